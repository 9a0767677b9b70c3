// A session of staff ends when it is left alone. Says so two minutes before, and loses nothing
// that was typed: a form is sent only once the server has said that the session is alive.

const dialog = document.getElementById("awake");
const MAY_REST = Number(dialog.dataset.mayRest) * 1000;
const WARNED = 2 * 60_000;
const TOLD_EVERY = 60_000;
const others = new BroadcastChannel("awake");

let last = Date.now(); // when somebody was last seen at any page of this browser
let told = last; // when the server last heard of it
let typed = false;
let out = false;
let asking; // one question at a time, whoever wants to know
let sending; // the form that may go now

others.onmessage = ({ data }) => { last = Math.max(last, data); };
for (const kind of ["keydown", "pointerdown", "wheel"]) {
  addEventListener(kind, present, { capture: true, passive: true });
}
addEventListener("input", () => { typed = true; }, { capture: true });
document.addEventListener("submit", (event) => void hold(event), { capture: true });
document.addEventListener("visibilitychange", look);
addEventListener("focus", () => void backAgain());
dialog.addEventListener("cancel", (event) => { event.preventDefault(); if (!out) stay(); });
dialog.querySelector("[data-stay]").addEventListener("click", stay);
setInterval(look, 5_000);

function present() {
  if (dialog.open) return;
  last = Date.now();
  if (last - told < TOLD_EVERY) return;
  others.postMessage(last);
  void ask();
}

function look() {
  const rested = Date.now() - last;
  if (out || rested >= MAY_REST) show("out");
  else if (rested >= MAY_REST - WARNED) show("soon");
  else dialog.close();
}

function stay() {
  last = Date.now();
  dialog.close();
  others.postMessage(last);
  void ask();
}

function show(when) {
  if (dialog.open && dialog.dataset.now === when) return;
  out = when === "out";
  dialog.dataset.now = when;
  for (const part of dialog.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== when;
  // With something typed, signing in happens beside this page, which then goes on.
  dialog.querySelector("[data-back]").target = typed ? "_blank" : "";
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("[data-when]:not([hidden]) .btn").focus();
}

async function backAgain() {
  if (!out || !(await ask())) return;
  out = false;
  last = Date.now();
  dialog.close();
}

async function hold(event) {
  const { target: form, submitter } = event;
  if (form.method !== "post" || form === sending || Date.now() - told < TOLD_EVERY) return;
  event.preventDefault();
  event.stopPropagation();
  if (!(await ask())) return;
  sending = form;
  form.requestSubmit(submitter);
  sending = undefined;
}

// Whether the session is alive. Signing in again brings a new token for the forms.
function ask() {
  asking ??= question().finally(() => { asking = undefined; });
  return asking;
}

async function question() {
  try {
    const answer = await fetch(dialog.dataset.ask, { redirect: "manual", cache: "no-store" });
    if (answer.type === "opaqueredirect") show("out");
    if (!answer.ok) return answer.type !== "opaqueredirect";
    const { csrf } = await answer.json();
    told = Date.now();
    for (const field of document.querySelectorAll("[name=csrfmiddlewaretoken]")) field.value = csrf;
    return true;
  } catch {
    return true; // no signal: the browser itself says so when the form is sent
  }
}
