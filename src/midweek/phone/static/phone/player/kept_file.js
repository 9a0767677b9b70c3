/* What drawing, photo and sound share: it stays on this phone unless the person says otherwise, and words may
   stand in its place. `tools` keeps and opens files: {files: {keep, open, remove}, name}. */

import { html, useEffect, useState } from "../vendor/preact.js";

/* The address under which this page can show what is kept, until it is not needed any more. */
export function useKept(tools, id) {
  const [url, show] = useState(null);
  useEffect(() => {
    let made = null;
    let gone = false;
    if (id) tools.files.open(id).then((blob) => { if (blob && !gone) show(made = URL.createObjectURL(blob)); });
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
      show(null);
    };
  }, [id]);
  return url;
}

/* Keep a new blob in place of the one before. Each has its own id, so that what was sent never changes. */
export async function keepNew(tools, value, blob, onAnswer) {
  const file = await tools.files.keep(blob);
  if (value?.file) await tools.files.remove(value.file);
  onAnswer({ ...value, file, shared: value?.shared ?? false });
}

const without = ({ text }) => (text ? { text } : undefined);

export function KeptFile({ t, step, value, big, tools, onAnswer, children }) {
  const id = `w-${step.id}`;
  const say = (text) => onAnswer(text || value?.file ? { ...value, text: text || undefined } : undefined);
  const remove = async () => {
    await tools.files.remove(value.file);
    onAnswer(without(value));
  };
  const choice = (shared, label) => html`<label><input type="radio" name=${`${id}-who`} checked=${value.shared === shared} onChange=${() => onAnswer({ ...value, shared })} />${label}</label>`;
  return html`<div class="step" role="group" aria-labelledby=${`${id}-q`}><p class=${big ? "q big" : "q"} id=${`${id}-q`} dir="auto">${step.text}</p>
    ${step.hint && html`<p class="why" dir="auto">${step.hint}</p>`}
    ${children}
    ${value?.file && html`<div class="segment" role="radiogroup" aria-label=${t("who_can_see")}>${choice(false, t("only_this_phone"))}${tools.name && choice(true, t("both_of_us", { name: tools.name }))}</div>
      ${value.shared && html`<p class="why">${t("left_out")}</p>`}
      <button type="button" class="btn text" onClick=${remove}>${t("take_it_out")}</button>`}
    <label class="lbl" for=${`${id}-text`}>${t("in_words")}</label>
    <textarea class="field" id=${`${id}-text`} dir="auto" autocomplete="off" rows="2" maxlength="500" value=${value?.text ?? ""} onInput=${(event) => say(event.currentTarget.value)}></textarea></div>`;
}

export const say = (step, value, t) => [value.file && t(`made_${step.type}`), value.text].filter(Boolean).join(": ");
