// Keeps what is typed in <form data-keep="key"> on this device until the server has it, bound to the account.
// Never kept: passwords, files, the csrf token, fields marked data-keep-not. Gone at receipt, at log-out, after 72 hours.
(() => {
  const PREFIX = "keep:";
  const LIFE = 72 * 60 * 60 * 1000;
  const user = document.body.dataset.keepUser;
  const nameOf = (key) => `${PREFIX}${user}:${key}`;
  const allNames = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

  const read = (name) => {
    try {
      return JSON.parse(localStorage.getItem(name));
    } catch {
      return null;
    }
  };

  const sweep = () => {
    for (const name of allNames()) {
      const kept = read(name);
      if (!kept || Date.now() - kept.at > LIFE) localStorage.removeItem(name);
    }
    for (const meta of document.querySelectorAll("meta[name=kept-received]"))
      localStorage.removeItem(nameOf(meta.content));
  };

  const mayKeep = (control) =>
    control.name &&
    control.name !== "csrfmiddlewaretoken" &&
    !["password", "file", "submit", "button"].includes(control.type) &&
    !control.closest("[data-keep-not]");

  const typed = (form) => {
    const fields = [];
    for (const control of [...form.elements].filter(mayKeep)) {
      if (["checkbox", "radio"].includes(control.type)) {
        if (control.checked) fields.push([control.name, control.value]);
      } else if (control.selectedOptions) {
        for (const option of control.selectedOptions) fields.push([control.name, option.value]);
      } else fields.push([control.name, control.value]);
    }
    return fields;
  };

  const put = (form, fields) => {
    const values = (name) => fields.filter(([field]) => field === name).map(([, value]) => value);
    for (const control of [...form.elements].filter(mayKeep)) {
      const mine = values(control.name);
      if (["checkbox", "radio"].includes(control.type)) control.checked = mine.includes(control.value);
      else if (control.options) for (const option of control.options) option.selected = mine.includes(option.value);
      else if (mine.length) control.value = mine[0];
    }
    // So that whatever depends on a field (the place found, the regime) follows.
    for (const control of [...form.elements].filter(mayKeep))
      control.dispatchEvent(new Event("change", { bubbles: true }));
  };

  // Hidden fields differ on every fresh page; only what a person sees decides whether something is to be restored.
  const visible = (form, fields) => {
    const hidden = new Set([...form.elements].filter((control) => control.type === "hidden").map((c) => c.name));
    return JSON.stringify(fields.filter(([name]) => !hidden.has(name)));
  };

  const clock = (at) => {
    const two = (part) => String(part).padStart(2, "0");
    const day = new Date(at);
    const time = `${two(day.getHours())}:${two(day.getMinutes())}`;
    const today = day.toDateString() === new Date().toDateString();
    return today ? time : `${time} ${two(day.getDate())}/${two(day.getMonth() + 1)}`;
  };

  const offer = (form, kept, settled) => {
    const notice = document.createElement("div");
    notice.className = "kept-notice";
    notice.setAttribute("role", "status");
    const words = document.createElement("span");
    words.textContent = form.dataset.keepFound.replace("{time}", clock(kept.at));
    const choices = document.createElement("span");
    choices.className = "row-of";
    for (const [label, look, use] of [
      [form.dataset.keepUse, "primary", true],
      [form.dataset.keepDrop, "light", false],
    ]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = `btn btn-sm btn-${look}`;
      button.textContent = label;
      button.addEventListener("click", () => {
        notice.remove();
        settled(use);
      });
      choices.append(button);
    }
    notice.append(words, choices);
    form.before(notice);
  };

  const keep = (form) => {
    const name = nameOf(form.dataset.keep);
    const status = form.querySelector("[data-keep-status]") ?? document.querySelector("[data-keep-status]");
    const tell = (words) => {
      if (status && status.textContent !== words) status.textContent = words;
    };
    const saved = (at) => tell(form.dataset.keepSaved.replace("{time}", clock(at)));
    const save = () => {
      const at = Date.now();
      try {
        localStorage.setItem(name, JSON.stringify({ at, fields: typed(form) }));
        saved(at);
      } catch {
        tell(form.dataset.keepFailed ?? "");
      }
    };
    const kept = read(name);
    if (kept && visible(form, kept.fields) !== visible(form, typed(form)))
      offer(form, kept, (use) => {
        if (use) {
          put(form, kept.fields);
          save();
          form.querySelector("input:not([type=hidden]), select, textarea")?.focus();
        } else {
          localStorage.removeItem(name);
          tell("");
        }
      });
    else if (kept) saved(kept.at);
    let timer;
    form.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(save, 400);
    });
    form.addEventListener("submit", save);
    addEventListener("pagehide", () => {
      if (timer && !leaving) save();
    });
  };

  let leaving = false;
  document.addEventListener("submit", (event) => {
    if (!("forgetsKept" in event.target.dataset)) return;
    leaving = true;
    for (const name of allNames()) localStorage.removeItem(name);
  });

  try {
    sweep();
  } catch {
    return; // A browser that refuses storage: the forms work as they are.
  }
  if (user) for (const form of document.querySelectorAll("form[data-keep]")) keep(form);
})();
