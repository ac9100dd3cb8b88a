// Opens pages on a bad line. Kept are: the page that says there is no line, with its files; and the forms that are
// filled in on the way, which each page puts there for the account that is logged in (js/offline.js). No list, no record,
// no answer is ever kept.
const VERSION = "{{ version }}";
const SHELL = `shell-${VERSION}`;
const COPY = "form-";
const NO_LINE = "{% url "offline" %}";
const STATIC = "{{ static }}";
const FILES = {{ files|safe }};
const LIFE = 72 * 60 * 60 * 1000;
const SOON = 5000; // ms until the copy is shown instead of a line that hangs
const A_WHILE = 30 * 1000;
let failed = 0; // when the line did so last: the files of that page need not try it again, one by one

const put = async () => {
  const shell = await caches.open(SHELL);
  await shell.add(new Request(NO_LINE, { cache: "reload" }));
  await Promise.allSettled(FILES.map((file) => shell.add(file))); // without one of them the page still says what it must
  await self.skipWaiting();
};

const tidy = async () => {
  for (const name of await caches.keys()) if (name.startsWith("shell-") && name !== SHELL) await caches.delete(name);
  await self.clients.claim();
};

const soon = (request) =>
  Promise.race([fetch(request), new Promise((_, late) => setTimeout(() => late(new Error("late")), SOON))]);

const copyOf = async (path) => {
  for (const name of (await caches.keys()).filter((name) => name.startsWith(COPY))) {
    const cache = await caches.open(name);
    const copy = await cache.match(path, { ignoreVary: true });
    if (copy && Date.now() - copy.headers.get("X-Kept-At") < LIFE) return copy;
    if (copy) await cache.delete(path, { ignoreVary: true });
  }
};

const page = async (request) => {
  const copy = request.method === "GET" ? await copyOf(new URL(request.url).pathname) : undefined;
  try {
    const answer = await (copy ? soon(request) : fetch(request));
    return copy && [502, 503, 504].includes(answer.status) ? copy : answer;
  } catch {
    failed = Date.now();
    return copy ?? (await caches.match(NO_LINE, { cacheName: SHELL, ignoreVary: true })) ?? Response.error();
  }
};

const file = async (request) => {
  const kept = await caches.match(request, { ignoreVary: true });
  if (kept && Date.now() - failed < A_WHILE) return kept;
  return kept ? soon(request).catch(() => kept) : fetch(request);
};

self.addEventListener("install", (event) => event.waitUntil(put()));
self.addEventListener("activate", (event) => event.waitUntil(tidy()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.headers.get("Content-Type")?.startsWith("multipart/")) return; // files go straight to the register
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (request.method === "GET" && url.pathname.startsWith(STATIC)) event.respondWith(file(request));
});
