// On paper: what a sheet keeps of a page, in ink, within its width.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser, startSite } from "./site.js";

// What A4 leaves for a page between the usual margins, in CSS pixels.
const SHEET = { width: 700, height: 1000 };
const PAGES = [
  "/", "/verhalen/", "/verhalen/de-trainer-die-bleef-luisteren/", "/tips/", "/tips/luisteren/", "/vragen/", "/vragen/ik-slaap-slecht/",
  "/praktijk/", "/praktijk/social-brokers-kerkrade/", "/onderwerpen/", "/onderwerpen/geld/", "/werkende-factoren/",
  "/werkende-factoren/dichtbij/", "/gemeenten/", "/kerkrade/", "/kerkrade/bedankkaarten/", "/huizen/", "/hulp-nu/", "/zoeken/", "/privacy/",
  "/vraag/", "/voor-gemeenten/", "/en/hulp-nu/", "/ar/hulp-nu/", "/ar/onderwerpen/geld/",
];

let site;
let browser;

before(async () => {
  [site, browser] = await Promise.all([startSite({ active: ["kerkrade"] }), startBrowser()]);
});

after(async () => {
  await Promise.all([site?.stop(), browser?.close()]);
});

/** A page as a printer gets it; the screen it came from is dark, which paper never is. */
async function printed(path, act) {
  const context = await browser.newContext({ baseURL: site.base, locale: "nl-NL", viewport: SHEET, colorScheme: "dark", javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(path);
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  await act(page);
  await context.close();
}

const seen = (page, selector) => page.locator(selector).filter({ visible: true }).count();

test("a sheet says whose it is and that it shows an example, and has no menus, bars or searches", async () => {
  for (const path of PAGES) {
    await printed(path, async (page) => {
      for (const kept of [".logo__text", ".top__demo", "h1"]) {
        assert.equal(await seen(page, kept), 1, `${path} ${kept}`);
      }
      const left = await seen(page, ".nav, .menu, .top__help, .top__search, .path, .foot, .band, .exit, .notice--exit, .share, main .pages, main .steps, .finder__field");
      assert.equal(left, 0, path);
      const over = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
      assert.equal(over, 0, `${path} is ${over} px too wide`);
    });
  }
});

test("titles are in ink, also those of a municipality", async () => {
  for (const path of ["/kerkrade/", "/huizen/", "/vragen/ik-slaap-slecht/", "/hulp-nu/", "/"]) {
    await printed(path, async (page) => {
      assert.equal(await page.locator("h1").evaluate((one) => getComputedStyle(one).color), "rgb(0, 0, 0)", path);
    });
  }
});

test("everybody to turn to is on the sheet, with an address that can be typed over", async () => {
  await printed("/hulp-nu/", async (page) => {
    const topics = await page.locator(".help-topic").count();
    assert.ok(topics > 10, String(topics));
    // An answer in a closed part has no height of its own.
    const heights = await page.locator(".help-topic .experts").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
    assert.deepEqual(heights.filter((height) => height < 20), []);
    const said = await page.locator(".helplines__chat").first().evaluate((link) => getComputedStyle(link, "::after").content);
    assert.match(said, /https:\/\/www\.113\.nl\/chat/);
  });
});

test("an empty frame has no word in the place of a name, and nothing above it", async () => {
  await printed("/kerkrade/lijst/", async (page) => {
    assert.equal(await seen(page, ".top, .masthead"), 0);
    // A printer may leave the ground out: the name is ink on a light one of its own.
    assert.equal(await page.locator(".poster__town").evaluate((one) => getComputedStyle(one).color), "rgb(22, 40, 44)");
    const name = page.locator(".poster__name");
    assert.equal(await name.evaluate((field) => field.value), "");
    assert.equal(await name.evaluate((field) => getComputedStyle(field, "::placeholder").color), "rgba(0, 0, 0, 0)");
  });
});

test("a tip is one sheet, and says where it is from", async () => {
  for (const path of ["/tips/piekeren-uitzetten/", "/tips/appje-sturen/"]) {
    await printed(path, async (page) => {
      const margin = "14mm";
      const pdf = await page.pdf({ format: "A4", margin: { top: margin, bottom: margin, left: margin, right: margin } });
      assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length, 1, path);
      assert.ok((await page.locator(".address").innerText()).endsWith(path));
    });
  }
});

test("a printed question takes two sheets", async () => {
  await printed("/vragen/ik-slaap-slecht/", async (page) => {
    const margin = "14mm";
    const pdf = await page.pdf({ format: "A4", margin: { top: margin, bottom: margin, left: margin, right: margin } });
    assert.equal(pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length, 2);
  });
});
