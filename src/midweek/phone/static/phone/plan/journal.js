/* The journal of this phone: private pages and shared entries, in one list, version by version. */

import { dayOf } from "./clock.js";

/* What is shared of a page where it is not the whole: each is an activity of its own. */
export const PARTS = { "journal-excerpt": "excerpt", "journal-topics": "topics" };

/* The writing in a journal entry, whatever its steps are called. */
export function wordsOf(entry) {
  return Object.values(entry.answers ?? {}).filter((answer) => typeof answer === "string").join("\n\n");
}

const slugOf = (entry, activities) => activities[entry.activity]?.slug;
const isJournal = (entry, activities) => activities[entry.activity]?.kind === "journal" && slugOf(entry, activities) !== "session-note";

/* Follow `replaces` back to the first version. */
function rootOf(entry, byId) {
  let first = entry;
  for (let steps = 0; byId.has(first.replaces) && steps < 1000; steps += 1) first = byId.get(first.replaces);
  return first.id;
}

/* What is shared of a piece now, and how: the whole, a part, or nothing. */
function shown(whole, part, activities) {
  if (whole?.shared) return { how: "whole", told: whole };
  if (part?.shared) return { how: PARTS[slugOf(part, activities)], told: part };
  return { how: null, told: null };
}

/* What another phone shares a part of: that part is all there is of it here. */
const partAlone = (part, activities) => ({
  id: part.id, key: part.id, text: wordsOf(part) || Object.values(part.answers).flat().join("\n"), at: part.happened_at, shared: true, entry: null, page: null, versions: [],
  alone: true, ...shown(null, part, activities),
});

/* Every piece of writing, newest first: {id, key, text, at, shared, how, told, entry, page, versions}. */
export function journalOf({ pages, entries, activities }) {
  const kept = entries.filter((entry) => isJournal(entry, activities) && !entry.undone);
  const parts = new Map(kept.filter((entry) => slugOf(entry, activities) in PARTS).map((entry) => [entry.id, entry]));
  const told = kept.filter((entry) => !parts.has(entry.id) && wordsOf(entry));
  const byId = new Map(told.map((entry) => [entry.id, entry]));
  const followed = new Set(told.map((entry) => entry.replaces));
  const families = new Map();
  for (const entry of told.filter(({ id }) => !followed.has(id))) {
    const root = rootOf(entry, byId);
    families.set(root, [...(families.get(root) ?? []), entry]);
  }
  const held = new Map(pages.filter((page) => page.entry).map((page) => [page.entry, page]));
  const piece = (found) => {
    const { how, told: entry } = shown(found.entry, parts.get(found.page?.part), activities);
    return { ...found, prompt: found.page?.prompt ?? null, how, told: entry, shared: Boolean(how) };
  };
  const known = [...families].map(([root, leaves]) => {
    const sorted = leaves.sort((one, other) => one.id.localeCompare(other.id));
    const newest = sorted.at(-1);
    const page = sorted.map((leaf) => held.get(leaf.id)).find(Boolean) ?? null;
    return piece({ id: newest.id, key: page?.id ?? root, sent: wordsOf(newest), text: page?.entry === newest.id ? page.text : wordsOf(newest), at: newest.happened_at, entry: newest, page, versions: sorted.slice(0, -1).reverse() });
  });
  const own = pages.filter((page) => !page.entry).map((page) => piece({ id: page.id, key: page.id, text: page.text, at: page.at, entry: null, page, versions: [] }));
  const here = new Set(pages.map((page) => page.part));
  const elsewhere = [...parts.values()].filter((part) => part.shared && !here.has(part.id)).map((part) => partAlone(part, activities));
  return [...known, ...own, ...elsewhere].sort((one, other) => (new Date(other.at) - new Date(one.at)));
}

export const pieceOf = (state, id) => journalOf(state).find((one) => [one.id, one.key, one.page?.id, one.entry?.id].includes(id)) ?? null;

const bare = (text) => text.normalize("NFD").replace(/\p{M}/gu, "");
const spelled = (text) => text.replace(/[äöü]/g, (letter) => ({ ä: "ae", ö: "oe", ü: "ue" })[letter]);

/* Letters without their marks, so that "uber" finds "über", and so does "ueber". */
export function fold(text) {
  const low = text.normalize("NFC").toLowerCase().replaceAll("ß", "ss");
  return bare(low);
}

const folded = new Map(); // by the words themselves: a page that changed is folded anew

function searchable(text) {
  if (!folded.has(text)) {
    if (folded.size > 5000) folded.clear();
    const low = text.normalize("NFC").toLowerCase();
    folded.set(text, /[äöü]/.test(low) ? `${fold(text)}\n${fold(spelled(low))}` : fold(text));
  }
  return folded.get(text);
}

/* Pieces with every one of the words somewhere in them, in any order; `has` narrows further. */
export function search(pieces, words, filter, has = () => true) {
  const wanted = fold(words).split(/\s+/).filter(Boolean);
  return pieces.filter((piece) => (filter === "all" || (filter === "shared") === piece.shared)
    && wanted.every((word) => searchable(piece.text).includes(word)) && has(piece));
}

export function byDay(pieces) {
  const days = new Map();
  for (const piece of pieces) {
    const day = dayOf(new Date(piece.at));
    if (!days.has(day)) days.set(day, []);
    days.get(day).push(piece);
  }
  return [...days];
}
