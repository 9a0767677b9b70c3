/* What the person did, counted. Only what was done; nothing that was not. */

import { daysAgo, dayFrom, dayNumber, dayOf, dayOfEntry, weekdayOf } from "./clock.js";
import { counts, standing } from "./today.js";

/* The seven days of this week, each with whether anything was done. */
export function weekOf(entries, now) {
  const today = dayOf(now);
  const monday = dayNumber(today) - weekdayOf(today);
  const active = new Set(standing(entries).map((entry) => dayOfEntry(entry)));
  return Array.from({ length: 7 }, (_, n) => dayFrom(monday + n))
    .map((day) => ({ day, done: active.has(day), today: day === today, ahead: day > today }));
}

/* How often something was done since a day; in part counts too. */
export function timesSince(entries, assignment, day, kind) {
  return standing(entries).filter((entry) => entry.assignment === assignment && counts(entry, kind) && dayOfEntry(entry) >= day).length;
}

/* How often each thing was done since a day, the most frequent first; `which` picks what is counted. */
export function timesOf({ entries, assignments, activities }, which, most = 6) {
  const tally = new Map();
  for (const entry of standing(entries)) {
    const kind = activities[entry.activity]?.kind;
    const title = assignments.find(({ id }) => id === entry.assignment)?.title ?? activities[entry.activity]?.title;
    if (title && counts(entry, kind) && which(entry)) tally.set(title, (tally.get(title) ?? 0) + 1);
  }
  return [...tally].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0])).slice(0, most);
}

/* One mood a day for four weeks, the mean when there were several, null where there was none. */
export function moods(entries, now, days = 28) {
  const byDay = new Map();
  for (const entry of standing(entries)) {
    const mood = entry.answers?.mood;
    if (typeof mood !== "number") continue;
    const day = dayOfEntry(entry);
    byDay.set(day, [...(byDay.get(day) ?? []), mood]);
  }
  return Array.from({ length: days }, (_, n) => daysAgo(days - 1 - n, now)).map((day) => {
    const found = byDay.get(day);
    return { day, mood: found ? found.reduce((sum, one) => sum + one, 0) / found.length : null };
  });
}

/* The words written most, counted on this phone. */
export function wordsUsed(texts, stop, count = 8) {
  const tally = new Map();
  for (const text of texts) {
    for (const word of text.toLowerCase().match(/[\p{L}\p{M}'’]{4,}/gu) ?? []) {
      if (!stop.has(word)) tally.set(word, (tally.get(word) ?? 0) + 1);
    }
  }
  return [...tally].filter(([, times]) => times > 1).sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0])).slice(0, count);
}

/* The moments of one day in the order they happened, and the days with something before and after it. */
export function dayOfMoments(entries, day) {
  const kept = standing(entries);
  const days = [...new Set(kept.map(dayOfEntry))].sort();
  return {
    moments: kept.filter((entry) => dayOfEntry(entry) === day).sort((one, other) => new Date(one.happened_at) - new Date(other.happened_at)),
    before: days.filter((one) => one < day).at(-1) ?? null,
    after: days.find((one) => one > day) ?? null,
  };
}
