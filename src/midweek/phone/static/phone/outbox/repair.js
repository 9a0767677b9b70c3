/* After a server was restored from a backup, find what only this phone still holds. */

import { sha256 } from "./uuid7.js";

/* Name the changes that put back into the outbox each receipt the server no longer knows. */
export async function missingFrom(manifest, receipts) {
  const lost = [];
  for (const { id, kind, body, kept_at } of receipts) {
    const known = manifest.ids[id];
    if (known && known === (await sha256(body))) continue;
    const item = { id, kind, body, state: known ? "conflict" : "waiting", why: null, at: new Date(kept_at).toISOString() };
    lost.push(["receipts", id, undefined], ["outbox", id, item]);
  }
  return lost;
}
