/* A calendar file with the same neutral words: for phones that no push reaches. It is made here and goes nowhere. */

import { dayFrom, dayNumber, daysAgo, weekdayOf } from "../plan/clock.js";
import { occasions } from "../plan/schedule.js";
import { DAYS, lockScreen } from "./choices.js";

const EVENING = "18:00";
const CLOCK = /^\d\d:\d\d$/;
const FAR = 70; // days in which each rule we write comes round once
const safe = (words) => words.replace(/[\\;,]/g, "\\$&").replace(/\s+/g, " ");

/* RFC 5545: lines of at most 75 bytes, broken between characters, each ended by CR LF. */
export function folded(line) {
  const lines = [""];
  let room = 73;
  for (const sign of line) {
    const size = new TextEncoder().encode(sign).length;
    if (size > room) {
      lines.push(" ");
      room = 72;
    }
    lines[lines.length - 1] += sign;
    room -= size;
  }
  return lines.join("\r\n");
}

/* What repeats: the chosen time on the chosen days, or each time that the plan names, once. */
function times({ at, days }, assignments, now) {
  const chosen = days.length && days.length < 7 ? `FREQ=WEEKLY;BYDAY=${DAYS.filter((_, day) => days.includes(day)).join(",")}` : "FREQ=DAILY";
  const ahead = [1, 2, 3, 4, 5, 6, 7].map((n) => daysAgo(-n, now)); // a series must begin on a day of its own
  const date = ahead.find((day) => days.includes(weekdayOf(day))) ?? ahead[0];
  const daily = [{ date, time: at ?? EVENING, rule: chosen }];
  if (at !== null) return daily;
  const found = assignments.filter(({ ended, schedule }) => !ended && schedule?.rrule).flatMap(({ schedule }) => {
    const { rrule, starts, until } = schedule;
    const rule = until && !/UNTIL|COUNT/.test(rrule) ? `${rrule};UNTIL=${until.replaceAll("-", "")}T235959` : rrule;
    const [first] = occasions({ ...schedule, paused: [] }, starts, dayFrom(dayNumber(starts) + FAR));
    return first ? (schedule.times ?? []).filter((time) => CLOCK.test(time)).map((time) => ({ date: first.date, time, rule })) : [];
  });
  const planned = [...new Map(found.map((one) => [`${one.time} ${one.rule}`, one])).values()];
  return planned.length ? planned : daily;
}

/* The floating local time follows the phone to wherever its owner travels. */
function eventOf({ date, time, rule }, said, stamp, id) {
  return [
    "BEGIN:VEVENT", `UID:${id}`, `DTSTAMP:${stamp}`, `DTSTART:${date.replaceAll("-", "")}T${time.replace(":", "")}00`, "DURATION:PT5M", `RRULE:${rule}`,
    `SUMMARY:${said}`, "TRANSP:TRANSPARENT", "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:PT0S", `DESCRIPTION:${said}`, "END:VALARM", "END:VEVENT",
  ];
}

export function calendarOf(choices, assignments, words, now) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const events = times(choices, assignments, now).flatMap((one) => eventOf(one, safe(words), stamp, crypto.randomUUID()));
  return ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Midweek//Reminders//EN", ...events, "END:VCALENDAR", ""].map(folded).join("\r\n");
}

export function saveCalendar(app, choices) {
  const { plain } = lockScreen(app, choices);
  const written = calendarOf(choices, app.state.value.assignments, plain, new Date());
  const file = URL.createObjectURL(new Blob([written], { type: "text/calendar" }));
  Object.assign(document.createElement("a"), { href: file, download: "reminder.ics" }).click();
  setTimeout(() => URL.revokeObjectURL(file), 60000);
}
