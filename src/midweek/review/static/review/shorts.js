/* A short answer goes where the cursor stands, without a way to the server; Ctrl+Enter sends. */

const box = document.querySelector(".write textarea");

for (const button of document.querySelectorAll("[data-insert]")) {
  button.addEventListener("click", (event) => {
    event.preventDefault();
    const before = box.value.slice(0, box.selectionStart);
    const space = before && !/\s$/.test(before) ? " " : "";
    box.setRangeText(space + button.dataset.insert, box.selectionStart, box.selectionEnd, "end");
    box.focus();
  });
}

box.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) box.form.requestSubmit();
});
