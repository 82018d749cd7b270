// The way back is instant: a browser keeps a page as it was, unless the page or its headers stand in the way.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { serveFolder } from "../static.js";
import { binary, layOut, startBrowser } from "./site.js";

/** A page of each kind, with and without scripts. */
const PATHS = ["/", "/vragen/", "/vragen/ik-slaap-slecht/", "/tips/luisteren/", "/zoeken/", "/vraag/", "/bedankt/", "/gemeenten/", "/hulp-nu/"];

let root;
let site;
let browser;

before(async () => {
  root = await mkdtemp(path.join(tmpdir(), "brokers-back-"));
  await layOut(root, { change: (text) => text.replace("deelplaatjes = true", "") });
  const out = path.join(root, "dist");
  assert.equal(spawnSync(binary, ["--root", root, "build", "--out", out], { stdio: "ignore" }).status, 0);
  site = await serveFolder(out);
  // Playwright switches off what a browser keeps for the back button.
  browser = await startBrowser([], ["--disable-back-forward-cache"]);
});

after(async () => {
  await browser?.close();
  await site?.stop();
  await rm(root, { recursive: true, force: true });
});

for (const address of PATHS) {
  test(`${address} is kept for the way back`, async () => {
    const page = await browser.newPage();
    await page.addInitScript(() => addEventListener("pageshow", ({ persisted }) => (window.kept = persisted)));
    await page.goto(site.base + address);
    await page.goto(`${site.base}/privacy/`);
    await page.goBack({ waitUntil: "commit" });
    assert.equal(new URL(page.url()).pathname, address);
    await page.waitForFunction(() => window.kept !== undefined);
    const why = await page.evaluate(() => JSON.stringify(performance.getEntriesByType("navigation")[0].notRestoredReasons));
    assert.equal(await page.evaluate(() => window.kept), true, why);
    await page.close();
  });
}
