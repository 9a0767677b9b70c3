/* Something said aloud. What the recorder made is turned into bare samples, 16,000 a second, before it is kept. */

import { html, useEffect, useRef, useState } from "../vendor/preact.js";
import { KeptFile, keepNew, say, useKept } from "./kept_file.js";
import { useTicking } from "./ticking.js";

const RATE = 16000;
const HEAD = 44;

/* A WAV file of one voice: the shortest head there is, then the samples and nothing else. */
export function asWave(samples) {
  const bytes = new DataView(new ArrayBuffer(HEAD + samples.length * 2));
  const word = (at, text) => [...text].forEach((letter, n) => bytes.setUint8(at + n, letter.charCodeAt(0)));
  word(0, "RIFF"); bytes.setUint32(4, HEAD - 8 + samples.length * 2, true); word(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true); bytes.setUint16(20, 1, true); bytes.setUint16(22, 1, true);
  bytes.setUint32(24, RATE, true); bytes.setUint32(28, RATE * 2, true); bytes.setUint16(32, 2, true); bytes.setUint16(34, 16, true);
  word(36, "data"); bytes.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, n) => bytes.setInt16(HEAD + n * 2, Math.max(-1, Math.min(1, sample)) * 32767, true));
  return new Blob([bytes], { type: "audio/wav" });
}

async function bare(recorded, seconds) {
  const heard = await new OfflineAudioContext(1, RATE, RATE).decodeAudioData(await recorded.arrayBuffer());
  const voices = Array.from({ length: heard.numberOfChannels }, (_, n) => heard.getChannelData(n));
  return asWave(voices[0].slice(0, seconds * RATE).map((_, n) => voices.reduce((sum, voice) => sum + voice[n], 0) / voices.length));
}

export function Audio(props) {
  const { t, step, value, tools, onAnswer } = props;
  const seconds = step.seconds ?? 120;
  const [recorder, hold] = useState(null);
  const [silent, tellSilent] = useState(false);
  const url = useKept(tools, value?.file);
  const latest = useRef(null);
  latest.current = { value, onAnswer };
  const stop = () => recorder?.state === "recording" && recorder.stop();
  const [elapsed, , begin] = useTicking({ running: Boolean(recorder), limit: seconds, onOver: stop });
  useEffect(() => () => recorder?.stream.getTracks().forEach((track) => track.stop()), [recorder]);

  async function record() {
    tellSilent(false);
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      const made = new MediaRecorder(stream);
      const parts = [];
      made.addEventListener("dataavailable", ({ data }) => parts.push(data));
      made.addEventListener("stop", async () => {
        hold(null);
        const now = latest.current;
        await keepNew(tools, now.value, await bare(new Blob(parts), seconds), now.onAnswer).catch(() => tellSilent(true));
      });
      made.start();
      begin(0);
      hold(made);
    } catch {
      tellSilent(true);
    }
  }

  return html`<${KeptFile} ...${props}>
    ${url && html`<audio class="kept" controls src=${url} aria-label=${t("your_sound")}></audio>`}
    <p class="q num" role="timer" aria-label=${t("timer")}>${recorder ? t.n("seconds", Math.ceil(seconds - elapsed)) : ""}</p>
    <button type="button" class=${`btn block ${recorder ? "primary" : "soft"}`} onClick=${recorder ? stop : record}>${t(recorder ? "stop_recording" : value?.file ? "record_again" : "record")}</button>
    <p role="status" class="why">${silent ? t("no_microphone") : ""}</p><//>`;
}

export const kinds = { audio: { Show: Audio, say } };
