/* What a page is about, found on this phone from its own words: a lexicon, and what the person changed in it.

   Nothing is guessed: a topic is found where one of its words stands. `docs/for-developers/journal.md`
   tells how the lexicon is written and how it was made. */

import { fold } from "./journal.js";
import { fetchData } from "./journal_data.js";

export const NOTHING_CHANGED = { names: {}, gone: [], own: [], more: {}, pages: {} };
const tokensOf = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/* The person's own topics beside ours, under the names they gave them, without those they took out. */
export function topicsWith(lexicon, changed) {
  const words = (one) => [...one.words, ...(changed.more[one.id] ?? [])];
  return [...lexicon.topics, ...changed.own].filter(({ id }) => !changed.gone.includes(id))
    .map((one) => ({ ...one, name: changed.names[one.id] ?? one.name, words: words(one) }));
}

/* Answer a function from a text to how often each topic is in it, as a Map. A word ending in * stands for all that begin so. */
export function openFinder(topics) {
  const [exact, starts, phrases] = [new Map(), new Map(), []];
  const put = (shelf, key, id) => shelf.set(key, [...(shelf.get(key) ?? []), id]);
  for (const { id, words } of topics) {
    for (const word of words) {
      const tokens = tokensOf(word);
      if (tokens.length > 1) phrases.push([` ${tokens.join(" ")} `, id]);
      else if (tokens.length) put(word.trim().endsWith("*") ? starts : exact, tokens[0], id);
    }
  }
  const longest = Math.max(0, ...[...starts.keys()].map((key) => key.length));
  function* idsOf(token) {
    yield* exact.get(token) ?? [];
    for (let size = 1; size <= Math.min(token.length, longest); size += 1) yield* starts.get(token.slice(0, size)) ?? [];
  }
  return (text) => {
    const tokens = tokensOf(text);
    const found = new Map();
    for (const token of tokens) for (const id of idsOf(token)) found.set(id, (found.get(id) ?? 0) + 1);
    const whole = ` ${tokens.join(" ")} `;
    for (const [phrase, id] of phrases) if (whole.includes(phrase)) found.set(id, (found.get(id) ?? 0) + 1);
    return found;
  };
}

/* The topics of pieces: what was found, less what the person said it is not about, and what they said it is about. */
export function openTopics(lexicon, changed) {
  const topics = topicsWith(lexicon, changed);
  const find = openFinder(topics);
  const seen = new Map();
  const found = (text) => seen.get(text) ?? seen.set(text, find(text)).get(text);
  function of(piece) {
    const { not = [], also = [] } = changed.pages[piece.key] ?? {};
    const counted = found(piece.text);
    return topics.filter(({ id }) => also.includes(id) || (counted.has(id) && !not.includes(id)))
      .sort((one, other) => (counted.get(other.id) ?? 0) - (counted.get(one.id) ?? 0));
  }
  /* How many pages each topic is on, in all and since a day. */
  function overTime(pieces, since) {
    const tally = new Map(topics.map((one) => [one.id, { ...one, all: 0, lately: 0 }]));
    for (const piece of pieces) {
      for (const { id } of of(piece)) {
        tally.get(id).all += 1;
        if (new Date(piece.at) >= since) tally.get(id).lately += 1;
      }
    }
    return [...tally.values()].sort((one, other) => other.lately - one.lately || other.all - one.all);
  }
  return { topics, of, overTime };
}

/* Say of one page that it is about a topic, or that it is not. */
export function corrected(changed, piece, id, about) {
  const { not = [], also = [] } = changed.pages[piece.key] ?? {};
  const without = (list) => list.filter((one) => one !== id);
  const page = about ? { not: without(not), also: [...without(also), id] } : { not: [...without(not), id], also: without(also) };
  return { ...changed, pages: { ...changed.pages, [piece.key]: page } };
}

let kept = { lexicon: null, changed: null, opened: null };

/* Open the topics of this phone. They are read anew when the person changed something. */
export async function bringTopics(app) {
  const lexicon = await fetchData("topics", app.t.language);
  const changed = { ...NOTHING_CHANGED, ...(await app.store.get("settings", "topics")) };
  const same = kept.lexicon === lexicon && JSON.stringify(kept.changed) === JSON.stringify(changed);
  if (!same) kept = { lexicon, changed, opened: openTopics(lexicon, changed) };
  return { ...kept.opened, lexicon, changed, change: (next) => app.store.put("settings", "topics", next) };
}
