/* People to turn to: a name, a number that can be called from here, a note. */

import { html } from "../vendor/preact.js";
import { Group } from "./asking.js";
import { Icon } from "../parts/icons.js";
import { Rows } from "./rows.js";

/* Only digits and a plus reach the dialler. */
export const dialled = (number) => (typeof number === "string" ? number.replace(/[^0-9+]/g, "") : "");

function Contacts(props) {
  const { t, step } = props;
  const draw = (person, set, id) => {
    const field = (part, key, more) => html`<label class="q inner" for=${`${id}-${part}`}>${t(key)}</label>
      <input class="field" id=${`${id}-${part}`} autocomplete="off" dir="auto" ...${more} value=${person[part] ?? ""} onInput=${(event) => set({ ...person, [part]: event.currentTarget.value })} />`;
    const number = dialled(person.number);
    return html`${field("name", "their_name", { maxlength: 500 })}${field("number", "their_number", { type: "tel", maxlength: 40 })}
      ${field("note", "their_note", { maxlength: 500 })}
      ${number.length > 2 && html`<a class="btn outline" href=${`tel:${number}`}><${Icon} name="call" size="s" />${t("call", { number: person.name || person.number })}</a>`}`;
  };
  return html`<${Group} ...${props}><${Rows} ...${props} most=${step.most} fresh=${() => ({})} add=${t("add_person")} name=${(n) => t("person_n", { n })} draw=${draw} /><//>`;
}

const say = (step, value) => value.map((one) => [one.name, one.number, one.note].filter(Boolean).join(", ")).join("\n");

export const kinds = { contacts: { Show: Contacts, say } };
