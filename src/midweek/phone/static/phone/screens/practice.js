/* Do one activity: a check-in, a task from the plan, or something freely chosen. */

import { html, useMemo, useRef } from "../vendor/preact.js";
import { OpenScreen, WhoReads } from "../parts/frame.js";
import { useDraft } from "../parts/draft.js";
import { Player } from "../player/player.js";
import { asks, isAnswered, pagesOf, tidy } from "../player/answers.js";
import { inWords } from "../player/kinds.js";
import { uuid7 } from "../outbox/uuid7.js";
import { withOffset } from "../plan/clock.js";
import { following, granted } from "../plan/state.js";
import { sharing } from "../outbox/outbox.js";

const PURPOSES = { check_in: "check_ins", journal: "journal", measure: "measures" };

export const isShared = (state, kind) => granted(state.consents, PURPOSES[kind] ?? "check_ins");

/* The first page that has no answer yet, where a part that was sent is taken up again; what two wrote is looked over. */
function placeIn(activity, { answers, finished, entered }) {
  const pages = pagesOf(activity, answers);
  if (finished || entered) return pages.length + 1;
  const open = pages.findIndex((step) => asks(step) && !isAnswered(answers[step.id]));
  return open < 0 ? pages.length : open + 1;
}

/* What is private is written on this phone only: the server hears that it was done, and not a word of it. */
const staysHere = (activity) => activity.private && !activity.steps.some((step) => step.required);

function pageOf(activity, answers, t) {
  const told = pagesOf(activity, answers).filter((step) => asks(step) && isAnswered(answers[step.id]));
  const text = told.map((step) => `${step.text}\n${inWords(step, answers[step.id], t)}`).join("\n\n");
  return { text: `${activity.title}\n\n${text}`, at: withOffset(new Date()), entry: null };
}

/* `what` is {activity (with its id), assignment, occasion, part, again}; `again` holds the answers of last time where it
   is written on, `begin` those already given by a tap. */
export function Practice({ app, draftKey, what, begin, back = "/app/today", onKept, before }) {
  const { t } = app;
  const { assignment, occasion, part } = what;
  const { dimensions, me } = app.state.value;
  const activity = useMemo(() => following(what.activity, dimensions), [what.activity, dimensions]);
  const [value, set, , finish] = useDraft(app, draftKey, (found) => {
    const fresh = { answers: part?.answers ?? what.again ?? {}, place: part ? placeIn(activity, part) : 0, started_at: withOffset(new Date()), partial: part?.id ?? null };
    return { ...fresh, ...found, answers: { ...(found ?? fresh).answers, ...begin } };
  });
  const busy = useRef(false);
  const stays = staysHere(activity);

  const fact = (from, finished) => ({
    activity: activity.id, assignment: assignment?.id ?? null, occasion: occasion?.free ? null : occasion ?? null,
    started_at: from.started_at, answers: tidy(activity, from.answers), finished, replaces: from.partial ?? null,
  });

  async function send(from, finished) {
    if (busy.current) return;
    busy.current = true;
    finish();
    const told = fact(from, finished);
    const page = stays && Object.keys(told.answers).length ? { id: uuid7(), ...pageOf(activity, told.answers, t) } : null;
    const words = page ? [["pages", page.id, page]] : stays ? [] : sharing(told.answers);
    // Freely chosen and private: nobody hears of it, not even that it was done.
    if (stays && !assignment) await app.store.write([["drafts", draftKey, undefined], ...words]);
    else await app.outbox.entry(stays ? { ...told, answers: {} } : told, () => [["drafts", draftKey, undefined], ...words]);
    await app.kept();
    onKept(finished);
  }

  /* The answer is kept at once, unfinished, so that it reaches a person even if nothing more is said. */
  async function risk(from) {
    if (busy.current) return;
    busy.current = true;
    finish();
    app.drafts.hold(draftKey, from);
    app.go(`/app/help?from=answer&back=${encodeURIComponent(location.pathname + location.search)}`);
    await app.outbox.entry(fact(from, false), (id) => {
      app.drafts.hold(draftKey, { ...from, partial: id });
      return [["drafts", draftKey, app.drafts.get(draftKey)]];
    });
    await app.kept();
  }

  const calm = pagesOf(activity, value.answers)[(value.place ?? 0) - 1]?.type === "pacer";
  const shared = isShared(app.state.value, activity.kind);
  const note = html`<${WhoReads} app=${app} stays=${stays && Boolean(assignment)} shared=${shared && !(stays && !assignment)} risk=${[activity, ...activity.steps].some((one) => one.risk?.length > 0)} />`;
  const frame = (body, foot) => html`<${OpenScreen} app=${app} title=${activity.title} close=${back} calm=${calm} watch=${!calm} foot=${foot}>${!value.place && before}${body}<//>`;
  return html`<${Player} t=${t} activity=${activity} value=${value} onChange=${set} onDone=${(from) => send(from, true)} onEnough=${(from) => send(from, false)} onRisk=${risk} frame=${frame} note=${note} tools=${{ files: app.files, name: shared && !stays ? me?.therapist?.given : null }}
    thanks=${activity.kind === "check_in" ? t("thanks_for_saying") : null}
    doneLabel=${activity.kind === "measure" && shared && app.state.value.me?.therapist ? t("send_to", { name: app.state.value.me.therapist.given }) : t("done")} />`;
}
