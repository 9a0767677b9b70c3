/* Dates as the person on this phone would say them: local wall time. */

const two = (number) => String(number).padStart(2, "0");

export const dayOf = (at) => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
export const clockOf = (at) => `${two(at.getHours())}:${two(at.getMinutes())}`;
export const zoneOf = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "UTC";

/* Write a moment with its offset, so that the wall clock of that moment is kept too. */
export function withOffset(at) {
  const ahead = -at.getTimezoneOffset();
  const offset = `${ahead < 0 ? "-" : "+"}${two(Math.floor(Math.abs(ahead) / 60))}:${two(Math.abs(ahead) % 60)}`;
  return `${dayOf(at)}T${clockOf(at)}:${two(at.getSeconds())}.${String(at.getMilliseconds()).padStart(3, "0")}${offset}`;
}

/* The day an entry belongs to: the one its writer lived in, wherever the phone is now. */
export const dayOfEntry = (entry) => entry.happened_on ?? dayOf(new Date(entry.happened_at));

/* Count days since 1970 for a date like 2026-11-03; calendar arithmetic needs no zone. */
export const dayNumber = (day) => Math.round(Date.parse(`${day}T00:00:00Z`) / 86400000);
export const dayFrom = (number) => new Date(number * 86400000).toISOString().slice(0, 10);
export const daysAgo = (count, from = new Date()) => dayFrom(dayNumber(dayOf(from)) - count);
export const weekdayOf = (day) => (((dayNumber(day) + 3) % 7) + 7) % 7; // Monday is 0
