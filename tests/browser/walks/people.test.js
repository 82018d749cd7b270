// People at the desk, all of them on a small phone: the first one, an invitation, a passkey, a confirmation; a passphrase, a recovery
// code, a second passkey; the desk that locks itself; and somebody who is put out while they write.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { look, phone } from "./look.js";
import { startBrowser, startSite, watch } from "./site.js";
import { accept, confirm, enterHere, giveAuthenticator, invite, recover, signIn } from "./team.js";

const QUESTION = "Hoe vertel ik thuis dat ik blijf zitten dit jaar?";
const PASSPHRASE = "zeven rustige zwanen op de vijver";
const HALF = "Wat naar. Begin met hoe je je voelt.";
/** A page that has been looked at elsewhere in every width. */
const PHONE = [360];

let site;
let browser;
let base;
let samira;
let noor;
/** Noor's recovery code. */
let code;
/** The pages that were wider than the phone. */
const wide = [];

before(async () => {
  site = await startSite();
  browser = await startBrowser();
  // Passkeys want a name.
  base = site.base.replace("127.0.0.1", "localhost");
  samira = await newPhone();
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

const newPhone = async () => (await phone(browser, wide)).newPage();
const button = (page, name) => page.getByRole("button", { name, exact: true });
const answer = (page) => page.locator("#antwoord");

async function leave(page) {
  await button(page, "Afmelden").click();
  await page.getByRole("heading", { name: "Je bent afgemeld" }).waitFor();
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
  return page.locator(".letter").getByText(QUESTION, { exact: true });
}

test("somebody invited opens a question once a colleague has confirmed them, and not before", async () => {
  noor = await newPhone();
  const seen = watch(noor, base);
  await giveAuthenticator(noor);
  await samira.goto(`${base}/desk/people`);
  await look(samira, "mensen");
  const link = await invite(samira, base, "Noor");
  assert.ok(link.startsWith(`${base}/desk/accept?token=`), link);
  await look(samira, "uitnodiging");
  await noor.goto(link);
  await look(noor, "welkom");
  code = await accept(noor, link);
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
  await noor.locator(".letter").getByText(QUESTION, { exact: true }).waitFor();
  // The invitation was used.
  const other = await newPhone();
  assert.equal((await other.goto(link)).status(), 401);
  await look(other, "uitnodiging-gebruikt");

  // Out, and in again with the passkey, to where she was.
  await leave(noor);
  await noor.goto(address);
  await noor.goto(`${base}/desk/enter`);
  await look(noor, "aanmelden");
  await signIn(noor, base, "Noor");
  await noor.waitForURL(address);
  await noor.locator(".letter").getByText(QUESTION, { exact: true }).waitFor();

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
  const kees = await newPhone();
  await giveAuthenticator(kees, false);
  await accept(kees, await invite(samira, base, "Kees", "cijfers"), PASSPHRASE);
  await confirm(noor, base, "Kees");
  await kees.goto(`${base}/desk`);
  await leave(kees);
  await signIn(kees, base, "Kees", "iets heel anders dan zo");
  await kees.getByText("Dit klopt niet.").waitFor();
  await look(kees, "aanmelden-mis");
  await signIn(kees, base, "Kees", PASSPHRASE);
  await kees.getByRole("heading", { name: "Welkom bij de balie" }).waitFor();
  await look(kees, "welkom-cijfers");
});

test("with a recovery code one comes in without the passkey, and without scripts", async () => {
  const ilse = await newPhone();
  await giveAuthenticator(ilse);
  const mine = await accept(ilse, await invite(samira, base, "Ilse", "cijfers"));
  await confirm(noor, base, "Ilse");
  await ilse.goto(`${base}/desk/recover`);
  await look(ilse, "herstel");
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${base}/desk/enter`);
  await page.getByRole("link", { name: "Ik heb mijn toegangssleutel niet meer" }).click();
  await recover(page, "ilse", mine.toLowerCase().replaceAll("-", " "));
  await page.getByRole("button", { name: "Meld me overal af" }).click();
  await page.getByRole("heading", { name: "Je bent afgemeld" }).waitFor();
  await ilse.goto(`${base}/desk/account`);
  await ilse.getByRole("heading", { name: "Je bent niet aangemeld" }).waitFor();
});

test("a second passkey, made on another phone with the recovery code, opens the desk until it is taken away", async () => {
  const other = await newPhone();
  const { passkeys } = await giveAuthenticator(other, false);
  await other.goto(`${base}/desk/recover`);
  await recover(other, "Noor", code);
  const add = (page) => button(page, "Maak nog een toegangssleutel");
  const remove = (page) => page.getByText("Haal deze weg", { exact: true });
  await add(other).click();
  await other.getByLabel("Kies een wachtzin").fill(PASSPHRASE);
  await look(other, "account-wachtzin", PHONE);
  await add(other).click();
  await remove(other).nth(1).waitFor();
  await look(other, "account-twee", PHONE);
  await leave(other);
  await signIn(other, base, "Noor", PASSPHRASE);
  await other.getByText("Je bent Noor").waitFor();

  // A phone holds one passkey of somebody, and says so.
  await noor.goto(`${base}/desk/account`);
  await add(noor).click();
  await noor.getByText("Op dit apparaat heb je er al een.").waitFor();
  // The other phone is stolen.
  const [stolen] = await passkeys();
  const its = noor.locator(`button[value="${stolen}"]`);
  await noor.locator("li", { has: its }).getByText("Haal deze weg", { exact: true }).click();
  await its.click();
  // It asks first and says what it did; where it was used, the session is over.
  await noor.getByText("De toegangssleutel is weg.").waitFor();
  assert.equal((await other.goto(`${base}/desk/account`)).status(), 401);
  await leave(noor);
  await signIn(noor, base, "Noor");
  await noor.getByText("Je bent Noor").waitFor();
});

test("a desk that nobody used is locked, and the passkey opens it with what was typed", async () => {
  await (await question(noor)).waitFor();
  const address = noor.url();
  // The passkey stays on the page that made it.
  const writing = await noor.context().newPage();
  await writing.clock.install();
  await writing.goto(address);
  const comesBack = async () => {
    await noor.reload();
    await noor.getByText("Je was even weg").waitFor();
    assert.equal(await noor.getByLabel("Je naam aan de balie").inputValue(), "Noor");
    await look(noor, "aanmelden-op-slot", PHONE);
    await button(noor, "Meld me aan").click();
    await noor.locator(".letter").getByText(QUESTION, { exact: true }).waitFor();
    assert.equal(noor.url(), address);
  };
  // What is typed by whoever thought for long is kept once they are in again. Nobody else reads the page meanwhile.
  await site.later(16);
  await answer(writing).fill(HALF);
  await writing.clock.runFor(2000);
  await writing.getByText("Nog niet bewaard, want je bent niet meer aangemeld").waitFor();
  await writing.clock.fastForward("16:00");
  const again = button(writing, "Laat de pagina weer zien");
  await again.click();
  await writing.getByText("De balie zit op slot. Meld je aan").waitFor();
  await writing.keyboard.press("Escape");
  assert.ok(!(await answer(writing).isVisible()) && !(await writing.locator(".letter").getByText(QUESTION, { exact: true }).isVisible()));
  await look(writing, "ben-je-er-nog", PHONE);
  await comesBack();
  await again.click();
  await writing.locator(".letter").getByText(QUESTION, { exact: true }).waitFor();
  assert.equal(await answer(writing).inputValue(), HALF);
  await writing.clock.runFor(60_000);
  await writing.getByText(/^Bewaard om/).waitFor();
  // A button does what it says once they are in again, and nothing before.
  await site.later(16);
  await button(writing, "Ik pak deze op").click();
  await writing.getByRole("heading", { name: "De balie zit op slot" }).waitFor();
  assert.equal(await answer(writing).inputValue(), HALF);
  await look(writing, "op-slot", PHONE);
  await comesBack();
  await button(writing, "Probeer opnieuw: Ik pak deze op").click();
  await writing.getByText("Jij bent hiermee bezig").waitFor();
  assert.equal(await answer(writing).inputValue(), HALF);
  await writing.close();
});

test("whoever is put out while they write is out, and the team has what was kept", async () => {
  const address = noor.url();
  const writing = await noor.context().newPage();
  await writing.goto(address);
  const kept = `${HALF} Kies een rustig moment.`;
  await answer(writing).fill(kept);
  await writing.getByText(/^Bewaard om/).waitFor();
  await samira.goto(`${base}/desk/people`);
  await samira.getByText("Meer over Noor").click();
  await look(samira, "iemand-stopt", PHONE);
  await samira.getByText("Noor stopt", { exact: true }).click();
  await button(samira, "Ja, Noor stopt").click();
  await samira.getByText("Wie er gestopt is").waitFor();

  await answer(writing).fill(`${kept} En dan`);
  await writing.getByText("Nog niet bewaard, want je bent niet meer aangemeld").waitFor();
  await button(writing, "Stuur het antwoord").click();
  await writing.getByRole("heading", { name: "Je bent niet meer aangemeld" }).waitFor();
  await look(writing, "eruit", PHONE);
  assert.equal((await noor.goto(address)).status(), 401);
  // The door answers as it does to any name: the browser looks for a passkey that nobody has, and nobody comes in.
  await signIn(noor, base, "Noor");
  assert.match(noor.url(), /\/desk\/enter/);
  assert.equal((await noor.goto(address)).status(), 401);

  await samira.goto(address);
  await samira.getByText(/Concept van Noor, bewaard/).waitFor();
  assert.equal(await answer(samira).inputValue(), kept);
  await button(samira, "Ik pak deze op").waitFor();
  assert.deepEqual(wide, []);
});
