// The form of a shift follows the post that is chosen: which shifts are due, who was there last, the hand-over; and it
// asks for a reason as soon as there are fewer declarations than people. What is offered stands in #shift-offers.
(() => {
  const form = document.querySelector("form[data-shift-form]");
  const offers = JSON.parse(document.getElementById("shift-offers")?.textContent ?? "null");
  if (!form || !offers) return;
  const HOUR = 60 * 60 * 1000;
  const DAY = 24 * HOUR;
  const place = form.querySelector("[data-shifts]");
  const DAYS_BACK = Number(place.dataset.daysBack);
  const MOST = Number(place.dataset.most);
  const BEFORE_THE_END = (Number(place.dataset.minutesBefore) * HOUR) / 60; // a report may be sent that long before its shift is over
  const box = place.querySelector(".segmented");
  const other = box.querySelector("input[value=other]").closest("label");
  let shown = form.elements.post.value;

  const two = (part) => String(part).padStart(2, "0");
  const clock = (day) => `${two(day.getHours())}:${two(day.getMinutes())}`;
  const stamp = (at) => {
    const day = new Date(at);
    return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}T${clock(day)}`;
  };
  const wordsOf = (key) => {
    const [start, end] = key.split("/").map((at) => new Date(at));
    const words = `${clock(start)}–${clock(end)}, ${two(start.getDate())}/${two(start.getMonth() + 1)}`;
    return end.getTime() > Date.now() + BEFORE_THE_END ? `${words} (${place.dataset.underWay})` : words;
  };

  // The shifts of a post that have begun and are not reported, as far as is known here; newest first.
  const due = ({ n, first, since, taken }) => {
    const found = [];
    if (!n) return found;
    const length = DAY / n;
    const [hour, minute] = first.split(":").map(Number);
    const today = new Date().setHours(hour, minute, 0, 0);
    for (let at = today + DAY - length; found.length < MOST; at -= length) {
      if (at < today - DAYS_BACK * DAY || stamp(at) < since) break;
      const [start, end] = [stamp(at), stamp(at + length)];
      if (at <= Date.now() && !taken.some(([from, to]) => start < to && from < end)) found.push(`${start}/${end}`);
    }
    return found;
  };

  const radio = (key) => {
    const label = other.cloneNode(true);
    const input = label.querySelector("input");
    input.value = key;
    input.id = `id_shift_${key}`;
    input.checked = false;
    input.defaultChecked = false;
    label.querySelector("span").textContent = wordsOf(key);
    return label;
  };
  const keys = () => [...box.querySelectorAll("input")].map((input) => input.value);
  const makeRoom = (key) => {
    if (key?.includes("/") && !keys().includes(key)) box.prepend(radio(key));
  };

  const offerShifts = (offer) => {
    const found = due(offer);
    box.replaceChildren(...found.map(radio), other);
    const sendable = found.find((key) => new Date(key.split("/")[1]) <= Date.now() + BEFORE_THE_END);
    form.querySelector(`[name=shift][value="${sendable ?? found[0] ?? "other"}"]`).checked = true;
  };

  // Only what nobody has changed since it was offered follows the post.
  const offerKept = (before, offer) => {
    for (const name of new Set([...Object.keys(before.kept), ...Object.keys(offer.kept)])) {
      const control = form.elements[name];
      if (control.value === (before.kept[name] ?? "")) control.value = offer.kept[name] ?? "";
    }
    const words = form.querySelector("[data-kept-words]");
    words.textContent = offer.keptWords;
    words.hidden = !offer.keptWords;
  };

  const offerHandOver = ({ confirm }) => {
    const part = form.querySelector("[data-hand-over]");
    const words = part.querySelector("[data-hand-over-words]");
    part.hidden = !confirm;
    part.querySelector("input").checked = false;
    part.querySelector("input").value = confirm?.number ?? "";
    words.textContent = words.dataset.handOverWords.replace("{hours}", confirm?.hours ?? "");
  };

  const follow = (post) => {
    const nothing = { n: 0, kept: {}, keptWords: "", taken: [], confirm: null };
    const before = offers[shown] ?? nothing;
    const offer = offers[post] ?? nothing;
    shown = post;
    offerShifts(offer);
    offerKept(before, offer);
    offerHandOver(offer);
    box.querySelector("input:checked").dispatchEvent(new Event("change", { bubbles: true }));
  };

  const number = (name) => {
    const text = form.elements[name].value.replace(/[. ]/g, "");
    return /^\d+$/.test(text) ? Number(text) : null;
  };
  const askForReason = () => {
    const part = form.querySelector("[data-lacking]");
    const people = [number("people_in"), number("people_out")].filter((count) => count !== null);
    const declared = number("declarations");
    const lacking = declared === null ? 0 : people.reduce((sum, count) => sum + count, 0) - declared;
    const reason = form.elements.declarations_reason;
    const words = part.querySelector("[data-lacking-words]");
    if (lacking > 0) words.textContent = words.dataset.lackingWords.replace("{n}", lacking.toLocaleString("vi"));
    part.hidden = !(lacking > 0 || reason.value || reason.classList.contains("is-invalid"));
  };

  // What was kept on this device may be of another post and of a shift that is not offered any more.
  form.addEventListener("typing:put", ({ detail }) => {
    const kept = Object.fromEntries(detail);
    if (kept.post && kept.post !== shown) follow(kept.post);
    makeRoom(kept.shift);
  });
  form.elements.post.addEventListener("change", ({ target }) => target.value !== shown && follow(target.value));
  form.addEventListener("outbox:start", () => follow(form.elements.post.value));
  form.addEventListener("input", askForReason);
  form.addEventListener("change", askForReason);
  askForReason();

  // What still waits on this device is reported too.
  const takeWaiting = async () => {
    const { outbox } = window;
    const asked = new URLSearchParams(location.search).get("outbox");
    let isShown = "keptCopy" in document.body.dataset;
    for (const item of outbox.user && window.indexedDB ? await outbox.unsent() : []) {
      const { post, shift } = Object.fromEntries(item.fields ?? []);
      if (item.url !== location.pathname || item.key === asked || !offers[post] || !shift?.includes("/")) continue;
      offers[post].taken.push(shift.split("/"));
      isShown ||= post === shown;
    }
    if (isShown && !asked && !("bound" in form.dataset)) follow(shown);
  };
  if ("outbox" in form.dataset) takeWaiting().catch(() => {}); // a browser that refuses storage holds nothing
})();
