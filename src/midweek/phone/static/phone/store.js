/* Keep everything the app must remember. Nothing else touches IndexedDB.

   Every value is sealed with AES-GCM under a key this browser will not hand out, and every write
   asks for durability "strict": when `put` resolves, "saved on this phone" is true. */

import { openDB, deleteDB } from "./vendor/idb.js";

const NAME = "midweek";
const VERSION = 3; // one more with each new room
const ROOMS = ["drafts", "pages", "outbox", "receipts", "entries", "skips", "plan", "settings", "files", "messages", "topics"];
const utf8 = new TextEncoder();

async function deviceKey(db) {
  const kept = await db.get("keys", "device");
  if (kept) return kept;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  const tx = db.transaction("keys", "readwrite", { durability: "strict" });
  const first = await tx.store.get("device");
  if (!first) await tx.store.put(made, "device");
  await tx.done;
  return first ?? made;
}

export async function openStore(name = NAME) {
  let db, key, opening, ended;
  const locked = new Set(); // what is here and cannot be opened: kept as it is, and told in the settings

  function open() {
    opening ??= openDB(name, VERSION, {
      upgrade(fresh) {
        for (const room of [...ROOMS, "keys"]) if (!fresh.objectStoreNames.contains(room)) fresh.createObjectStore(room);
      },
      blocking: () => close(),
      terminated: () => close(),
    }).then(async (opened) => {
      db = opened;
      key = await deviceKey(opened);
    });
    return opening;
  }

  function close() {
    db?.close();
    db = opening = undefined;
  }

  async function ready() {
    if (ended) await new Promise(() => {}); // who still asks after a sign-out hears no more
    if (!db || !key) await open();
    return db;
  }

  const label = (room, id) => utf8.encode(`${room}/${id}`);

  async function seal(room, id, value) {
    await ready();
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const plain = utf8.encode(JSON.stringify(value));
    return { iv, box: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: label(room, id) }, key, plain) };
  }

  /* Open one value. A damaged one counts as absent, so that it never holds up the rest. */
  async function unseal(room, id, sealed) {
    try {
      const plain = await crypto.subtle.decrypt(
        { name: "AES-GCM", iv: sealed.iv, additionalData: label(room, id) }, key, sealed.box);
      return JSON.parse(new TextDecoder().decode(plain));
    } catch {
      locked.add(`${room}/${id}`);
      return undefined;
    }
  }

  async function again(work) {
    // Safari now and then loses its database server; the words are still on the screen, so try once more.
    try {
      return await work(await ready());
    } catch (wrong) {
      if (wrong.name !== "InvalidStateError" && wrong.name !== "UnknownError") throw wrong;
      close();
      return work(await ready());
    }
  }

  /* Write all changes or none: each is [room, id, value], and `undefined` removes. */
  async function write(changes) {
    const sealed = await Promise.all(changes.map(async ([room, id, value]) =>
      [room, id, value === undefined ? undefined : await seal(room, id, value)]));
    await again(async (at) => {
      const tx = at.transaction([...new Set(sealed.map(([room]) => room))], "readwrite", { durability: "strict" });
      const writes = sealed.map(([room, id, box]) => {
        const shelf = tx.objectStore(room);
        return box === undefined ? shelf.delete(id) : shelf.put(box, id);
      });
      await Promise.all([...writes, tx.done]);
    });
  }

  async function get(room, id) {
    const sealed = await again((at) => at.get(room, id));
    return sealed && unseal(room, id, sealed);
  }

  /* Every value of a room, oldest id first (ids made here sort by time). */
  async function all(room) {
    const [ids, boxes] = await again((at) => {
      const tx = at.transaction(room);
      return Promise.all([tx.store.getAllKeys(), tx.store.getAll()]);
    });
    const opened = await Promise.all(boxes.map((box, n) => unseal(room, ids[n], box)));
    return opened.filter((value) => value !== undefined);
  }

  return {
    write,
    get,
    all,
    put: (room, id, value) => write([[room, id, value]]),
    remove: (room, id) => write([[room, id, undefined]]),
    count: (room) => again((at) => at.count(room)),
    close,
    get locked() { return locked.size; },
    /* Nothing is read or written from here on: somebody signed out. */
    end() {
      ended = true;
      close();
    },
    async wipe() {
      await again(async (at) => {
        const tx = at.transaction([...ROOMS, "keys"], "readwrite", { durability: "strict" });
        await Promise.all([...ROOMS, "keys"].map((room) => tx.objectStore(room).clear()));
        await tx.done;
      });
      this.end();
      await deleteDB(name);
    },
  };
}
