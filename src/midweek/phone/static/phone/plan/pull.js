/* Bring the plan from the server when it changed, and what is new of the client's own entries. */

const PLAN = ["assignments", "offers", "versions", "past", "pauses"];
const WHOLE = ["me", "consents", "help", "appointments", "dimensions", "reminders", ...PLAN];

const REMINDING = ["reminders", "still_useful", "calendar"];

/* What is said about the plan. Refused, the phone must hear the plan again: it had believed it. */
export const AGREEING = ["answer", "propose", "retract", "own", "drop", "pause", "resume"];

export function openPull({ store, ask, meetEpoch }) {
  /* What this phone has said and not yet sent must not be overwritten by what the server knew before. */
  async function untold(rows) {
    const pending = new Set((await store.all("outbox")).flatMap((item) => item.of ?? []));
    return rows.filter((row) => !pending.has(row.id));
  }

  async function wholes() {
    const kinds = new Set((await store.all("outbox")).filter(({ state }) => state === "waiting").map((item) => item.kind));
    const ours = { consents: kinds.has("consent"), me: kinds.has("language") || kinds.has("zone"), assignments: kinds.has("sure"), reminders: REMINDING.some((kind) => kinds.has(kind)) };
    const agreeing = AGREEING.some((kind) => kinds.has(kind));
    return WHOLE.filter((name) => !ours[name] && !(agreeing && PLAN.includes(name)));
  }

  /* Another person may have signed in on this phone: then nothing is mixed, and nothing is sent. */
  async function refuseStranger(whose) {
    const mine = await store.get("plan", "me");
    if (mine && mine.value.id !== whose) throw Object.assign(new Error("someone else"), { stranger: true });
  }

  async function once(sure) {
    const known = (await store.get("plan", "pulled")) ?? { counter: 0, etag: null };
    const answer = await ask(`/api/v1/pull?since=${known.counter}`,
      known.etag && !sure ? { headers: { "If-None-Match": known.etag } } : {});
    if (!answer) return { changed: false, more: false };
    await refuseStranger(answer.whose);
    if (await meetEpoch(answer.epoch)) return { changed: true, more: true };
    const before = await store.get("plan", "activities"); // old entries still need the version they were made with
    const entries = await untold(answer.entries);
    const skips = await untold(answer.skips);
    const said = await Promise.all(["messages", "topics"].map(async (room) => (await untold(answer[room] ?? [])).map((one) => [room, one.id, one])));
    await store.write([
      ...(await wholes()).filter((name) => name in answer).map((name) => ["plan", name, { name, value: answer[name] }]),
      ["plan", "activities", { name: "activities", value: { ...before?.value, ...answer.activities } }],
      ["plan", "pulled", { name: "pulled", counter: answer.counter, etag: answer.more ? null : `"${answer.epoch}.${answer.counter}"`, at: Date.now() }],
      ...entries.map((entry) => ["entries", entry.id, entry]),
      ...skips.map((skip) => ["skips", skip.id, skip]),
      ...said.flat(),
    ]);
    return { changed: true, more: answer.more };
  }

  /* Pull until nothing more is there. `sure` asks for an answer even when nothing changed. */
  return async function pull({ sure = false } = {}) {
    let changed = false;
    for (let turn = 0; turn < 500; turn += 1) {
      const step = await once(sure);
      changed ||= step.changed;
      if (!step.more) break;
    }
    return changed;
  };
}
