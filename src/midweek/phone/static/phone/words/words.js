/* Say things in the person's language. Words are data; this file only fills in the gaps. */

import { withExtraLength } from "./pseudo.js";

export const LANGUAGES = { en: "English", de: "Deutsch" };
const RIGHT_TO_LEFT = ["ar", "he", "fa", "ur"];

const load = { en: () => import("./en.js"), de: () => import("./de.js") };
const loadLater = { en: () => import("./later/en.js"), de: () => import("./later/de.js") };

export function pickLanguage(...wishes) {
  return wishes.map((wish) => wish?.slice(0, 2)).find((wish) => wish in load) ?? "en";
}

export const directionOf = (language) => (RIGHT_TO_LEFT.includes(language) ? "rtl" : "ltr");

/* Make the function that says words in one language: those of the first screens, or all. */
export async function openWords(language, { pseudo, all = false } = {}) {
  const [first, later, when] = await Promise.all([load[language](), ...(all ? [loadLater[language](), import("./when.js")] : [])]);
  const words = { ...first.words, ...later?.words };
  const said = pseudo ? withExtraLength(words) : words;
  const plural = new Intl.PluralRules(language);
  const format = (options) => new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, options);
  const formats = {
    day: format({ weekday: "long", day: "numeric", month: "long" }), short: format({ day: "numeric", month: "short" }),
    weekday: format({ weekday: "long" }), narrow: format({ weekday: "narrow" }), clock: format({ hour: "2-digit", minute: "2-digit" }),
  };
  const noon = (day) => new Date(`${day}T12:00:00`);

  function t(key, gaps = {}) {
    if (!(key in said)) return key;
    return said[key].replace(/\{(\w+)\}/g, (whole, name) => gaps[name] ?? whole);
  }

  t.n = (key, n, gaps = {}) => {
    const exact = `${key}_${n}`;
    return t(exact in said ? exact : `${key}_${plural.select(n)}`, { n, ...gaps });
  };
  t.language = language;
  t.all = all;
  t.day = (at) => formats.day.format(at);
  t.date = (day) => formats.day.format(noon(day));
  t.short = (day) => formats.short.format(noon(day));
  t.weekday = (day) => formats.narrow.format(noon(day));
  t.dayName = (n) => formats.weekday.format(noon(`2026-11-0${2 + n}`));
  t.clock = (at) => formats.clock.format(at);
  t.clockText = (slot) => formats.clock.format(new Date(`2026-01-01T${slot}:00`));
  t.when = (at) => `${formats.weekday.format(at)}, ${formats.clock.format(at)}`;
  t.weekdayName = (n) => formats.weekday.format(noon(`2026-11-0${2 + n}`));
  t.schedule = (schedule) => when.sayWhen(t, schedule);
  return t;
}
