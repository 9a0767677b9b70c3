/* Everything on one page: one answer is needed, the rest may be left. */

import { html, useEffect, useLayoutEffect, useRef, useState } from "../vendor/preact.js";
import { answerTo, isAnswered, pagesOf } from "./answers.js";
import { Enough, useCare } from "./care.js";
import { bring, lacking } from "./fetching.js";
import { Step } from "./steps.js";

const ROOMY = ["feeling", "tracked", "ladder", "table", "repeat", "contacts", "stages", "drawing", "photo", "audio"];
const NAMED = ["feeling", "tracked"];

/* What takes much room waits behind its name, and is fetched when somebody wants it. */
export const isFolded = (step, place) => place > 0 && !step.required && ROOMY.includes(step.type);

function Fold({ t, step, answered, children }) {
  const [open] = useState(answered);
  const [wanted, want] = useState(answered);
  const [state, look] = useState(lacking([step]).length ? "absent" : "ready");
  useEffect(() => {
    if (wanted && state !== "ready") bring([step]).then(() => look("ready"), () => look("missed"));
  }, [wanted]);
  const name = NAMED.includes(step.type) ? t(`fold_${step.type}`) : step.text;
  return html`<details class="fold" open=${open} onToggle=${(event) => event.currentTarget.open && want(true)}>
    <summary dir="auto"><span>${name} <span class="opt">${t("optional")}</span></span></summary>
    ${wanted && state === "ready" ? children : html`<p class="why" role="status">${state === "missed" ? t("needs_first_visit") : ""}</p>`}</details>`;
}

export function OnePage({ t, activity, value, onChange, onDone, onEnough, thanks, note, tools, frame }) {
  const { heard, wrong, send, forget } = useCare({ t, activity, value });
  const summary = useRef(null);
  const [tries, tryAgain] = useState(0);
  useLayoutEffect(() => { if (wrong) summary.current?.focus(); }, [wrong, tries]);

  function answer(id, given) {
    forget();
    onChange({ ...value, answers: { ...value.answers, [id]: given } }, id);
  }

  const end = (finished, then) => { tryAgain(tries + 1); send(finished, then); };
  const [first, ...rest] = pagesOf(activity, value.answers);
  const fold = (one, body) => (isFolded(one, activity.steps.indexOf(one))
    ? html`<${Fold} t=${t} step=${one} answered=${isAnswered(answerTo(heard, one.id))}>${body}<//>` : body);
  const step = (one) => html`<div class=${wrong?.id === one.id ? "wrong" : ""} key=${one.id} id=${`step-${one.id}`}>
    ${wrong?.id === one.id && html`<p class="say">${wrong.say}</p>`}
    ${fold(one, html`<${Step} t=${t} step=${one} tools=${tools} value=${answerTo(heard, one.id)} example=${activity.example?.find((each) => each.step === one.id)?.text} onAnswer=${(given) => answer(one.id, given)} />`)}</div>`;
  return frame(html`
    ${wrong && html`<div class="wrong" role="alert" tabindex="-1" ref=${summary}><p class="say">${t("problem")}</p><a class="linkish" href=${`#step-${wrong.id}`}>${wrong.say}</a></div>`}
    ${activity.kind !== "check_in" && activity.instructions && html`<p dir="auto">${activity.instructions}</p>`}
    ${step(first)}
    ${thanks && html`<p class="said-line" role="status">${answerTo(heard, first.id) ? thanks : ""}</p>`}
    <div class="more">${rest.map(step)}${note}</div>`,
  html`<footer class="foot"><button class="btn primary block" onClick=${() => end(true, onDone)}>${t("save")}</button>
    <${Enough} t=${t} activity=${activity} onEnough=${onEnough && (() => end(false, onEnough))} /></footer>`);
}
