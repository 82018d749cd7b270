// What is in the first screen, and that no screen scrolls sideways: every type of page, from a small telephone to a large monitor.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser, startSite } from "./site.js";

/** `tests/run full` looks at every combination; otherwise a sample is enough. */
const FULL = process.env.SCREENS === "full";
const PHONE = { width: 360, height: 740 };
const LANGUAGES = ["", "/en", "/ar"];
const FORMS = ["/vraag/", "/antwoord/", "/bedankje/", "/bijdrage/", "/aanmelden/"];
const PAGES = [
  "/", "/verhalen/", "/verhalen/de-trainer-die-bleef-luisteren/", "/tips/", "/tips/luisteren/", "/vragen/", "/vragen/ik-slaap-slecht/",
  "/praktijk/", "/praktijk/social-brokers-kerkrade/", "/onderwerpen/", "/onderwerpen/veiligheid/", "/werkende-factoren/",
  "/werkende-factoren/vertrouwen-en-korte-lijnen/", "/gemeenten/", "/kerkrade/", "/kerkrade/bedankkaarten/", "/kerkrade/lijst/", "/de-marne/",
  "/zaanstad/", "/kerkrade/vraag/", "/vraag/", "/aanmelden/", "/antwoord/", "/bedankje/", "/bijdrage/", "/bedankt/", "/hulp-nu/", "/zoeken/",
  "/zoek-je-gemeente/", "/nog-niet/", "/privacy/", "/toegankelijkheid/", "/contact/", "/voor-gemeenten/", "/bestaat-niet/",
  "/en/", "/en/hulp-nu/", "/en/onderwerpen/geld/", "/en/vraag/", "/ar/", "/ar/hulp-nu/", "/ar/onderwerpen/geld/", "/ar/vraag/", "/ar/antwoord/",
];
const LOOKS = FULL
  ? [320, 360, 768, 1280, 1920].flatMap((width) => ["light", "dark"].flatMap((colorScheme) => [1, 2].map((letters) => ({ width, colorScheme, letters }))))
  : [
      { width: 320, colorScheme: "light", letters: 1 },
      { width: 360, colorScheme: "dark", letters: 2 },
      { width: 768, colorScheme: "light", letters: 2 },
      { width: 1920, colorScheme: "dark", letters: 1 },
    ];

let site;
let browser;

before(async () => {
  [site, browser] = await Promise.all([startSite({ active: ["kerkrade"] }), startBrowser()]);
});

after(async () => {
  await Promise.all([site?.stop(), browser?.close()]);
});

async function visitor(options) {
  const context = await browser.newContext({ baseURL: site.base, locale: "nl-NL", ...options });
  return { context, page: await context.newPage() };
}

/** Letters of that many times the size, as somebody may set them. */
const enlarge = (page, times) =>
  page.evaluate((percent) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`html { font-size: ${percent}% !important }`);
    document.adoptedStyleSheets = [sheet];
  }, 100 * times);

/** How far down the first of these begins, and where the part of the first screen ends that nothing covers. */
const first = (page, selector) =>
  page.evaluate((wanted) => {
    const shown = [...document.querySelectorAll(wanted)].find((one) => one.checkVisibility() && one.getBoundingClientRect().width > 1);
    const strip = document.querySelector(".exit");
    const isFixed = strip && getComputedStyle(strip).position === "fixed";
    return { top: shown.getBoundingClientRect().top, room: innerHeight - (isFixed ? strip.getBoundingClientRect().height : 0) };
  }, selector);

test("the first telephone number is in the first screen, one tap from every page", async () => {
  const { context, page } = await visitor({ viewport: PHONE, javaScriptEnabled: false });
  for (const language of LANGUAGES) {
    await page.goto(`${language}/`);
    await page.locator(".top__help").click();
    await page.waitForURL(`**${language}/hulp-nu/`);
    const { top, room } = await first(page, 'main a[href^="tel:"]');
    assert.ok(top + 44 <= room, `${language}: ${top} of ${room}`);
  }
  for (const path of PAGES) {
    await page.goto(path);
    const box = await page.locator(".top__help").boundingBox();
    assert.ok(box && box.y + box.height < 120, path);
  }
  await context.close();
});

test("the first field of every form is in the first screen", async () => {
  const { context, page } = await visitor({ viewport: PHONE });
  const field = 'main :is(textarea, select, input):not([type="hidden"], [tabindex="-1"])';
  for (const path of [...LANGUAGES.flatMap((language) => FORMS.map((form) => language + form)), "/kerkrade/vraag/", "/kerkrade/aanmelden/"]) {
    await page.goto(path);
    const { top, room } = await first(page, field);
    assert.ok(top + 44 <= room, `${path}: ${top} of ${room}`);
  }
  await context.close();
});

