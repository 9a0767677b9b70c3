/* What the person says about the plan: a fact for the server, and what it changes here meanwhile. */

import { dayFrom, dayNumber, dayOf } from "./clock.js";

/* Facts after whose refusal the phone has to hear the plan again: it had believed them. */
export function openAgreeing({ store, outbox, now = () => new Date() }) {
  const part = async (name) => (await store.get("plan", name))?.value ?? [];
  const kept = (name, value) => ["plan", name, { name, value }];
  const patch = (rows, id, more) => rows.map((row) => (row.id === id ? { ...row, ...more } : row));
  const today = () => dayOf(now());

  /* Yes, no, or "open" to take it back. A yes to something new puts it into the plan at once. */
  async function answer(idea, says, reason = "") {
    const [offers, assignments] = await Promise.all([part("offers"), part("assignments")]);
    return outbox.add({ kind: "answer", proposal: idea.id, says, reason }, (id) => [
      kept("offers", patch(offers, idea.id, { state: says, reason: reason || null, made: says === "yes" ? id : null })),
      kept("assignments", says === "open" ? undo(assignments, idea) : says === "yes" ? carry(assignments, idea, id) : assignments),
    ]);
  }

  function carry(assignments, idea, id) {
    const { kind, assignment, activity, why, rung, schedule } = idea;
    if (kind === "change" && !activity) return assignments.map((one) => (one.id === assignment ? { ...one, why, rung, schedule: { ...schedule, paused: one.schedule.paused }, before: one } : one));
    const rest = assignment ? patch(assignments, assignment, { ended: true }) : assignments;
    return activity ? [...rest, { id, terms: 1, activity, slug: null, title: null, why, rung, schedule, ended: false, own: false }] : rest;
  }

  function undo(assignments, { assignment, made }) {
    return assignments.filter(({ id }) => id !== made || id === assignment)
      .map((one) => (one.id === assignment ? one.before ?? { ...one, ended: false } : one));
  }

  /* Another size, time or thing: about something agreed, or instead of an idea. */
  async function propose(wish, look) {
    const offers = await part("offers");
    return outbox.add({ kind: "propose", ...wish }, (id) => [kept("offers", [
      { id, mine: true, state: "open", answers: null, at: now().toISOString(), ...look, ...wish },
      ...patch(offers, wish.answers, { state: "other" }),
    ])]);
  }

  async function retract(idea) {
    const offers = await part("offers");
    return outbox.add({ kind: "retract", of: idea.id }, () =>
      [kept("offers", patch(offers, idea.answers, { state: "open" }).filter(({ id }) => id !== idea.id))]);
  }

  async function own(fact, title) {
    const assignments = await part("assignments");
    const schedule = { rrule: fact.rrule || null, times: fact.times, starts: today(), until: null };
    return outbox.add({ kind: "own", ...fact }, (id) => [kept("assignments",
      [...assignments, { id, terms: 1, activity: fact.activity, title, why: "", rung: "agreed", schedule, ended: false, own: true }])]);
  }

  async function drop(assignment) {
    const assignments = await part("assignments");
    return outbox.add({ kind: "drop", assignment }, () => [kept("assignments", patch(assignments, assignment, { ended: true }))]);
  }

  /* A week from today, of one thing or, without one, of everything. */
  async function pause(assignment = null) {
    const [starts, until] = [today(), dayFrom(dayNumber(today()) + 6)];
    const [pauses, assignments] = await Promise.all([part("pauses"), part("assignments")]);
    return outbox.add({ kind: "pause", assignment, starts, until }, (id) => [
      kept("pauses", [...pauses, { id, assignment, starts, until }]),
      kept("assignments", assignments.map((one) => (assignment && one.id !== assignment ? one
        : { ...one, schedule: { ...one.schedule, paused: [...(one.schedule.paused ?? []), [starts, until]] } }))),
    ]);
  }

  async function resume(of) {
    const [pauses, assignments] = await Promise.all([part("pauses"), part("assignments")]);
    const over = pauses.find(({ id }) => id === of);
    const still = (one) => (one.schedule.paused ?? []).filter(([first, last]) => first !== over.starts || last !== over.until || (over.assignment && over.assignment !== one.id));
    return outbox.add({ kind: "resume", of, on: today() }, () => [
      kept("pauses", pauses.filter(({ id }) => id !== of)),
      kept("assignments", assignments.map((one) => ({ ...one, schedule: { ...one.schedule, paused: still(one) } }))),
    ]);
  }

  return { answer, propose, retract, own, drop, pause, resume };
}
