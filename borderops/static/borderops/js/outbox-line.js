// The line on every page about what was received and what still waits on this device, and the list of what waits.
(() => {
  const { outbox, typing } = window;
  const line = document.getElementById("sent-line");
  const list = document.querySelector("[data-outbox-list]");
  const words = document.getElementById("outbox")?.dataset;
  const none = document.querySelector("[data-outbox-none]");
  if (none && !outbox.user) none.hidden = false;
  if (!words || !outbox.user || !window.indexedDB) return;
  const opened = Date.now();
  const MOST = 3;

  const made = (tag, className, ...parts) => {
    const element = Object.assign(document.createElement(tag), { className });
    element.append(...parts);
    return element;
  };
  const link = (url, text, className = "") => Object.assign(made("a", className, text), { href: url });
  const isToday = (item) => new Date(item.at).toDateString() === new Date().toDateString();

  const draw = (items) => {
    const waiting = items.filter((item) => item.state === "waiting").length;
    const mend = items.filter((item) => ["refused", "open"].includes(item.state)).length;
    const came = items.filter((item) => item.state === "received" && isToday(item)).reverse();
    const since = came.filter((item) => item.at > opened);
    const fresh = since.length || line.querySelector("[data-receipt]") ? since : came.slice(0, 1);
    const parts = [];
    if (waiting) parts.push(made("p", "unsent", words.unsent.replace("{n}", waiting), " ", link(words.url, words.show)));
    if (waiting && outbox.mustLogIn()) parts.at(-1).append(" · ", link(words.logIn, words.logInWords));
    if (mend) parts.push(made("p", "unsent mend", words.mend.replace("{n}", mend), " ", link(words.url, words.show)));
    for (const item of fresh.slice(0, MOST)) parts.push(made("p", "sent", link(item.url, item.words)));
    const drawn = parts.map((part) => part.outerHTML).join();
    if (line.dataset.drawn === drawn) return; // a screen reader says it once
    line.dataset.drawn = drawn;
    for (const old of line.querySelectorAll("p:not([data-receipt])")) old.remove();
    line.querySelector("[data-receipt]")?.toggleAttribute("hidden", fresh.length > 0);
    line.prepend(...parts);
  };

  const throwAway = (item) => {
    const button = made("button", "btn btn-link btn-sm", words.throwAway);
    button.type = "button";
    button.addEventListener("click", () => confirm(words.throwAwayAsk) && outbox.drop(item.key));
    return button;
  };
  const entry = (item) => {
    if (item.state === "received") return made("li", "", link(item.url, item.words));
    const mend = item.state !== "waiting";
    const times = words.times
      .replace("{at}", typing.clock(item.at))
      .replace("{until}", typing.clock(item.at + outbox.LIFE));
    const said = [item.refusal?.summary ?? [], (item.refusal?.errors ?? []).map((one) => `${one.label}: ${one.words.join(" ")}`)];
    return made(
      "li",
      "",
      made("b", "", item.told || "…"),
      " ",
      made("span", mend ? "chip chip-stop" : "chip chip-wait", mend ? words.stateMend : words.stateWaiting),
      made("div", "sub", times),
      ...said.flat().map((text) => made("div", "", text)),
      made("div", "row-of", link(`${item.url}?outbox=${item.key}`, words.open, "btn btn-light btn-sm"), throwAway(item)),
    );
  };

  const refresh = async () => {
    const items = await outbox.all();
    draw(items);
    if (!list) return;
    const shown = items.filter((item) => item.state !== "received" || isToday(item));
    list.replaceChildren(...shown.map(entry));
    none.hidden = shown.length > 0;
    document.querySelector("[data-outbox-send]").hidden = !items.some((item) => item.state === "waiting");
  };
  const show = () => refresh().catch(() => {}); // a browser that refuses storage holds nothing to show

  document.addEventListener("outbox", show);
  document.querySelector("[data-outbox-send]")?.addEventListener("click", outbox.sendNow);
  addEventListener("pageshow", show);
  show();
})();
