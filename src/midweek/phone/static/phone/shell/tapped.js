/* A mood tapped on the page as the server drew it, before any script ran, counts: it opens the check-in. */

export function countEarlyTap(app) {
  const tapped = document.querySelector("#app input[name=first]:checked");
  if (!tapped) return;
  app.begin = { mood: Number(tapped.value) };
  if (app.route.value.name === "today") app.go("/app/check-in");
}
