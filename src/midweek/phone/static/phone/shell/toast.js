/* One short message at a time, with ten seconds to take the thing back. */

import { signal } from "../vendor/preact.js";

const SHOWN = 10000;

export function openToast() {
  const toast = signal(null);
  let timer;

  function say(words, undo = null) {
    clearTimeout(timer);
    toast.value = { words, undo };
    timer = setTimeout(hide, SHOWN);
  }

  /* Who is on the toast with the keyboard has not read it too slowly. */
  function hide() {
    if (document.activeElement?.closest?.(".toast")) timer = setTimeout(hide, 2000);
    else toast.value = null;
  }

  function undoToast() {
    const { undo } = toast.value ?? {};
    toast.value = null;
    document.querySelector("h1")?.focus();
    return undo?.();
  }

  return { toast, say, undoToast };
}
