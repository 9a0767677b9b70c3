/* One picture of what this phone holds, read from the store and redrawn when the store changes. */

import { signal } from "../vendor/preact.js";
import { atRung } from "../player/answers.js";
import { learn } from "./schedule.js";

const EMPTY = {
  ready: false, me: null, consents: [], help: null, appointments: [], activities: {}, assignments: [], dimensions: [],
  offers: [], versions: [], past: [], pauses: [], ideas: [], reminders: null,
  entries: [], skips: [], messages: [], topics: [], pages: [], outbox: new Map(), pulled: null, settings: {}, locked: 0,
};

export function openState(store) {
  const state = signal(EMPTY);

  async function refresh() {
    const [plan, entries, skips, messages, topics, pages, outbox, chosen] = await Promise.all(
      [...["plan", "entries", "skips", "messages", "topics", "pages", "outbox"].map(store.all), store.get("settings", "chosen")]);
    const parts = Object.fromEntries(plan.filter((part) => part.name !== "pulled").map((part) => [part.name, part.value]));
    const assignments = (parts.assignments ?? []).map((one) => {
      const found = parts.activities?.[one.activity];
      return { ...one, title: one.title ?? found?.title ?? "", what: found ? { id: one.activity, ...atRung(found, one.rung) } : null };
    });
    await learn(assignments.map(({ schedule }) => schedule));
    state.value = {
      ...EMPTY, ...parts, assignments, entries, skips, messages, topics, pages, ready: true, settings: chosen ?? {}, locked: store.locked,
      outbox: new Map(outbox.map((item) => [item.id, item])),
      pulled: plan.find((part) => part.name === "pulled") ?? null,
    };
  }

  return { state, refresh };
}

/* The next session: a phone without signal must not show one that is over. */
export const nextSession = (appointments, now = new Date()) =>
  appointments.find((one) => new Date(one.starts_at) > now - 3600000) ?? null;

/* What is to be talked about next time. A wish to talk stands there at once, and goes with its wish. */
export function openTopics({ topics, skips }) {
  const wished = skips.filter((skip) => skip.wants === "talk" && !skip.undone);
  const known = new Set(topics.map(({ id }) => id));
  const dropped = new Set(skips.filter((skip) => !wished.includes(skip)).map(({ id }) => id));
  const fresh = wished.filter(({ id }) => !known.has(id)).map(({ id, assignment }) => ({ id, assignment, mine: true, words: "" }));
  return [...topics, ...fresh].filter((one) => !one.undone && !one.talked_at && !dropped.has(one.id));
}

/* Whether a message was written to this client and not read yet. */
export const isNew = (message) => !message.mine && !message.read_at && !message.undone;

export const bySlug = (activities, slug) => {
  const found = Object.entries(activities).filter(([, activity]) => activity.slug === slug)
    .sort(([, one], [, other]) => (other.version ?? 0) - (one.version ?? 0))[0];
  return found ? { id: found[0], ...found[1] } : null;
};

export const granted = (consents, purpose) => consents.find((one) => one.purpose === purpose)?.granted ?? false;

/* The activity with what this client and therapist follow: without anything to follow, it is not asked. */
export function following(activity, dimensions) {
  const running = dimensions.some(({ ended }) => !ended);
  const steps = activity.steps.filter(({ type }) => type !== "tracked" || running)
    .map((step) => (step.type === "tracked" ? { ...step, dimensions } : step));
  return { ...activity, steps };
}
