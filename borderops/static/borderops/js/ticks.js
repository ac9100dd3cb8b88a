// Boxes of a list on a form: <fieldset data-ticks> with buttons [data-tick-all], [data-tick-none] and a line
// [data-ticked] that says how many are ticked. Without this script the buttons send the form and the server ticks.
(() => {
  for (const part of document.querySelectorAll("[data-ticks]")) {
    const boxes = [...part.querySelectorAll("tbody input[type=checkbox]")];
    const line = part.querySelector("[data-ticked]");

    const tell = () => {
      line.textContent = line.dataset.ticked.replace("{n}", boxes.filter((box) => box.checked).length);
    };
    const set = (checked) => {
      for (const box of boxes) box.checked = checked;
      part.dispatchEvent(new Event("input", { bubbles: true })); // so that it is kept
      tell();
    };

    for (const [button, checked] of [
      [part.querySelector("[data-tick-all]"), true],
      [part.querySelector("[data-tick-none]"), false],
    ]) {
      button.type = "button";
      button.addEventListener("click", () => set(checked));
    }
    part.addEventListener("change", tell);
  }
})();
