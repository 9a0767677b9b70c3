/* The rest of the styles never holds up the first view, but must be there before a screen is drawn. */
export function dress() {
  const sheet = document.getElementById("more-style");
  return new Promise((resolve) => {
    sheet.onload = sheet.onerror = resolve;
    sheet.rel = "stylesheet";
  });
}
