/* Everything on one page: one answer is needed, the rest may be left. */

import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { missing, pagesOf } from "./answers.js";
import { Step } from "./steps.js";

export function OnePage({ t, activity, value, onChange, onDone, thanks, note, frame }) {
  const [wrong, setWrong] = useState(null);
  const summary = useRef(null);
  useEffect(() => { if (wrong) summary.current?.focus(); }, [wrong]);

  function answer(id, given) {
    setWrong(null);
    onChange({ ...value, answers: { ...value.answers, [id]: given } }, id);
  }

  function save() {
    const lacking = missing(activity, value.answers);
    if (lacking) setWrong(lacking.id);
    else onDone(value);
  }

  const [first, ...rest] = pagesOf(activity);
  const step = (one) => html`<div class=${wrong === one.id ? "wrong" : ""} id=${`step-${one.id}`}>
    ${wrong === one.id && html`<p class="say">${t(`need_${one.type === "mood" ? "mood" : "answer"}`)}</p>`}
    <${Step} t=${t} step=${one} value=${value.answers[one.id]} onAnswer=${(given) => answer(one.id, given)} /></div>`;
  return frame(html`
    ${wrong && html`<div class="wrong" role="alert" tabindex="-1" ref=${summary}><p class="say">${t("problem")}</p><a class="linkish" href=${`#step-${wrong}`}>${t("need_answer")}</a></div>`}
    ${step(first)}
    ${thanks && html`<p class="said-line" role="status">${value.answers[first.id] ? thanks : ""}</p>`}
    <div class="more">${rest.map(step)}${note}</div>`,
  html`<footer class="foot"><button class="btn primary block" onClick=${save}>${t("save")}</button></footer>`);
}
