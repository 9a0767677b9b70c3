/* What today asks for, and what was answered: derived, never stored. */

import { clockOf, dayNumber, dayOf, dayOfEntry } from "./clock.js";
import { occasions, onHold } from "./schedule.js";

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

function dueOn(assignment, day) {
  const { schedule } = assignment;
  if (schedule?.rrule) return occasions(schedule, day, day);
  const over = schedule && (onHold(schedule, day) || day < schedule.starts || (schedule.until && day > schedule.until));
  return over ? [] : [{ date: day, slot: null, free: true }];
}

function groupOf(occasion, now) {
  const clock = clockOf(now);
  const soon = clockOf(new Date(Math.min(now.getTime() + 3600000, new Date(now).setHours(23, 59))));
  if (occasion.free) return "later";
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
    return dueOn(assignment, day).map((occasion) => {
      const done = kept.find((entry) => entry.assignment === assignment.id && counts(entry, activity.kind) && answers(entry, occasion, day));
      const skip = skips.find((one) => one.assignment === assignment.id && !one.undone && same(one.occasion, occasion));
      const group = done ? "done" : skip ? "aside" : groupOf(occasion, now);
      return { key: `${assignment.id}/${occasion.slot ?? ""}`, assignment, activity, occasion, done, skip, group };
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
  const day = dayOf(now);
  const assignment = assignments.find((one) => !one.ended && one.what?.kind === "check_in");
  if (!assignment) return { assignment: null, occasion: null };
  const kept = standing(entries);
  const open = dueOn(assignment, day).find((occasion) => !occasion.free
    && !kept.some((entry) => entry.assignment === assignment.id && same(entry.occasion, occasion)));
  return { assignment, occasion: open ?? null };
}

/* Whole days since anything was kept, or null when nothing was. */
export function quietDays(entries, now) {
  const last = entries.map(dayOfEntry).sort().at(-1);
  return last ? dayNumber(dayOf(now)) - dayNumber(last) : null;
}
