/* One question on a screen: a first page that says how it goes, Back always, a look over before it is sent. */

import { html, useLayoutEffect, useRef } from "../vendor/preact.js";
import { answerTo, asks, isAnswered, isRisk, pagesOf } from "./answers.js";
import { Example } from "./asking.js";
import { Enough, useCare } from "./care.js";
import { inWords } from "./kinds.js";
import { Step } from "./steps.js";

const MOVES_ON = ["choice", "yes_no"];
const OWN_WAY_OUT = ["pacer"];

function Progress({ t, at, of }) {
  return html`<div><p class="why num" id="at">${t("n_of", { n: at, of })}</p><div class="bar" aria-hidden="true">
    <svg viewBox="0 0 100 6" preserveAspectRatio="none"><rect width=${(100 * at) / of} height="6" /></svg></div></div>`;
}

function First({ t, activity, moves }) {
  const about = activity.stem ?? activity.why ?? activity.purpose;
  const asked = (id) => activity.steps.find((step) => step.id === id)?.text;
  return html`<div class="hello"><h2 class="q big" tabindex="-1" dir="auto">${activity.title}</h2><p class="lede" dir="auto">${about}</p></div>
    ${activity.instructions && html`<p dir="auto">${activity.instructions}</p>`}
    <p class="why">${t("takes", { minutes: t.n("minutes", activity.minutes) })} ${moves ? t("moves_on") : ""}</p>
    ${activity.example?.length > 0 && html`<${Example} t=${t}><dl>${activity.example.map((one) => html`<dt dir="auto">${asked(one.step)}</dt><dd dir="auto">${one.text}</dd>`)}</dl><//>`}
    ${activity.credit && html`<p class="note" dir="auto">${activity.credit} ${activity.credit.includes(activity.licence) ? "" : activity.licence}</p>`}`;
}

function Over({ t, activity, pages, heard, closing, go }) {
  const line = (step, n) => html`<div class="task"><p class="what"><small dir="auto">${step.text}</small><b class="answered" dir="auto">${inWords(step, answerTo(heard, step.id), t)}</b></p>
    ${asks(step) && html`<button class="linkish" onClick=${() => go(n + 1)} aria-label=${t("change_it", { what: step.text ?? "" })}>${t("change")}</button>`}</div>`;
  return html`<div class="hello"><h2 class="q big" tabindex="-1">${t("look_over")}</h2>${closing && html`<p class="lede" dir="auto">${closing}</p>`}</div>
    <div class="list plain">${pages.map((step, n) => step.type !== "read" && line(step, n))}</div>`;
}

export function Layout({ t, activity, value, onChange, onDone, onEnough, note, doneLabel, tools, frame }) {
  const { heard, wrong, send, forget, now } = useCare({ t, activity, value });
  const pages = pagesOf(activity, value.answers);
  const closing = activity.steps.find((one) => one.type === "done")?.text;
  const last = pages.length + (closing || pages.filter(asks).length > 1 ? 1 : 0);
  const place = Math.min(value.place ?? 0, last);
  const step = pages[place - 1];
  const top = useRef(null);
  const drawn = useRef(place);
  useLayoutEffect(() => { // with the page, not after it: the next key may be pressed already
    if (drawn.current !== place || wrong) top.current?.focus();
    drawn.current = place;
  }, [place, wrong]);
  const go = (to, answers = now().answers) => { forget(); onChange({ ...now(), answers, place: to }); };
  const withAnswer = (given) => ({ ...value.answers, [step.id]: given });
  const leave = async (finished, end) => {
    const found = await send(finished, end);
    const at = found && pages.findIndex(({ id }) => id === found.id) + 1;
    if (at && at !== place) onChange({ ...now(), place: at });
  };
  const ended = (answers) => (place >= last ? onDone({ ...value, answers }) : go(place + 1, answers));
  const forward = () => (place >= last ? leave(true, onDone) : send(false, () => go(place + 1), step?.id));

  function hear(given, moving) {
    forget();
    const on = moving || (step.type === "choice" && isRisk(activity, step.id, given, value.answers[step.id]));
    onChange({ ...value, answers: withAnswer(given), place: on ? Math.min(place + 1, last) : place }, step.id);
  }

  const blocked = step?.required && !isAnswered(answerTo(heard, step.id));
  const example = activity.example?.find((one) => one.step === step?.id)?.text;
  return frame(html`<div ref=${top} tabindex="-1" class="group" aria-describedby=${step ? "at" : undefined}>
    ${step && pages.length > 1 && html`<${Progress} t=${t} at=${place} of=${pages.length} />`}
    ${place === 0 && html`<${First} t=${t} activity=${activity} moves=${pages.some(({ type }) => MOVES_ON.includes(type))} />`}
    ${step?.type === "choice" && activity.stem && html`<p class="why" dir="auto">${activity.stem}</p>`}
    ${wrong && wrong.id === step?.id && html`<div class="wrong" role="alert"><p class="say" id=${`q-${step.id}-wrong`}>${wrong.say}</p></div>`}
    ${step && html`<${Step} key=${step.id} t=${t} step=${step} big verbatim=${activity.kind === "measure"} value=${answerTo(heard, step.id)} example=${example} tools=${tools}
      wrong=${wrong?.id === step.id} onAnswer=${(given) => hear(given, false)}
      onTap=${MOVES_ON.includes(step.type) && place < last ? (given) => hear(given, true) : undefined} onEnd=${(given) => ended(withAnswer(given))} />`}
    ${place > pages.length && html`<${Over} t=${t} activity=${activity} pages=${pages} heard=${heard} closing=${closing} go=${go} />`}
    ${(place === 0 || place > pages.length) && note}</div>`,
  !OWN_WAY_OUT.includes(step?.type) && html`<footer class="foot"><div class="two">${place > 0 && html`<button class="btn outline" onClick=${() => go(place - 1)}>${t("back")}</button>`}
    <button class="btn primary" disabled=${blocked} onClick=${forward}>${place >= last ? doneLabel : t(place ? "next" : "start")}</button></div>
    ${step && html`<${Enough} t=${t} activity=${activity} onEnough=${onEnough && (() => leave(false, onEnough))} />`}</footer>`);
}
