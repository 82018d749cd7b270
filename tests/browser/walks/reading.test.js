// A long text with a photo, a film, notes and tasks, as somebody reads it.

import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { repository, startBrowser, startSite, watch } from "./site.js";

const URL = "/verhalen/lang/";
const words = "Een zin over iemand die luistert. ".repeat(40);
const STORY = `+++
title = "Een lang verhaal"
date = 2026-05-01
description = "Met een foto, een film en noten."
image = { src = "foto.jpg", alt = "Een groen veld" }
video = { url = "https://www.film.example/1", transcript = "Hallo. Dit wordt er gezegd." }
+++

Het begin[^boek].

## Eerst

${words}

## Daarna

${words}

- [x] praten
- [ ] *luisteren*

## Ten slotte

${words}

[^boek]: Uit een boek.
`;
const tip = (number) => `+++
title = "Tip ${number}"
description = "Luister eerst."
voor = ["broker"]
+++

Omdat het helpt.
`;

let root;
let site;
let browser;

before(async () => {
  browser = await startBrowser();
  root = await mkdtemp(path.join(tmpdir(), "brokers-"));
  await symlink(path.join(repository, "themes"), path.join(root, "themes"));
  await cp(path.join(repository, "tests/fixtures/klein/content"), path.join(root, "content"), { recursive: true });
  await mkdir(path.join(root, "content/verhalen/lang"));
  await writeFile(path.join(root, "content/verhalen/lang/index.md"), STORY);
  for (let number = 1; number <= 60; number += 1) {
    await writeFile(path.join(root, `content/tips/tip-${number}.md`), tip(number));
  }
  const page = await browser.newPage({ viewport: { width: 900, height: 600 } });
  await page.setContent("<body bgcolor=green><h1>Veld");
  await page.screenshot({ path: path.join(root, "content/verhalen/lang/foto.jpg"), type: "jpeg" });
  await page.close();
  site = await startSite({ source: root });
});

after(async () => {
  await browser?.close();
  await site?.stop();
  await rm(root, { recursive: true, force: true });
});

async function reader(options) {
  const context = await browser.newContext({ baseURL: site.base, ...options });
  return { context, page: await context.newPage() };
}

test("it is accessible and fits, in light and dark, and asks nothing of another site", async () => {
  for (const [width, colorScheme] of [[360, "light"], [768, "dark"], [1280, "light"]]) {
    const { context, page } = await reader({ viewport: { width, height: 900 }, colorScheme });
    const seen = watch(page, site.base);
    for (const url of [URL, "/verhalen/"]) {
      await page.goto(url);
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
      assert.deepEqual(found, [], `${url} ${width} ${colorScheme}`);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      assert.equal(overflow, 0, `${url} at ${width} px`);
    }
    assert.deepEqual(seen, []);
    await context.close();
  }
});

test("the photo is seen in the head of the page and on the card", async () => {
  for (const width of [360, 1280]) {
    const { context, page } = await reader({ viewport: { width, height: 900 } });
    for (const [url, least] of [[URL, 300], ["/verhalen/", 100]]) {
      await page.goto(url);
      const photo = page.getByRole("img", { name: "Een groen veld" });
      await photo.scrollIntoViewIfNeeded();
      await page.waitForFunction((image) => image.complete && image.naturalWidth > 0, await photo.elementHandle());
      const box = await photo.boundingBox();
      assert.ok(box.width >= least && box.height >= 100, `${url} ${width}: ${box.width} × ${box.height}`);
      // The smallest that is large enough: the first card of a list is wide on a wide screen.
      const size = box.width > 480 ? 900 : 480;
      assert.match(await photo.evaluate((image) => image.currentSrc), new RegExp(`/assets/beeld/.*-${size}\\.(avif|webp)$`));
    }
    await context.close();
  }
});

test("without scripts the parts, the notes and the film can be reached by keyboard", async () => {
  const { context, page } = await reader({ javaScriptEnabled: false });
  await page.goto(URL);
  const contents = page.getByRole("navigation", { name: "Op deze pagina" });
  assert.deepEqual(await contents.getByRole("link").allInnerTexts(), ["Eerst", "Daarna", "Ten slotte"]);
  await contents.getByRole("link", { name: "Daarna" }).press("Enter");
  assert.ok(page.url().endsWith("#daarna"));
  await page.getByRole("link", { name: "Noot 1", exact: true }).press("Enter");
  assert.ok(page.url().endsWith("#noot-1"));
  await page.getByRole("link", { name: "Terug naar noot 1 in de tekst" }).press("Enter");
  assert.ok(page.url().endsWith("#noot-1-terug"));
  const film = page.getByRole("link", { name: "Een lang verhaal Bekijk de film op film.example" });
  assert.equal(await film.getAttribute("href"), "https://www.film.example/1");
  const box = await film.boundingBox();
  assert.ok(box.height >= 200 && box.width > box.height, `${box.width} × ${box.height}`);
  await page.getByText("Lees wat er gezegd wordt").press("Enter");
  assert.ok(await page.getByText("Hallo. Dit wordt er gezegd.").isVisible());
  assert.ok(await page.getByRole("checkbox", { name: "praten" }).isChecked());
  assert.ok(!(await page.getByRole("checkbox", { name: "luisteren" }).isChecked()));
  // The box is the bullet.
  const task = page.getByRole("listitem").filter({ has: page.getByRole("checkbox", { name: "praten" }) });
  assert.equal(await task.evaluate((item) => getComputedStyle(item).listStyleType), "none");
  await context.close();
});

test("a long list of tips leads to its other pages and back", async () => {
  const { context, page } = await reader({ javaScriptEnabled: false });
  await page.goto("/tips/");
  await page.getByRole("link", { name: "Volgende", exact: true }).click();
  await page.waitForURL("**/tips/pagina/2/");
  await page.getByRole("link", { name: "Vorige", exact: true }).click();
  await page.waitForURL("**/tips/");
  await context.close();
});
