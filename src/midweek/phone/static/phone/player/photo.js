/* A picture, taken or chosen. It is drawn anew here, so that place, time and camera stay behind. */

import { html, useState } from "../vendor/preact.js";
import { KeptFile, keepNew, say, useKept } from "./kept_file.js";

const LONGEST = 1600;

async function redrawn(file) {
  const found = await createImageBitmap(file, { imageOrientation: "from-image" });
  const smaller = Math.min(1, LONGEST / Math.max(found.width, found.height));
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(found.width * smaller), height: Math.round(found.height * smaller) });
  canvas.getContext("2d").drawImage(found, 0, 0, canvas.width, canvas.height);
  found.close();
  return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", 0.85));
}

export function Photo(props) {
  const { t, step, value, tools, onAnswer } = props;
  const [unreadable, tellUnreadable] = useState(false);
  const url = useKept(tools, value?.file);
  const take = async (event) => {
    const [file] = event.currentTarget.files;
    event.currentTarget.value = "";
    if (!file) return;
    tellUnreadable(false);
    try {
      await keepNew(tools, value, await redrawn(file), onAnswer);
    } catch {
      tellUnreadable(true);
    }
  };
  return html`<${KeptFile} ...${props}>
    ${url && html`<img class="kept" src=${url} alt=${value.text || t("your_picture")} />`}
    <label class="btn soft block taking">${t(value?.file ? "another_picture" : "take_picture")}<input type="file" accept="image/*" onChange=${take} aria-describedby=${unreadable ? `w-${step.id}-not` : undefined} /></label>
    <p role="status" id=${`w-${step.id}-not`} class="why">${unreadable ? t("no_picture") : ""}</p><//>`;
}

export const kinds = { photo: { Show: Photo, say } };
