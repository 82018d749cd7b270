// Where the site asks for a little work (ALTCHA), a browser does it unseen, and nobody needs it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser, startSite, watch } from "./site.js";

let site;
let browser;

before(async () => {
  site = await startSite({ change: (config) => config.replace("proof_of_work = false", "proof_of_work = true") });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const field = 'input[name="_work"]';
const QUESTION = "Hoe zeg ik dat ik verliefd ben?";

async function sends(page) {
  await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
  return (await page.locator(".receipt__code").innerText()).trim();
}

test("a browser does the work when somebody types, once, and the form goes out with it", async () => {
  const context = await browser.newContext({ baseURL: site.base });
  const page = await context.newPage();
  const seen = watch(page, site.base);
  let challenges = 0;
  page.on("request", (request) => (challenges += request.url().endsWith("/api/challenge") ? 1 : 0));
  await page.goto("/vraag/");
  assert.equal(await page.locator(field).inputValue(), "");
  assert.equal(challenges, 0);
  const start = Date.now();
  await page.getByLabel("Wat wil je vragen?").pressSequentially("Kort");
  await page.waitForFunction((field) => document.querySelector(field).value, field);
  console.log(`the work took ${Date.now() - start} ms here`);
  const { challenge, solution } = JSON.parse(await page.locator(field).inputValue());
  assert.ok(solution.counter < 200 && challenge.parameters.expiresAt > Date.now() / 1000);
  assert.ok(solution.derivedKey.startsWith(challenge.parameters.keyPrefix));
  // A page with errors keeps it; too long is an error, short is not.
  await page.getByLabel("Wat wil je vragen?").fill("é".repeat(4001));
  await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
  await page.locator(".error-summary").waitFor();
  assert.deepEqual(JSON.parse(await page.locator(field).inputValue()).solution, solution);
  await page.getByLabel("Wat wil je vragen?").fill(QUESTION);
  assert.match(await sends(page), /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  assert.equal(challenges, 1);
  assert.deepEqual(seen.filter((line) => !line.includes("422")), []);
  await context.close();
});

test("without scripts, and without an answer, the form goes out all the same", async () => {
  const without = await browser.newContext({ baseURL: site.base, javaScriptEnabled: false });
  const page = await without.newPage();
  await page.goto("/vraag/");
  await page.getByLabel("Wat wil je vragen?").fill(QUESTION);
  assert.ok(await sends(page));
  await without.close();

  const silent = await browser.newContext({ baseURL: site.base });
  await silent.route("**/api/challenge", (route) => route.abort());
  const other = await silent.newPage();
  await other.goto("/vraag/");
  await other.getByLabel("Wat wil je vragen?").fill("Mag ik ook nog iets anders vragen?");
  assert.ok(await sends(other));
  await silent.close();
});
