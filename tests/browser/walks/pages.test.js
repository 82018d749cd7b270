// Every type of page: accessible, within its width, quiet, without cookies.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { startBrowser, startSite, watch } from "./site.js";

const PAGES = [
  "/",
  "/verhalen/",
  "/verhalen/de-trainer-die-bleef-luisteren/",
  "/tips/",
  "/tips/luisteren/",
  "/vragen/",
  "/vragen/ik-slaap-slecht/",
  "/praktijk/",
  "/praktijk/social-brokers-kerkrade/",
  "/onderwerpen/",
  "/onderwerpen/gevoel/",
  "/werkende-factoren/",
  "/werkende-factoren/dichtbij/",
  "/gemeenten/",
  "/kerkrade/",
  "/kerkrade/bedankkaarten/",
  "/de-marne/",
  "/kerkrade/vraag/",
  "/vraag/",
  "/aanmelden/",
  "/antwoord/",
  "/privacy/",
  "/bestaat-niet/",
];

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

for (const [colorScheme, width] of [
  ["light", 320],
  ["light", 1280],
  ["dark", 768],
]) {
  test(`pages are accessible and fit, ${colorScheme}, ${width} px`, async (t) => {
    const context = await browser.newContext({ baseURL: site.base, colorScheme, viewport: { width, height: 800 } });
    for (const path of PAGES) {
      await t.test(path, async () => {
        const page = await context.newPage();
        const seen = watch(page, site.base);
        await page.goto(path);
        const { violations } = await new AxeBuilder({ page })
          .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
          .analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
        assert.deepEqual(found, []);
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        assert.equal(overflow, 0, "scrolls sideways");
        // The browser itself reports the 404 of the page that is not there.
        assert.deepEqual(seen.filter((line) => !line.includes("404")), []);
        assert.deepEqual(await context.cookies(), []);
        await page.close();
      });
    }
    await context.close();
  });
}

test("leaving quickly works with one tap, and with Shift three times", async () => {
  const context = await browser.newContext({ baseURL: site.base });
  // Nothing outside is reached in a test: the neutral site is answered here.
  await context.route(/^https:\/\/www\./, (route) => route.fulfill({ body: "weg", contentType: "text/plain" }));
  const page = await context.newPage();
  await page.goto("/vraag/");
  await page.locator("[data-quick-exit]").first().click();
  await page.waitForURL(/^https:\/\/www\./);
  await page.goto(`${site.base}/vraag/`);
  for (let press = 0; press < 3; press += 1) {
    await page.keyboard.press("Shift");
  }
  await page.waitForURL(/^https:\/\/www\./);
  await context.close();
});

test("the desk is accessible, and closed without its link", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  assert.equal((await page.goto(`${site.base}/desk`)).status(), 401);
  await page.goto(site.desk);
  await page.getByRole("button").first().click();
  await page.waitForURL("**/desk");
  const { violations } = await new AxeBuilder({ page }).analyze();
  assert.deepEqual(violations.map(({ id }) => id), []);
  await context.close();
});
