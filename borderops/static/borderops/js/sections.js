// Sections of a form that are closed until they are needed, and questions that are hidden until they are asked:
// they open when something is put back into them, or when a fault in them is shown.
(() => {
  const isAsItWas = (control) => {
    if (["checkbox", "radio"].includes(control.type)) return control.checked === control.defaultChecked;
    if (control.options) return [...control.options].every((option) => option.selected === option.defaultSelected) || !control.value;
    return control.value === control.defaultValue;
  };

  const show = (element) => {
    for (let at = element; at; at = at.parentElement?.closest("details.section, [data-asked]")) {
      if (at.matches("details.section")) at.open = true;
      if (at.matches("[data-asked]")) at.hidden = false;
    }
  };

  for (const form of document.querySelectorAll("form:has(details.section)")) {
    form.addEventListener("change", (event) => {
      if (event.target.type !== "hidden" && !isAsItWas(event.target)) show(event.target);
    });
    new MutationObserver(() => {
      for (const fault of form.querySelectorAll(".is-invalid, .invalid-feedback, [aria-invalid=true]")) show(fault);
    }).observe(form, { childList: true, subtree: true, attributeFilter: ["class", "aria-invalid"] });
  }
})();
