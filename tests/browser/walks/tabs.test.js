// `brokers serve` in a browser as people have it: pages are kept for the back
// button, and many tabs are open. A browser has six connections to one address.

import assert from "node:assert/strict";
import { appendFile, cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { repository, startBrowser, startSite } from "./site.js";

/** Ten pages, as somebody clicks through them. */
const PATHS = [
  "/verhalen/",
  "/tips/",
  "/vragen/",
  "/onderwerpen/",
  "/gemeenten/",
  "/praktijk/",
  "/werkende-factoren/",
  "/privacy/",
  "/tips/luisteren/",
  "/",
];
/** How long a page may take, in milliseconds. */
const SOON = 2000;

let source;
let site;
let browser;

before(async () => {
  // A copy: what is edited here is not the real content.
  source = await mkdtemp(path.join(tmpdir(), "brokers-bron-"));
  for (const folder of ["content", "themes"]) {
    await cp(path.join(repository, folder), path.join(source, folder), { recursive: true });
  }
  site = await startSite({ source });
  // Playwright switches off what a browser keeps for the back button.
  browser = await startBrowser([], ["--disable-back-forward-cache"]);
});

after(async () => {
  await browser?.close();
  await site?.stop();
  await rm(source, { recursive: true, force: true });
});

let edits = 0;

/** Changes a page, so that every tab is to be loaded again; gives the sentence that was added. */
async function edit() {
  edits += 1;
  const sentence = `Gloednieuwe zin ${edits}.`;
  await appendFile(path.join(source, "content/tips/luisteren.md"), `\n${sentence}\n`);
  return sentence;
}

/** Follows a link, as a click does, and waits until the page is whole. */
async function click(page, to) {
  const started = Date.now();
  await Promise.all([
    page.waitForURL(`${site.base}${to}`, { waitUntil: "load", timeout: 5 * SOON }),
    page.evaluate((to) => {
      const link = document.createElement("a");
      link.href = to;
      document.body.append(link);
      link.click();
    }, to),
  ]);
  return Date.now() - started;
}

/** Goes back, as the button does; a page that was kept is not loaded again. */
const back = (page) => page.goBack({ waitUntil: "commit", timeout: 5 * SOON });

/** Marks the page that is there; the mark goes when it is loaded again. */
const mark = (page) => page.evaluate(() => (window.isOld = true));
const isNew = (page) => page.waitForFunction(() => !window.isOld, undefined, { timeout: 10_000 });

test("ten pages by clicking, each of them soon", async () => {
  const page = await browser.newPage({ baseURL: site.base });
  await page.goto("/");
  for (const to of PATHS) {
    const took = await click(page, to);
    assert.ok(took < SOON, `${to} took ${took} ms`);
  }
  await page.close();
});

test("pages are kept for the back button, and hear what changed meanwhile", async () => {
  const page = await browser.newPage({ baseURL: site.base });
  await page.goto("/tips/luisteren/");
  await page.evaluate(() => {
    window.isKept = true;
  });
  await click(page, "/tips/");
  await back(page);
  assert.equal(await page.evaluate(() => window.isKept), true, "this browser keeps pages");
  // It listens again.
  await mark(page);
  const first = await edit();
  await isNew(page);
  await page.getByText(first).waitFor();
  // What changed while it was kept is seen when it comes back.
  await click(page, "/tips/");
  const second = await edit();
  await page.waitForTimeout(1000);
  await back(page);
  await page.getByText(second).waitFor();
  await page.close();
});

test("ten tabs are loaded soon, and a change reaches each of them", async () => {
  const context = await browser.newContext({ baseURL: site.base });
  const tabs = [];
  for (const to of PATHS) {
    const tab = await context.newPage();
    const started = Date.now();
    await tab.goto(to, { waitUntil: "load", timeout: 5 * SOON });
    const took = Date.now() - started;
    assert.ok(took < SOON, `tab ${tabs.length + 1} took ${took} ms`);
    tabs.push(tab);
  }
  // One of them was left and gone back to.
  await click(tabs[3], "/privacy/");
  await back(tabs[3]);
  for (const tab of tabs) {
    await mark(tab);
  }
  const sentence = await edit();
  await Promise.all(tabs.map(isNew));
  await tabs[8].getByText(sentence).waitFor();
  await context.close();
});

test("a browser without shared workers hears of changes, too", async () => {
  const context = await browser.newContext({ baseURL: site.base });
  await context.addInitScript(() => {
    delete globalThis.SharedWorker;
  });
  const tabs = [];
  for (const to of PATHS) {
    const tab = await context.newPage();
    const started = Date.now();
    await tab.goto(to, { waitUntil: "load", timeout: 5 * SOON });
    assert.ok(Date.now() - started < SOON, `tab ${tabs.length + 1}`);
    await mark(tab);
    tabs.push(tab);
  }
  await edit();
  await Promise.all(tabs.map(isNew));
  await context.close();
});

test("nothing of it is refused by the content policy", async () => {
  const page = await browser.newPage({ baseURL: site.base });
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  const answer = await page.goto("/");
  assert.match(answer.headers()["content-security-policy"], /script-src 'self';/);
  assert.doesNotMatch(answer.headers()["content-security-policy"], /unsafe/);
  await page.waitForTimeout(500);
  assert.deepEqual(errors, []);
  await page.close();
});
