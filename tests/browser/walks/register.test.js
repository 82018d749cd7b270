// Somebody signs up, becomes a broker and stops, as a moderator without scripts goes through it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { look } from "./look.js";
import { startBrowser, startSite, watch } from "./site.js";
import { enterHere } from "./team.js";

let site;
let browser;
/** The desk without scripts, and the same session with them, for axe. */
let page;
let shown;
let sender;
let senderShown;
let code;
let seen;

before(async () => {
  site = await startSite({ change: (config) => config, active: ["zaanstad"] });
  browser = await startBrowser();
  const context = await browser.newContext({ javaScriptEnabled: false });
  sender = await context.newPage();
  senderShown = await (await browser.newContext()).newPage();
  const desk = await browser.newContext();
  shown = await desk.newPage();
  seen = watch(shown, site.base);
  await enterHere(shown, site.desk, "Samira");
  const storageState = await desk.storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState });
  plain.setDefaultTimeout(10_000);
  page = await plain.newPage();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const press = (name) => page.getByRole("button", { name, exact: true }).click();

async function senderReads(words, where = sender) {
  await where.goto(`${site.base}/antwoord/`);
  await where.locator('input[name="code"]').fill(code);
  await where.locator('form[action="/api/receipts"] button[type="submit"]').click();
  await where.getByText(words).first().waitFor();
}

/** Looks at what the page without scripts shows. */
async function lookHere(name) {
  await shown.goto(page.url());
  await look(shown, name);
}

test("somebody signs up", async () => {
  await sender.goto(`${site.base}/zaanstad/aanmelden/`);
  await sender.locator('input[name="naam"]').fill("Sam Proefpersoon");
  await sender.locator('input[name="email"]').fill("sam@voorbeeld.example");
  // Three steps, without scripts as well.
  const onwards = sender.locator('form[action="/api/forms/aanmelden"] button[type="submit"]').first();
  await onwards.click();
  await sender.locator('[name="rol"]').fill("Trainer bij de club");
  await sender.locator('[name="intake"]').fill("Een speler werd stil en ik vroeg hoe het ging.");
  await onwards.click();
  for (const group of await sender.locator("fieldset").all()) {
    const first = group.locator('input[type="radio"]').first();
    if ((await first.count()) > 0) await first.check();
  }
  await sender.locator('input[name="akkoord"]').check();
  await onwards.click();
  code = (await sender.locator(".receipt__code").innerText()).trim();
});

test("the sign-up explains the quiz and leads to the intake", async () => {
  await page.goto(`${site.base}/desk?lijst=aanmeldingen`);
  await page.locator(".entry__link").first().click();
  await page.getByText("Het is geen examen").waitFor();
  await lookHere("aanmelding");
  await press("Nodig uit voor de intake");
  await page.getByRole("link", { name: "Naar intake en gegevens" }).click();
  await page.getByRole("heading", { name: "Sam Proefpersoon" }).waitFor();
  assert.deepEqual(seen, []);
});

test("one form keeps everything, and says what is wrong", async () => {
  await page.getByLabel("Talen").fill("Nederlands en Pools");
  await page.getByLabel(/^Wat een social broker doet/).check();
  const meeting = page.getByRole("group", { name: "Kennismaking" });
  await meeting.getByLabel("Dag").fill("2035-12-01");
  await press("Bewaar");
  await page.getByText("Vul een dag en een tijd in").waitFor();
  assert.equal(await page.getByLabel("Talen").inputValue(), "Nederlands en Pools");
  await shown.goto(page.url());
  await shown.getByLabel("Naam", { exact: true }).fill("");
  await shown.getByRole("group", { name: "Kennismaking" }).getByLabel("Dag").fill("2035-12-01");
  await shown.getByRole("button", { name: "Bewaar", exact: true }).click();
  await shown.getByText("Vul een naam in").waitFor();
  await look(shown, "register-fout");
  // That the form came back is no success, and the browser notes it.
  assert.equal(seen.splice(0).filter((line) => !line.includes("422")).length, 0);
  await meeting.getByLabel("Tijd").fill("14:00");
  await meeting.getByLabel(/^Plek/).fill("Buurthuis De Brug");
  const training = page.getByRole("group", { name: "Training 1" });
  await training.getByLabel("Dag").fill("2035-12-08");
  await training.getByLabel("Tijd").fill("19:30");
  await press("Bewaar");
  await page.getByText("Bewaard.").waitFor();
  await page.getByRole("group", { name: "Training 2" }).waitFor();
  await lookHere("register-intake");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: /agenda/ }).click();
  assert.equal((await download).suggestedFilename(), "afspraken.ics");
  await senderReads("1 december 2035 om 14:00");
  await senderReads("1 december 2035 om 14:00", senderShown);
  await look(senderShown, "bonnetje-afspraak");
});

test("a broker is active, pauses, stops and comes back", async () => {
  await press("Bewaar, en naar de aanmelding");
  await press("Door naar de training");
  await press("Is nu social broker");
  await page.getByRole("link", { name: "Naar intake en gegevens" }).click();
  await lookHere("register-actief");
  // Until then the step could be undone.
  await site.later();
  await senderReads("Je bent social broker");
  await senderReads("Je bent social broker", senderShown);
  await look(senderShown, "bonnetje-actief");
  for (const [button, words] of [
    ["Neemt pauze", "neemt nu even pauze"],
    ["Is gestopt", "Je bent gestopt"],
    ["Doet weer mee", "Je bent social broker"],
  ]) {
    await press(button);
    await page.getByText("Bewaard.").waitFor();
    await senderReads(words);
  }
  assert.deepEqual(seen, []);
});

test("the register is found by name", async () => {
  await page.goto(`${site.base}/desk`);
  await page.getByText("Beheer", { exact: true }).click();
  await page.getByRole("link", { name: "Register van brokers" }).click();
  await page.getByRole("searchbox", { name: "Naam" }).fill("proef");
  await press("Zoek");
  await page.getByRole("link", { name: "Sam Proefpersoon" }).waitFor();
  await lookHere("register");
  await page.getByRole("link", { name: /^Bevestigen/ }).click();
  await lookHere("register-leeg");
});

test("everything can be taken along and removed", async () => {
  await page.goto(`${site.base}/desk/brokers`);
  await page.getByRole("link", { name: "Sam Proefpersoon" }).click();
  const download = page.waitForEvent("download");
  await press("Download alles");
  assert.equal((await download).suggestedFilename(), "gegevens.json");
  await page.getByText("Verwijder alles…").click();
  await page.getByLabel("Ja, ik weet het zeker").check();
  await press("Verwijder alles");
  await page.getByText("zijn weg, en de code werkt niet meer").waitFor();
    assert.deepEqual(seen, []);
});
