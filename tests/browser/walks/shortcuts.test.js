// The desk with the keyboard alone and on a phone: shortcuts, where they sleep, how they are switched off, skip links, the first screen.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { look } from "./look.js";
import { startBrowser, startSite, watch } from "./site.js";
import { enterHere } from "./team.js";

let site;
let browser;
let page;
let seen;

before(async () => {
  // The made-up desk has enough rows.
  site = await startSite({ active: ["kerkrade", "leiden"], more: ["--demo"] });
  browser = await startBrowser();
  page = await (await browser.newContext()).newPage();
  seen = watch(page, site.base);
  await enterHere(page, site.desk, "Nieuw");
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const focused = () =>
  page.evaluate(() => [...document.querySelectorAll(".entry__link")].indexOf(document.activeElement));

async function list() {
  await page.goto(`${site.base}/desk?lijst=open`);
}

test("j and k go from row to row, o opens one, and g q goes back", async () => {
  await list();
  const steps = [];
  for (const key of ["j", "j", "j", "k", "k", "k", "k"]) {
    await page.keyboard.press(key);
    steps.push(await focused());
  }
  assert.deepEqual(steps, [0, 1, 2, 1, 0, 0, 0]);
  await page.keyboard.press("j");
  const href = await page.evaluate(() => document.activeElement.href);
  await page.keyboard.press("o");
  await page.waitForURL(href);
  await page.keyboard.press("g");
  await page.keyboard.press("q");
  await page.waitForURL(/\/desk(\?.*)?$/);
  for (const [key, address] of [
    ["o", "/desk/shift"],
    ["c", "/desk/figures"],
  ]) {
    await page.keyboard.press("g");
    await page.keyboard.press(key);
    await page.waitForURL(site.base + address);
  }
  await page.keyboard.press("?");
  await page.waitForURL(`${site.base}/desk/keys`);
});

test("a slash opens the filters", async () => {
  await list();
  await page.keyboard.press("/");
  assert.equal(await page.evaluate(() => document.activeElement.tagName), "SELECT");
});

test("they sleep while somebody types, with other keys, and where text would be lost", async () => {
  await page.goto(`${site.base}/desk/shift`);
  const note = page.locator("#briefje");
  await note.pressSequentially("gq joost kijkt ook?");
  assert.equal(await note.inputValue(), "gq joost kijkt ook?");
  await page.locator("h1").click();
  for (const key of ["g", "q", "?"]) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  assert.equal(page.url(), `${site.base}/desk/shift`);
  assert.equal(await note.inputValue(), "gq joost kijkt ook?");
  await list();
  await page.keyboard.press("Control+j");
  assert.equal(await focused(), -1);
});

test("they are listed and can be switched off, for good", async () => {
  await list();
  await page.getByRole("contentinfo").getByRole("link", { name: "Sneltoetsen" }).click();
  await page.getByText("De sneltoetsen staan aan.").waitFor();
  await look(page, "sneltoetsen");
  await page.getByRole("button", { name: "Zet ze uit" }).click();
  await page.getByText("De sneltoetsen staan uit.").waitFor();
  await list();
  await page.keyboard.press("j");
  assert.equal(await focused(), -1);
  await page.goto(`${site.base}/desk/keys`);
  await page.getByRole("button", { name: "Zet ze aan" }).click();
  await list();
  await page.keyboard.press("j");
  assert.equal(await focused(), 0);
});

test("at most three stops lead to the first row, and the skip link of a submission to its text", async () => {
  await list();
  let stops = 0;
  for (; (await focused()) < 0; stops++) {
    assert.ok(stops < 3, `${stops} stops and no row`);
    await page.keyboard.press("Tab");
    if (stops === 0) await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Enter");
  await page.locator("#inhoud").waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "inhoud");
});

test("on a phone two rows and the first action are in the first screen", async () => {
  await page.setViewportSize({ width: 360, height: 640 });
  await list();
  const rows = page.locator(".entry");
  const bottom = (one) => one.evaluate((it) => it.getBoundingClientRect().bottom);
  // The line of the practice room is not there at a real desk.
  const line = await page.locator(".practice-room").evaluate((it) => it.getBoundingClientRect().height);
  const second = (await bottom(rows.nth(1))) - line;
  assert.ok(second <= 640, `the second row ends at ${second} of 640 px`);
  for (const row of await rows.all()) {
    const height = await row.locator(".entry__time").evaluate((it) => it.getBoundingClientRect().height);
    assert.ok(height < 60, `a time is ${height} px high: ${await row.innerText()}`);
  }
  await page.goto(`${site.base}/desk?lijst=vrij`);
  const paths = await page.locator(".entry__link").evaluateAll((all) => all.map((one) => one.href));
  for (const path of paths) {
    await page.goto(path);
    const action = page.getByRole("button", { name: "Ik pak deze op" });
    const end = (await bottom(action)) - line;
    assert.ok(end <= 640, `the first action ends at ${end} of 640 px on ${path}`);
  }
  await look(page, "handeling-voorop");
  await page.setViewportSize({ width: 1280, height: 900 });
  assert.deepEqual(seen, []);
});
