// Ctrl or Cmd and K: clients, things to do and activities, found while typing. A combobox after
// the ARIA pattern; names stay in this page's memory and are asked for anew on the next page.

const dialog = document.getElementById("palette");
const field = dialog?.querySelector("input");
const list = dialog?.querySelector("[role=listbox]");
const count = dialog?.querySelector("[role=status]");
const MOST = 8;

let groups = null;
let chosen = 0;

const plain = (text) =>
  text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLocaleLowerCase();

const load = async () => {
  const answer = await fetch(dialog.dataset.from, { headers: { Accept: "application/json" } });
  if (!answer.ok) return;
  const told = await answer.json();
  groups = told.groups.map(({ name, items }) => ({
    name,
    items: items.map((one) => ({ ...one, words: plain(one.name) })),
  }));
};

// What begins with the letters comes before what has them inside.
const matching = (items, typed) => {
  const first = items.filter((one) => one.words.startsWith(typed));
  const inside = items.filter((one) => one.words.includes(typed) && !first.includes(one));
  return [...first, ...inside].slice(0, MOST);
};

const option = (one, place) => {
  const link = document.createElement("a");
  link.href = one.url;
  link.id = `found-${place}`;
  link.role = "option";
  link.tabIndex = -1;
  link.textContent = one.name;
  link.dir = "auto";
  return link;
};

const choose = (place) => {
  const found = [...list.querySelectorAll("[role=option]")];
  chosen = found.length ? (place + found.length) % found.length : 0;
  for (const [n, one] of found.entries()) one.ariaSelected = String(n === chosen);
  if (found.length) field.setAttribute("aria-activedescendant", found[chosen].id);
  else field.removeAttribute("aria-activedescendant");
  found[chosen]?.scrollIntoView({ block: "nearest" });
};

const search = () => {
  const typed = plain(field.value.trim());
  let place = 0;
  const shown = (groups ?? []).map(({ name, items }) => {
    const found = matching(items, typed);
    if (!found.length) return [];
    const box = document.createElement("div");
    box.role = "group";
    box.ariaLabel = name;
    const heading = document.createElement("p");
    heading.textContent = name;
    heading.ariaHidden = "true";
    box.append(heading, ...found.map((one) => option(one, place++)));
    return [box];
  });
  list.replaceChildren(...shown.flat());
  count.textContent = place || !groups ? "" : dialog.dataset.nothing;
  choose(0);
};

const open = async () => {
  if (dialog.open) return;
  field.value = "";
  dialog.showModal();
  search();
  if (!groups) await load();
  search();
};

const MOVES = { ArrowDown: 1, ArrowUp: -1 };

if (dialog) {
  // Said once in the page, and once for each that needs it here: the caseload counts its bytes.
  field.ariaLabel = dialog.ariaLabel;
  field.placeholder = dialog.ariaLabel;
  document.addEventListener("keydown", (event) => {
    if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    open();
  });
  for (const button of document.querySelectorAll("[data-palette]")) {
    button.ariaLabel = dialog.ariaLabel;
    button.addEventListener("click", open);
  }
  field.addEventListener("input", search);
  field.addEventListener("keydown", (event) => {
    if (event.key in MOVES) {
      event.preventDefault();
      choose(chosen + MOVES[event.key]);
    } else if (event.key === "Enter") {
      event.preventDefault();
      list.querySelectorAll("[role=option]")[chosen]?.click();
    }
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });
}
