// Thank-you cards and picture frames: written, printed, saved and sent.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser, startSite, watch } from "./site.js";

const WORDS = "Jij schonk thee in & bleef <gewoon> zitten.";

let site;
let browser;

before(async () => {
  site = await startSite({ active: ["kerkrade"] });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function write(page) {
  await page.goto("/bedankt/");
  await page.locator("#_kaart-paraplu").check();
  await page.getByLabel("Voor", { exact: true }).fill("Tante Els");
  await page.getByLabel("Je bericht").fill(WORDS);
  await page.getByLabel("Van", { exact: true }).fill("Noor");
}

/** The pages of a PDF, in whole millimetres. */
async function sheets(page) {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const boxes = [...pdf.matchAll(/\/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)/g)];
  return boxes.map(([, ...sides]) => sides.map((side) => Math.round((side / 72) * 25.4)).join(" × "));
}

for (const javaScriptEnabled of [true, false]) {
  test(`cards are printed on A6, and two on A4, with scripts ${javaScriptEnabled ? "on" : "off"}`, async () => {
    const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled });
    const page = await context.newPage();
    await write(page);
    assert.equal(await page.locator("[data-card] [data-design=paraplu] img").isVisible(), true);
    assert.equal(await page.locator("[data-card] [data-design=net] img").isVisible(), false);
    assert.deepEqual(await sheets(page), ["148 × 105"]);
    await page.locator("#_papier-a4").check();
    assert.deepEqual(await sheets(page), ["210 × 297"]);
    await page.goto("/kerkrade/lijst/");
    assert.deepEqual(await sheets(page), ["210 × 297"]);
    await context.close();
  });
}

test("the message of a link is read by its receiver, and by no server", async () => {
  const context = await browser.newContext({ baseURL: site.base });
  const page = await context.newPage();
  const seen = watch(page, site.base);
  const asked = [];
  page.on("request", (request) => asked.push(decodeURIComponent(request.url()) + (request.postData() ?? "")));
  await write(page);
  await page.locator("[data-card-share]").click();
  const link = await page.locator("#_kaart-link").inputValue();
  assert.ok(new URL(link).hash.length > WORDS.length && !new URL(link).search);

  const receiver = await context.newPage();
  receiver.on("request", (request) => asked.push(decodeURIComponent(request.url()) + (request.postData() ?? "")));
  await receiver.goto(link);
  assert.equal(await receiver.getByLabel("Je bericht").inputValue(), WORDS);
  assert.equal(await receiver.locator("h1").innerText(), "Je kreeg een kaart");
  assert.equal(await receiver.locator(".masthead__lead").isVisible(), false);
  assert.equal(await receiver.locator("[data-card-copy]:visible .card-face__text").innerText(), WORDS);
  assert.equal(await receiver.locator("#_kaart-paraplu").isChecked(), true);
  assert.equal(await receiver.locator(".designs").isVisible(), false);
  assert.ok(asked.length > 2 && asked.every((url) => !/schonk|Tante|Noor/.test(url.split("#")[0])));
  await receiver.getByRole("link", { name: "Word social broker" }).click();
  await receiver.waitForURL("**/aanmelden/");
  assert.deepEqual(seen, []);
  assert.deepEqual(await context.cookies(), []);
  await context.close();
});

test("a card that is full is read and printed whole, on a phone as well", async () => {
  const full = { voor: "Mevrouw Van den Heuvel-de Koningsveld-ok", tekst: "Jij luisterde. ".repeat(18).slice(0, 260).trim(), van: "De hele klas 3B van de Vrijdagmarktschoo" };
  const context = await browser.newContext({ baseURL: site.base, viewport: { width: 360, height: 640 } });
  const page = await context.newPage();
  await page.goto(`/bedankt/#${new URLSearchParams({ kaart: "thee", ...full })}`);
  for (const media of ["screen", "print"]) {
    await page.emulateMedia({ media });
    const card = page.locator(".card-face:visible");
    assert.equal(await card.count(), 1, media);
    for (const words of Object.values(full)) assert.ok((await card.innerText()).includes(words), `${media}: ${words}`);
    const over = await card.evaluate((one) => one.scrollHeight - one.clientHeight);
    assert.ok(over <= 1, `${media}: ${over} px are cut`);
  }
  await context.close();
});

test("a card is saved as a picture", async () => {
  const context = await browser.newContext({ baseURL: site.base });
  const page = await context.newPage();
  await write(page);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator("[data-card-save]").click()]);
  assert.equal(download.suggestedFilename(), "bedankt.png");
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const png = Buffer.concat(chunks);
  assert.deepEqual([...png.subarray(1, 4)], [..."PNG"].map((letter) => letter.charCodeAt(0)));
  assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [1480, 1050]);
  await context.close();
});

test("odd links do no harm", async () => {
  const context = await browser.newContext({ baseURL: site.base });
  const page = await context.newPage();
  const seen = watch(page, site.base);
  await page.goto("/bedankt/#kaart=onbekend&tekst=x");
  assert.equal(await page.locator(".designs").isVisible(), true);
  await page.goto("about:blank");
  await page.goto(`/bedankt/#kaart=bal&van=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&tekst=${"a".repeat(5000)}`);
  assert.equal((await page.getByLabel("Je bericht").inputValue()).length, 260);
  assert.equal(await page.locator('img[src="x"]').count(), 0);
  assert.deepEqual(seen, []);
  await context.close();
});
