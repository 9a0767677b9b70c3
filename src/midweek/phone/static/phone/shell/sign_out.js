/* Leave nothing behind: what we can delete ourselves first, then the server's word to the browser. */

import { forgetWorker } from "./worker.js";

const PENDING = "midweek-sign-out";

/* Wipe this phone. The mark comes first: killed anywhere after it, the next start carries on. */
export async function wipe(store) {
  localStorage.setItem(PENDING, "1"); // says only that somebody signed out here
  await store.wipe();
  await forgetWorker();
  sessionStorage.clear();
}

export const signOutPending = () => localStorage.getItem(PENDING) !== null;

/* Have the server end the session; without signal, the next start with signal does.
   The server's answer clears this site's storage, so nothing may be open that is still needed. */
export async function finishSignOut() {
  try {
    const answer = await fetch("/api/v1/sign-out", { method: "POST", credentials: "same-origin", cache: "no-store" });
    if (!answer.ok && answer.status !== 401) return;
  } catch {
    return;
  }
  localStorage.removeItem(PENDING);
  location.replace("/sign-in/");
  await new Promise(() => {}); // this page has ended
}
