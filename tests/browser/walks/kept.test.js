// What must not get lost on the way, in a browser as people have it: it keeps pages alive for "back", and the network may fail.

import assert from "node:assert/strict";
import http from "node:http";
import { after, before, test } from "node:test";
import { startBrowser, startSite } from "./site.js";

const STORY = "Mijn lange verhaal waar ik een uur over deed.";
const URGENT = "ik wil dood en ik weet niet meer wat ik moet doen";

let site;
let helpline;
let browser;
let elsewhere;

before(async () => {
  site = await startSite();
  // A stand-in for the site of a helpline, and for the neutral site behind "Snel weg".
  helpline = http.createServer((request, answer) => {
    answer.setHeader("content-type", "text/html");
    answer.end("<!doctype html><title>elders</title><p>Hier is iets anders.</p>");
  });
  await new Promise((ready) => helpline.listen(0, "127.0.0.1", ready));
  elsewhere = `http://127.0.0.1:${helpline.address().port}/`;
  // Playwright switches the cache for "back" off, unless it is told not to.
  browser = await startBrowser(["--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"], [
    "--disable-back-forward-cache",
  ]);
});

after(async () => {
  await browser?.close();
  await site?.stop();
  helpline?.close();
});

async function visitor(javaScriptEnabled) {
  const phone = { viewport: { width: 360, height: 640 }, isMobile: true, hasTouch: true };
  const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled, ...phone });
  return { context, page: await context.newPage() };
}

const field = (page) => page.locator("form[data-form] textarea").first();
const send = (page) => page.locator('form[data-form] button[type="submit"]').first().click();
const code = async (page) => (await page.locator(".receipt__code").innerText()).trim();

async function ask(page, text, path = "/vraag/") {
  await page.goto(path);
  await field(page).fill(`${text} ${Math.random()}`);
  await send(page);
  return code(page);
}

/** Back, as far as the browser gets; a page that it kept comes without being loaded. */
async function back(page) {
  await page.goBack({ waitUntil: "commit", timeout: 5000 }).catch(() => {});
  await page.waitForTimeout(400);
}

for (const scripts of [true, false]) {
  const how = scripts ? "with scripts" : "without scripts";

  test(`${how}, a helpline opens beside the code, and back and loading again show the code`, async () => {
    const { context, page } = await visitor(scripts);
    for (const text of [URGENT, "Hoe leer ik beter slapen?"]) {
      const given = await ask(page, text);
      const links = await page.locator(".helplines a[href^=http], .next a").evaluateAll((all) =>
        all.map((link) => {
          const said = link.ariaLabel ?? link.textContent;
          return [link.target, link.rel.includes("noopener"), said.includes("nieuw tabblad")];
        }),
      );
      assert.ok(links.length >= 3, `${links.length} links`);
      for (const link of links) assert.deepEqual(link, ["_blank", true, true]);
      const [beside] = await Promise.all([
        context.waitForEvent("page"),
        page.locator(".helplines a[href^=http]").first().click(),
      ]);
      assert.equal(await code(page), given);
      await beside.close();
      // Whoever goes on in the same tab, to another site or on this one, comes back to it.
      for (const away of [elsewhere, "/antwoord/"]) {
        await page.goto(away);
        await back(page);
        assert.equal(await code(page), given, away);
      }
      await page.reload();
      assert.equal(await code(page), given, "after loading it again");
    }
    await context.close();
  });

  test(`${how}, the code is in the first screen of a small phone`, async () => {
    for (const path of ["/vraag/", "/en/vraag/", "/ar/vraag/"]) {
      for (const text of [`${URGENT} zelfmoord`, "Hoe leer ik beter slapen?"]) {
        const { context, page } = await visitor(scripts);
        await ask(page, text, path);
        // Lines have their height when their letters are there.
        await page.evaluate(() => document.fonts.ready.then(() => true));
        const box = await page.locator(".receipt__code").boundingBox();
        const exit = await page.locator(".exit").boundingBox();
        const end = exit && exit.y > 0 ? exit.y : 640;
        assert.ok(box.y + box.height <= end, `${path} ${text}: the code ends at ${box.y + box.height}, the screen at ${end}`);
        const help = await page.locator(".helplines").boundingBox();
        assert.equal(help.y < box.y, text.startsWith(URGENT), "help first when it is urgent");
        if (text.startsWith(URGENT) && path === "/vraag/") {
          // At night somebody must see which line is closed.
          assert.equal(await page.getByText("11 tot 21 uur, gratis").isVisible(), true);
        }
        await context.close();
      }
    }
  });

  test(`${how}, what is wrong begins in the first screen of a small phone, under the help`, async () => {
    for (const path of ["/vraag/", "/en/vraag/", "/ar/vraag/"]) {
      const { context, page } = await visitor(scripts);
      await page.goto(path);
      await field(page).fill(`${URGENT} zelfmoord ${"x".repeat(5000)}`);
      await send(page);
      await page.evaluate(() => document.fonts.ready.then(() => true));
      const summary = await page.locator(".error-summary").boundingBox();
      const help = await page.locator(".helplines").first().boundingBox();
      assert.ok(help.y < summary.y, `${path}: help comes first`);
      assert.ok(summary.y < 640, `${path}: the error summary begins at ${summary.y}`);
      await context.close();
    }
  });

  test(`${how}, leaving quickly takes the code along`, async () => {
    const { context, page } = await visitor(scripts);
    const given = await ask(page, STORY);
    await page.getByRole("link", { name: "Wis wat deze site onthield" }).click();
    for (let tries = 0; page.url().startsWith(site.base) && tries < 100; tries++) await page.waitForTimeout(50);
    await back(page);
    const shown = await page.content().catch(() => "");
    assert.ok(!shown.includes(given) && !shown.includes("lange verhaal"), page.url());
    await context.close();
  });

  test(`${how}, what could not be sent is still in the form, and what arrived is not`, async () => {
    const { context, page } = await visitor(scripts);
    for (const path of ["/vraag/", "/en/vraag/", "/bedankje/"]) {
      await page.goto(path);
      await field(page).fill(STORY);
      await context.setOffline(true);
      await send(page).catch(() => {});
      await page.waitForTimeout(500);
      await context.setOffline(false);
      await back(page);
      assert.equal(await field(page).inputValue(), STORY, path);
    }
    // The page that says what is not right keeps it as well.
    await page.goto("/vraag/");
    await field(page).fill(`${STORY} Bel me op 0612345678.`);
    await send(page);
    await page.locator(".confirm__list").waitFor();
    await back(page);
    assert.match(await field(page).inputValue(), /uur over deed/);
    if (scripts) {
      await ask(page, STORY);
      await back(page);
      assert.equal(await field(page).inputValue(), "", "only what arrived is gone");
    }
    await context.close();
  });
}
