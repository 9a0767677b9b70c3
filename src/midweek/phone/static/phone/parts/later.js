/* A part of a screen that most visits do without: fetched when it is first shown. */

import { html, useEffect, useState } from "../vendor/preact.js";

export function Later({ load, ...given }) {
  const [Part, bring] = useState(null);
  useEffect(() => { Promise.all([load(), given.app.allWords()]).then(([module]) => bring(() => module.Part), () => {}); }, []);
  return Part && html`<${Part} ...${given} />`;
}
