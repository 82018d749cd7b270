// The lists of the desk as somebody works with them all day: with the keyboard, on a phone, without scripts.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { look } from "./look.js";
import { startBrowser, startSite, watch } from "./site.js";
import { enterHere } from "./team.js";

let site;
let browser;
let page;
let seen;

const QUESTIONS = [
  "Hoi! Ik vind iemand uit mijn klas leuk. Hoe zeg ik dat zonder dat het raar wordt?",
  "Het gaat niet meer. Ik wil dood en ik weet niet meer wat ik moet doen.",
  "Mijn vader slaat me bijna elke dag als ik thuiskom van school",
  "Hoe zeg ik thuis dat ik wil stoppen met voetbal, terwijl mijn oom de trainer is en iedereen elke zaterdag komt kijken?",
];

async function ask(context, text) {
  const form = await context.newPage();
  await form.goto(`${site.base}/kerkrade/vraag/`);
  await form.getByLabel("Wat wil je vragen?").fill(text);
  await form.getByLabel("15 tot en met 17").check();
  await form.getByRole("button", { name: "Verstuur mijn vraag" }).click();
  await form.locator(".receipt__code").waitFor();
  await form.close();
}

before(async () => {
  site = await startSite({ change: (config) => config, active: ["kerkrade"] });
  browser = await startBrowser();
  const context = await browser.newContext({ javaScriptEnabled: false });
  for (const question of QUESTIONS) await ask(context, question);
  await context.close();
  const desk = await browser.newContext();
  page = await desk.newPage();
  seen = watch(page, site.base);
  await enterHere(page, site.desk, "Samira");
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const rows = () => page.locator(".entry");

test("rows can be told apart, and what is acute leads", async () => {
  assert.equal(await rows().count(), QUESTIONS.length);
  const first = await rows().first().innerText();
  assert.match(first, /Het gaat niet meer\. Ik wil dood/);
  assert.match(first, /Acuut/);
  assert.match(await rows().nth(1).innerText(), /Let op/);
  const all = await page.locator(".queue").innerText();
  assert.match(all, /Ik vind iemand uit mijn klas leuk/);
  assert.doesNotMatch(all, /Hoi!/);
  await look(page, "lijst");
  assert.deepEqual(seen, []);
});

test("columns line up on a wide screen, and two rows fit on a phone", async () => {
  for (const width of [768, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const left = await rows().evaluateAll((all) =>
      all.map((row) => ["who", "time", "state"].map((part) => row.querySelector(`.entry__${part}`).getBoundingClientRect().x)),
    );
    for (const row of left) assert.deepEqual(row, left[0], `${width} px`);
  }
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${site.base}/desk`);
  const bottom = await rows().nth(1).evaluate((row) => row.getBoundingClientRect().bottom);
  assert.ok(bottom <= 640, `the second row ends at ${bottom} of 640 px`);
  await page.setViewportSize({ width: 1280, height: 900 });
});

test("the first row is three stops of the tab key away", async () => {
  await page.goto(`${site.base}/desk`);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "entry__link");
});

test("filters stay after an item, on other pages and in other lists", async () => {
  await page.goto(`${site.base}/desk`);
  await page.getByText("Kies wat je wilt zien").click();
  await look(page, "lijst-filters");
  await page.getByLabel("Leeftijd").selectOption("15-17");
  await page.getByLabel("Formulier").selectOption("vraag");
  await page.getByRole("button", { name: "Toon" }).click();
  await page.getByText("Je ziet alleen:").waitFor();
  await look(page, "lijst-gefilterd");
  await page.getByRole("link", { name: /^Vrij/ }).click();
  await page.locator(".entry__link").last().click();
  await page.getByRole("button", { name: "Ik pak deze op" }).click();
  await page.getByText("Jij bent hiermee bezig").waitFor();
  await page.getByRole("link", { name: "Mijn account" }).click();
  await page.getByRole("link", { name: "Balie" }).click();
  await page.getByText("Je ziet alleen:").waitFor();
  await page.getByRole("link", { name: /^Van mij \(1\)/ }).click();
  assert.match(await rows().first().innerText(), /bij jou/);
  await page.getByRole("link", { name: "Toon alles" }).click();
  assert.equal(await page.getByText("Je ziet alleen:").count(), 0);
});

test("many are moved at once, and come back, without scripts", async () => {
  const { cookies } = await page.context().storageState();
  const context = await browser.newContext({ javaScriptEnabled: false });
  await context.addCookies(cookies);
  const plain = await context.newPage();
  await plain.goto(`${site.base}/desk?lijst=vrij`);
  const count = await plain.locator(".entry").count();
  await plain.getByRole("checkbox").first().check();
  await plain.getByRole("checkbox").last().check();
  await plain.getByRole("button", { name: "Zet wat je aanvinkte bij de spam" }).click();
  await plain.getByRole("heading", { name: "2 bij de spam gezet" }).waitFor();
  await look(plain, "lijst-verplaatst");
  await plain.getByRole("button", { name: "Maak dit ongedaan" }).click();
  await plain.getByRole("heading", { name: "2 uit de spam gehaald" }).waitFor();
  await plain.goto(`${site.base}/desk?lijst=vrij`);
  assert.equal(await plain.locator(".entry").count(), count);
  const asking = await browser.newContext({ javaScriptEnabled: false });
  await ask(asking, "Hoe leer ik beter slapen als er een toets is?");
  await asking.close();
  await plain.getByRole("link", { name: "Kijk of er iets nieuws is" }).click();
  await plain.getByText("1 nieuw sinds").waitFor();
  await context.close();
});

test("a script says what is new and leaves the list as it is", async () => {
  await page.clock.install();
  await page.goto(`${site.base}/desk?lijst=vrij`);
  const count = await rows().count();
  const context = await browser.newContext({ javaScriptEnabled: false });
  await ask(context, "Mag ik van mijn ouders een bijbaan nemen?");
  await context.close();
  await page.clock.runFor(61_000);
  await page.getByText("1 nieuw sinds").waitFor();
  assert.equal(await rows().count(), count);
  assert.deepEqual(seen, []);
});
