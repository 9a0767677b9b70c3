/* What today asks for, and what was answered: derived, never stored. */

import { clockOf, dayNumber, dayOf, dayOfEntry } from "./clock.js";
import { asksByItself, openOn } from "./schedule.js";

export const SHOWN = 5;
const EVENING = "17:00";

/* Entries that stand: not taken back, and not followed by another version. */
export function standing(entries) {
  const followed = new Set(entries.filter((entry) => !entry.undone).map((entry) => entry.replaces).filter(Boolean));
  return entries.filter((entry) => !entry.undone && !followed.has(entry.id));
}

const same = (one, other) => one?.date === other.date && (one?.slot ?? null) === (other.slot ?? null);
const answers = (entry, occasion, day) => (occasion.free ? dayOfEntry(entry) === day : same(entry.occasion, occasion));

/* Whether an entry counts as done: stopped early counts too, but half a questionnaire has no score. */
export const counts = (entry, kind) => entry.finished || kind !== "measure";

/* Whether an entry is part of what this occasion asks for, and may be taken up again. */
export const isPart = (entry, occasion, now) => !entry.finished && answers(entry, occasion, dayOf(now));

const aDay = (schedule) => ({ ...schedule, rrule: "FREQ=DAILY", times: [] });

function dueOn({ schedule }, day) {
  if (schedule && asksByItself(schedule)) return openOn(schedule, day);
  return !schedule || openOn(aDay(schedule), day).length ? [{ date: day, slot: null, free: true }] : [];
}

/* Something to do so often a week is one row, free like what is as needed, until the week has enough. */
function weekly(found, kept, day) {
  const [{ opens, ends }] = found;
  const days = kept.map(dayOfEntry).filter((one) => opens <= `${one}T00:00` && `${one}T00:00` < ends);
  const open = days.length < found.length || days.includes(day);
  return open ? [{ date: day, slot: null, free: true, week: { n: found.length, done: days.length } }] : [];
}

/* What this day asks of one thing; `own` are its entries that stand and count. */
function askedOn(assignment, own, now) {
  const day = dayOf(now);
  const found = dueOn(assignment, day);
  if (found[0]?.opens) return weekly(found, own, day);
  const at = `${day}T${clockOf(now)}`;
  const chance = assignment.schedule?.beyond?.at_random;
  const answered = (occasion) => own.some((entry) => same(entry.occasion, occasion));
  return found.filter((one) => answered(one) || !((chance && `${one.date}T${one.slot}` > at) || ((chance || one.date < day) && one.ends <= at)));
}

function groupOf(occasion, now) {
  const clock = clockOf(now);
  const soon = clockOf(new Date(Math.min(now.getTime() + 3600000, new Date(now).setHours(23, 59))));
  if (occasion.free) return "later";
  if (occasion.ends && occasion.ends <= `${dayOf(now)}T${clock}`) return "later";
  if (occasion.date < dayOf(now)) return "now";
  if (clock >= EVENING) return "evening";
  if (!occasion.slot || occasion.slot <= soon) return "now";
  return occasion.slot >= EVENING ? "evening" : "later";
}

/* List today's tasks. The check-in is not among them: its place is the mood card. */
export function tasksOf({ assignments, entries, skips }, now) {
  const day = dayOf(now);
  const kept = standing(entries);
  return assignments.filter(({ ended }) => !ended).flatMap((assignment) => {
    const activity = assignment.what;
    if (!activity || activity.kind === "check_in") return [];
    const own = kept.filter((entry) => entry.assignment === assignment.id && counts(entry, activity.kind));
    const asked = askedOn(assignment, own, now);
    // Its hour was agreed anew after it was done: it is still done.
    const stray = own.filter((entry) => entry.occasion?.date === day && !asked.some((one) => one.free || same(entry.occasion, one)));
    return asked.map((occasion) => {
      const done = own.find((entry) => answers(entry, occasion, day)) ?? stray.shift();
      const skip = skips.find((one) => one.assignment === assignment.id && !one.undone && same(one.occasion, occasion));
      const group = done ? "done" : skip ? "aside" : groupOf(occasion, now);
      return { key: `${assignment.id}/${occasion.date}/${occasion.slot ?? ""}`, assignment, activity, occasion, done, skip, group };
    });
  }).sort((one, other) => (one.occasion.slot ?? "").localeCompare(other.occasion.slot ?? ""));
}

/* Show at most five open tasks; the rest waits under "later". */
export function grouped(tasks) {
  const open = tasks.filter(({ group }) => group === "now" || group === "evening");
  const shown = new Set(open.slice(0, SHOWN));
  const of = (name) => tasks.filter((task) => task.group === name && (!open.includes(task) || shown.has(task)));
  return {
    now: of("now"), evening: of("evening"), later: [...open.filter((task) => !shown.has(task)), ...of("later")],
    done: of("done"), aside: of("aside"), left: open.length,
  };
}

/* The assignment and occasion that a check-in made now belongs to, if one was agreed. */
export function checkInOf({ assignments, entries }, now) {
  const assignment = assignments.find((one) => !one.ended && one.what?.kind === "check_in");
  if (!assignment) return { assignment: null, occasion: null };
  const own = standing(entries).filter((entry) => entry.assignment === assignment.id);
  const open = askedOn(assignment, own, now).find((occasion) => !occasion.free && !own.some((entry) => same(entry.occasion, occasion)));
  return { assignment, occasion: open ?? null };
}

/* Whole days since anything was kept, or null when nothing was. */
export function quietDays(entries, now) {
  const last = entries.map(dayOfEntry).sort().at(-1);
  return last ? dayNumber(dayOf(now)) - dayNumber(last) : null;
}
