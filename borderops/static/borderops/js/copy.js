// <button type="button" data-copy="#sentence" data-copied="Copied"> copies the words of that element and says so.
(() => {
  const say = (button) => {
    const words = button.textContent;
    document.getElementById("live").textContent = button.dataset.copied;
    button.textContent = button.dataset.copied;
    setTimeout(() => {
      button.textContent = words;
      document.getElementById("live").textContent = "";
    }, 2500);
  };

  // Over plain http in an intranet the clipboard is closed; a selection can still be copied.
  const copySelected = (element) => {
    const selection = getSelection();
    selection.selectAllChildren(element);
    const done = document.execCommand("copy");
    if (done) selection.removeAllRanges();
    return done;
  };

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button || button.textContent === button.dataset.copied) return;
    const element = document.querySelector(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(element.innerText.trim());
      say(button);
    } catch {
      if (copySelected(element)) say(button);
    }
  });
})();
