// People at the desk: the first one, an invitation, a passkey, a confirmation; a passphrase, a recovery code; on a phone.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { look } from "./look.js";
import { startBrowser, startSite, watch } from "./site.js";
import { accept, confirm, enterHere, giveAuthenticator, invite, signIn } from "./team.js";

const QUESTION = "Hoe vertel ik thuis dat ik blijf zitten dit jaar?";

let site;
let browser;
let base;
let samira;
let noor;

before(async () => {
  site = await startSite();
  browser = await startBrowser();
  // Passkeys want a name.
  base = site.base.replace("127.0.0.1", "localhost");
  samira = await phone();
  await enterHere(samira, site.desk.replace("127.0.0.1", "localhost"), "Samira");
  const response = await fetch(`${site.base}/api/forms/vraag`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ vraag: QUESTION, leeftijd: "15-17" }),
  });
  assert.equal(response.status, 201, await response.clone().text());
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function phone() {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
  return context.newPage();
}

async function question(page) {
  for (const list of ["open", "spam"]) {
    await page.goto(`${base}/desk?lijst=${list}`);
    const link = page.locator(".entry__link").first();
    if (await link.count()) {
      await link.click();
      break;
    }
  }
  return page.getByText(QUESTION, { exact: true });
}

test("somebody invited opens a question once a colleague has confirmed them, and not before", async () => {
  noor = await phone();
  const seen = watch(noor, base);
  await giveAuthenticator(noor);
  await samira.goto(`${base}/desk/people`);
  await look(samira, "mensen");
  const link = await invite(samira, base, "Noor");
  assert.ok(link.startsWith(`${base}/desk/accept?token=`), link);
  await look(samira, "uitnodiging");
  await noor.goto(link);
  await look(noor, "welkom");
  await noor.setViewportSize({ width: 360, height: 740 });
  await accept(noor, link);
  await look(noor, "herstelcode");
  await noor.getByRole("link", { name: "Ik heb hem bewaard" }).click();
  await noor.getByRole("heading", { name: "Nog even wachten" }).waitFor();
  await look(noor, "wachten");
  await (await question(samira)).waitFor();
  const address = samira.url().split("?")[0];
  assert.equal((await noor.goto(address)).status(), 403);
  assert.equal(await noor.getByText(QUESTION).count(), 0);

  await confirm(samira, base, "Noor");
  await noor.goto(address);
  await noor.getByText(QUESTION, { exact: true }).waitFor();
  // The invitation was used.
  const other = await phone();
  assert.equal((await other.goto(link)).status(), 401);
  await look(other, "uitnodiging-gebruikt");

  // Out, and in again with the passkey, to where she was.
  await noor.getByRole("button", { name: "Afmelden" }).click();
  await noor.getByRole("heading", { name: "Je bent afgemeld" }).waitFor();
  await noor.goto(address);
  await noor.goto(`${base}/desk/enter`);
  await look(noor, "aanmelden");
  await signIn(noor, base, "Noor");
  await noor.waitForURL(address);
  await noor.getByText(QUESTION, { exact: true }).waitFor();

  await noor.getByRole("link", { name: "Mijn account" }).click();
  await noor.getByText("Dit apparaat.").waitFor();
  await look(noor, "account");
  await noor.getByRole("link", { name: "Laptop of telefoon gestolen?" }).click();
  await look(noor, "gestolen");
  await samira.goto(`${base}/desk/rights`);
  await samira.getByText("Samira bevestigde Noor alleen").waitFor();
  await look(samira, "rechten");
  await samira.goto(`${base}/desk/audit`);
  await samira.getByText("Bekeken door Noor").first().waitFor();
  await look(samira, "logboek");
  // Duty is one's own to begin.
  await noor.goto(`${base}/desk/account`);
  await noor.getByRole("button", { name: "Ik heb nu dienst" }).click();
  await noor.getByRole("button", { name: "Mijn dienst zit erop" }).waitFor();
  await samira.goto(`${base}/desk/people`);
  await samira.getByText("Nu dienst: Noor.").waitFor();
  await look(samira, "dienst");
  assert.deepEqual(seen.filter((each) => !/40[13]/.test(each)), []);
});

test("a passkey that computes nothing has a passphrase beside it", async () => {
  const kees = await phone();
  await giveAuthenticator(kees, false);
  const passphrase = "zeven rustige zwanen op de vijver";
  await accept(kees, await invite(samira, base, "Kees", "cijfers"), passphrase);
  await confirm(noor, base, "Kees");
  await kees.goto(`${base}/desk`);
  await kees.getByRole("button", { name: "Afmelden" }).click();
  await kees.getByRole("heading", { name: "Je bent afgemeld" }).waitFor();
  await signIn(kees, base, "Kees", "iets heel anders dan zo");
  await kees.getByText("Dit klopt niet.").waitFor();
  await look(kees, "aanmelden-mis");
  await signIn(kees, base, "Kees", passphrase);
  await kees.getByRole("heading", { name: "Welkom bij de balie" }).waitFor();
  await look(kees, "welkom-cijfers");
});

test("with a recovery code one comes in without the passkey, and without scripts", async () => {
  const ilse = await phone();
  await giveAuthenticator(ilse);
  const code = await accept(ilse, await invite(samira, base, "Ilse", "cijfers"));
  await confirm(noor, base, "Ilse");
  await ilse.goto(`${base}/desk/recover`);
  await look(ilse, "herstel");
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${base}/desk/enter`);
  await page.getByRole("link", { name: "Ik heb mijn toegangssleutel niet meer" }).click();
  await page.getByLabel("Je naam aan de balie").fill("ilse");
  await page.getByLabel("Je herstelcode").fill(code.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Laat me binnen" }).click();
  await page.getByRole("heading", { name: "Mijn account" }).waitFor();
  await page.getByRole("button", { name: "Meld me overal af" }).click();
  await page.getByRole("heading", { name: "Je bent afgemeld" }).waitFor();
  await ilse.goto(`${base}/desk/account`);
  await ilse.getByRole("heading", { name: "Je bent niet aangemeld" }).waitFor();
});
