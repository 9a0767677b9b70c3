/* Texts in several languages, and the activity as one reader meets it. */

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

const isText = (value) => {
  const parts = Object.entries(value);
  return parts.length > 0 && parts.every(([tag, text]) => LANGUAGE.test(tag) && typeof text === "string");
};

/* The same, with every text in one language; what is not written yet is empty. */
export function inLanguage(value, language) {
  if (Array.isArray(value)) return value.map((part) => inLanguage(part, language));
  if (value === null || typeof value !== "object") return value;
  if (isText(value)) return value[language] ?? Object.values(value)[0] ?? "";
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, inLanguage(part, language)]));
}

/* Put words into a text; no words in any language is no text. */
export function withWords(text, language, words) {
  const next = { ...text, [language]: words };
  if (!words) delete next[language];
  return Object.keys(next).length ? next : undefined;
}

export const languagesIn = (said) => [...new Set([said.language ?? "en", ...Object.keys(said.title ?? {}), "en", "de"])];

export const fill = (words, gaps) => words.replace(/\{(\w+)\}/g, (whole, name) => gaps[name] ?? whole);
