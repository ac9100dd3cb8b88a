// What a person has typed into a form: read off, put back, and which of it may stay on this device at all.
// Never: passwords, files, the csrf token, fields within [data-keep-not].
window.typing = (() => {
  const mayKeep = (control) =>
    control.name &&
    control.name !== "csrfmiddlewaretoken" &&
    !["password", "file", "submit", "button"].includes(control.type) &&
    !control.closest("[data-keep-not]");

  const kept = (form) => [...form.elements].filter(mayKeep);

  const fieldsOf = (form) => {
    const fields = [];
    for (const control of kept(form)) {
      if (["checkbox", "radio"].includes(control.type)) {
        if (control.checked) fields.push([control.name, control.value]);
      } else if (control.selectedOptions) {
        for (const option of control.selectedOptions) fields.push([control.name, option.value]);
      } else fields.push([control.name, control.value]);
    }
    return fields;
  };

  // A row that this page does not show (yet) is carried on unseen; before all others, so that what is seen counts.
  const carryUnseen = (form, fields) => {
    const names = new Set(kept(form).map((control) => control.name));
    for (const [name, value] of fields.filter(([name]) => !names.has(name) && form.elements[name] === undefined)) {
      const unseen = document.createElement("input");
      Object.assign(unseen, { type: "hidden", name, value });
      form.prepend(unseen);
    }
  };

  // Scripts that add rows to a form listen to "typing:put" and make room for `event.detail` first.
  const put = (form, fields) => {
    form.dispatchEvent(new CustomEvent("typing:put", { bubbles: true, detail: fields }));
    carryUnseen(form, fields);
    const values = (name) => fields.filter(([field]) => field === name).map(([, value]) => value);
    for (const control of kept(form)) {
      const mine = values(control.name);
      if (["checkbox", "radio"].includes(control.type)) control.checked = mine.includes(control.value);
      else if (control.options) for (const option of control.options) option.selected = mine.includes(option.value);
      else if (mine.length) control.value = mine[0];
    }
    // So that whatever depends on a field (the place found, the regime) follows.
    for (const control of kept(form)) control.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // Whether something stands in the form that may not be kept here: a photo, a name.
  const hasMore = (form) =>
    [...form.elements].some(
      (control) =>
        control.name &&
        control.name !== "csrfmiddlewaretoken" &&
        !mayKeep(control) &&
        !["hidden", "submit", "button"].includes(control.type) &&
        (["checkbox", "radio"].includes(control.type) ? control.checked : control.value),
    );

  const two = (part) => String(part).padStart(2, "0");
  const time = (day) => `${two(day.getHours())}:${two(day.getMinutes())}`;
  const date = (day) => `${two(day.getDate())}/${two(day.getMonth() + 1)}`;
  const clock = (at) => {
    const day = new Date(at);
    return day.toDateString() === new Date().toDateString() ? time(day) : `${time(day)} ${date(day)}`;
  };
  const today = () => `${date(new Date())}/${new Date().getFullYear()}`;

  return { fieldsOf, put, hasMore, clock, today, now: () => time(new Date()) };
})();
