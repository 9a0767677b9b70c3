/* Ask the server, and turn every kind of no into one kind of error. */

export async function ask(path, options = {}) {
  const answer = await fetch(path, { credentials: "same-origin", cache: "no-store", redirect: "manual", ...options });
  if (answer.status === 304) return null;
  if (answer.status === 401 || answer.type === "opaqueredirect") throw Object.assign(new Error("signed out"), { signedOut: true });
  if (!answer.ok) {
    const said = await answer.json().catch(() => ({}));
    throw Object.assign(new Error(`answered ${answer.status}`), { status: answer.status, why: said.why ?? null });
  }
  return answer.status === 204 ? null : answer.json();
}
