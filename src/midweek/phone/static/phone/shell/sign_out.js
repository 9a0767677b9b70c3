/* Leave nothing behind: what we can delete ourselves first, then the server's word to the browser. */

import { forgetWorker } from "./worker.js";

const PENDING = "midweek-sign-out";

const tellServer = () => fetch("/api/v1/sign-out", { method: "POST", credentials: "same-origin", cache: "no-store" });

/* Wipe this phone. Answers whether the server heard it; if not, the next start with signal finishes. */
export async function wipe(store) {
  await store.wipe();
  await forgetWorker();
  sessionStorage.clear();
  try {
    const answer = await tellServer();
    if (!answer.ok && answer.status !== 401) throw new Error(`answered ${answer.status}`);
    localStorage.removeItem(PENDING);
    return true;
  } catch {
    localStorage.setItem(PENDING, "1"); // says only that somebody signed out here
    return false;
  }
}

export const signOutPending = () => localStorage.getItem(PENDING) !== null;

/* Finish a sign-out that was made without signal, before anything else is read or asked.
   The server's answer clears this site's storage, so nothing may be open that is still needed. */
export async function finishSignOut() {
  try {
    const answer = await tellServer();
    if (!answer.ok && answer.status !== 401) return;
  } catch {
    return;
  }
  localStorage.removeItem(PENDING);
  location.replace("/sign-in/");
  await new Promise(() => {}); // this page has ended
}
