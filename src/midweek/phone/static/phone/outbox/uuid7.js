/* Make an identity before there is a signal: a UUIDv7, in time order even within a millisecond. */

let last = 0;
let step = 0;

export function uuid7(now = Date.now()) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  step = now > last ? bytes[7] & 0x7f : step + 1;
  last = Math.max(now, last);
  if (step > 0xfff) [last, step] = [last + 1, 0];
  for (let n = 0; n < 6; n += 1) bytes[n] = Math.floor(last / 2 ** (8 * (5 - n))) & 0xff;
  bytes[6] = 0x70 | (step >> 8);
  bytes[7] = step & 0xff;
  bytes[8] = 0x80 | (bytes[8] & 0x3f);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

export async function sha256(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
