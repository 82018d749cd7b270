// People at the desk with passkeys: Chromium's virtual authenticator instead of a finger.

/** Gives a page a passkey device of its own, with or without the extension that computes a secret. `passkeys` are the ids of
 * what it holds. */
export async function giveAuthenticator(page, hasPrf = true) {
  const client = await page.context().newCDPSession(page);
  await client.send("WebAuthn.enable");
  const { authenticatorId } = await client.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      ctap2Version: "ctap2_1",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      hasPrf,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return {
    async passkeys() {
      const { credentials } = await client.send("WebAuthn.getCredentials", { authenticatorId });
      return credentials.map(({ credentialId }) => Buffer.from(credentialId, "base64").toString("hex"));
    },
  };
}

/** Comes in with the link of the machine. */
export async function enterHere(page, link, name) {
  await page.goto(link);
  await page.getByLabel("Hoe heet je hier?").fill(name);
  await page.getByRole("button", { name: "Meld me aan" }).click();
  await page.getByText(`Je bent ${name}`).waitFor();
}

/** Invites somebody from the page of an administrator, and gives the link. */
export async function invite(page, base, name, role = "moderator") {
  await page.goto(`${base}/desk/people`);
  await page.getByLabel("Hoe heet je collega?").fill(name);
  const form = page.locator('form[action="/desk/invite"]');
  for (const box of await form.getByRole("checkbox").all()) {
    await box.setChecked((await box.getAttribute("value")) === role);
  }
  await page.getByRole("button", { name: "Maak een uitnodiging" }).click();
  return page.getByLabel("De link").inputValue();
}

/** Accepts an invitation, with a passphrase where the passkey needs one; gives the recovery code. */
export async function accept(page, link, passphrase) {
  await page.goto(link);
  const make = page.getByRole("button", { name: "Maak mijn toegangssleutel" });
  await make.click();
  if (passphrase) {
    await page.getByLabel("Kies een wachtzin").fill(passphrase);
    await make.click();
  }
  await page.getByRole("heading", { name: "Bewaar deze herstelcode" }).waitFor();
  return page.locator(".code").innerText();
}

/** Confirms somebody from the page of a colleague. */
export async function confirm(page, base, name) {
  await page.goto(`${base}/desk/people`);
  await page.getByRole("button", { name: `Bevestig ${name}` }).click();
  await page.waitForURL(/\/desk\/people\?/);
}

/** Comes in with a recovery code, in capitals or not, with or without dashes. */
export async function recover(page, name, code) {
  await page.getByLabel("Je naam aan de balie").fill(name);
  await page.getByLabel("Je herstelcode").fill(code);
  await page.getByRole("button", { name: "Laat me binnen" }).click();
  // It works once: the next one is shown.
  await page.getByRole("link", { name: "Ik heb hem bewaard" }).click();
  await page.getByRole("heading", { name: "Mijn account" }).waitFor();
}

/** Signs in on a page that has the passkey. */
export async function signIn(page, base, name, passphrase) {
  await page.goto(`${base}/desk/enter`);
  await page.getByLabel("Je naam aan de balie").fill(name);
  const submit = page.getByRole("button", { name: "Meld me aan" });
  await submit.click();
  if (passphrase) {
    await page.getByLabel("Je wachtzin").fill(passphrase);
    await submit.click();
  }
}

/** A team that grows: whoever came first invites, and the second one confirms. */
export async function startTeam(site, browser) {
  const first = await (await browser.newContext()).newPage();
  await enterHere(first, site.desk, "Bazin");
  const join = async (name, confirmer) => {
    const context = await browser.newContext();
    // The passkey stays on the page that made it.
    const door = await context.newPage();
    await giveAuthenticator(door);
    await accept(door, await invite(first, site.base, name));
    await confirm(confirmer, site.base, name);
    const page = await context.newPage();
    await page.goto(`${site.base}/desk`);
    await page.getByText(`Je bent ${name}`).waitFor();
    return { context, page, door };
  };
  const second = await join("Tweede", first);
  return { moderator: (name) => join(name, second.page) };
}
