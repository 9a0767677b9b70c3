/* Which first line to offer: one that fits what the plan is for, and that was not offered lately.

   The rule is data: `rest_days` in the file says how long a starter rests. The phone remembers a seed
   and the day each starter was last shown, so that two people do not get the same line on the same day. */

import { dayNumber } from "./clock.js";

/* A number from words, always the same for the same words (FNV-1a). */
function mixed(text) {
  let hash = 2166136261;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0), 16777619);
  return hash >>> 0;
}

const SAID = ["goal", "why", "title", "routine", "obstacle"];

/* What the plan is for, by its own words: the topics found in them, and what a topic aims at, which is data too. */
export function aimsOf({ assignments, goals = [] }, find, aims) {
  const said = [...goals, ...assignments.filter(({ ended }) => !ended)].flatMap((one) => [...SAID.map((part) => one[part]), one.text, one.what?.purpose]);
  return new Set([...find(said.filter((text) => typeof text === "string").join(" \n ")).keys()].flatMap((id) => aims[id] ?? []));
}

/* The next starter, or null where there is none. `memory` is {seed, shown: {id: day}}. */
export function nextStarter({ starters, rest_days: rest }, aims, memory, day) {
  const age = ({ id }) => (memory.shown[id] ? dayNumber(day) - dayNumber(memory.shown[id]) : Infinity);
  const fits = ({ tags }) => tags.some((tag) => aims.has(tag));
  const rested = starters.filter((one) => age(one) >= rest);
  const draw = (some) => some.map((one) => [mixed(`${memory.seed}/${day}/${one.id}`), one]).sort(([one], [other]) => one - other)[0]?.[1];
  const forAll = rested.filter(({ tags }) => tags.includes("everyone"));
  const fitting = rested.filter(fits);
  const longest = [...starters].sort((one, other) => age(other) - age(one))[0];
  return draw(fitting) ?? draw(forAll) ?? draw(rested) ?? longest ?? null;
}

export const remembered = (memory, id, day) => ({ ...memory, shown: { ...memory.shown, [id]: day } });
