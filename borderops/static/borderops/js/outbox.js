// Forms that wait on this device for the line. Each is sent under its own key until the register says that it has it,
// so it may be sent twice and is one record. Bound to the account; gone at receipt, at log-out, after 72 hours.
// States: waiting; refused (to be mended, with the register's words); open (being mended); received (only the receipt).
window.outbox = (() => {
  const LIFE = 72 * 60 * 60 * 1000;
  const ASK = 10000; // ms; a line that hangs counts as none
  const SEND = 30000;
  const FIRST = 10000;
  const LONGEST = 5 * 60 * 1000;
  const place = document.getElementById("outbox");
  // The page without a line is made for nobody; what waits there is that of who was here last.
  const user = place?.dataset.user ?? (place && localStorage.getItem("kept-for")) ?? "";
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("outbox") : null;
  let mustLogIn = false;

  // IndexedDB and not localStorage: what it has taken is on the disk, even if the browser is killed at once.
  const open = () =>
    new Promise((done, failed) => {
      const asked = indexedDB.open("outbox", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("forms", { keyPath: "key" });
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  const within = async (mode, act) => {
    const base = await open();
    return new Promise((done, failed) => {
      const deal = base.transaction("forms", mode, { durability: "strict" });
      const asked = act(deal.objectStore("forms"));
      deal.oncomplete = () => done(asked.result);
      deal.onerror = deal.onabort = () => failed(deal.error);
    }).finally(() => base.close());
  };

  const changed = () => {
    document.dispatchEvent(new Event("outbox"));
    channel?.postMessage("changed");
  };
  const find = async (key) => {
    const item = await within("readonly", (forms) => forms.get(key));
    return item?.user === user ? item : undefined;
  };
  const put = async (item) => {
    await within("readwrite", (forms) => forms.put({ ...item, user }));
    changed();
  };
  const drop = async (key) => {
    if (!(await find(key))) return;
    await within("readwrite", (forms) => forms.delete(key));
    changed();
  };
  const all = async () => {
    const items = await within("readonly", (forms) => forms.getAll());
    const old = items.filter((item) => Date.now() - item.at > LIFE);
    if (old.length) await within("readwrite", (forms) => old.map((item) => forms.delete(item.key))[0]);
    return items.filter((item) => item.user === user && !old.includes(item)).sort((a, b) => a.at - b.at);
  };
  const unsent = async () => (await all()).filter((item) => item.state !== "received");
  const empty = async () => {
    for (const item of await all()) await drop(item.key);
  };

  const ask = async (url, within, options = {}) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), within);
    try {
      const headers = { Accept: "application/json", ...options.headers };
      const fixed = { cache: "no-store", redirect: "manual", signal: stop.signal };
      const response = await fetch(url, { ...options, ...fixed, headers });
      const isData = response.headers.get("Content-Type")?.startsWith("application/json");
      return { status: response.status, body: isData ? await response.json() : null };
    } catch {
      return { status: -1, body: null }; // no line, or one that hangs
    } finally {
      clearTimeout(timer);
    }
  };

  // Who is logged in, with a fresh token: "line", "log-in" (ended, or another account), or the answer itself.
  const who = async () => {
    const { status, body } = await ask(place.dataset.url, ASK);
    if (status === 0 || (body && body.user !== user)) return { outcome: "log-in" }; // 0: led elsewhere, to a new password
    return body ? { outcome: "line is up", ...body } : { outcome: "line" };
  };

  const post = async (item, seal, later) => {
    const body = new URLSearchParams([...item.fields, ["typed_by", seal.typed_by]]);
    const url = later || item.mended ? `${item.url}?outbox=${item.key}` : item.url;
    const headers = { "X-CSRFToken": seal.token, "X-Outbox": later ? "later" : "now" };
    const { status, body: said } = await ask(url, SEND, { method: "POST", body, headers });
    if (status === 200 && said?.url) return { outcome: "received", ...said };
    if (status === 200 || status < 0 || status === 408 || status === 429 || status >= 500) return { outcome: "line" };
    if (status === 401 || status === 0) return { outcome: "log-in", seal };
    return { outcome: "refused", seal, status, refusal: said };
  };

  // One tab at a time; where a browser has no locks, the form's key makes a second sending harmless.
  const alone = (key, act) => (navigator.locks ? navigator.locks.request(`outbox:${key}`, act) : act());

  // Sends a form that waits; `fresh` is one that is put here first, by the person who has just pressed the button.
  const deliver = (key, fresh) =>
    alone(key, async () => {
      const later = !fresh;
      if (fresh) await put(fresh);
      const item = fresh ?? (await find(key));
      if (item?.state !== "waiting") return { outcome: "gone" };
      const seal = await who();
      const answer = seal.outcome === "line is up" ? await post(item, seal, later) : seal;
      mustLogIn = answer.outcome === "log-in";
      if (answer.outcome === "received" && !later) await drop(key);
      if (answer.outcome === "received" && later) {
        const { words, url } = answer;
        await put({ key, at: Date.now(), state: "received", words, url });
      }
      if (answer.outcome === "refused" && later)
        await put({ ...item, state: "refused", refusal: answer.refusal, status: answer.status });
      return answer;
    });

  let wait = FIRST;
  let timer;
  let sending = null;
  const sendEach = async () => {
    for (const { key, state } of await all()) {
      if (state !== "waiting") continue;
      const { outcome } = await deliver(key);
      if (["line", "log-in"].includes(outcome)) return false;
    }
    return true;
  };
  const sendAll = () => {
    clearTimeout(timer);
    sending ??= sendEach()
      .catch(() => true) // a browser that refuses storage has nothing to send
      .then((done) => {
        sending = null;
        if (!done) sendSoon();
        wait = done ? FIRST : Math.min(wait * 2, LONGEST);
        document.dispatchEvent(new Event("outbox"));
      });
    return sending;
  };
  const sendNow = () => {
    wait = FIRST;
    return sendAll();
  };
  const sendSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(sendAll, wait);
  };

  const newKey = () => {
    if (crypto.randomUUID) return crypto.randomUUID();
    const bytes = crypto.getRandomValues(new Uint8Array(16)); // plain http has no randomUUID
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  if (user) {
    addEventListener("online", sendNow);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && sendNow());
    channel?.addEventListener("message", () => document.dispatchEvent(new Event("outbox")));
    const begin = async () => {
      for (const meta of document.querySelectorAll("meta[name=kept-received]")) await drop(meta.content.slice(-36));
    };
    // When all scripts stand, and not only when every picture has come: a line that hangs would keep us from starting.
    document.addEventListener("DOMContentLoaded", () => begin().catch(() => {}).then(sendAll));
  }
  const forms = { find, put, drop, all, unsent, empty };
  return { user, LIFE, ...forms, alone, deliver, sendNow, sendSoon, who, ask, newKey, mustLogIn: () => mustLogIn };
})();
