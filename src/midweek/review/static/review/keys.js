// Single keys for the desk: links that carry data-key, "/" to search, "?" for the list.
// They can be turned off (WCAG 2.1.4), and never fire while somebody is typing.

const OFF = "midweek.keys.off";

const isTyping = (target) =>
  target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);

const areOff = () => localStorage.getItem(OFF) === "1";

const list = document.getElementById("keys");

const showList = () => {
  if (list && !list.open) list.showModal();
};

// In the caseload j and k move from row to row, and b and p open what the row with the focus has.
const rows = () => [...document.querySelectorAll(".cases .who a")];

const inRows = (key) => {
  const all = rows();
  const here = all.indexOf(document.activeElement);
  if (key === "j" || key === "k") {
    const next = here < 0 ? 0 : here + (key === "j" ? 1 : -1);
    all[Math.max(0, Math.min(all.length - 1, next))]?.focus();
    return all.length > 0;
  }
  const page = { b: "brief/", p: "plan/" }[key];
  if (!page || here < 0) return false;
  window.location.assign(all[here].href + page);
  return true;
};

const press = (key) => {
  if (key === "?") return showList();
  if (inRows(key)) return undefined;
  if (key === "/") return document.querySelector(".find input")?.focus();
  return document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.click();
};

const KNOWN = new Set(["?", "/", "j", "k", "p", "a", "b", "m"]);

// Sends what the page is about, also while somebody is typing: it is no single key.
const send = (event) => {
  const button = document.querySelector('[data-key="ctrl+enter"]');
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !button) return false;
  event.preventDefault();
  button.click();
  return true;
};

document.addEventListener("keydown", (event) => {
  if (send(event)) return;
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  if (!KNOWN.has(event.key) || (areOff() && event.key !== "?")) return;
  if (list?.open) return;
  event.preventDefault();
  press(event.key);
});

document.getElementById("keys-shown")?.addEventListener("click", showList);

document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

const choice = document.getElementById("keys-on");
if (choice) {
  choice.checked = !areOff();
  choice.addEventListener("change", () => localStorage.setItem(OFF, choice.checked ? "0" : "1"));
}
for (const button of document.querySelectorAll("[data-needs-script]")) button.hidden = false;
