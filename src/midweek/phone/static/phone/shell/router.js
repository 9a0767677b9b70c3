/* Which screen is open. Addresses are real, so that a notification can open the check-in itself. */

import { signal } from "../vendor/preact.js";

const PATHS = [
  "today", "check-in", "plan", "journal", "write", "share", "topics", "guided", "progress", "help", "settings", "reminders", "reach",
  "home-screen", "due", "do", "note", "day", "moment", "task",
];

export function parse(url) {
  const [, , name = "today", ...params] = url.pathname.split("/").map(decodeURIComponent);
  return { name: PATHS.includes(name) ? name : "today", params: params.filter(Boolean), query: url.searchParams };
}

export function openRouter({ onChange = () => {} } = {}) {
  const route = signal(parse(new URL(location.href)));

  function show() {
    route.value = parse(new URL(location.href));
    onChange(route.value);
  }

  /* Leave anchors within the page, other origins, new tabs and other parts of the site to the browser. */
  function isOurs(event, link) {
    return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.defaultPrevented
      && link?.origin === location.origin && link.pathname.startsWith("/app") && !(link.hash && link.pathname === location.pathname) && !link.target;
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[href]");
    if (!link || !isOurs(event, link)) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
  addEventListener("popstate", show);

  function go(to) {
    if (to !== location.pathname + location.search) history.pushState(null, "", to);
    show();
  }

  return { route, go };
}
