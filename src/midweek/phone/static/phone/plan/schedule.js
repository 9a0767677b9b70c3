/* When is practice due? The same rule as on the server, held together by shared cases. */

import { dayFrom, dayNumber, weekdayOf } from "./clock.js";

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
const rules = new Map();

function parse(rrule) {
  if (rules.has(rrule)) return rules.get(rrule);
  const parts = Object.fromEntries(rrule.split(";").map((part) => part.split("=")));
  const until = parts.UNTIL?.replace(/^(\d{4})(\d{2})(\d{2})$/, "$1-$2-$3");
  const days = (parts.BYDAY ?? "").split(",").filter(Boolean).map((text) => {
    const [, nth, day] = /^([+-]?\d)?([A-Z]{2})$/.exec(text);
    return { day: DAYS.indexOf(day), nth: nth ? Number(nth) : null };
  });
  const rule = { every: parts.FREQ, interval: Number(parts.INTERVAL ?? 1), days, until, count: parts.COUNT ? Number(parts.COUNT) : null };
  rules.set(rrule, rule);
  return rule;
}

const asked = (rule, weekday, otherwise) => (rule.days.length ? rule.days.some(({ day }) => day === weekday) : otherwise);

function daily(rule, starts, day) {
  return (dayNumber(day) - dayNumber(starts)) % rule.interval === 0 && asked(rule, weekdayOf(day), true);
}

function weekly(rule, starts, day) {
  const weeks = Math.floor((dayNumber(day) - dayNumber(starts) + weekdayOf(starts)) / 7);
  return weeks % rule.interval === 0 && asked(rule, weekdayOf(day), weekdayOf(day) === weekdayOf(starts));
}

function monthly(rule, starts, day) {
  const [year, month, date] = day.split("-").map(Number);
  const [firstYear, firstMonth, firstDate] = starts.split("-").map(Number);
  if (((year - firstYear) * 12 + month - firstMonth) % rule.interval) return false;
  if (!rule.days.length) return date === firstDate;
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return rule.days.some(({ day: weekday, nth }) => {
    if (weekday !== weekdayOf(day)) return false;
    if (nth === null) return true;
    return nth > 0 ? Math.ceil(date / 7) === nth : Math.ceil((length - date + 1) / 7) === -nth;
  });
}

const WALKS = { DAILY: daily, WEEKLY: weekly, MONTHLY: monthly };

function withinCount(rule, starts, day) {
  let left = rule.count;
  for (let number = dayNumber(starts); number <= dayNumber(day) && left > 0; number += 1) {
    if (WALKS[rule.every](rule, starts, dayFrom(number))) left -= 1;
    if (number === dayNumber(day)) return true;
  }
  return false;
}

/* Whether this date is on hold: pauses are pairs of a first and a last day. */
export const onHold = (schedule, day) => (schedule?.paused ?? []).some(([first, last]) => first <= day && day <= last);

/* Say whether the rule asks for anything on this date, pauses aside. */
export function isDue(schedule, day) {
  if (!schedule.rrule || day < schedule.starts || (schedule.until && day > schedule.until)) return false;
  const rule = parse(schedule.rrule);
  if (rule.until && day > rule.until) return false;
  if (!WALKS[rule.every]?.(rule, schedule.starts, day)) return false;
  return rule.count === null || withinCount(rule, schedule.starts, day);
}

/* What no rule can say is worked out by a module of its own, fetched when a plan needs it. */
let ways = null;
export async function learn(schedules) {
  if (!ways && schedules.some((schedule) => schedule?.beyond)) ways = await import("./ways.js");
}

/* Whether the schedule asks for something by itself, or is as needed. */
export const asksByItself = ({ rrule, beyond }) => Boolean(rrule || beyond?.a_week || beyond?.session);

/* List each occasion from `first` to `last`, both included, in order: a date and a slot or none. */
export function occasions(schedule, first, last) {
  if (schedule.beyond) return ways ? ways.occasions(schedule, first, last, { isDue, onHold }) : [];
  const slots = schedule.times?.length ? [...schedule.times].sort() : [null];
  const found = [];
  for (let number = dayNumber(first); number <= dayNumber(last); number += 1) {
    const date = dayFrom(number);
    if (isDue(schedule, date) && !onHold(schedule, date)) found.push(...slots.map((slot) => ({ date, slot })));
  }
  return found;
}

/* What may be answered on this day: its own occasions, and those of other days that are still open. */
export const openOn = (schedule, day) => (schedule.beyond && ways ? ways.openOn(schedule, day, { isDue, onHold }) : occasions(schedule, day, day));
