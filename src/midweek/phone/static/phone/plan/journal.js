/* The journal of this phone: private pages and shared entries, in one list, version by version. */

import { dayOf } from "./clock.js";

/* The writing in a journal entry, whatever its steps are called. */
export function wordsOf(entry) {
  return Object.values(entry.answers ?? {}).filter((answer) => typeof answer === "string").join("\n\n");
}

const isJournal = (entry, activities) => activities[entry.activity]?.kind === "journal" && activities[entry.activity].slug !== "session-note";

/* Follow `replaces` back to the first version. */
function rootOf(entry, byId) {
  let first = entry;
  for (let steps = 0; byId.has(first.replaces) && steps < 1000; steps += 1) first = byId.get(first.replaces);
  return first.id;
}

/* Every piece of writing, newest first: {id, text, at, shared, entry, page, versions}. */
export function journalOf({ pages, entries, activities }) {
  const told = entries.filter((entry) => isJournal(entry, activities) && !entry.undone);
  const byId = new Map(told.map((entry) => [entry.id, entry]));
  const followed = new Set(told.map((entry) => entry.replaces));
  const families = new Map();
  for (const entry of told.filter(({ id }) => !followed.has(id))) {
    const root = rootOf(entry, byId);
    families.set(root, [...(families.get(root) ?? []), entry]);
  }
  const held = new Map(pages.filter((page) => page.entry).map((page) => [page.entry, page]));
  const shared = [...families.values()].map((leaves) => {
    const sorted = leaves.sort((one, other) => one.id.localeCompare(other.id));
    const newest = sorted.at(-1);
    return {
      id: newest.id, text: wordsOf(newest), at: newest.happened_at, shared: newest.shared, entry: newest,
      page: sorted.map((leaf) => held.get(leaf.id)).find(Boolean) ?? null, versions: sorted.slice(0, -1).reverse(),
    };
  });
  const own = pages.filter((page) => !page.entry).map((page) => ({ id: page.id, text: page.text, at: page.at, shared: false, entry: null, page, versions: [] }));
  return [...shared, ...own].sort((one, other) => (new Date(other.at) - new Date(one.at)));
}

export function search(pieces, words, filter) {
  const wanted = words.trim().toLowerCase();
  return pieces.filter((piece) => (filter === "all" || (filter === "shared") === piece.shared)
    && (!wanted || piece.text.toLowerCase().includes(wanted)));
}

export function byDay(pieces) {
  const days = new Map();
  for (const piece of pieces) {
    const day = dayOf(new Date(piece.at));
    days.set(day, [...(days.get(day) ?? []), piece]);
  }
  return [...days];
}
