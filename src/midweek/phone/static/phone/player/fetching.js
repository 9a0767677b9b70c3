/* Fetch the modules of the steps that an activity has. The service worker keeps all of them.

   A module exports `kinds`, as kinds.js describes them. */

import { KINDS, kindOf } from "./kinds.js";

const typed = () => import("./typed.js");
const collected = () => import("./collected.js");
const LATER = {
  slider: () => import("./gauge.js"),
  ...Object.fromEntries(["number", "duration", "date", "time", "moment"].map((kind) => [kind, typed])),
  ...Object.fromEntries(["list", "table", "repeat", "contacts", "ladder"].map((kind) => [kind, collected])),
  computed: () => import("./derived.js"), measure: () => import("./derived.js"),
  pacer: () => import("./pacer.js"), timer: () => import("./timer.js"), stages: () => import("./stages.js"),
  feeling: () => import("./feeling.js"), thought: () => import("./thought.js"), tracked: () => import("./tracked.js"),
  drawing: () => import("./drawing.js"), photo: () => import("./photo.js"), audio: () => import("./audio.js"),
};

const inside = (step) => [...(step.columns ?? []), ...(step.steps ?? [])];

/* The kinds that these steps, and the questions inside them, still need. */
export const lacking = (steps) => [...new Set(steps.flatMap((step) => [step, ...inside(step)]).map(kindOf))]
  .filter((kind) => !(kind in KINDS) && kind in LATER);

/* Fetch all that these steps need. */
export async function bring(steps) {
  const modules = await Promise.all(lacking(steps).map((kind) => LATER[kind]()));
  for (const { kinds } of modules) Object.assign(KINDS, kinds);
}
