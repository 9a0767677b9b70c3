/* Put facts in the outbox and say truthfully how far each has come: saved, sent, seen.

   An operation is written once, together with whatever the screen shows for it, and its text never
   changes afterwards: its hash is its fingerprint on the server. */

import { uuid7 } from "./uuid7.js";
import { withOffset, zoneOf } from "../plan/clock.js";

export function openOutbox({ store, locks = navigator.locks, now = () => new Date() }) {
  const device = async () => (await store.get("settings", "device")) ?? { id: crypto.randomUUID(), seq: 0 };

  /* Keep one fact. `beside` names further changes, given its id, that are written in the same stroke. */
  async function add(fact, beside = () => []) {
    return locks.request("midweek-sequence", async () => {
      const own = await device();
      const seq = own.seq + 1;
      const id = uuid7(now().getTime());
      const body = JSON.stringify({
        ...fact, device: own.id, device_seq: seq, recorded_at: withOffset(now()), zone: zoneOf(),
      });
      await store.write([
        ["outbox", id, { id, kind: fact.kind, of: fact.of ?? fact.entry ?? fact.messages ?? null, body, state: "waiting", why: null, at: now().toISOString() }],
        ["settings", "device", { ...own, seq }],
        ...beside(id),
      ]);
      return id;
    });
  }

  /* An entry says under which terms it was done: those that this phone knew. */
  async function entry(fact, beside = () => []) {
    const agreed = fact.assignment && (await store.get("plan", "assignments"))?.value.find(({ id }) => id === fact.assignment);
    const told = {
      kind: "entry", assignment: null, occasion: null, started_at: null, finished: true, replaces: null,
      happened_at: withOffset(now()), terms: agreed?.terms ?? null, ...fact,
    };
    return add(told, (id) => [["entries", id, { ...told, id, shared: true, seen_at: null }], ...beside(id)]);
  }

  function skip(fact) {
    return add({ kind: "skip", ...fact }, (id) =>
      [["skips", id, { id, ...fact, kind: fact.skip, wants: null, undone: false }]]);
  }

  async function wish(of, wants) {
    const skipped = await store.get("skips", of);
    return add({ kind: "wish", of, wants }, () => [["skips", of, { ...skipped, wants }]]);
  }

  /* Take back an own entry or skip: a further fact, so that nothing is ever rewritten. */
  async function undo(of) {
    const room = (await store.get("skips", of)) ? "skips" : "entries";
    const taken = await store.get(room, of);
    return add({ kind: "undo", of }, () => [[room, of, { ...taken, undone: true }]]);
  }

  async function setShared(of, shared, beside = () => []) {
    const known = await store.get("entries", of);
    return add({ kind: shared ? "share" : "unshare", entry: of }, (id) =>
      [["entries", of, { ...known, shared }], ...beside(id)]);
  }

  /* The words change at once; what the activities say follows with the next pull. */
  async function language(chosen) {
    const me = await store.get("plan", "me");
    return add({ kind: "language", language: chosen }, () => [["plan", "me", { ...me, value: { ...me.value, language: chosen } }]]);
  }

  async function zone(follows) {
    const me = await store.get("plan", "me");
    return add({ kind: "zone", follows }, () => [["plan", "me", { ...me, value: { ...me.value, zone_follows: follows, ...(follows && { zone: zoneOf() }) } }]]);
  }

  const consent = (fact, beside = []) => add({ kind: "consent", ...fact }, () => beside);

  return { add, entry, skip, wish, undo, setShared, consent, language, zone };
}

/* The one true word for how far an entry has come; `outbox` maps ids to what still waits. */
export function stateOf(entry, outbox) {
  const item = outbox.get(entry.id);
  if (item) return item.state === "waiting" ? "saved" : "kept";
  return entry.seen_at ? "seen" : "sent";
}

/* The change that lets a picture or a sound be sent, or be hidden again: one for each file, and the last counts. */
export const fileToTell = (id, shared) =>
  ["outbox", id, { id, kind: "file", shared, of: null, body: null, state: "waiting", why: null, at: new Date().toISOString() }];

/* The changes that go with answers: what they share is to be sent. */
export const sharing = (answers) => Object.values(answers)
  .filter((answer) => answer?.file && answer.shared).map((answer) => fileToTell(answer.file, true));
