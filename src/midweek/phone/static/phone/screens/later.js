/* Screens that are fetched when they are opened. Their words stand in words/later/. */

export const LATER = {
  do: () => import("./do.js"), note: () => import("./note.js"), help: () => import("./help.js"),
  plan: () => import("./plan.js"), journal: () => import("./journal.js"), write: () => import("./write.js"), share: () => import("./share.js"), topics: () => import("./topics.js"), guided: () => import("./guided.js"),
  reminders: () => import("./reminders.js"), reach: () => import("./reach.js"), "home-screen": () => import("./home_screen.js"), due: () => import("./due.js"),
  progress: () => import("./progress.js"), settings: () => import("./settings.js"),
  task: () => import("./task.js"), day: () => import("./day.js"), moment: () => import("./day.js"),
};
