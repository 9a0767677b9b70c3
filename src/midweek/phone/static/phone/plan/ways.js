/* Schedules that no repeat rule can say: the same as on the server, held together by shared cases. */

import { dayFrom, dayNumber, weekdayOf } from "./clock.js";

const minuteOf = (slot) => Number(slot.slice(0, 2)) * 60 + Number(slot.slice(3));
const two = (number) => String(number).padStart(2, "0");
const slotOf = (minute) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
const after = (day, days) => dayFrom(dayNumber(day) + days);
const wall = (date, minute) => `${after(date, Math.floor(minute / 1440))}T${slotOf(minute % 1440)}`;

/* FNV-1a and the last step of MurmurHash3, as in midweek_rules. Seeds and days are ASCII. */
function drawn(text) {
  let mixed = 0x811c9dc5;
  for (const letter of text) mixed = Math.imul(mixed ^ letter.charCodeAt(0), 0x01000193);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function atRandom({ count, within, gap }, seed, day) {
  const begins = minuteOf(within[0]);
  const slack = minuteOf(within[1]) - begins - (count - 1) * gap;
  const free = Array.from({ length: count }, (_, n) => Math.floor((drawn(`${seed}/${day}/${n}`) * (slack + 1)) / 2 ** 32));
  return free.sort((one, other) => one - other).map((minutes, n) => Math.min(begins + minutes + n * gap, 1439));
}

const inWeek = (times, day) => Array.from({ length: times }, (_, n) => Math.floor(((2 * n + 1) * 7) / (2 * times))).includes(weekdayOf(day));

function onDay({ beyond, times, seed }, date) {
  if (beyond.a_week) {
    const monday = after(date, -weekdayOf(date));
    return [{ date, slot: null, opens: `${monday}T00:00`, ends: `${after(monday, 7)}T00:00` }];
  }
  if (beyond.at_random) {
    return atRandom(beyond.at_random, seed ?? "", date).map((minute) => ({ date, slot: slotOf(minute), ends: wall(date, minute + beyond.at_random.gap) }));
  }
  if (beyond.windows?.length) return [...beyond.windows].sort().map(([slot, ends]) => ({ date, slot, ends: `${date}T${ends}` }));
  return times?.length ? [...times].sort().map((slot) => ({ date, slot })) : [{ date, slot: null }];
}

function usualSlot({ side, days }, clock) {
  if (side === "before") return days ? clock : null;
  return days ? null : slotOf(Math.min(minuteOf(clock) + 60, 1439));
}

function aroundSessions({ beyond: { session }, meetings, times }) {
  const found = [...(meetings ?? [])].sort().flatMap((meeting) => {
    const date = after(meeting.slice(0, 10), session.side === "before" ? -session.days : session.days);
    const slots = times?.length ? [...times].sort() : [usualSlot(session, meeting.slice(11))];
    const begins = (slot) => `${date}T${slot ?? "00:00"}`;
    if (session.side === "before") return slots.filter((slot) => begins(slot) < meeting).map((slot) => ({ date, slot, ends: meeting }));
    return slots.filter((slot) => !slot || begins(slot) > meeting).map((slot) => ({ date, slot }));
  });
  const known = new Set();
  return found.filter(({ date, slot }) => !known.has(`${date} ${slot}`) && known.add(`${date} ${slot}`));
}

const stays = (schedule, day, { onHold }) => !onHold(schedule, day) && !(schedule.beyond.left_out ?? []).includes(day) && !(schedule.beyond.moved ?? []).some(([from]) => from === day);

/* `rule` says what the repeat rule asks for and what is on hold; importing it here would go in a circle. */
export function occasions(schedule, first, last, rule) {
  const { beyond, starts, until } = schedule;
  const over = beyond.until_session ? [...(schedule.meetings ?? [])].sort().find((one) => one.slice(0, 10) > starts) : null;
  const begin = first < starts ? starts : first;
  const end = [last, until, over?.slice(0, 10)].filter(Boolean).sort()[0];
  const asked = (day) => (beyond.a_week ? day >= starts && (!until || day <= until) && inWeek(beyond.a_week, day) : rule.isDue(schedule, day));
  const due = (day) => (asked(day) && stays(schedule, day, rule))
    || (beyond.moved ?? []).some(([from, to]) => to === day && from >= starts && asked(from) && !rule.onHold(schedule, day));
  const found = [];
  if (beyond.session) found.push(...aroundSessions(schedule).filter(({ date }) => begin <= date && date <= end && stays(schedule, date, rule)));
  else for (let day = begin; day <= end; day = after(day, 1)) if (due(day)) found.push(...onDay(schedule, day));
  return found.filter(({ date, slot }) => !over || !slot || `${date}T${slot}` < over);
}

/* Look a week around for what is open on this day; of a week that asks for several times, all of it. */
export function openOn(schedule, day, rule) {
  const { a_week: aWeek, session } = schedule.beyond;
  const reach = aWeek ? 6 : session ? 14 : 0;
  const found = occasions(schedule, after(day, -reach), after(day, aWeek ? 6 : 0), rule);
  return found.filter(({ date, opens, ends }) => (opens ?? date).slice(0, 10) <= day && day <= (ends && ends > `${date}T24` ? after(ends.slice(0, 10), ends.endsWith("T00:00") ? -1 : 0) : date));
}