test("a topic names who knows a lot about it, in every language", async () => {
  const { context, page } = await visitor({ viewport: PHONE, javaScriptEnabled: false });
  for (const [path, name] of [["/onderwerpen/geld/", "Geldfit"], ["/onderwerpen/liefde/", "Sense"], ["/en/onderwerpen/geld/", "Geldfit"], ["/ar/onderwerpen/verlies/", "Achter de Regenboog"]]) {
    await page.goto(path);
    await page.locator(".expert", { hasText: name }).first().waitFor();
    assert.equal(await page.locator(".expert__site").evaluateAll((all) => all.every((one) => one.href.startsWith("https://"))), true, path);
  }
  await context.close();
});

test(`no screen scrolls sideways (${FULL ? "all" : "a sample"})`, async () => {
  const wide = [];
  for (const { width, colorScheme, letters } of LOOKS) {
    const { context, page } = await visitor({ viewport: { width, height: 740 }, colorScheme });
    for (const path of PAGES) {
      const answer = await page.goto(path);
      assert.equal(answer.status(), path === "/bestaat-niet/" ? 404 : 200, path);
      if (letters > 1) {
        await enlarge(page, letters);
      }
      const over = await page.evaluate(() => document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth);
      if (over > 0) {
        wide.push(`${path} ${width} ${colorScheme} ${letters * 100} %: ${over} px`);
      }
    }
    await context.close();
  }
  assert.deepEqual(wide, []);
});

test("the way to leave is whole with large letters, and zoomed in", async () => {
  // 400 % on a screen of 1280 × 1024 is what a page of 320 × 256 gets.
  for (const [viewport, letters] of [[PHONE, 2], [{ width: 320, height: 256 }, 1], [{ width: 640, height: 512 }, 1]]) {
    const { context, page } = await visitor({ viewport });
    for (const path of ["/vraag/", "/hulp-nu/", "/ar/vraag/"]) {
      await page.goto(path);
      await enlarge(page, letters);
      const seen = await page.locator(".exit__link").evaluate((link) => {
        const { left, right, top, bottom } = link.getBoundingClientRect();
        return { whole: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight, cut: link.scrollWidth > link.clientWidth };
      });
      assert.deepEqual(seen, { whole: true, cut: false }, `${path} ${viewport.width} ${letters}`);
    }
    await context.close();
  }
});

test("in the dark a card is seen on its page", async () => {
  const { context, page } = await visitor({ viewport: PHONE, colorScheme: "dark" });
  for (const [path, selector] of [["/verhalen/", ".card"], ["/tips/", ".card"], ["/onderwerpen/", ".topic"], ["/vraag/", ".form__promise"], ["/werkende-factoren/", ".factor"], ["/kerkrade/", ".join__link"]]) {
    await page.goto(path);
    const ratio = await page.locator(selector).first().evaluate((card) => {
      const ground = (one) => {
        const colour = getComputedStyle(one).backgroundColor;
        return /rgba\(.*, 0\)|transparent/.test(colour) && one.parentElement ? ground(one.parentElement) : colour;
      };
      const luminance = (colour) => {
        const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const [red, green, blue] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => (part <= 10 ? part / 3294 : ((part / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const [light, dark] = [luminance(ground(card)), luminance(ground(card.parentElement))].sort((one, other) => other - one);
      return (light + 0.05) / (dark + 0.05);
    });
    assert.ok(ratio >= 1.4, `${path}: ${ratio.toFixed(2)}`);
  }
  await context.close();
});

/** Words of so many letters or fewer of which a part stands on another line: a drawing beside them left them no room. */
const broken = (page, longest) =>
  page.evaluate((most) => {
    const found = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { currentNode: text, currentNode: { parentElement: holder } } = texts;
      if (!holder.checkVisibility() || holder.closest("script, style, svg, .hidden, .helplines__title, .matrix, .poster, .card-face")) continue;
      for (const { 0: word, index } of text.data.matchAll(/\p{L}+/gu)) {
        if (word.length > most) continue;
        const range = document.createRange();
        range.setStart(text, index);
        range.setEnd(text, index + word.length);
        const lines = new Set([...range.getClientRects()].filter(({ width }) => width > 0).map(({ top }) => Math.round(top / 4)));
        if (lines.size > 1) found.push(`${holder.className || holder.localName}: ${word}`);
      }
    }
    return found;
  }, longest);

test("no word is cut up beside a drawing, on a small screen or with large letters", async () => {
  const cut = [];
  for (const [width, letters, longest] of [[320, 1, 9], [360, 2, 6]]) {
    const { context, page } = await visitor({ viewport: { width, height: 740 } });
    for (const path of [...PAGES, "/bedankt/", "/en/bedankt/"]) {
      await page.goto(path);
      if (letters > 1) {
        await enlarge(page, letters);
      }
      cut.push(...(await broken(page, longest)).map((what) => `${path} ${width} ${letters * 100} %: ${what}`));
    }
    await context.close();
  }
  assert.deepEqual(cut, []);
});
