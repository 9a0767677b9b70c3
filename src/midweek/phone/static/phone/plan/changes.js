/* How two states of the plan differ, in plain words. */

/* What the size is called: by the activity itself where it says so. */
export const sizeOf = (t, activity, rung) => activity?.rungs?.[rung]?.label ?? t(`rung_${rung}`);

function saidOf(t, { schedule, rung }, activity) {
  const when = t.schedule(schedule).replace(/\.$/, "");
  return { when, size: sizeOf(t, activity, rung), until: schedule?.until ? t.date(schedule.until) : t("until_we_meet") };
}

/* The lines between two agreements about one thing. */
export function linesOf(t, what, before, after, activity) {
  const [was, is] = [saidOf(t, before, activity), saidOf(t, after, activity)];
  const lines = ["when", "size", "until"].filter((name) => was[name] !== is[name])
    .map((name) => t(`changed_${name}`, { what, now: is[name], before: was[name] }));
  return after.why && before.why !== after.why ? [...lines, t("changed_why", { what, why: after.why })] : lines;
}

/* The terms of everything that a version names, by id. */
export function agreedIn(version, { assignments, past }) {
  const found = new Map();
  for (const [id, number] of Object.entries(version?.terms ?? {})) {
    const now = assignments.find((one) => one.id === id);
    const then = now?.terms === number ? now : past.find((one) => one.id === id && one.terms === number);
    if (now && then) found.set(id, { ...then, title: now.title, activity: now.what });
  }
  return found;
}

/* Every line between two versions: what is new, what changed, what ended. */
export function difference(t, before, after, state) {
  const [was, is] = [agreedIn(before, state), agreedIn(after, state)];
  const fresh = [...is].filter(([id]) => !was.has(id)).map(([, { title }]) => t("changed_new", { what: title }));
  const other = [...is].filter(([id]) => was.has(id)).flatMap(([id, now]) => linesOf(t, now.title, was.get(id), now, now.activity));
  const over = [...was].filter(([id]) => !is.has(id)).map(([, { title }]) => t("changed_ended", { what: title }));
  const lines = [...fresh, ...other, ...over];
  return lines.length ? lines : [t("changed_nothing")];
}

/* Up to three other things with the same purpose, the nearest first; never what is in the plan. */
export function others(ideas, activity, assignments) {
  const like = ideas.find(({ slug }) => slug === activity?.slug);
  const taken = new Set(assignments.filter(({ ended }) => !ended).map(({ slug, what }) => slug ?? what?.slug));
  const near = (one) => (like?.concerns ?? []).filter((name) => one.concerns.includes(name)).length * 2 + (one.approach === like?.approach ? 1 : 0);
  return ideas.filter((one) => one.slug !== activity?.slug && !taken.has(one.slug) && near(one) > 0)
    .sort((one, other) => near(other) - near(one) || one.title.localeCompare(other.title)).slice(0, 3);
}

