// A second press of a button sends nothing: the server would answer with the same record anyway,
// but a person who sees a button that still works does not know that. Downloads opt out: data-more-than-once.
window.once = (() => {
  const buttonsOf = (form) =>
    [...form.elements].filter((control) => control.type === "submit" && control.tagName === "BUTTON");

  const free = (form) => {
    delete form.dataset.sending;
    form.removeAttribute("aria-busy");
    for (const button of buttonsOf(form)) if (button.dataset.wasFree) button.disabled = false;
  };

  const hold = (form) => {
    form.dataset.sending = "yes";
    form.setAttribute("aria-busy", "true");
    // Later, so that the pressed button's own name and value are still sent.
    setTimeout(() => {
      if (!form.dataset.sending) return;
      for (const button of buttonsOf(form)) {
        button.dataset.wasFree = button.disabled ? "" : "yes";
        button.disabled = true;
      }
    });
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || "moreThanOnce" in form.dataset) return;
    if (form.dataset.sending) return event.preventDefault();
    hold(form);
    // A lost connection must not lock the form for good.
    setTimeout(() => free(form), 15000);
  });

  addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sending]")) free(form);
  });

  return { hold, free };
})();
