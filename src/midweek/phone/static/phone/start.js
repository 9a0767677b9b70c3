/* The server draws the first view. When that is on the screen, all the rest is sent for at once. */

function start() {
  for (const link of document.querySelectorAll("link[rel=later]")) link.rel = link.as ? "preload" : "modulepreload";
  import("./main.js");
}

if (document.hidden) start(); // a page nobody sees is never painted
else requestAnimationFrame(() => setTimeout(start));
