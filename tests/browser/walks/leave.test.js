// Leaving without a trace, and going back without loss: what a real browser does with its history, with scripts and without.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser, startSite } from "./site.js";

const SECRET = "Ze lachen me uit in de pauze en ik durf er niets van te zeggen.";

let site;
let browser;

before(async () => {
  site = await startSite();
  // The neutral site does not answer, on every machine: its place in the history is all that counts here. (Answering for it
  // with Playwright turns the cache off, and then a browser goes back in another way.)
  browser = await startBrowser(["--host-resolver-rules=MAP www.weer.nl ~NOTFOUND"]);
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function visitor(javaScriptEnabled, options = {}) {
  const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled, ...options });
  const page = await context.newPage();
  return { context, page };
}

const question = (page) => page.getByLabel("Wat wil je vragen?");
const leave = (page) => page.getByRole("link", { name: "Wis wat deze site onthield" });
/** What a page shows and holds, also when it is a page of the browser about an error. */
async function shown(page) {
  await page.waitForLoadState();
  const typed = await page.locator("textarea, input").evaluateAll((all) => all.map(({ value }) => value));
  return `${await page.title()} ${await page.locator("body").innerText()} ${typed.join(" ")}`;
}

/** Until the browser is away from the site. */
async function gone(page) {
  for (let tries = 0; page.url().startsWith(site.base) && tries < 100; tries++) await page.waitForTimeout(50);
  assert.ok(!page.url().startsWith(site.base), page.url());
}

/** Back; a page that was the answer to a form is then a page of the browser, which Playwright takes for a failure. */
async function back(page) {
  await page.goBack().catch((error) => assert.match(String(error), /ERR_CACHE_MISS/));
}

async function ask(page) {
  await page.goto("/vraag/");
  await question(page).fill(SECRET);
  await page.getByLabel("Thuis", { exact: true }).check();
  await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
  return (await page.locator(".receipt__code").innerText()).trim();
}

test("with scripts, whoever goes back after leaving finds neither the code nor the question", async () => {
  const { context, page } = await visitor(true);
  const code = await ask(page);
  assert.match(await page.title(), /^Klaar · /);
  await leave(page).click();
  await gone(page);
  await page.goBack();
  await page.waitForURL("**/vraag/");
  const seen = await shown(page);
  assert.ok(!seen.includes(code) && !seen.includes("lachen"), seen);
  assert.ok(!(await page.getByLabel("Thuis", { exact: true }).isChecked()));
  await page.reload();
  assert.equal(await question(page).inputValue(), "");
  await context.close();
});

test("with scripts, a page with an answer is not made again by loading it again", async () => {
  const { context, page } = await visitor(true);
  const code = await ask(page);
  await page.goto("/antwoord/");
  await page.getByLabel(/code/i).first().fill(code);
  await page.locator('form[action="/api/receipts"] button').click();
  await page.getByRole("heading", { name: "Nog geen antwoord" }).waitFor();
  assert.match(await page.title(), /^Klaar · /);
  await page.reload();
  await page.getByRole("heading", { name: "Vul je code nog een keer in" }).waitFor();
  assert.ok(!(await shown(page)).includes(code));
  await context.close();
});

test("without scripts, the form is empty for whoever goes back to it", async () => {
  const { context, page } = await visitor(false);
  await page.goto("/vraag/");
  await question(page).fill(SECRET);
  await page.getByLabel("Thuis", { exact: true }).check();
  await page.locator("[data-quick-exit]").first().click();
  await gone(page);
  await page.goBack();
  assert.equal(await question(page).inputValue(), "");
  assert.ok(!(await page.getByLabel("Thuis", { exact: true }).isChecked()));

  const code = await ask(page);
  await leave(page).click();
  await gone(page);
  await back(page);
  assert.ok(page.url() !== `${site.base}/api/forms/vraag` || !(await page.content()).includes(code));
  for (let tries = 0; !page.url().endsWith("/vraag/") && tries < 20; tries++) {
    await page.goBack().catch(() => page.waitForTimeout(100));
  }
  assert.equal(await question(page).inputValue(), "");
  await context.close();
});

test("what was typed stays on the page with a mistake, however often it is loaded", async () => {
  for (const scripts of [true, false]) {
    const { context, page } = await visitor(scripts);
    await page.goto("/vraag/");
    await question(page).fill("é".repeat(4001));
    await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
    await page.locator(".error-summary").waitFor();
    await page.reload();
    assert.equal(await question(page).inputValue(), "é".repeat(4001));
    await context.close();
  }
});

test("the button of the browser leads back through the steps of a form, and nothing is lost", async () => {
  for (const scripts of [true, false]) {
    const { context, page } = await visitor(scripts);
    const [title, name] = [page.locator('[name="titel"]'), page.locator('[name="naam"]:visible')];
    await page.goto("/bijdrage/");
    await page.getByLabel(/^Een tip/).check();
    await page.getByRole("button", { name: "Verder" }).click();
    await page.getByText("Stap 2 van 3").waitFor();
    await title.fill("Samen soep eten");
    await page.getByRole("button", { name: "Verder" }).click();
    // A mistake is a page as well.
    await page.locator(".error-summary").waitFor();
    await page.locator('[name="tekst"]').fill("Elke vrijdag eten we samen soep, en daarna blijft iedereen praten.");
    await page.getByRole("button", { name: "Verder" }).click();
    await name.fill("Sam");
    await page.goBack();
    await page.getByText("Stap 2 van 3").waitFor();
    assert.equal(await title.inputValue(), "Samen soep eten");
    assert.match(await page.locator('[name="tekst"]').inputValue(), /^Elke vrijdag/);
    await page.goBack();
    await page.getByText("Stap 2 van 3").waitFor();
    assert.equal(await title.inputValue(), "Samen soep eten");
    await page.goBack();
    await page.getByText("Stap 1 van 3").waitFor();
    assert.ok(await page.getByLabel(/^Een tip/).isChecked());
    for (let step = 0; step < 3; step++) await page.goForward();
    await page.getByText("Stap 3 van 3").waitFor();
    assert.equal(await name.inputValue(), "Sam");
    await page.reload();
    await page.getByText("Stap 3 van 3").waitFor();
    await context.close();
  }
});

test("the code is copied with one tap, and a screen reader hears so", async () => {
  const { context, page } = await visitor(true, { permissions: ["clipboard-read", "clipboard-write"] });
  const code = await ask(page);
  await page.getByRole("button", { name: "Kopieer de code" }).click();
  await page.getByRole("status").getByText("De code is gekopieerd.").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), code);
  await context.close();
  const without = await visitor(false);
  await ask(without.page);
  assert.ok(!(await without.page.getByRole("button", { name: "Kopieer de code" }).isVisible()));
  await without.context.close();
});

test("help in danger is in the language of the page", async () => {
  const { context, page } = await visitor(false);
  for (const [path, words] of [["/en/", "If you are thinking about suicide"], ["/ar/", "إذا كنت تفكر في الانتحار"]]) {
    await page.goto(`${path}vraag/`);
    await page.locator("form[data-form] textarea").fill("Ik denk aan zelfmoord. I want to kill myself.");
    await page.locator('form[data-form] button[type="submit"]').first().click();
    await page.locator(".receipt__code").waitFor();
    await page.locator(".helplines").getByText(words).waitFor();
    assert.ok(!(await page.locator(".helplines").innerText()).includes("Als je aan zelfmoord denkt"));
    assert.equal(await page.locator(`.next a[href="${path}antwoord/"]`).count(), 1);
  }
  await context.close();
});
