// Passkeys: a form that carries data-passkey ("make" or "show") gets the browser's answer
// into its field named "credential". Without passkeys the form's other ways stay.

const able = globalThis.PublicKeyCredential?.parseCreationOptionsFromJSON !== undefined;

for (const form of document.querySelectorAll("form[data-passkey]")) {
  for (const part of form.querySelectorAll("[data-needs-passkey]")) part.hidden = !able;
  if (!able) for (const more of form.querySelectorAll("details")) more.open = true;
  if (able) form.addEventListener("submit", (event) => void take(event, form));
}

async function take(event, form) {
  const credential = form.elements.namedItem("credential");
  if (event.submitter?.hasAttribute("data-other-way") || credential.value) return;
  event.preventDefault();
  say(form, false);
  try {
    const options = await challenge(form);
    const answer = form.dataset.passkey === "make"
      ? await make(options.publicKey, form)
      : await navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey),
        });
    credential.value = JSON.stringify(answer.toJSON());
    // form.submit() sends no button's value, so a hidden field says which way was taken.
    for (const way of form.querySelectorAll("[data-default-way]")) way.disabled = false;
    form.submit();
  } catch {
    say(form, true);
  }
}

async function challenge(form) {
  const body = new FormData();
  body.set("csrfmiddlewaretoken", form.elements.namedItem("csrfmiddlewaretoken").value);
  const answer = await fetch(form.dataset.challenge, { method: "POST", body });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function make(told, form) {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(told);
  // Names stay on the device that keeps the passkey; the server only knows an opaque id.
  const name = form.elements.namedItem("email")?.value || form.elements.namedItem("name")?.value;
  if (name) Object.assign(publicKey.user, { name, displayName: name });
  return navigator.credentials.create({ publicKey });
}

function say(form, failed) {
  const words = form.querySelector("[data-passkey-failed]");
  if (words) words.hidden = !failed;
}
