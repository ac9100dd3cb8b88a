// Keeps the forms that are filled in on the way openable without a line, for this account only, and takes everything of it away at log-out.
(() => {
  const { outbox, once } = window;
  const words = document.getElementById("outbox")?.dataset;
  if (!words) return;
  const { user } = words;
  const FRESH = 30 * 60 * 1000;
  const COPY = "form-";
  const LEAVING = "leaving"; // the log-in that was left without a line, until the register knows

  const drop = async (stays) => {
    for (const name of window.caches ? await caches.keys() : [])
      if (name.startsWith(COPY) && name !== stays) await caches.delete(name);
  };

  const ours = (addresses, from) => {
    const files = addresses.map((address) => new URL(address, new URL(from, location.href)));
    const paths = files.filter((file) => file.origin === location.origin).map((file) => file.pathname);
    return [...new Set(paths.filter((path) => path.startsWith(words.static)))];
  };
  const filesOf = (text, url) => {
    const page = new DOMParser().parseFromString(text, "text/html");
    const named = [...page.querySelectorAll("link[href], script[src], img[src]")];
    return ours(named.map((part) => part.getAttribute("href") ?? part.getAttribute("src")), url);
  };
  const keepFile = async (cache, file) => {
    await cache.add(file);
    if (!file.endsWith(".css")) return;
    const style = await (await cache.match(file)).text();
    const images = [...style.matchAll(/url\(["']?([^"')]+)/g)].map((found) => found[1]);
    await Promise.allSettled(ours(images, file).map((image) => cache.add(image)));
  };

  // A form as the register makes it for keeping: without messages and numbers of its hour.
  const keepCopy = async (cache, url) => {
    const old = await cache.match(url);
    if (old && Date.now() - old.headers.get("X-Kept-At") < FRESH) return;
    const answer = await fetch(url, { headers: { "X-Outbox": "copy" }, redirect: "manual", cache: "no-store" });
    if (!answer.ok) return;
    const text = await answer.text();
    await Promise.allSettled(filesOf(text, url).map((file) => keepFile(cache, file)));
    const headers = new Headers(answer.headers);
    headers.set("X-Kept-At", Date.now());
    await cache.put(url, new Response(text, { headers }));
  };
  const keepCopies = async () => {
    const forms = words.forms.split(" ").filter(Boolean);
    const name = `${COPY}${user}-${document.documentElement.lang}`;
    await drop(forms.length && name);
    if (!forms.length) return;
    const cache = await caches.open(name);
    for (const url of forms) await keepCopy(cache, url);
  };

  const register = async () => {
    const worker = await navigator.serviceWorker.register(words.worker);
    if (worker && user && !("keptCopy" in document.body.dataset)) await keepCopies();
  };

  const forget = async () => {
    document.dispatchEvent(new Event("log-out"));
    localStorage.removeItem("kept-for");
    await drop();
    await outbox.empty();
  };

  const leave = async (form) => {
    const waiting = (await outbox.unsent().catch(() => [])).length;
    if (waiting && !confirm(words.leaveAsk.replace("{n}", waiting))) return once?.free(form);
    await forget().catch(() => {});
    if (words.logInMark) localStorage.setItem(LEAVING, words.logInMark);
    form.submit();
  };

  document.addEventListener("submit", (event) => {
    if (!("forgetsKept" in event.target.dataset)) return;
    event.preventDefault();
    leave(event.target);
  });

  // On the page without a line: says when there is one again, and makes good a log-out that was left without it.
  const watch = async () => {
    const { status, body } = await outbox.ask(words.url, 10000);
    if (status < 0 || status >= 500) return setTimeout(watch, 10000);
    for (const part of document.querySelectorAll("[data-no-line]")) part.hidden = true;
    for (const part of document.querySelectorAll("[data-line-back]")) part.hidden = false;
    const leaving = localStorage.getItem(LEAVING);
    if (!leaving) return;
    if (body?.log_in === leaving)
      await outbox.ask(words.logOut, 10000, { method: "POST", headers: { "X-CSRFToken": body.token } });
    localStorage.removeItem(LEAVING);
    location.assign(words.logIn);
  };

  const begin = () => {
    const leaving = localStorage.getItem(LEAVING);
    if (user && leaving === words.logInMark) return document.querySelector("form[data-forgets-kept]").submit();
    if (user) {
      localStorage.removeItem(LEAVING);
      localStorage.setItem("kept-for", user);
    } else {
      document.querySelector("[data-leaving]")?.toggleAttribute("hidden", !leaving);
      addEventListener("online", watch);
      watch();
    }
    if ("serviceWorker" in navigator && window.caches) register().catch(() => {});
  };

  // The links to the forms, on the page without a line, where they can be opened.
  const offerForms = async () => {
    for (const link of window.caches ? document.querySelectorAll("[data-offline-form]") : [])
      link.hidden = !(await caches.match(link.getAttribute("href"), { ignoreVary: true }));
  };

  try {
    begin();
    offerForms().catch(() => {});
  } catch {
    // A browser that refuses storage: pages work as they are.
  }
})();
