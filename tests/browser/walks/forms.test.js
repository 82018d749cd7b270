// Forms with and without JavaScript: one submission per page, a count of what fits, steps that lose nothing, and the
// question before something that tells who you are is sent.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser, startSite, watch } from "./site.js";

let site;
let browser;

before(async () => {
  site = await startSite();
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function visitor(javaScriptEnabled) {
  const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled });
  return { context, page: await context.newPage() };
}

const send = (page) => page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
const code = async (page) => (await page.locator(".receipt__code").innerText()).trim();

test("with scripts a page gets a token, and the same page sent again gives the same code", async () => {
  const { context, page } = await visitor(true);
  const seen = watch(page, site.base);
  await page.goto("/vraag/");
  const token = page.locator('input[name="_token"]');
  assert.equal(await token.inputValue(), "");
  const fetched = page.waitForResponse("**/api/token");
  await page.getByLabel("Wat wil je vragen?").fill("Hoe zeg ik dat ik verliefd ben?");
  await fetched;
  assert.match(await token.inputValue(), /^[0-9a-f]+-[0-9a-f]{32}-[0-9a-f]{16}$|^x-[0-9a-f]{32}-x$/);
  const sent = page.waitForRequest("**/api/forms/vraag");
  await send(page);
  const first = await code(page);
  const again = await context.request.post("/api/forms/vraag", {
    data: (await sent).postData(),
    headers: { "content-type": "application/x-www-form-urlencoded", accept: "application/json" },
  });
  assert.equal((await again.json()).receipt, first);
  assert.deepEqual(await context.cookies(), []);
  assert.deepEqual(seen, []);
  await context.close();
});

test("with scripts a long text is counted along, and never cut off", async () => {
  const { context, page } = await visitor(true);
  await page.goto("/vraag/");
  const area = page.getByLabel("Wat wil je vragen?");
  const count = page.locator(".field__count").first();
  await area.fill("kort");
  assert.equal(await count.innerText(), "");
  await area.fill("é".repeat(3990));
  assert.equal(await count.innerText(), "10 tekens over");
  await area.fill("é".repeat(4005));
  assert.equal(await count.innerText(), "5 tekens te veel");
  assert.equal((await area.inputValue()).length, 4005);
  await context.close();
});

test("without scripts a telephone number is asked about, and can be changed or sent", async () => {
  const { context, page } = await visitor(false);
  await page.goto("/vraag/");
  await page.getByLabel("Wat wil je vragen?").fill("Kun je me bellen op 06 12345678?");
  await page.getByLabel("Thuis", { exact: true }).check();
  await send(page);
  await page.getByRole("heading", { name: "Nog niet verstuurd: er staat een telefoonnummer in" }).waitFor();
  await page.getByText("06 12345678").waitFor();
  await page.getByRole("button", { name: "Ik pas het aan" }).click();
  assert.equal(await page.getByLabel("Wat wil je vragen?").inputValue(), "Kun je me bellen op 06 12345678?");
  assert.ok(await page.getByLabel("Thuis", { exact: true }).isChecked());
  await send(page);
  await page.getByRole("button", { name: "Verstuur het zo" }).click();
  const first = await code(page);
  await page.reload();
  assert.equal(await code(page), first);
  await context.close();
});

test("without scripts a form in steps loses nothing on the way there and back", async () => {
  const { context, page } = await visitor(false);
  await page.goto("/bijdrage/");
  await page.getByLabel(/^Een tip/).check();
  await page.getByRole("button", { name: "Verder" }).click();
  await page.getByText("Stap 2 van 3").waitFor();
  await page.locator('[name="titel"]').fill("Samen soep eten");
  await page.getByRole("button", { name: "Terug" }).click();
  assert.ok(await page.getByLabel(/^Een tip/).isChecked());
  await page.getByRole("button", { name: "Verder" }).click();
  assert.equal(await page.locator('[name="titel"]').inputValue(), "Samen soep eten");
  await page.locator('[name="tekst"]').fill("Elke vrijdag eten we samen soep, en daarna blijft iedereen praten.");
  await page.reload();
  await page.locator('[name="tekst"]').fill("Elke vrijdag eten we samen soep, en daarna blijft iedereen praten.");
  await page.locator('[name="titel"]').fill("Samen soep eten");
  await page.getByRole("button", { name: "Verder" }).click();
  await page.locator('[name="naam"]').fill("Sam");
  await page.locator('[name="email"]').fill("sam@voorbeeld.example");
  await page.locator('[name="akkoord"]').check();
  assert.ok(!page.url().includes("?"));
  await page.getByRole("button", { name: "Stuur het in" }).click();
  assert.match(await code(page), /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
  await context.close();
});

test("no word of a choice is broken, whatever the width", async () => {
  const { context, page } = await visitor(false);
  await page.goto("/vraag/");
  for (const width of [320, 360, 600, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const broken = await page.locator(".choice__label").evaluateAll((labels) => {
      document.body.style.overflowWrap = "normal";
      return labels.filter((label) => label.scrollWidth > label.clientWidth).map((label) => label.textContent);
    });
    assert.deepEqual(broken, [], `${width} px`);
  }
  await context.close();
});
