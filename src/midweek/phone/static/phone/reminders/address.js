/* Where a mail or a text may go: told by the client, and proved by a code that came there. */

import { html, useState } from "../vendor/preact.js";

export function Address({ app, known: { channel, state, address } }) {
  const { t } = app;
  const [typed, type] = useState("");
  const say = (fact) => app.outbox.add({ channel, ...fact }).then(app.kept).then(() => type(""));
  if (state === "works") return html`<p class="why"><span dir="auto">${address}</span></p><button class="linkish" onClick=${() => say({ kind: "address", address: null })}>${t("rm_forget")}</button>`;
  const waiting = state === "waiting";
  const send = (event) => {
    event.preventDefault();
    say(waiting ? { kind: "address_code", code: typed.trim() } : { kind: "address", address: typed.trim() });
  };
  const refused = [...app.state.value.outbox.values()].filter((item) => item.kind.startsWith("address") && item.state === "refused").at(-1);
  const field = waiting ? { inputmode: "numeric", autocomplete: "one-time-code", pattern: "[0-9]{6}", maxlength: 6 } : { type: channel === "email" ? "email" : "tel", autocomplete: channel === "email" ? "email" : "tel", maxlength: 254 };
  const id = `rm-to-${channel}`;
  return html`<form class="step" onSubmit=${send}><label class="lbl" for=${id}>${t(waiting ? "rm_code" : `rm_to_${channel}`)}</label>
    ${waiting && html`<p class="why">${t("rm_code_sent_to")} <span dir="auto">${address}</span></p>`}
    ${refused?.why && html`<p class="why" role="alert" dir="auto">${refused.why}</p>`}
    <input class="field" id=${id} required ...${field} value=${typed} onInput=${(event) => type(event.currentTarget.value)} />
    <button class="btn soft">${t(waiting ? "rm_check_code" : "rm_send_code")}</button>
    ${waiting && html`<button type="button" class="linkish" onClick=${() => say({ kind: "address", address: null })}>${t("rm_other_address")}</button>`}</form>`;
}
