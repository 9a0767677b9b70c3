/* A whole number between two ends, as buttons. Where they are many it is a slider: see kinds.js. */

import { html } from "../vendor/preact.js";
import { Group } from "./asking.js";

const Ends = ({ ends }) => ends && html`<p class="ends"><span dir="auto">${ends[0]}</span><span dir="auto">${ends[1]}</span></p>`;

function Scale(props) {
  const { step, id, value, onAnswer } = props;
  const numbers = Array.from({ length: step.max - step.min + 1 }, (_, n) => step.min + n);
  return html`<${Group} ...${props}><div><div class="scale">${numbers.map((number) => html`<label>
      <input type="radio" name=${id} value=${number} checked=${value === number} onChange=${() => onAnswer(number)} />${number}</label>`)}</div>
    <${Ends} ends=${step.ends} /></div><//>`;
}

export const kinds = { scale: { Show: Scale, say: (step, value) => String(value) } };
