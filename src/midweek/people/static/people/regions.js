// Shows the crisis numbers of the region that is chosen, so that they are checked before
// they are kept. Without JavaScript the server shows them and asks once more.

const choice = document.querySelector("select[name=region]");
const shown = document.querySelector("input[name=shown_region]");

choice?.addEventListener("change", show);
if (choice) show();

function show() {
  for (const list of document.querySelectorAll("[data-region]")) {
    list.hidden = list.dataset.region !== choice.value;
  }
  shown.value = choice.value;
}
