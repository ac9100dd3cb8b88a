// Keeps what is typed in <form data-keep="key"> on this device until the server has it, bound to the account.
// Never kept: passwords, files, the csrf token, fields marked data-keep-not. Gone at receipt, at log-out, after 72 hours.
(() => {
  const { fieldsOf, put, clock } = window.typing;
  const PREFIX = "keep:";
  const LIFE = 72 * 60 * 60 * 1000;
  const user = document.getElementById("outbox")?.dataset.user;
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

  // Hidden fields differ on every fresh page; only what a person sees decides whether something is to be restored.
  const visible = (form, fields) => {
    const hidden = new Set([...form.elements].filter((control) => control.type === "hidden").map((c) => c.name));
    return JSON.stringify(fields.filter(([name]) => !hidden.has(name)));
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
        localStorage.setItem(name, JSON.stringify({ at, fields: fieldsOf(form) }));
        saved(at);
      } catch {
        tell(form.dataset.keepFailed ?? "");
      }
    };
    const kept = read(name);
    if (kept && visible(form, kept.fields) !== visible(form, fieldsOf(form)))
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
      if (timer) save();
    });
    // Log-out, or the form now waits in the outbox (js/outbox-form.js).
    form.addEventListener("typing:forget", () => {
      clearTimeout(timer);
      timer = undefined;
      localStorage.removeItem(name);
      tell("");
    });
  };

  // At log-out (js/offline.js): what this account typed goes, and nothing is kept on the way out.
  document.addEventListener("log-out", () => {
    for (const form of document.querySelectorAll("form[data-keep]")) form.dispatchEvent(new Event("typing:forget"));
    for (const name of allNames()) if (name.startsWith(nameOf(""))) localStorage.removeItem(name);
  });

  try {
    sweep();
  } catch {
    return; // A browser that refuses storage: the forms work as they are.
  }
  if (user) for (const form of document.querySelectorAll("form[data-keep]")) keep(form);
})();
