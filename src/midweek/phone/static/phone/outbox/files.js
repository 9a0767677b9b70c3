/* Pictures and sounds of the person: sealed on this phone, sent when they are shared, hidden when not any more.

   What waits in the outbox is a wish, one for each file, and the last one counts; the file itself lies in
   its own room, so that showing what waits need not open it. */

import { fileToTell } from "./outbox.js";
import { uuid7 } from "./uuid7.js";

const REFUSED = [409, 413, 415, 422];

async function asText(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}

const asBlob = ({ type, data }) => new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))], { type });

export function openFiles({ store, ask }) {
  /* Keep a picture or a sound on this phone, under a new id or in place of what was kept under it. */
  async function keep(blob, id = uuid7()) {
    await store.put("files", id, { id, type: blob.type.split(";")[0], data: await asText(blob), shared: false });
    return id;
  }

  async function open(id) {
    const kept = await store.get("files", id);
    return kept ? asBlob(kept) : null;
  }

  async function isShared(id) {
    const [waits, kept] = await Promise.all([store.get("outbox", id), store.get("files", id)]);
    return waits?.shared ?? kept?.shared ?? null; // null: nothing here knows
  }

  async function tell({ id, shared }) {
    const path = `/api/v1/files/${id}`;
    const kept = await store.get("files", id);
    if (shared && kept) await ask(path, { method: "PUT", headers: { "Content-Type": kept.type }, body: asBlob(kept) });
    if (!shared) await ask(path, { method: "DELETE" }).catch((wrong) => { if (wrong.status !== 404) throw wrong; });
    return kept ? [["files", id, { ...kept, shared }]] : [];
  }

  /* Send what waits. What the server does not take stays here, with its reason. */
  async function drain() {
    const waiting = (await store.all("outbox")).filter((item) => item.kind === "file" && item.state === "waiting");
    for (const item of waiting) {
      try {
        await store.write([...(await tell(item)), ["outbox", item.id, undefined]]);
      } catch (wrong) {
        if (!REFUSED.includes(wrong.status)) throw wrong;
        await store.write([["outbox", item.id, { ...item, state: "refused", why: wrong.why }]]);
      }
    }
    return waiting.length > 0;
  }

  /* A server that was restored may have lost some: offer again all that are shared. */
  const offerAgain = async () => (await store.all("files")).filter(({ shared }) => shared).map(({ id }) => fileToTell(id, true));

  const onlyHere = async () => (await store.all("files")).filter(({ shared }) => !shared).length;

  return { keep, open, onlyHere, isShared, drain, offerAgain, remove: (id) => store.remove("files", id), setShared: (id, shared) => store.write([fileToTell(id, shared)]) };
}
