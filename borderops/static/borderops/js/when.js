// Shows a part of a form only where another field asks for it: <div data-when="name" data-is="one other">.
// What is hidden is not sent, and comes back as it was typed. A part with a fault in it stays in sight, and so does
// one with data-stays in which something is typed.
(() => {
  const valueOf = (name) => {
    const controls = [...document.getElementsByName(name)].filter((control) => !control.disabled);
    const chosen = controls.find((control) => control.type !== "radio" || control.checked);
    return chosen?.value ?? "";
  };

  const show = (part, shown) => {
    part.hidden = !shown;
    for (const control of part.querySelectorAll("input, select, textarea")) control.disabled = !shown;
  };

  const isNeeded = (part) => {
    const outer = part.parentElement.closest("[data-when]");
    if (outer?.hidden) return false;
    const filled = [...part.querySelectorAll("input")].some((input) => input.value);
    if (part.querySelector(".is-invalid") || ("stays" in part.dataset && filled)) return true;
    return part.dataset.is.split(" ").includes(valueOf(part.dataset.when));
  };

  // A choice that says what "as usual" means for the outcome that is chosen.
  const tellUsual = (select) => {
    const usual = select.options[0];
    usual.dataset.words ??= usual.textContent;
    const outcome = document.getElementById(select.dataset.usual);
    const meant = document.querySelector(`[data-usual-of="${outcome.disabled ? "" : outcome.value}"]`);
    usual.textContent = meant ? `${usual.dataset.words}: ${meant.textContent}` : usual.dataset.words;
  };

  const settle = () => {
    for (const part of document.querySelectorAll("[data-when]")) show(part, isNeeded(part));
    for (const select of document.querySelectorAll("[data-usual]")) tellUsual(select);
  };

  document.addEventListener("change", (event) => {
    if (event.target.form?.querySelector("[data-when]")) settle();
  });
  addEventListener("pageshow", settle);
  settle();
})();
