/* What is being written: its history for Undo, and keeping it, here and on the server. */

import { signal } from "../../phone/vendor/preact.js";

const PAUSE = 400; // between two keystrokes that are one change to Undo
const REST = 500; // after the last keystroke before it is sent

export const said = signal(null);
export const chosen = signal("about");
export const checks = signal({ problems: [], advice: [], minutes: 1, age: null, ages: {} });
export const kept = signal("");
export const canUndo = signal(false);
export const canRedo = signal(false);

let facts;
let number;
let token;
let before = [];
let after = [];
let last = 0;
let waiting;
let sending = false;
let stopped = false;

const local = () => `midweek.draft.${facts.keep}`;

export function begin(from) {
  facts = from;
  number = from.number;
  token = document.querySelector("#shelving [name=csrfmiddlewaretoken]").value;
  checks.value = from;
  said.value = from.said;
  const held = JSON.parse(localStorage.getItem(local()) ?? "null");
  if (held && held.number >= number && JSON.stringify(held.said) !== JSON.stringify(from.said)) change(held.said);
  else localStorage.removeItem(local());
}

/* Every change of the draft goes through here; `apart` starts a new step of Undo. */
export function change(next, apart = true) {
  const now = performance.now();
  if (apart || now - last > PAUSE) before.push(said.value);
  last = apart ? 0 : now;
  before = before.slice(-200);
  after = [];
  set(next);
}

function set(next) {
  said.value = next;
  canUndo.value = before.length > 0;
  canRedo.value = after.length > 0;
  localStorage.setItem(local(), JSON.stringify({ said: next, number }));
  kept.value = facts.words.saving;
  clearTimeout(waiting);
  waiting = setTimeout(send, REST);
}

export function undo() {
  if (!before.length) return;
  after.push(said.value);
  set(before.pop());
}

export function redo() {
  if (!after.length) return;
  before.push(said.value);
  set(after.pop());
}

/* Send what is there; what changes meanwhile goes with the next. Resolves to whether all of it is kept. */
export async function send() {
  clearTimeout(waiting);
  if (sending || stopped) return false;
  sending = true;
  const going = said.value;
  try {
    const answer = await fetch(facts.keep, {
      method: "POST", headers: { "Content-Type": "application/json", "X-CSRFToken": token }, body: JSON.stringify({ said: going, number }),
    });
    const told = await answer.json();
    if (answer.ok) heard(told, going);
    else refused(answer.status, told);
  } catch {
    kept.value = facts.words.not_saved;
    waiting = setTimeout(send, 4000);
  } finally {
    sending = false;
  }
  if (said.value !== going && !stopped) return send();
  return !localStorage.getItem(local());
}

function heard(told, going) {
  number = told.number;
  checks.value = told;
  kept.value = told.kept;
  if (said.value === going) localStorage.removeItem(local());
}

function refused(status, told) {
  stopped = status === 409;
  kept.value = told.why;
}

export const isSaved = () => !localStorage.getItem(local());
