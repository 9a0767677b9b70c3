/* Send what waits, at most one tab at a time, and believe only a receipt. */

import { sha256 } from "./uuid7.js";
import { missingFrom } from "./repair.js";
import { AGREEING } from "../plan/pull.js";

const PAUSES = [5, 15, 60, 300, 900].map((seconds) => seconds * 1000);
const BATCH = 100;
const KEPT_DAYS = 37; // the server's backup horizon and a week: what a restored server may ask for again

export function openSender({ store, ask, files = null, locks = navigator.locks, now = Date.now, tell = () => {} }) {
  let failures = 0;
  let timer;

  const put = (operations) => ask("/api/v1/operations", {
    method: "PUT", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ operations }),
  });

  /* A whole batch can be refused for one giant in it: then each goes alone, and the giant stays here. */
  async function send(batch) {
    try {
      return await put(batch.map(({ id, body }) => ({ id, body })));
    } catch (wrong) {
      if (![400, 413, 422].includes(wrong.status)) throw wrong;
      if (batch.length === 1) return { results: [{ id: batch[0].id, status: "refused", why: wrong.why }] };
      const parts = [];
      for (const one of batch) parts.push(await send([one]));
      return { epoch: parts.find((part) => part.epoch)?.epoch, results: parts.flatMap((part) => part.results) };
    }
  }

  async function settle(item, result) {
    if (!result) return [];
    if (result.status !== "kept") {
      const again = AGREEING.includes(item.kind) ? [["plan", "pulled", undefined]] : [];
      return [["outbox", item.id, { ...item, state: result.status, why: result.why ?? null }], ...again];
    }
    if (result.receipt.sha256 !== (await sha256(item.body))) return [];
    const { id, kind, body } = item;
    const anew = kind === "language" ? [["plan", "pulled", undefined]] : []; // every text again, in the new language
    return [["outbox", id, undefined], ["receipts", id, { id, kind, body, receipt: result.receipt, kept_at: now() }], ...anew];
  }

  /* A new epoch means a restored server: give it back what it lost, and read everything again. */
  async function meetEpoch(epoch) {
    const known = await store.get("settings", "epoch");
    if (!epoch || known === epoch) return false;
    const lost = known ? await missingFrom(await ask("/api/v1/manifest"), await store.all("receipts")) : [];
    const again = known && files && (await store.count("files")) ? await files.offerAgain() : [];
    await store.write([...lost, ...again, ["settings", "epoch", epoch], ...(known ? [["plan", "pulled", undefined]] : [])]);
    return Boolean(known);
  }

  async function forgetOld() {
    const old = (await store.all("receipts")).filter((kept) => kept.kept_at < now() - KEPT_DAYS * 86400000);
    if (old.length) await store.write(old.map(({ id }) => ["receipts", id, undefined]));
  }

  const waiting = async () => (await store.all("outbox")).filter((item) => item.state === "waiting" && item.kind !== "file");

  async function drain() {
    for (let batch = await waiting(); batch.length; batch = await waiting()) {
      const part = batch.slice(0, BATCH);
      const { epoch, results } = await send(part);
      const found = new Map(results.map((result) => [result.id, result]));
      const changes = (await Promise.all(part.map((item) => settle(item, found.get(item.id))))).flat();
      if (!changes.length) throw new Error("no receipt for anything sent");
      await store.write(changes);
      await meetEpoch(epoch);
      tell({ moved: true });
    }
    if (files && (await store.all("outbox")).some(({ kind }) => kind === "file") && (await files.drain())) tell({ moved: true });
    await forgetOld();
  }

  /* Send everything that waits. Tabs take turns, so whoever is open carries on. */
  async function flush() {
    clearTimeout(timer);
    try {
      await locks.request("midweek-sender", drain);
      failures = 0;
      tell({ failures, signedOut: false });
      return true;
    } catch (wrong) {
      failures += 1;
      tell({ failures, signedOut: Boolean(wrong.signedOut) });
      timer = setTimeout(flush, PAUSES[Math.min(failures, PAUSES.length) - 1]);
      return false;
    }
  }

  return { flush, meetEpoch, stop: () => clearTimeout(timer) };
}
