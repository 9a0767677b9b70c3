/* One question on a screen: a first page that says how it goes, Back always, a look over before it is sent. */

import { html, useEffect, useRef } from "../vendor/preact.js";
import { asks, inWords, isAnswered, isRisk, pagesOf } from "./answers.js";
import { Step } from "./steps.js";

function Progress({ t, at, of }) {
  return html`<div><p class="why num" id="at">${t("n_of", { n: at, of })}</p><div class="bar" aria-hidden="true">
    <svg viewBox="0 0 100 6" preserveAspectRatio="none"><rect width=${(100 * at) / of} height="6" /></svg></div></div>`;
}

function First({ t, activity, moves }) {
  return html`<div class="hello"><h2 class="q big" tabindex="-1" dir="auto">${activity.title}</h2>
    <p class="lede" dir="auto">${activity.stem ?? activity.why ?? activity.purpose}</p></div>
    <p class="why">${t("takes", { minutes: t.n("minutes", activity.minutes) })} ${moves ? t("moves_on") : ""}</p>
    ${activity.credit && html`<p class="note" dir="auto">${activity.credit} ${activity.credit.includes(activity.licence) ? "" : activity.licence}</p>`}`;
}

function Over({ t, activity, value, go }) {
  return html`<div class="hello"><h2 class="q big" tabindex="-1">${t("look_over")}</h2></div>
    <div class="list plain">${pagesOf(activity).map((step, n) => asks(step) && html`<div class="task"><p class="what"><small dir="auto">${step.text}</small><b dir="auto">${inWords(step, value.answers[step.id], t)}</b></p>
      <button class="linkish" onClick=${() => go(n + 1)} aria-label=${t("change_it", { what: step.text ?? "" })}>${t("change")}</button></div>`)}</div>`;
}

export function OneByOne({ t, activity, value, onChange, onDone, onRisk, note, doneLabel, frame }) {
  const pages = pagesOf(activity);
  const last = pages.length + (pages.filter(asks).length > 1 ? 1 : 0);
  const place = Math.min(value.place ?? 0, last);
  const step = pages[place - 1];
  const top = useRef(null);
  const shown = useRef(place);
  useEffect(() => {
    if (shown.current !== place) top.current?.focus();
    shown.current = place;
  }, [place]);
  const go = (to, answers = value.answers) => onChange({ ...value, answers, place: to });
  const forward = (answers = value.answers) => (place >= last ? onDone({ ...value, answers }) : go(place + 1, answers));
  const withAnswer = (given) => (step.id ? { ...value.answers, [step.id]: given } : value.answers);

  function hear(given, moving) {
    const answers = withAnswer(given);
    if (isRisk(activity, step.id, given) && value.answers[step.id] !== given) onRisk({ ...value, answers, place: place + 1 }, step.id);
    else if (moving) forward(answers);
    else go(place, answers);
  }

  const blocked = step?.required && !isAnswered(value.answers[step.id]);
  const label = place >= last ? doneLabel : t(place ? "next" : "start");
  const own = step?.type === "pacer"; // it has its own way out
  return frame(html`<div ref=${top} tabindex="-1" class="group" aria-describedby=${step ? "at" : undefined}>
    ${step && pages.length > 1 && html`<${Progress} t=${t} at=${place} of=${pages.length} />`}
    ${place === 0 && html`<${First} t=${t} activity=${activity} moves=${pages.some((one) => one.type === "choice")} />`}
    ${step?.type === "choice" && activity.stem && html`<p class="why" dir="auto">${activity.stem}</p>`}
    ${step && html`<${Step} key=${place} t=${t} step=${step} big verbatim=${activity.kind === "measure"} value=${value.answers[step.id]} onAnswer=${(given) => hear(given, false)}
      onTap=${step.type === "choice" ? (given) => hear(given, true) : undefined} onEnd=${(given) => forward(withAnswer(given))} />`}
    ${place > pages.length && html`<${Over} t=${t} activity=${activity} value=${value} go=${go} />`}
    ${(place === 0 || place > pages.length) && note}</div>`,
  !own && html`<footer class="foot"><div class="two">${place > 0 && html`<button class="btn outline" onClick=${() => go(place - 1)}>${t("back")}</button>`}
    <button class="btn primary" disabled=${blocked} onClick=${() => forward()}>${label}</button></div></footer>`);
}
