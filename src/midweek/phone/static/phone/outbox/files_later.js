/* Pictures and sounds, fetched when the first of them is kept, shown or sent: most days have none. */

const bring = () => import("./files.js");

export function openFilesLater(tools) {
  let opened;
  return new Proxy({}, {
    get: (none, name) => async (...given) => (await (opened ??= bring().then(({ openFiles }) => openFiles(tools))))[name](...given),
  });
}
