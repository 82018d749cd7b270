// A site without forms below a path of its host: what somebody clicks stays below it, and search finds pages there.

import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { repository, startBrowser, startSite, watch } from "./site.js";

const ROOT = "/makelaars/";

let source;
let site;
let browser;

before(async () => {
  source = await mkdtemp(path.join(tmpdir(), "brokers-below-"));
  await cp(path.join(repository, "content"), path.join(source, "content"), { recursive: true });
  await cp(path.join(repository, "themes"), path.join(source, "themes"), { recursive: true });
  await rm(path.join(source, "content/formulieren"), { recursive: true });
  const pages = path.join(source, "content/paginas");
  for (const name of await readdir(pages)) {
    if (!name.endsWith(".md")) continue;
    const file = path.join(pages, name);
    const text = await readFile(file, "utf8");
    await writeFile(file, text.replace(/^.*(formulier|bonnetje)\(.*\n/gm, ""));
  }
  const change = (text) => text.replace("https://socialbrokers.example", `https://naam.github.io${ROOT}`);
  site = await startSite({ source, change });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
  await rm(source, { recursive: true, force: true });
});

test("search finds pages below the path, and they are there", async () => {
  const page = await browser.newPage({ baseURL: site.base });
  const seen = watch(page, site.base);
  const outside = [];
  page.on("request", (request) => {
    const { pathname } = new URL(request.url());
    if (!pathname.startsWith(ROOT) && !pathname.startsWith("/__brokers/")) outside.push(pathname);
  });
  await page.goto(`${ROOT}zoeken/`);
  const field = page.getByRole("searchbox");
  await page.waitForFunction(() => document.querySelectorAll("#_zoek-soort option").length > 1);
  await field.fill("luisteren");
  const first = page.locator("[data-cards-found] .card__link").first();
  await first.waitFor();
  const url = await first.getAttribute("href");
  assert.ok(url.startsWith(ROOT), url);
  const [answer] = await Promise.all([page.waitForNavigation(), first.click()]);
  assert.equal(answer.status(), 200);
  assert.deepEqual(outside, []);
  assert.deepEqual(seen, []);
  await page.close();
});

test("the host alone leads to the site, and every link of the home page stays below it", async () => {
  const page = await browser.newPage({ baseURL: site.base });
  await page.goto("/");
  assert.equal(new URL(page.url()).pathname, ROOT);
  const links = await page.evaluate(() => [...document.links].map((link) => link.href));
  const own = [...new Set(links.filter((link) => link.startsWith(site.base)).map((link) => link.split("#")[0]))];
  assert.ok(own.length > 10, `${own.length} links`);
  for (const link of own) {
    assert.ok(new URL(link).pathname.startsWith(ROOT), link);
    assert.equal((await page.request.get(link)).status(), 200, link);
  }
  await page.close();
});
