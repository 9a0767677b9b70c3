// Copies a field's text. Without JavaScript the field itself can be selected and copied.

for (const button of document.querySelectorAll("[data-copies]")) {
  if (!navigator.clipboard) break;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const field = document.getElementById(button.dataset.copies);
    field.select();
    await navigator.clipboard.writeText(field.value);
    for (const words of document.querySelectorAll("[data-copied]")) words.hidden = false;
  });
}
