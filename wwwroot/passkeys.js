/**
 * Passkeys on the pages of accounts. A button with data-passkey="show" signs in with one, data-passkey="new" makes one; where the browser
 * knows no passkeys, what stands around the button stays hidden.
 */

const canDo = typeof PublicKeyCredential === "function" && typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function";

if (canDo) {
  for (const part of document.querySelectorAll("[data-passkey-part]")) part.hidden = false;
  for (const button of document.querySelectorAll("[data-passkey]")) button.addEventListener("click", () => void press(button));
}

/** @param {HTMLButtonElement} button */
async function press(button) {
  const told = button.parentElement.querySelector("[data-passkey-told]");
  told.hidden = true;
  button.disabled = true;
  try {
    await (button.dataset.passkey === "new" ? make() : show());
    location.assign(button.dataset.next);
    return;
  } catch (fault) {
    // Who closes the browser's own dialog knows that already.
    if (fault.name !== "NotAllowedError" && fault.name !== "AbortError") {
      told.textContent = fault instanceof Refusal ? fault.message : button.dataset.goneWrong;
      told.hidden = false;
    }
  }
  button.disabled = false;
}

async function show() {
  const options = PublicKeyCredential.parseRequestOptionsFromJSON(await (await send("ask")).json());
  await send("show", await navigator.credentials.get({ publicKey: options }));
}

async function make() {
  const options = PublicKeyCredential.parseCreationOptionsFromJSON(await (await send("new")).json());
  await send("keep", await navigator.credentials.create({ publicKey: options }));
}

/**
 * @param {string} to Last part of the address.
 * @param {Credential} [credential] What the browser gave.
 */
async function send(to, credential) {
  const response = await fetch(`/account/passkey/${to}`, {
    method: "POST",
    headers: { "X-CSRF-TOKEN": document.querySelector("input[name=__RequestVerificationToken]").value, "Content-Type": "application/json" },
    body: credential === undefined ? undefined : JSON.stringify(credential),
  });
  if (response.ok) return response;
  const problem = await response.json().catch(() => ({}));
  throw typeof problem.detail === "string" ? new Refusal(problem.detail) : new Error(`${response.status}`);
}

class Refusal extends Error {}
