/* What of a page is shared, and how that is told: always as a further fact, never by changing one. */

import { uuid7 } from "../outbox/uuid7.js";
import { bySlug } from "./state.js";

export const SLUGS = { whole: "open-journal", excerpt: "journal-excerpt", topics: "journal-topics" };
const stepOf = (activity) => activity.steps.find(({ type }) => type === "text_long" || type === "list");

/* A text in sentences, each with the space behind it, so that together they are the text again. */
export function sentencesOf(text, language) {
  const parts = globalThis.Intl?.Segmenter ? [...new Intl.Segmenter(language, { granularity: "sentence" }).segment(text)].map(({ segment }) => segment)
    : text.match(/[^.!?…\n]+[.!?…\n]*\s*|\s*[.!?…\n]+\s*/gu) ?? [text];
  return parts.reduce((found, part) => (part.trim() || !found.length ? [...found, part] : [...found.slice(0, -1), found.at(-1) + part]), []);
}

/* The chosen sentences; where one between them is left out, that can be seen. */
export function excerptOf(sentences, chosen) {
  const last = Math.max(-1, ...chosen);
  const parts = [];
  let gap = false;
  sentences.slice(0, last + 1).forEach((sentence, n) => {
    if (!chosen.includes(n)) gap = parts.length > 0 && (gap || Boolean(sentence.trim()));
    else {
      parts.push(gap ? `${parts.pop().trimEnd()} […] ${sentence}` : sentence);
      gap = false;
    }
  });
  return parts.join("").trim();
}

/* Exactly what is sent, and what the therapist reads: {activity, title, asked, said, answers}, or null where nothing is chosen. */
export function toldOf(activities, how, { text, excerpt, topics }) {
  const activity = bySlug(activities, SLUGS[how]);
  if (!activity) return null;
  const step = stepOf(activity);
  const answer = how === "topics" ? topics : how === "excerpt" ? excerpt : text;
  if (!answer.length) return null;
  return { activity: activity.id, title: activity.title, asked: step.text, said: how === "topics" ? answer.join("\n") : answer, answers: { [step.id]: answer } };
}

/* The page that is kept here for a piece; what came from another phone gets one. */
const pageFor = (piece) => ({
  ...(piece.page ?? { id: uuid7() }), text: piece.text, at: piece.at, entry: piece.page?.entry ?? piece.entry?.id ?? null,
});

/* Send it. What was shared of this page before is hidden first, so that never more is open than was chosen. */
export async function share(app, piece, how, told) {
  const { outbox } = app;
  if (piece.told && !(how === "whole" && piece.how === "whole")) await outbox.setShared(piece.told.id, false);
  const page = pageFor(piece);
  const fact = { activity: told.activity, answers: told.answers, happened_at: piece.at };
  if (how !== "whole") await outbox.entry(fact, (part) => [["pages", page.id, { ...page, part }]]);
  else if (piece.entry && piece.sent === piece.text) await outbox.setShared(piece.entry.id, true, () => [["pages", page.id, { ...page, entry: piece.entry.id, part: null }]]);
  else await outbox.entry({ ...fact, replaces: piece.entry?.id ?? null }, (entry) => [["pages", page.id, { ...page, entry, part: null }]]);
  await app.kept();
}
