/* Something drawn with a finger, a pen or a mouse, kept after every stroke. */

import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { KeptFile, keepNew, say } from "./kept_file.js";

const SIDE = 640;
const PENS = [["--c-ink", 5], ["--c-action", 5], ["--c-clay", 5], ["--c-ink", 14]];

const tokenOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function draw(pen, { color, width, points }) {
  pen.strokeStyle = pen.fillStyle = color;
  pen.lineWidth = width;
  pen.lineCap = pen.lineJoin = "round";
  pen.beginPath();
  points.forEach(([x, y]) => pen.lineTo(x, y));
  if (points.length < 2) pen.arc(...points[0], width / 2, 0, 7);
  points.length < 2 ? pen.fill() : pen.stroke();
}

/* Everything on paper: what was there before this visit, and the strokes since. */
function paint(canvas, before, strokes) {
  const pen = canvas.getContext("2d");
  pen.fillStyle = tokenOf("--c-surface");
  pen.fillRect(0, 0, SIDE, SIDE);
  if (before) pen.drawImage(before, 0, 0, SIDE, SIDE);
  strokes.forEach((stroke) => draw(pen, stroke));
}

export function Drawing(props) {
  const { t, value, tools, onAnswer } = props;
  const paper = useRef(null);
  const held = useRef({ strokes: [], before: null, now: null, file: undefined });
  const [pen, pick] = useState(0);
  const [count, tell] = useState(0);

  /* Another picture than the one on the paper: a draft found again, or it was taken out. */
  useEffect(() => {
    const own = held.current;
    if (own.file === value?.file) return;
    Object.assign(own, { strokes: [], before: null, file: value?.file });
    tell(0);
    paint(paper.current, null, []);
    if (value?.file) tools.files.open(value.file).then((blob) => blob && createImageBitmap(blob)).then((found) => { own.before = found ?? null; paint(paper.current, own.before, own.strokes); });
  }, [value?.file]);

  async function keep() {
    const own = held.current;
    paint(paper.current, own.before, own.strokes);
    tell(own.strokes.length);
    const blob = await new Promise((resolve) => paper.current.toBlob(resolve, "image/png"));
    await keepNew(tools, value, blob, (answer) => { own.file = answer.file; onAnswer(answer); });
  }

  const at = (event) => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) / box.width) * SIDE, ((event.clientY - box.top) / box.height) * SIDE];
  };
  const start = (event) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    const [token, width] = PENS[pen];
    held.current.now = { color: tokenOf(token), width, points: [at(event)] };
  };
  const move = (event) => {
    const { now, before, strokes } = held.current;
    if (!now) return;
    now.points.push(at(event));
    paint(paper.current, before, [...strokes, now]);
  };
  const end = () => {
    const own = held.current;
    if (!own.now) return;
    own.strokes.push(own.now);
    own.now = null;
    keep();
  };
  const undo = () => { held.current.strokes.pop(); keep(); };

  return html`<${KeptFile} ...${props}>
    <canvas class="kept paper-sheet" ref=${paper} width=${SIDE} height=${SIDE} role="img" aria-label=${value?.text || t("your_drawing")} onPointerDown=${start} onPointerMove=${move} onPointerUp=${end} onPointerCancel=${end}></canvas>
    <div class="segment" role="radiogroup" aria-label=${t("pens")}>${PENS.map((one, n) => html`<label key=${n}><input type="radio" name=${`pen-${props.step.id}`} checked=${pen === n} onChange=${() => pick(n)} aria-label=${t(`pen_${n + 1}`)} />
      <svg viewBox="0 0 24 24" class="i" aria-hidden="true"><path d="M4 17C9 5 14 19 20 8" stroke=${`var(${one[0]})`} stroke-width=${one[1] / 2.5} fill="none" /></svg></label>`)}</div>
    <button type="button" class="btn soft" disabled=${count === 0} onClick=${undo}>${t("undo")}</button><//>`;
}

export const kinds = { drawing: { Show: Drawing, say } };
