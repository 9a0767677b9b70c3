/* Reminders in the service worker: what the lock screen shows, and where a tap on it leads.

   The words were chosen in the app and lie sealed on this phone; of what comes from outside only its
   kind is believed. "Later" becomes an operation in the outbox, like everything the client does. */

const PLACES = { news: "/app/due?of=news", measure: "/app/due?of=measure", session: "/app/due?of=session" };
const PLAINEST = { title: "Midweek", lines: {}, plain: "Hello from Midweek" };
const [bytes, signs] = [new TextEncoder(), new TextDecoder()];

const answered = (request) => new Promise((done, fail) => {
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

/* Work with what this phone keeps. Where nothing is kept, nothing is made: after a sign-out it stays empty. */
async function withStore(work) {
  const request = indexedDB.open("midweek");
  request.onupgradeneeded = () => request.transaction.abort();
  const db = await answered(request);
  try {
    const key = await answered(db.transaction("keys").objectStore("keys").get("device"));
    const label = (room, id) => bytes.encode(`${room}/${id}`);
    return await work({
      async get(room, id) {
        const sealed = await answered(db.transaction(room).objectStore(room).get(id));
        if (!sealed) return undefined;
        const plain = await crypto.subtle.decrypt({ name: "AES-GCM", iv: sealed.iv, additionalData: label(room, id) }, key, sealed.box);
        return JSON.parse(signs.decode(plain));
      },
      async write(changes) {
        const boxes = await Promise.all(changes.map(async ([room, id, value]) => {
          const iv = crypto.getRandomValues(new Uint8Array(12));
          return [room, id, { iv, box: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: label(room, id) }, key, bytes.encode(JSON.stringify(value))) }];
        }));
        const tx = db.transaction(changes.map(([room]) => room), "readwrite", { durability: "strict" });
        for (const [room, id, box] of boxes) tx.objectStore(room).put(box, id);
        await new Promise((done, fail) => { tx.oncomplete = done; tx.onabort = fail; });
      },
    });
  } finally {
    db.close();
  }
}

function uuid7(now) {
  const random = crypto.getRandomValues(new Uint8Array(16));
  for (let n = 5, rest = now; n >= 0; n -= 1, rest = Math.floor(rest / 256)) random[n] = rest % 256;
  random[6] = (random[6] & 15) | 112;
  random[8] = (random[8] & 63) | 128;
  return [...random].map((byte) => byte.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/* Keep one fact in the outbox, and try to send it at once: the app may stay closed for days. */
async function tellServer(fact, ...beside) {
  const { id, body } = await navigator.locks.request("midweek-sequence", () => withStore(async (store) => {
    const own = (await store.get("settings", "device")) ?? { id: crypto.randomUUID(), seq: 0 };
    const [at, seq] = [new Date(), own.seq + 1];
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";
    const made = { id: uuid7(at.getTime()), body: JSON.stringify({ ...fact, device: own.id, device_seq: seq, recorded_at: at.toISOString(), zone }) };
    await store.write([
      ["outbox", made.id, { ...made, kind: fact.kind, of: null, state: "waiting", why: null, at: at.toISOString() }],
      ["settings", "device", { ...own, seq }], ...beside,
    ]);
    return made;
  }));
  new BroadcastChannel("midweek").postMessage("changed");
  // The receipt is the app's business: it sends the same once more, and hears the same again.
  await fetch(`/api/v1/operations/${id}`, { method: "PUT", credentials: "same-origin", headers: { "Content-Type": "application/json" }, body }).catch(() => {});
}

const read = (event) => {
  try {
    return event.data?.json() ?? {};
  } catch {
    return {};
  }
};

/* A push that shows nothing costs the app its leave on some phones: the store is not waited for long. */
async function chosenWords() {
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE, null));
  return (await Promise.race([withStore((store) => store.get("settings", "lock-screen")).catch(() => null), late])) ?? PLAINEST;
}

async function show(told) {
  const chosen = await chosenWords();
  const body = chosen.lines[told.kind] ?? chosen.plain;
  await self.registration.showNotification(chosen.title, {
    body, tag: "midweek", lang: chosen.language, icon: ICON, data: { message: told.id, kind: told.kind ?? null },
    actions: chosen.later && told.id && told.kind !== "try" ? [{ action: "later", title: chosen.later }] : [],
  });
}

async function open(path) {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const app = windows.find((one) => new URL(one.url).pathname.startsWith("/app/"));
  if (!app) return clients.openWindow(path);
  app.postMessage({ open: path });
  return app.focus().catch(() => {});
}

self.addEventListener("push", (event) => event.waitUntil(show(read(event))));

self.addEventListener("notificationclick", (event) => {
  const { action, notification } = event;
  notification.close();
  event.waitUntil(action === "later" ? tellServer({ kind: "later", message: notification.data.message }) : open(PLACES[notification.data?.kind] ?? "/app/due"));
});

self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil((async () => {
  const options = event.oldSubscription?.options ?? event.newSubscription?.options;
  const fresh = event.newSubscription ?? (options && await self.registration.pushManager.subscribe(options));
  if (!fresh) return;
  const { endpoint, keys } = fresh.toJSON();
  await tellServer({ kind: "push", permission: "granted", subscription: { endpoint, p256dh: keys.p256dh, auth: keys.auth } }, ["settings", "push", { endpoint }]);
})()));
