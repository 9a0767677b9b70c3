/* Several lines, rows or rounds: add, remove with a way back, and put in another order without dragging. */

import { html, useLayoutEffect, useRef, useState } from "../vendor/preact.js";
import { Icon } from "../parts/icons.js";

const CONTROL = "input, textarea, select, button";
let made = 0;

const moved = (list, from, to) => {
  const next = [...list];
  next.splice(to, 0, ...next.splice(from, 1));
  return next;
};

/* `draw(row, set, id, more)` shows one row; `fresh()` makes an empty one; there is always one to begin with.
   A `bare` row is one control with its own label. */
export function Rows({ t, id, value, onAnswer, most, fresh, draw, add, name, above, bare }) {
  const rows = Array.isArray(value) && value.length ? value : [fresh()];
  const keys = useRef([]);
  const box = useRef(null);
  const target = useRef(null);
  const [gone, setGone] = useState(null);
  const [told, tell] = useState("");
  while (keys.current.length < rows.length) keys.current.push(made++);
  keys.current.length = rows.length;

  useLayoutEffect(() => {
    const wanted = target.current && box.current?.querySelector(target.current);
    target.current = null;
    wanted?.focus();
  });
  const inRow = (key, what) => what.split(", ").map((one) => `[data-row="${key}"] ${one}`).join(", ");

  function change(nextRows, nextKeys, focus, said = "") {
    keys.current = nextKeys;
    target.current = focus;
    tell(said);
    onAnswer(nextRows);
  }

  function insert(at, row = fresh()) {
    if (rows.length >= most) return;
    const key = made++;
    setGone(null);
    change(rows.toSpliced(at, 0, row), keys.current.toSpliced(at, 0, key), inRow(key, CONTROL));
  }

  function remove(at) {
    setGone({ row: rows[at], at });
    change(rows.toSpliced(at, 1), keys.current.toSpliced(at, 1), "[data-undo]", t("removed"));
  }

  function move(at, by) {
    const act = `[data-act="${by}"]:not(:disabled), [data-act]:not(:disabled)`;
    change(moved(rows, at, at + by), moved(keys.current, at, at + by), inRow(keys.current[at], act), t("moved_to", { n: at + by + 1, of: rows.length }));
  }

  const order = (places) => change(places.map((at) => rows[at]), places.map((at) => keys.current[at]), null, t("in_order"));
  const act = (at, by, icon, key, off) => html`<button type="button" class="iconbtn" data-act=${by} disabled=${off} aria-label=${t(key, { what: name(at + 1) })}
    onClick=${() => (by ? move(at, by) : remove(at))}><${Icon} name=${icon} /></button>`;

  return html`<div class="rounds" ref=${box}>${above?.({ rows, order })}
    ${rows.map((row, at) => html`<div key=${keys.current[at]} data-row=${keys.current[at]} class="round" role=${bare ? undefined : "group"} aria-label=${bare ? undefined : name(at + 1)}>
      <div class="step">${draw(row, (next) => onAnswer(rows.with(at, next)), `${id}-${keys.current[at]}`, { at, insert: () => insert(at + 1) })}</div>
      <div class="row-acts">${rows.length > 1 && html`${act(at, -1, "up", "move_up", at === 0)}${act(at, 1, "down", "move_down", at === rows.length - 1)}`}
        ${act(at, 0, "close", "remove_it", false)}</div></div>`)}
    ${gone && html`<p class="why">${t("removed")} <button type="button" class="linkish" data-undo onClick=${() => insert(gone.at, gone.row)}>${t("undo")}</button></p>`}
    <p class="vh" role="status">${told}</p>
    ${rows.length < most && html`<button type="button" class="btn soft" onClick=${() => insert(rows.length)}><${Icon} name="plus" size="s" />${add}</button>`}
  </div>`;
}
