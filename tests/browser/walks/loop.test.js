// The loop that everything is for: a question, an answer, and the way back.
// The young person's browser has JavaScript off.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { look } from "./look.js";
import { startBrowser, startSite } from "./site.js";

let site;
let browser;

before(async () => {
  site = await startSite({ active: ["kerkrade", "zaanstad"] });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function youngPerson() {
  const context = await browser.newContext({
    baseURL: site.base,
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  return { context, page: await context.newPage() };
}

const TOO_LONG = "é".repeat(4001);
const QUESTION = "Ik lig elke nacht wakker & pieker over <school>. Wat kan ik doen?";
const ANSWER = "Schrijf voor het slapen op wat er in je hoofd zit.\n\nPraat er morgen over met iemand die je vertrouwt.";

test("a question is asked without scripts, answered at the desk, and read with the code", async () => {
  const { context, page } = await youngPerson();
  await page.goto("/kerkrade/");
  await page.getByRole("main").getByRole("link", { name: "Stel je vraag" }).first().click();
  await page.waitForURL("**/kerkrade/vraag/");
  assert.equal(await page.getByLabel("In welke gemeente woon je?").inputValue(), "kerkrade");
  await page.getByLabel("Wat wil je vragen?").fill(QUESTION);
  await page.getByLabel("School", { exact: true }).check();
  await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
  const code = (await page.locator(".receipt__code").innerText()).trim();
  assert.match(code, /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$/);
  assert.ok(!page.url().includes(code) && !(await page.title()).includes(code));
  assert.deepEqual(await context.cookies(), []);

  const moderator = await atDesk();
  await moderator.locator(".entry__link").first().click();
  await moderator.locator(".letter p", { hasText: "Ik lig elke nacht wakker & pieker over <school>." }).waitFor();
  await moderator.getByLabel("Jouw antwoord").fill(ANSWER);
  await moderator.getByRole("button", { name: "Stuur het antwoord" }).click();
  await moderator.getByText("Antwoord geschreven door").waitFor();
  await moderator.waitForLoadState();
  await site.later();

  await page.goto("/antwoord/");
  await page.getByLabel(/code/i).first().fill(code.toLowerCase().replaceAll("-", " ").replaceAll("0", "o"));
  await page.locator('form[action="/api/receipts"] button').click();
  await page.getByText("Schrijf voor het slapen op wat er in je hoofd zit.").waitFor();
  await page.getByText("Praat er morgen over met iemand die je vertrouwt.").waitFor();
  assert.ok(!page.url().includes(code));

  await page.locator('form[action="/api/receipts/withdraw"] button').click();
  await page.locator('form[action="/api/receipts/withdraw"] button').first().click();
  await page.goto("/antwoord/");
  await page.getByLabel(/code/i).first().fill(code);
  const [response] = await Promise.all([
    page.waitForResponse("**/api/receipts"),
    page.locator('form[action="/api/receipts"] button').click(),
  ]);
  assert.equal(response.status(), 404);
  await context.close();
});

test("a mistake keeps everything that was typed and says what to do", async () => {
  const { context, page } = await youngPerson();
  await page.goto("/vraag/");
  await page.getByLabel("Wat wil je vragen?").fill(TOO_LONG);
  await page.getByLabel("Thuis", { exact: true }).check();
  await page.getByLabel("15 tot en met 17").check();
  await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
  const summary = page.locator(".error-summary");
  await summary.waitFor();
  assert.match(await page.title(), /^Fout: /);
  assert.equal(await page.getByLabel("Wat wil je vragen?").inputValue(), TOO_LONG);
  assert.ok(await page.getByLabel("Thuis", { exact: true }).isChecked());
  assert.ok(await page.getByLabel("15 tot en met 17").isChecked());
  const target = await summary.getByRole("link").first().getAttribute("href");
  assert.equal(await page.locator(target).count(), 1);
  await page.getByLabel("Wat wil je vragen?").fill("Nu is mijn vraag kort genoeg.");
  await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
  await page.locator(".receipt__code").waitFor();
  await context.close();
});

test("words of acute danger put help at the top", async () => {
  const { context, page } = await youngPerson();
  await page.goto("/vraag/");
  await page.getByLabel("Wat wil je vragen?").fill("Soms denk ik dat ik dood wil. Met wie kan ik praten?");
  await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
  await page.locator(".receipt__code").waitFor();
  const help = await page.locator(".helplines").first().boundingBox();
  const code = await page.locator(".receipt__code").boundingBox();
  assert.ok(help.y < code.y, "helplines stand above the code");
  assert.ok((await page.locator('.helplines a[href="tel:113"]').count()) > 0);
  await context.close();
});

test("a broker signs up, quiz and all", async () => {
  const { context, page } = await youngPerson();
  await page.goto("/zaanstad/aanmelden/");
  assert.equal(await page.locator('[name="gemeente"]').inputValue(), "zaanstad");
  await page.getByLabel("Hoe heet je?").or(page.locator('input[name="naam"]')).first().fill("Test Persoon");
  await page.locator('input[name="email"]').fill("test@voorbeeld.example");
  // Three steps; what was filled in before travels along.
  const onwards = page.locator('form[action="/api/forms/aanmelden"] button[type="submit"]').first();
  await onwards.click();
  await page.locator('[name="rol"]').fill("Trainer bij de club");
  await page.locator('[name="intake"]').fill("Een speler werd stil en ik vroeg hoe het ging.");
  await onwards.click();
  for (const radio of await page.locator("fieldset").all()) {
    const first = radio.locator('input[type="radio"]').first();
    if ((await first.count()) > 0) {
      await first.check();
    }
  }
  await page.locator('input[name="akkoord"]').check();
  await onwards.click();
  await page.locator(".receipt__code").waitFor();
  await context.close();
});

/** Looks a code up. */
async function reads(page, code) {
  await page.goto("/antwoord/");
  await page.getByLabel(/code/i).first().fill(code);
  await page.locator('form[action="/api/receipts"] button').click();
  await page.locator(".site-page").waitFor();
}

let moderating;

/** Somebody at the desk: its link works once. */
async function atDesk() {
  if (!moderating) {
    const desk = await browser.newContext({ baseURL: site.base });
    moderating = await desk.newPage();
    await moderating.goto(site.desk);
    await moderating.getByRole("button").first().click();
    await moderating.waitForURL("**/desk");
  }
  return moderating;
}

/** An answer, and a page for the site that its author reads first. */
async function answersWithPage(moderator, words, text) {
  await moderator.goto("/desk");
  await moderator.locator(".entry__link", { hasText: words }).click();
  await moderator.getByLabel("Jouw antwoord").fill(text);
  await moderator.getByRole("button", { name: "Stuur het, en maak er een pagina van…" }).click();
  await moderator.getByLabel("Het antwoord", { exact: true }).fill(text);
  await moderator.getByLabel("Een social broker").check();
  await moderator.getByRole("button", { name: "Bekijk de pagina" }).click();
  await moderator.getByRole("button", { name: "Stuur het antwoord, en vraag akkoord op de pagina" }).click();
  await moderator.getByRole("heading", { name: "Wacht op de schrijver" }).waitFor();
  await site.later();
}

for (const scripts of [true, false]) {
  test(`whoever asked changes, agrees to and refuses the page about them, scripts: ${scripts}`, async () => {
    const words = scripts ? "verhuizing" : "bijbaan";
    const context = await browser.newContext({
      baseURL: site.base,
      javaScriptEnabled: scripts,
      viewport: { width: 360, height: 740 },
    });
    const page = await context.newPage();
    const looks = async (name) => scripts && (await look(page, name));
    await page.goto("/vraag/");
    await page.getByLabel("Wat wil je vragen?").fill(`Hoe vertel ik thuis over mijn ${words}?`);
    await page.getByLabel("eerst lezen", { exact: false }).check();
    await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
    const code = (await page.locator(".receipt__code").innerText()).trim();
    const moderator = await atDesk();
    await answersWithPage(moderator, words, "Kies een rustig moment.");

    await reads(page, code);
    await page.locator(".site-page").getByText("Kies een rustig moment.").waitFor();
    await page.locator(".site-page").getByText("Antwoord van een social broker").waitFor();
    await looks("schrijver-leest");
    await page.getByRole("button", { name: "Ik wil iets anders" }).click();
    await looks("schrijver-iets-anders");
    await page.locator("textarea[name=vervolg]").fill("Mag er staan: een goed moment?");
    await page.locator('form[action="/api/receipts/follow-up"] button[type=submit]').click();
    await page.waitForLoadState();
    await moderator.goto("/desk");
    await moderator.locator(".entry__link", { hasText: words }).click();
    await moderator.getByText("De schrijver wil iets anders.").waitFor();
    await answersWithPage(moderator, words, "Kies een goed moment.");

    await reads(page, code);
    await page.locator(".site-page").getByText("Kies een goed moment.").waitFor();
    assert.doesNotMatch(await page.locator(".site-page__text").innerText(), /rustig/);
    await page.getByRole("button", { name: "Akkoord", exact: true }).click();
    await page.getByText("Dank je, je zei akkoord").first().waitFor();
    await looks("schrijver-akkoord");
    await reads(page, code);
    await page.getByText("Je zei akkoord tegen deze tekst.").waitFor();
    await page.getByRole("button", { name: "Liever niet" }).click();
    await page.getByText("Het komt niet op de site").first().waitFor();
    await looks("schrijver-liever-niet");
    await moderator.reload();
    await moderator.getByText("wil liever niets op de site").waitFor();
    await context.close();
  });
}
