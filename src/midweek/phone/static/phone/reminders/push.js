/* Sign this phone up for reminders, and off again. The browser is asked only by who calls `askLeave`. */

import { openWords } from "../words/words.js";
import { choicesOf, lockScreen } from "./choices.js";

export const isApple = () => /iPhone|iPad/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);
export const isInstalled = () => matchMedia("(display-mode: standalone)").matches;
export const canPush = () => "PushManager" in window && "Notification" in window && "serviceWorker" in navigator;
export const leave = () => (canPush() ? Notification.permission : "unsupported");

export const inBase64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/* The one place that calls up the browser's question. It must come straight from a tap. */
export const askLeave = () => Notification.requestPermission();

export async function subscription() {
  const registration = await navigator.serviceWorker?.getRegistration("/");
  return (await registration?.pushManager?.getSubscription()) ?? null;
}

/* Make sure that the server can reach this phone, and tell it where: once, also when two ask at the same time. */
export const signUp = (app) => navigator.locks.request("midweek-sign-up", () => signedUp(app));

async function signedUp(app) {
  const { vapid: key } = app.state.value.reminders ?? {};
  if (!key || leave() !== "granted") return false;
  const { pushManager } = await navigator.serviceWorker.ready;
  let found = await pushManager.getSubscription();
  if (found?.options.applicationServerKey && inBase64(found.options.applicationServerKey) !== key) {
    await found.unsubscribe();
    found = null;
  }
  found ??= await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = found.toJSON();
  if ((await app.store.get("settings", "push"))?.endpoint === endpoint) return true;
  const told = { kind: "push", permission: "granted", subscription: { endpoint, p256dh: keys.p256dh, auth: keys.auth } };
  await app.outbox.add(told, () => [["settings", "push", { endpoint }]]);
  await app.kept();
  return true;
}

/* Tell the clinic that this phone takes no reminders, now or at all. */
export const tellLeave = (app) => app.outbox.add(
  { kind: "push", permission: leave() === "default" ? "prompt" : leave(), subscription: null }, () => [["settings", "push", undefined]]);

/* Before this phone is cleared: no reminder may come to it any more. */
export async function signOff(app) {
  const found = await subscription();
  if (!found) return;
  await tellLeave(app);
  await found.unsubscribe();
}

let known = "";

/* While reminders are wanted: the words for the lock screen are at hand, and the sign-up holds. */
export async function tend(app) {
  const choices = choicesOf(app.state.value);
  const told = lockScreen({ ...app, t: await openWords(app.t.language, { all: true }) }, choices);
  const now = JSON.stringify(told);
  if (now === known) return;
  known = now;
  await app.store.put("settings", "lock-screen", told);
  if (choices.channels.includes("push")) await signUp(app).catch(() => {});
}
