/* The only place where store, outbox, plan, player, shell and screens meet. */

import { effect, html, render, signal } from "./vendor/preact.js";
import { openStore } from "./store.js";
import { ask } from "./outbox/ask.js";
import { openFilesLater } from "./outbox/files_later.js";
import { openOutbox } from "./outbox/outbox.js";
import { openSender } from "./outbox/sender.js";
import { openDrafts } from "./parts/draft.js";
import { zoneOf } from "./plan/clock.js";
import { openPull } from "./plan/pull.js";
import { openState } from "./plan/state.js";
import { dress } from "./shell/dress.js";
import { openRouter } from "./shell/router.js";
import { openSync } from "./shell/sync.js";
import { countEarlyTap } from "./shell/tapped.js";
import { openToast } from "./shell/toast.js";
import { registerWorker } from "./shell/worker.js";
import { finishSignOut, signOutPending, wipe } from "./shell/sign_out.js";
import { directionOf, openWords, pickLanguage } from "./words/words.js";
import { Today } from "./screens/today.js";
import { CheckIn } from "./screens/check_in.js";
import { SignedOut, SignIn, SomeoneElse } from "./screens/gates.js";
import { LATER } from "./screens/later.js";

const SCREENS = { today: Today, "check-in": CheckIn };
const pseudo = new URLSearchParams(location.search).get("pseudo");

if (signOutPending()) {
  await wipe(await openStore());
  await finishSignOut();
}
const store = await openStore();
const drafts = await openDrafts(store);
const channel = new BroadcastChannel("midweek");
const { state, refresh } = openState(store);
const announce = () => channel.postMessage("changed");
const [outbox, files] = [openOutbox({ store }), openFilesLater({ store, ask })];
const sender = openSender({ store, ask, files, tell: (said) => (said.moved ? refresh().then(announce) : tell(said)) });
const pull = openPull({ store, ask, meetEpoch: sender.meetEpoch });
const { link, tell, sync } = openSync({ store, ask, pull, sender, refresh, announce });
const { toast, say, undoToast } = openToast();
const { route, go } = openRouter({ onChange: settle });
const now = signal(new Date());
const [words, install] = [signal(null), signal(null)];
const gone = signal(signOutPending());
const screens = signal(SCREENS);
let all = !(route.value.name in SCREENS); // whether the words of later screens are wanted, too

/* A screen other than the first two is fetched when it is opened, and its words; the worker keeps them for offline. */
async function bring(name) {
  if (name in screens.value) return;
  const [{ Screen }] = await Promise.all([LATER[name](), allWords()]);
  screens.value = { ...screens.value, [name]: Screen };
}

/* After a change of screen: the new heading has the focus, the page starts at its top. */
async function settle({ name }) {
  scrollTo(0, 0);
  await bring(name);
  setTimeout(() => {
    const heading = document.querySelector("#app h1, #app h2");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
    document.title = [heading?.textContent, state.value.me?.clinic.app_name ?? "Midweek"].filter(Boolean).join(" · ");
  }, 30);
}

const allWords = async () => { all = true; if (words.value) await speak(); };

async function speak() {
  const language = pickLanguage(state.value.me?.language, state.value.settings.language, document.documentElement.lang);
  if (words.value?.language !== language || words.value.all !== all) {
    const said = await openWords(language, { pseudo, all });
    if (said.all === all) words.value = said;
  }
  document.documentElement.lang = language;
  document.documentElement.dir = pseudo === "rtl" ? "rtl" : directionOf(language);
}

/* Something was kept on this phone: show it, tell the other tabs, and try to send it. */
async function kept() {
  now.value = new Date();
  await refresh();
  announce();
  sync();
}

async function choose(change) {
  await store.put("settings", "chosen", { ...state.value.settings, ...change });
  if (change.language) document.cookie = `django_language=${change.language};path=/;max-age=31536000;samesite=lax`;
  if (change.language && state.value.me) await outbox.language(change.language);
  if (change.checkedIn) navigator.storage?.persist?.();
  await kept();
}

async function signOut() {
  sender.stop();
  const wiped = wipe(store);
  channel.postMessage("signed out");
  await wiped;
  await finishSignOut();
  gone.value = true;
}

/* Another tab signed out: this one must not write again what that one wipes. */
function follow() {
  sender.stop();
  store.end();
  gone.value = true;
  addEventListener("online", () => location.reload());
  if (navigator.onLine) location.reload();
}

const app = {
  state, link, toast, route, now, install, store, drafts, outbox, files, ask, go, say, undoToast, sync, kept, choose, signOut, allWords, begin: null,
  get t() { return words.value; },
  takeBegin() {
    const { begin } = app;
    app.begin = null;
    return begin ?? {};
  },
};

function App() {
  const { name } = route.value;
  const { me, ready } = state.value;
  const { signedOut, stranger } = link.value;
  if (gone.value) return html`<${SignedOut} app=${app} />`;
  if (name !== "help" && stranger) return html`<${SomeoneElse} app=${app} />`;
  if (name !== "help" && ready && !me && signedOut) return html`<${SignIn} app=${app} />`;
  const Screen = screens.value[name];
  return Screen ? html`<${Screen} key=${name} app=${app} />` : null;
}

addEventListener("beforeinstallprompt", (event) => { event.preventDefault(); install.value = event; });
channel.addEventListener("message", ({ data }) => (data === "signed out" ? follow() : refresh()));
setInterval(() => { now.value = new Date(); }, 60000);

await Promise.all([refresh(), bring(route.value.name), dress()]);
await speak();
effect(() => { const { me } = state.value; if (me?.zone_follows && me.zone !== zoneOf()) outbox.zone(true).then(kept); });
effect(() => { if (words.value && state.value.reminders?.choices.wanted) import("./reminders/push.js").then(({ tend }) => tend(app)); });
effect(() => { if (state.value.ready) speak(); document.documentElement.dataset.unsent = state.value.outbox.size; });
countEarlyTap(app);
render(html`<${App} />`, document.getElementById("app"));
document.documentElement.dataset.ready = "yes";
sync();
registerWorker((use) => tell({ update: use }), go).catch(() => {});
