/* Keep every keystroke within half a second, and give it back after anything. */

import { useEffect, useRef, useState } from "../vendor/preact.js";

const PAUSE = 250;

/* All drafts of this phone, read once; from then on this page knows them best. */
export async function openDrafts(store) {
  const held = new Map((await store.all("drafts")).map((draft) => [draft.key, draft]));
  return {
    get: (key) => held.get(key),
    hold: (key, value) => held.set(key, { ...value, key, kept_at: Date.now() }),
    keep: (key) => (held.has(key) ? store.put("drafts", key, held.get(key)) : Promise.resolve()),
    drop: (key) => held.delete(key),
    get size() { return held.size; },
  };
}

/* Answer [value, set, saved, finish]; `begin` makes the first value from the draft found, if any. */
export function useDraft(app, key, begin) {
  const [value, show] = useState(() => begin(app.drafts.get(key)));
  const [saved, setSaved] = useState(() => (app.drafts.get(key) ? new Date(app.drafts.get(key).kept_at) : null));
  const held = useRef({ timer: 0, done: false });

  async function keep() {
    clearTimeout(held.current.timer);
    held.current.timer = 0;
    if (held.current.done) return;
    await app.drafts.keep(key);
    setSaved(new Date());
  }

  useEffect(() => {
    const leaving = () => { if (held.current.timer) keep(); };
    addEventListener("pagehide", leaving);
    document.addEventListener("visibilitychange", leaving);
    return () => {
      leaving();
      removeEventListener("pagehide", leaving);
      document.removeEventListener("visibilitychange", leaving);
    };
  }, []);

  function set(next) {
    if (held.current.done) return;
    app.drafts.hold(key, next);
    show(next);
    held.current.timer ||= setTimeout(keep, PAUSE);
  }

  /* The draft became a fact: nothing may write it again. */
  function finish() {
    clearTimeout(held.current.timer);
    held.current = { timer: 0, done: true };
    app.drafts.drop(key);
  }

  return [value, set, saved, finish];
}
