/* Where a tap on a reminder leads: the check-in itself when it is due, or the one thing that is. */

import { useEffect } from "../vendor/preact.js";
import { dayOf, dayOfEntry } from "../plan/clock.js";
import { checkInOf, grouped, standing, tasksOf } from "../plan/today.js";
import { doAt } from "../parts/task_row.js";

/* A check-in "whenever it fits" is due until one was made today. */
function checkInIsDue(state, now) {
  const { assignment, occasion } = checkInOf(state, now);
  const free = assignment && !assignment.schedule?.rrule;
  return occasion || (free && !standing(state.entries).some((entry) => entry.assignment === assignment.id && dayOfEntry(entry) === dayOf(now)));
}

export function placeOf(state, now, of) {
  if (of === "session") return "/app/note";
  if (of === "news") return "/app/plan";
  const { now: open, evening } = grouped(tasksOf(state, now));
  const measure = [...open, ...evening].find(({ activity }) => activity.kind === "measure");
  if (of === "measure" && measure) return doAt(measure);
  if (checkInIsDue(state, now)) return "/app/check-in";
  return open.length + evening.length === 1 ? doAt([...open, ...evening][0]) : "/app/today";
}

export function Screen({ app }) {
  const { ready } = app.state.value;
  useEffect(() => {
    if (!ready) return;
    const place = placeOf(app.state.value, app.now.value, app.route.value.query.get("of"));
    history.replaceState(null, "", place); // "back" must not lead here again
    app.go(place);
  }, [ready]);
  return null;
}
