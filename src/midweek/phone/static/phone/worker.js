/* The service worker: hands out the shell and its files, and nothing personal, ever.
   The server writes VERSION, SHELLS and FILES above this text. */

const CACHE = `midweek-${VERSION}`;
const KEPT = new Set(FILES);
const PATIENCE = 3000;

self.addEventListener("install", (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    const fresh = (url) => new Request(url, { cache: "no-cache", credentials: "same-origin" });
    await cache.addAll([...FILES, ...SHELLS].map(fresh));
    if (!self.registration.active) await self.skipWaiting();
  })());
});

self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith("midweek-") && name !== CACHE);
    await Promise.all(old.map((name) => caches.delete(name)));
    await self.clients.claim();
  })());
});

self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

/* Which shell draws this address before any script runs. */
function shellFor(path) {
  return SHELLS.find((shell) => path === shell) ?? (path === "/app/" ? SHELLS[0] : SHELLS.at(-1));
}

/* The clinic's own help page, or what this phone keeps of it where the server does not answer soon. */
async function helped(request) {
  const kept = Response.redirect("/app/help", 302);
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, kept));
  const asked = fetch(request).then((answer) => (answer.status < 500 ? answer : kept), () => kept);
  return Promise.race([asked, late]);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && url.pathname.startsWith("/app/")) {
    event.respondWith(caches.open(CACHE).then((cache) => cache.match(shellFor(url.pathname))).then((kept) => kept ?? fetch(request)));
  } else if (request.mode === "navigate" && url.pathname === "/help/") {
    event.respondWith(helped(request));
  } else if (KEPT.has(url.pathname)) {
    event.respondWith(caches.open(CACHE).then((cache) => cache.match(url.pathname)).then((kept) => kept ?? fetch(request)));
  }
});
