/* When to talk to the server: pull first, to be sure whose phone this is; then send; then pull again. */

import { signal } from "../vendor/preact.js";
import { finishSignOut, signOutPending } from "./sign_out.js";

const EVERY = 60000;

export function openSync({ store, ask, pull, sender, refresh, announce }) {
  const link = signal({ online: navigator.onLine, failures: 0, signedOut: false, stranger: false, update: null });
  const tell = (more) => { link.value = { ...link.value, ...more }; };
  let surely = true; // the first pull of a page asks who is signed in
  let running = null;

  async function helpAlone() {
    if (await store.get("plan", "help")) return;
    const value = await ask("/api/v1/help");
    await store.put("plan", "help", { name: "help", value });
    await refresh();
  }

  async function round() {
    if (signOutPending()) return finishSignOut();
    const waits = (await store.count("outbox")) > 0;
    let changed = await pull({ sure: surely || waits });
    surely = false;
    tell({ signedOut: false, stranger: false });
    if (waits && (await sender.flush())) changed = (await pull()) || changed;
    if (!waits) tell({ failures: 0 });
    await refresh();
    if (changed || waits) announce();
    return undefined;
  }

  /* One round at a time; who asks during one waits for the next. */
  async function sync() {
    if (!navigator.onLine) return;
    while (running) await running;
    running = round().catch(async (wrong) => {
      const { failures } = link.value;
      tell(wrong.signedOut ? { signedOut: true } : wrong.stranger ? { stranger: true } : { failures: failures + 1 });
      if (wrong.signedOut) surely = true;
      await refresh();
      await helpAlone().catch(() => {});
    }).finally(() => {
      running = null;
      document.documentElement.dataset.synced = "yes";
    });
    await running;
  }

  addEventListener("online", () => { tell({ online: true }); sync(); });
  addEventListener("offline", () => tell({ online: false }));
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && sync());
  setInterval(() => document.visibilityState === "visible" && sync(), EVERY);

  return { link, tell, sync };
}
