// <form data-outbox>: sent at once where there is a line, otherwise put into the outbox (js/outbox.js).
// What the register refuses at once is shown by the register itself; what it refused later opens here again, filled in.
(() => {
  const { outbox, typing, once } = window;
  const form = document.querySelector("form[data-outbox]");
  if (!form || !outbox.user || !window.indexedDB || !form.requestSubmit) return;
  const words = form.dataset;
  const asked = new URLSearchParams(location.search).get("outbox");
  const isCopy = "keptCopy" in document.body.dataset;
  let opened = asked;

  const made = (tag, className, text = "") => Object.assign(document.createElement(tag), { className, textContent: text });
  const notice = (...parts) => {
    document.querySelector("[data-outbox-notice]")?.remove();
    const box = made("div", "kept-notice");
    box.dataset.outboxNotice = "";
    box.tabIndex = -1;
    box.setAttribute("role", "status");
    box.append(...parts);
    form.before(box);
    return box;
  };

  // A form of its own: another key, and the day and the time of now instead of those it was kept with.
  const start = () => {
    form.elements.form_key.value = outbox.newKey();
    if (words.outboxDay) form.elements[words.outboxDay].value = typing.today();
    if (words.outboxTime) form.elements[words.outboxTime].value = typing.now();
    form.dispatchEvent(new Event("outbox:start"));
  };

  // What a person would call the form in the list of what waits: its kind, and what stands in some of its fields.
  const chosenIn = (control) => {
    if (!control?.value) return "";
    const radio = control instanceof RadioNodeList && [...control].find((one) => one.checked);
    return radio ? radio.closest("label").textContent.trim() : control.selectedOptions?.[0].text ?? control.value;
  };
  const told = () => {
    const fields = (words.outboxTells ?? "").split(" ").map((name) => chosenIn(form.elements[name]));
    return [words.outboxName, ...fields].filter(Boolean).join(" · ");
  };

  const sendPlainly = (button, seal) => {
    once.free(form);
    if (seal) {
      form.elements.csrfmiddlewaretoken.value = seal.token;
      form.elements.typed_by.value = seal.typed_by;
    }
    form.dataset.plain = "yes";
    form.requestSubmit(button);
  };

  const another = () => {
    if (navigator.serviceWorker?.controller || opened || "bound" in words) return location.assign(location.pathname);
    form.reset();
    for (const part of form.querySelectorAll("[aria-live]")) part.replaceChildren();
    start();
    form.hidden = false;
    document.querySelector("[data-outbox-notice]").remove();
    form.querySelector("input:not([type=hidden]), select, textarea").focus();
  };

  const sayItWaits = (key) => {
    form.dispatchEvent(new Event("typing:forget"));
    once.free(form);
    form.hidden = true;
    const button = made("button", "btn btn-light btn-sm", words.outboxAnother);
    button.type = "button";
    button.addEventListener("click", another);
    const box = notice(made("span", "", words.outboxWaits), button);
    box.focus();
    document.addEventListener("outbox", async () => {
      const item = await outbox.find(key);
      if (item?.state !== "received" || !box.isConnected) return;
      const link = Object.assign(made("a", "", item.words), { href: item.url });
      box.firstChild.replaceChildren(link);
    });
    outbox.sendSoon();
  };

  const sayItStays = () => {
    once.free(form);
    notice(made("span", "", words.outboxStays)).focus();
  };

  const send = async (button) => {
    if (typing.hasMore(form)) {
      const seal = await outbox.who();
      return seal.outcome === "line" ? sayItStays() : sendPlainly(button, seal.token && seal);
    }
    const key = form.elements.form_key.value;
    const asked = typing.fieldsOf(form).filter(([name]) => !form.elements[name]?.disabled);
    const fields = [...asked, [button.name, button.value]];
    const item = { key, at: Date.now(), url: location.pathname, fields, told: told(), state: "waiting" };
    const answer = await outbox.deliver(key, { ...item, mended: Boolean(opened) });
    if (answer.outcome === "line") return sayItWaits(key);
    if (answer.outcome === "received") {
      form.dispatchEvent(new Event("typing:forget"));
      return location.assign(answer.url);
    }
    await (opened ? outbox.put({ ...item, state: "open" }) : outbox.drop(key));
    sendPlainly(button, answer.seal);
  };

  form.addEventListener("submit", (event) => {
    if ("plain" in words || (event.submitter && event.submitter.name !== "then")) return; // to add a row is not to send
    event.preventDefault();
    if (words.sending) return;
    once.hold(form);
    const button = event.submitter ?? form.querySelector("button[value=submit], button[name=then]");
    send(button).catch(() => sendPlainly(button)); // a browser that refuses storage sends as if we were not here
  });
  addEventListener("pageshow", () => delete words.plain);

  const showRefusal = ({ refusal, status }) => {
    const box = made("div", "error-summary");
    box.setAttribute("role", "alert");
    const list = made("ul", "");
    for (const line of refusal?.summary ?? []) list.append(made("li", "", line));
    for (const { name, label, words: said } of refusal?.errors ?? []) {
      const control = form.querySelector(`[name="${CSS.escape(name)}"]:not([type=hidden])`);
      const line = made("li", "");
      const link = made(control?.id ? "a" : "span", "", `${label}: ${said.join(" ")}`);
      if (control?.id) link.href = `#${control.id}`;
      line.append(link);
      list.append(line);
      control?.classList.add("is-invalid");
      control?.setAttribute("aria-invalid", "true");
    }
    if (!list.childElementCount) list.append(made("li", "", status === 403 ? words.outboxForbidden : words.outboxAgain));
    box.append(made("h2", "", words.outboxMend), list);
    form.before(box);
  };

  // Filled in at once; handed to the person when no other tab is just sending it.
  const openAgain = async () => {
    const waiting = (await outbox.find(asked))?.fields;
    if (waiting && !("bound" in words)) typing.put(form, waiting);
    once.hold(form);
    await outbox.alone(asked, async () => {
      const item = await outbox.find(asked);
      if (item?.fields) {
        await outbox.put({ ...item, state: "open" });
        if (!("bound" in words) && item.status) showRefusal(item);
      } else {
        opened = null;
        notice(made("span", "", words.outboxGone));
      }
    });
    once.free(form);
  };

  if (isCopy) start();
  if (isCopy && asked) words.keep = words.keep.replace(/[^-]*$/, asked);
  if (isCopy) notice(made("span", "", words.outboxCopy));
  if (asked) document.addEventListener("DOMContentLoaded", openAgain); // the scripts of this form stand by then
  // The look-up of a place while typing needs the line; the register looks it up again when the form comes in.
  document.addEventListener("htmx:sendError", ({ detail }) => {
    if (form.contains(detail.target)) detail.target.replaceChildren(made("p", "hint", words.outboxUnseen));
  });
})();
