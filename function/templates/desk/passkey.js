// Asks the browser for a passkey when a form with `data-passkey` is sent, and sends the form with the response. The extension PRF gives
// a secret that opens the person's key; a passkey without it has a passphrase beside it.
(() => {
  // Part of the contract with every passkey that was ever made: another salt opens no key.
  const SALT = new TextEncoder().encode("social-brokers/prf/v1");

  const bytes = (text) =>
    Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const text = (buffer) =>
    btoa(String.fromCharCode(...new Uint8Array(buffer)))
      .replaceAll("+", "-")
      .replaceAll("/", "_")
      .replace(/=+$/, "");
  const hex = (buffer) =>
    Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const listed = (credentials) => (credentials ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
  const computed = (credential) => credential.getClientExtensionResults().prf?.results?.first;

  const challenge = async (form) => {
    const response = await fetch(form.dataset.start, {
      method: "POST",
      headers: { accept: "application/json" },
      body: new URLSearchParams(new FormData(form)),
    });
    const answer = await response.json();
    if (!response.ok) throw new Error(answer.message, { cause: "told" });
    return answer;
  };

  const create = async ({ options: { publicKey } }) => {
    const credential = await navigator.credentials.create({
      publicKey: {
        ...publicKey,
        challenge: bytes(publicKey.challenge),
        user: { ...publicKey.user, id: bytes(publicKey.user.id) },
        excludeCredentials: listed(publicKey.excludeCredentials),
        extensions: { credProps: true, prf: { eval: { first: SALT } } },
      },
    });
    const { response } = credential;
    return {
      credential,
      response: {
        attestationObject: text(response.attestationObject),
        clientDataJSON: text(response.clientDataJSON),
      },
      prf: computed(credential) ?? (await computedLater(credential, publicKey.rp.id)),
    };
  };

  // Many authenticators compute nothing while they make a passkey, and do so when it is used.
  const computedLater = async (made, rpId) => {
    if (!made.getClientExtensionResults().prf?.enabled) return undefined;
    const credential = await navigator.credentials.get({
      publicKey: {
        rpId,
        challenge: crypto.getRandomValues(new Uint8Array(32)),
        allowCredentials: [{ type: "public-key", id: made.rawId }],
        userVerification: "required",
        extensions: { prf: { eval: { first: SALT } } },
      },
    });
    return computed(credential);
  };

  const get = async ({ options: { publicKey } }) => {
    const credential = await navigator.credentials.get({
      publicKey: {
        ...publicKey,
        challenge: bytes(publicKey.challenge),
        allowCredentials: listed(publicKey.allowCredentials),
        extensions: { prf: { eval: { first: SALT } } },
      },
    });
    const { response } = credential;
    return {
      credential,
      response: {
        authenticatorData: text(response.authenticatorData),
        clientDataJSON: text(response.clientDataJSON),
        signature: text(response.signature),
        userHandle: response.userHandle ? text(response.userHandle) : null,
      },
      prf: computed(credential),
    };
  };

  const ask = async (form) => {
    const begun = await challenge(form);
    const { credential, response, prf } = await (form.dataset.passkey === "create" ? create : get)(begun);
    const { id, type, rawId } = credential;
    form.elements.ceremonie.value = begun.ceremony;
    form.elements.sleutel.value = JSON.stringify({ id, type, rawId: text(rawId), response });
    form.elements.prf.value = prf ? hex(prf) : "";
  };

  const say = (form, message) => {
    const error = form.querySelector("[data-passkey-error]");
    error.textContent = message;
    error.hidden = !message;
  };

  const reason = (form, error) => {
    const { cancelled, unavailable, known, failed } = form.querySelector("[data-passkey-error]").dataset;
    if (error.cause === "told" && error.message) return error.message;
    if (!window.PublicKeyCredential) return unavailable;
    if (error.name === "InvalidStateError") return known;
    return error.name === "NotAllowedError" || error.name === "AbortError" ? cancelled : failed;
  };

  document.querySelectorAll("form[data-passkey]").forEach((form) => {
    const passphrase = form.querySelector("[data-passkey-passphrase]");
    form.addEventListener("submit", async (event) => {
      // The passkey was asked for before, and what was missing was typed since.
      if (form.elements.sleutel.value) return;
      event.preventDefault();
      const button = form.querySelector("button[type=submit]");
      button.disabled = true;
      say(form, "");
      try {
        await ask(form);
        if (form.elements.prf.value || form.elements.wachtzin.value) {
          form.submit();
          return;
        }
        passphrase.hidden = false;
        say(form, form.querySelector("[data-passkey-error]").dataset.passphrase);
        form.elements.wachtzin.required = true;
        form.elements.wachtzin.focus();
      } catch (error) {
        say(form, reason(form, error));
      }
      button.disabled = false;
    });
  });
})();
