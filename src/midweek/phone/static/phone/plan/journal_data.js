/* Data of the journal, fetched when it is needed. The service worker keeps it, so it opens without signal. */

const kept = new Map();

export function fetchData(name, language) {
  const file = `${name}.${language}.json`;
  if (!kept.has(file)) {
    const asked = fetch(new URL(`../journal/${file}`, import.meta.url)).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(file))));
    kept.set(file, asked);
    asked.catch(() => kept.delete(file));
  }
  return kept.get(file);
}
