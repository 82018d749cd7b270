// Finding a municipality, with and without scripts.

import assert from "node:assert/strict";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { repository, startBrowser, startSite } from "./site.js";

let site;
let browser;

before(async () => {
  site = await startSite({ active: ["zaanstad"] });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

test("a few letters find a municipality, by another name too, and lead on", async () => {
  const context = await browser.newContext({ baseURL: site.base });
  const page = await context.newPage();
  await page.goto("/zoek-je-gemeente/");
  const field = page.locator("#_finder");
  const names = page.locator("[data-name]:visible a");
  await field.fill("kerkr");
  assert.deepEqual(await names.allTextContents(), ["Kerkrade"]);
  await field.fill("den haag");
  assert.deepEqual(await names.allTextContents(), ["'s-Gravenhage"]);
  await field.fill("xyz");
  assert.equal(await names.count(), 0);
  assert.match(await page.locator(".finder__count").textContent(), /\S/);
  // One that takes part leads to its page, any other to what can be done all the same.
  await field.fill("utrecht");
  await page.getByRole("link", { name: "Utrecht", exact: true }).click();
  await page.waitForURL("**/nog-niet/");
  await page.goBack();
  const note = page.locator("[data-name]:visible .finder__note");
  await field.fill("zaanstad");
  assert.deepEqual(await note.allTextContents(), ["doet mee"]);
  await field.fill("kerkrade");
  assert.deepEqual(await note.allTextContents(), ["voorbeeld: lees wat ze deden"]);
  await page.getByRole("link", { name: "Kerkrade", exact: true }).click();
  await page.waitForURL("**/kerkrade/");
  await context.close();
});

test("without scripts a letter opens its municipalities", async () => {
  const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/zoek-je-gemeente/");
  assert.equal(await page.locator("#_finder").isVisible(), false);
  assert.equal(await page.locator("[data-name]").count(), 342);
  await page.locator("summary", { hasText: /^K$/ }).click();
  await page.getByRole("link", { name: "Kerkrade", exact: true }).click();
  await page.waitForURL("**/kerkrade/");
  await context.close();
});

test("the municipalities of the site can be searched, and are counted", async () => {
  const context = await browser.newContext({ baseURL: site.base });
  const page = await context.newPage();
  await page.goto("/gemeenten/");
  const names = page.locator(".towns__link:visible");
  const all = await names.count();
  const count = page.locator(".finder__count");
  assert.equal(await count.innerText(), `${all} gemeenten`);
  await page.getByLabel("Zoek een gemeente").fill("kerk");
  assert.deepEqual(await names.allTextContents(), ["Kerkrade"]);
  assert.equal(await page.locator(".places__province:visible").count(), 1);
  assert.equal(await count.innerText(), `1 / ${all} gemeenten`);
  await page.getByLabel("Zoek een gemeente").fill("xyz");
  assert.match(await count.innerText(), /staat er niet bij/);
  // The list has the tab stops; the map beside it is for a mouse.
  assert.equal(await page.locator(".map__link:not([tabindex='-1'])").count(), 0);
  await context.close();
});

test("a long list of municipalities in a form can be searched, with keys alone", async () => {
  const towns = (await readdir(path.join(repository, "content/gemeenten"))).filter((name) => !name.includes("."));
  const many = await startSite({ active: towns });
  try {
    const context = await browser.newContext({ baseURL: many.base });
    const page = await context.newPage();
    await page.goto("/aanmelden/");
    const select = page.getByLabel("Voor welke gemeente meld je je aan?");
    const all = await select.locator("option").count();
    assert.ok(all > 10, `${all} options`);
    const field = page.getByLabel("In de lijst zoeken");
    await field.fill("kerk");
    assert.equal(await select.inputValue(), "kerkrade");
    assert.equal(await page.locator(".field__count").first().innerText(), "Kerkrade");
    assert.deepEqual(await select.locator("option").allTextContents(), ["Maak een keuze", "Kerkrade", "Mijn gemeente staat er niet bij"]);
    // Enter does not send the form: it leads on to the list.
    await field.press("Enter");
    assert.equal(await select.evaluate((element) => element === document.activeElement), true);
    await field.fill("xyz");
    assert.match(await page.locator(".field__count").first().innerText(), /Geen gemeente gevonden/);
    assert.equal(await select.inputValue(), "kerkrade", "what was chosen stays");
    await field.fill("");
    assert.equal(await select.locator("option").count(), all);
    const found = await new AxeBuilder({ page }).include("form").analyze();
    assert.deepEqual(found.violations.map((one) => one.id), []);
    await context.close();
    const plain = await browser.newContext({ baseURL: many.base, javaScriptEnabled: false });
    const without = await plain.newPage();
    await without.goto("/aanmelden/");
    assert.equal(await without.locator(".field__find").count(), 0);
    await without.getByLabel("Voor welke gemeente meld je je aan?").selectOption("kerkrade");
    await plain.close();
  } finally {
    await many.stop();
  }
});

test("the field for another municipality offers the names of all", async () => {
  const context = await browser.newContext({ baseURL: site.base });
  const page = await context.newPage();
  await page.goto("/aanmelden/");
  const field = page.getByLabel("Staat je gemeente er niet bij? Welke is het?");
  await field.focus();
  await page.waitForSelector("#_namen option", { state: "attached" });
  assert.equal(await page.locator("#_namen option").count(), 342);
  assert.equal(await field.getAttribute("list"), "_namen");
  await context.close();
});
