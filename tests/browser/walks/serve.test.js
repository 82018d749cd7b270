// `brokers serve` while somebody works: styles change in place, everything else
// reloads, and a mistake is a page until it is mended.

import assert from "node:assert/strict";
import { appendFile, cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { startBrowser, startSite } from "./site.js";

const repository = path.resolve(import.meta.dirname, "../../..");
let source;
let site;
let browser;
let page;

before(async () => {
  // A copy: what is edited here is not the real content.
  source = await mkdtemp(path.join(tmpdir(), "brokers-bron-"));
  for (const folder of ["content", "themes"]) {
    await cp(path.join(repository, folder), path.join(source, folder), { recursive: true });
  }
  site = await startSite({ source });
  browser = await startBrowser();
  page = await browser.newPage({ baseURL: site.base });
});

after(async () => {
  await browser?.close();
  await site?.stop();
  await rm(source, { recursive: true, force: true });
});

test("another style comes without losing what is typed or how far it is scrolled", async () => {
  await page.goto("/vraag/");
  const question = page.locator("textarea").first();
  await question.fill("Een halve vra");
  await page.evaluate(() => scrollTo(0, 120));
  await page.evaluate(() => {
    window.isStillHere = true;
  });
  const style = path.join(source, "themes/basis/static/css/site.css");
  await appendFile(style, "\nh1 { color: rgb(1, 2, 3) !important; }\n");
  await page.waitForFunction(() => getComputedStyle(document.querySelector("h1")).color === "rgb(1, 2, 3)");
  assert.equal(await question.inputValue(), "Een halve vra");
  assert.equal(await page.evaluate(() => window.isStillHere), true);
  assert.equal(await page.evaluate(() => Math.round(scrollY)), 120);
  const sheets = await page.locator('link[rel="stylesheet"][href*="/site."]').count();
  assert.equal(sheets, 1);
});

test("another text reloads the page", async () => {
  await page.goto("/tips/luisteren/");
  await appendFile(path.join(source, "content/tips/luisteren.md"), "\nEen gloednieuwe zin.\n");
  await page.getByText("Een gloednieuwe zin.").waitFor();
});

test("a mistake is shown as a page, escaped, and goes away when it is mended", async () => {
  const file = path.join(source, "content/tips/luisteren.md");
  const good = await readFile(file, "utf8");
  await page.goto("/tips/luisteren/");
  await writeFile(file, good.replace("title = ", "titel = \"<img src=x onerror=alert(1)>\"\ntitle = "));
  await page.getByRole("heading", { name: "Dit moet eerst gemaakt worden" }).waitFor();
  await page.getByText("Bedoelde je “title”?").waitFor();
  await page.getByText("<img src=x onerror=alert(1)>").waitFor();
  assert.equal(await page.locator("img").count(), 0);
  const response = await page.request.get("/tips/luisteren/");
  assert.equal(response.status(), 500);
  await writeFile(file, good);
  await page.getByText("Een gloednieuwe zin.").waitFor();
  assert.equal((await page.request.get("/tips/luisteren/")).status(), 200);
});
