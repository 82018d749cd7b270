// A shift and the figures, with and without scripts, on a desk full of made-up submissions.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { look } from "./look.js";
import { startBrowser, startSite, watch } from "./site.js";
import { enterHere } from "./team.js";

const NOTE = "De vraag over vapen is bijna klaar.\nNoor maakt hem morgen af.";

let site;
let browser;
let page;
let seen;

before(async () => {
  site = await startSite({ active: ["kerkrade", "leiden"], more: ["--demo"] });
  browser = await startBrowser();
  page = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  seen = watch(page, site.base);
  await enterHere(page, site.desk, "Nieuw");
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

test("a shift says what happened and what waits, and takes a note, without scripts", async () => {
  await page.goto(`${site.base}/desk?lijst=open`);
  await page.getByRole("link", { name: "Overdracht" }).click();
  await page.getByRole("heading", { name: /^Binnengekomen sinds/ }).waitFor();
  assert.ok((await page.locator(".entry").count()) > 0);
  assert.equal(await page.getByRole("checkbox").count(), 0);
  await page.getByText(/door Noor \(verzonnen\)/).first().waitFor();
  await look2("overdracht");
  await page.getByRole("button", { name: "Leg het klaar" }).click();
  await page.getByRole("alert").getByText("Schrijf eerst iets op.").waitFor();
  await look2("overdracht-leeg");
  await page.getByLabel("Wat moet wie hierna komt weten?").fill(NOTE);
  await page.getByRole("button", { name: "Leg het klaar" }).click();
  await page.getByText("De vraag over vapen is bijna klaar.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Ik heb dit gelezen" }).count(), 0);
  await look2("overdracht-briefje");
});

test("whoever leaves a note or remarks half written is asked first, and keeps them", async () => {
  const { cookies } = await page.context().storageState();
  const context = await browser.newContext();
  await context.addCookies(cookies);
  const writing = await context.newPage();
  const asked = [];
  let stays = true;
  writing.on("dialog", async (dialog) => {
    asked.push(dialog.type());
    await (stays ? dialog.dismiss() : dialog.accept());
  });
  await writing.goto(`${site.base}/desk/brokers`);
  const broker = await writing.locator("main a[href^='/desk/brokers/']").first().getAttribute("href");
  for (const [address, field] of [
    ["/desk/shift", "#briefje"],
    [broker, "textarea"],
  ]) {
    await writing.goto(site.base + address);
    const text = writing.locator(field).first();
    await text.fill("Half geschreven");
    stays = true;
    await writing.evaluate(() => document.querySelector("main a[href^='/desk']").click());
    await writing.waitForTimeout(300);
    assert.deepEqual(asked.splice(0), ["beforeunload"], address);
    assert.equal(await text.inputValue(), "Half geschreven", address);
    // Saving asks nothing, and neither does leaving what nobody typed in.
    stays = false;
    await Promise.all([writing.waitForNavigation(), text.evaluate((field) => field.form.requestSubmit())]);
    await writing.goto(`${site.base}/desk`);
    assert.deepEqual(asked, [], address);
  }
  await context.close();
});

/** Axe needs scripts: another page of the same session. */
async function look2(name) {
  const { cookies } = await page.context().storageState();
  const context = await browser.newContext();
  await context.addCookies(cookies);
  const other = await context.newPage();
  await other.goto(page.url().includes("/desk/shift") ? `${site.base}/desk/shift` : page.url());
  await look(other, name);
  await context.close();
}

test("figures have a table beside every chart, and a page that prints", async () => {
  await page.goto(`${site.base}/desk`);
  await page.getByText("Beheer").click();
  await page.getByRole("link", { name: "Cijfers" }).click();
  await page.getByRole("heading", { name: "Vragen per onderwerp" }).waitFor();
  assert.equal(await page.locator("svg.chart").count(), await page.locator(".figure table").count());
  // Every number of a chart is in its table, in the same order.
  for (const figure of await page.locator(".figure").all()) {
    const chart = await figure.locator(".chart__number").allTextContents();
    const table = await figure.locator("tbody td:nth-child(2)").allTextContents();
    assert.deepEqual(chart, table);
    for (const number of table) assert.ok(number === "niet te tonen" || Number(number) >= 5, number);
  }
  await page.getByRole("listitem").filter({ hasText: "Kerkrade: School" }).waitFor();
  await look2("cijfers");
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".top").isVisible(), false);
  assert.equal(await page.getByRole("button", { name: "Toon" }).isVisible(), false);
  if (process.env.SHOTS) await page.pdf({ path: `${process.env.SHOTS}/cijfers.pdf` });
  await page.emulateMedia({ media: null });
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "Download als tabel" }).click(),
  ]);
  const table = await readFile(await download.path(), "utf8");
  assert.match(table, /^\ufeffcijfer;wat;aantal\r\n/);
  assert.match(download.suggestedFilename(), /^oefenruimte-cijfers-landelijk-\d{4}-\d\.csv$/);
  // The empty note was refused.
  assert.deepEqual(seen.filter((each) => !each.includes(" 422 ")), []);
});
