/* What the client chose about reminders: one document, told whole, and kept at every change. */

import { useEffect, useRef, useState } from "../vendor/preact.js";

export const DAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]; // told by their number, from 0
const PAUSE = 400;
const FRESH = {
  wanted: false, at: null, days: [0, 1, 2, 3, 4, 5, 6], quiet_from: "21:45", quiet_until: "08:00", most_a_day: 1, most_a_week: 5,
  channels: ["push"], wording: "standard", words: "", paused_until: null, session_tomorrow: false,
};

/* Where the clinic sends no reminders, what was chosen stays on this phone, for its calendar file. */
export const choicesOf = (state) => ({ ...FRESH, ...state.settings.reminders, ...state.reminders?.choices });

/* Whether a time of day lies in the quiet hours, which may run over midnight. */
export const isQuiet = (at, { quiet_from: from, quiet_until: until }) =>
  (from <= until ? at >= from && at < until : at >= from || at < until);

let turn = Promise.resolve();

/* Keep a change: on this phone at once, on the server when it can be. The document is told whole, so each waits its turn. */
export function choose(app, change) {
  turn = turn.catch(() => {}).then(() => tell(app, change));
  return turn;
}

async function tell(app, change) {
  const choices = { ...choicesOf(app.state.value), ...change };
  if (!choices.words.trim() && choices.wording === "own") choices.wording = "plainer";
  if (!app.state.value.reminders) return app.choose({ reminders: choices });
  await app.outbox.add({ kind: "reminders", ...choices }, () =>
    [["plan", "reminders", { name: "reminders", value: { ...app.state.value.reminders, choices } }]]);
  return app.kept();
}

/* Answer [choices, set, type]: what is set is kept at once; what is typed a moment later, or when the screen is left. */
export function useChoices(app) {
  const [pending, show] = useState({});
  const held = useRef({ change: {}, timer: 0, open: 0 });

  async function keep() {
    const now = held.current;
    const { change } = now;
    clearTimeout(now.timer);
    Object.assign(now, { change: {}, timer: 0 });
    if (!Object.keys(change).length) return;
    now.open += 1;
    await choose(app, change);
    now.open -= 1;
    if (!now.open && !now.timer) show({});
  }

  useEffect(() => {
    addEventListener("pagehide", keep);
    return () => {
      removeEventListener("pagehide", keep);
      keep();
    };
  }, []);

  function type(change) {
    held.current.change = { ...held.current.change, ...change };
    show((now) => ({ ...now, ...change }));
    clearTimeout(held.current.timer);
    held.current.timer = setTimeout(keep, PAUSE);
  }

  function set(change) {
    type(change);
    return keep();
  }

  return [{ ...choicesOf(app.state.value), ...pending }, set, type];
}

/* A time for tomorrow: the one of now, to the quarter hour, and never in the quiet hours. */
export function sameTime(now, choices) {
  const two = (number) => String(number).padStart(2, "0");
  const at = `${two(now.getHours())}:${two(Math.floor(now.getMinutes() / 15) * 15)}`;
  if (!isQuiet(at, choices)) return at;
  return at >= choices.quiet_from ? "21:30" : "08:00";
}

/* The complete wording. Nothing else may stand on a lock screen but the client's own words. */
const KINDS = ["planned", "news", "measure", "session", "try"];

/* What the service worker needs to show a reminder, in the client's language and wording. */
export function lockScreen(app, { wording, words: own }) {
  const { t } = app;
  const title = app.state.value.me?.clinic.app_name ?? "Midweek";
  const plain = wording === "own" && own.trim() ? own.trim() : t(wording === "standard" ? "lock_planned" : "lock_plainer", { name: title });
  const lines = wording === "standard" ? Object.fromEntries(KINDS.map((kind) => [kind, t(`lock_${kind}`)])) : {};
  return { title, plain, lines, later: t("later"), language: t.language };
}
