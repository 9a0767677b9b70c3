/* Say when something is due, in words, for every kind of schedule. */

import { dayOf } from "../plan/clock.js";

const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

const parts = (rrule) => Object.fromEntries(rrule.split(";").map((part) => part.split("=")));
const named = (days, t) => days.map(({ day }) => t.weekdayName(day)).join(", ");

function monthly(t, days, interval, starts) {
  const said = days.length ? days.map(({ nth, day }) => t(nth ? "nth_day" : "each_day", { nth: nth ? t(`nth_${nth}`) : "", day: t.weekdayName(day) })).join(", ")
    : t("on_the_nth", { day: Number(starts.slice(8)) });
  return t(interval === 1 ? "monthly" : "every_n_months", { n: interval, days: said });
}

function byRule(t, { rrule, starts }) {
  const { FREQ, INTERVAL, BYDAY, COUNT } = parts(rrule);
  const interval = Number(INTERVAL ?? 1);
  const days = (BYDAY ?? "").split(",").filter(Boolean).map((text) => ({ day: DAYS.indexOf(text.slice(-2)), nth: Number(text.slice(0, -2)) }));
  if (COUNT === "1" && !days.length) return t("once_on", { day: t.date(starts) });
  if (FREQ === "MONTHLY") return monthly(t, days, interval, starts);
  if (FREQ === "DAILY" && interval > 1) return t("every_n_days", { n: interval });
  if (days.length === 7 || (FREQ === "DAILY" && !days.length)) return t(interval === 1 ? "every_day" : "every_n_weeks", { n: interval });
  const weeks = interval === 1 ? (days.length ? "" : t("each_week")) : interval === 2 ? t("every_other_week") : t("every_n_weeks", { n: interval });
  return [weeks, named(days, t)].filter(Boolean).join(", ");
}

function days(t, schedule, beyond) {
  if (beyond.a_week) return t.n("a_week", beyond.a_week);
  if (beyond.session) return t.n(`session_${beyond.session.side}`, beyond.session.days);
  return schedule.rrule ? byRule(t, schedule) : t("whenever");
}

function times(t, schedule, { windows, at_random: chance }) {
  const between = ([from, to]) => t("from_till", { from: t.clockText(from), to: t.clockText(to) });
  if (chance) return [`${t.n("at_random", chance.count)} ${between(chance.within)}`];
  if (windows) return [...windows].sort().map(between);
  return (schedule.times ?? []).map(t.clockText);
}

/* Only what is still to come: nobody needs to read which day was left out last month. */
function exceptions(t, { until_session: session, left_out: out = [], moved = [] }, paused = []) {
  const today = dayOf(new Date());
  return [
    ...(session ? [t("until_session")] : []),
    ...out.filter((day) => day >= today).map((day) => t("not_on", { day: t.short(day) })),
    ...moved.filter(([, to]) => to >= today).map(([from, to]) => t("moved_day", { from: t.short(from), to: t.short(to) })),
    ...paused.filter(([, last]) => last >= today).map(([first, last]) => t("pause_from_to", { from: t.short(first), to: t.short(last) })),
  ];
}

export function sayWhen(t, schedule) {
  if (!schedule) return `${t("whenever")}.`;
  const beyond = schedule.beyond ?? {};
  const count = Number(parts(schedule.rrule ?? "").COUNT ?? 0);
  const ends = count > 1 ? [t("times_in_all", { n: count })] : [];
  return `${[days(t, schedule, beyond), ...times(t, schedule, beyond), ...ends, ...exceptions(t, beyond, schedule.paused)].join(", ")}.`.replace(/\.\.$/, ".");
}
