/* What a new step of each kind says before anybody has written anything. */

export const COMMON = ["read", "text_long", "choice", "scale", "feeling", "thought", "pacer", "timer"];
export const MORE = ["text", "choice_many", "yes_no", "number", "mood", "stages", "list", "table", "repeat", "ladder", "contacts", "date", "time", "moment", "duration", "drawing", "photo", "audio", "tracked", "computed", "measure", "done"];
export const INNER = ["text", "text_long", "yes_no", "choice", "choice_many", "scale", "number", "date", "time", "moment", "duration"];
export const SILENT = ["read", "done", "computed"];

const option = (language, value) => ({ value, label: { [language]: "" } });

const PARTS = {
  choice: (language) => ({ options: [option(language, 1), option(language, 2)] }),
  choice_many: (language) => ({ options: [option(language, "a"), option(language, "b")] }),
  scale: (language) => ({ min: 0, max: 10, ends: [{ [language]: "0" }, { [language]: "10" }] }),
  pacer: () => ({ in: 4, out: 6, minutes: 3 }),
  timer: () => ({ minutes: 5 }),
  stages: (language) => ({ stages: [{ text: { [language]: "" }, seconds: 30 }] }),
  table: (language) => ({ columns: [{ id: "first", type: "text", text: { [language]: "" } }] }),
  repeat: (language) => ({ steps: [{ id: "first", type: "text", text: { [language]: "" } }] }),
  computed: () => ({ formula: { word: "add_answered", of: [] } }),
  measure: () => ({ steps: [] }),
};

export function freshId(steps, kind) {
  const taken = new Set(steps.map((step) => step.id));
  let number = steps.length + 1;
  while (taken.has(`${kind}_${number}`)) number += 1;
  return `${kind}_${number}`;
}

export function freshStep(steps, kind, language) {
  const text = kind === "done" ? {} : { text: { [language]: "" } };
  return { id: freshId(steps, kind), type: kind, ...text, ...freshParts(kind, language) };
}

/* What a step of this kind has beside its words. */
export const freshParts = (kind, language) => PARTS[kind]?.(language);

/* The next value for an answer, of the kind its neighbours have. */
export function freshValue(options) {
  if (options.every((one) => typeof one.value === "number")) return Math.max(...options.map((one) => one.value), -1) + 1;
  let number = options.length + 1;
  while (options.some((one) => one.value === `answer_${number}`)) number += 1;
  return `answer_${number}`;
}
