/* For tests: every string a third longer and marked, so that a hard-coded one stands out. */

const MARKS = { a: "á", e: "é", i: "í", o: "ó", u: "ú" };

export function withExtraLength(words) {
  return Object.fromEntries(Object.entries(words).map(([key, text]) => {
    const marked = text.replace(/\{\w+\}|[aeiou]/g, (part) => MARKS[part] ?? part);
    return [key, `${marked}${"·".repeat(Math.ceil(text.length * 0.35))}`];
  }));
}
