/* Words for a feeling: the nearest, all of them by family, a search, and a word of one's own. */

import { html, useState } from "../vendor/preact.js";
import { Icon } from "../parts/icons.js";
import { FAMILIES } from "./feelings.js";
import { Slider } from "./gauge.js";

const NEAR = 8;
const RATED_IN = "en"; // ratings hold for the words that were rated, and do not carry over to another language

const ALL = FAMILIES.flatMap((family) => family.words.map(([id, pleasant, energy, de, en = id]) => ({ id, pleasant, energy, en, de, family: family.id })));
const said = (one, language) => one[language] ?? one.en;
const mean = (words, part) => words.reduce((sum, word) => sum + word[part], 0) / words.length;
const apart = (one, at) => Math.hypot(one.pleasant - at.pleasant, one.energy - at.energy);

/* The words near a place. Where they have no ratings, it is families that lie somewhere, and their first words stand for them. */
export function near(at, language) {
  const nearest = (some) => [...some].sort((one, other) => apart(one, at) - apart(other, at));
  if (language === RATED_IN) return nearest(ALL).slice(0, NEAR);
  const families = FAMILIES.map(({ id }) => ALL.filter((word) => word.family === id))
    .map((words) => ({ words, pleasant: mean(words, "pleasant"), energy: mean(words, "energy") }));
  return nearest(families).slice(0, 2).flatMap(({ words }) => nearest(words).slice(0, NEAR / 2));
}

const idOf = (one) => one.word ?? `own:${one.own}`;

/* A word of ours in the person's language; their own word as they wrote it. */
export function wordOf(one, language) {
  const found = ALL.find(({ id }) => id === one.word);
  return one.own ?? (found ? said(found, language) : one.word);
}

function Chips({ t, words, chosen, full, onTurn }) {
  return html`<div class="chips">${words.map((one) => {
    const on = chosen.some((other) => idOf(other) === idOf(one));
    return html`<label class=${`chip${full && !on ? " faint" : ""}`} key=${idOf(one)}>
      <input type="checkbox" checked=${on} disabled=${full && !on} onChange=${() => onTurn(one)} />
      <${Icon} name="tick" size="s" /><span dir="auto">${wordOf(one, t.language)}</span></label>`;
  })}</div>`;
}

function AllWords({ t, id, chosen, full, onTurn }) {
  const [family, open] = useState(FAMILIES[0].id);
  const [asked, ask] = useState("");
  const wanted = asked.trim().toLowerCase();
  const found = ALL.filter((word) => (wanted ? said(word, t.language).toLowerCase().includes(wanted) : word.family === family));
  return html`<div class="group">
    <input class="field" type="search" autocomplete="off" dir="auto" aria-label=${t("search_words")} placeholder=${t("search_words")} value=${asked} onInput=${(event) => ask(event.currentTarget.value)} />
    ${!wanted && html`<div class="segment" role="radiogroup" aria-label=${t("word_families")}>${FAMILIES.map((one) => html`<label>
      <input type="radio" name=${`${id}-family`} checked=${family === one.id} onChange=${() => open(one.id)} />${said(one, t.language)}</label>`)}</div>`}
    <p role="status" class=${found.length ? "vh" : "why"}>${found.length ? "" : t("no_such_word")}</p>
    <${Chips} t=${t} words=${found.map((word) => ({ word: word.id }))} chosen=${chosen} full=${full} onTurn=${onTurn} /></div>`;
}

function OwnWord({ t, id, full, onTurn }) {
  const [word, write] = useState("");
  const add = (event) => {
    event?.preventDefault();
    if (!word.trim() || full) return;
    onTurn({ own: word.trim() });
    write("");
  };
  return html`<div class="beside"><input class="field" id=${`${id}-own`} maxlength="60" autocomplete="off" dir="auto" aria-label=${t("my_word")} value=${word}
      onInput=${(event) => write(event.currentTarget.value)} onKeyDown=${(event) => event.key === "Enter" && add(event)} />
    <button type="button" class="btn soft" disabled=${full || !word.trim()} onClick=${add}>${t("add_it")}</button></div>`;
}

export function FeelingWords({ t, id, step, value, onWords }) {
  const chosen = value.words ?? [];
  const placed = typeof value.pleasant === "number";
  const [all, openAll] = useState(!placed);
  const [own, openOwn] = useState(false);
  const full = chosen.length >= step.words;
  const turn = (one) => onWords(chosen.some((other) => idOf(other) === idOf(one)) ? chosen.filter((other) => idOf(other) !== idOf(one)) : [...chosen, one]);
  const close = placed ? near(value, t.language).map((word) => ({ word: word.id })) : [];
  const others = chosen.filter((one) => !close.some((other) => idOf(other) === idOf(one)));
  const hidden = all || !others.length ? [] : others;
  return html`<div class="group" role="group" aria-labelledby=${`${id}-words`}>
    <p class="q small" id=${`${id}-words`}><span>${t(placed ? "words_near" : "words_for_it")}</span><span class="opt">${full ? t("enough_words", { n: step.words }) : t.n("pick_words", step.words)}</span></p>
    <${Chips} t=${t} words=${[...close, ...hidden, ...(all ? others.filter((one) => one.own) : [])]} chosen=${chosen} full=${full} onTurn=${turn} />
    <div class="chips"><button type="button" class="btn text" aria-expanded=${all} onClick=${() => openAll(!all)}>${t("all_words")}</button>
      <button type="button" class="btn text" aria-expanded=${own} onClick=${() => openOwn(!own)}>${t("my_word")}</button></div>
    ${own && html`<${OwnWord} t=${t} id=${id} full=${full} onTurn=${turn} />`}
    ${all && html`<${AllWords} t=${t} id=${id} chosen=${chosen} full=${full} onTurn=${turn} />`}
    ${step.strength !== false && chosen.map((one) => html`<${Slider} key=${idOf(one)} t=${t} id=${`${id}-${idOf(one)}`} label=${t("how_strong", { word: wordOf(one, t.language) })} value=${one.strength}
      onAnswer=${(strength) => onWords(chosen.map((other) => (other === one ? { ...one, strength } : other)))} />`)}
  </div>`;
}
