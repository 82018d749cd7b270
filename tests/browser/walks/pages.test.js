// Every type of page: accessible, within its width, quiet, without cookies.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { CspEvaluator } from "csp_evaluator/dist/evaluator.js";
import { CspParser } from "csp_evaluator/dist/parser.js";
import { Severity } from "csp_evaluator/dist/finding.js";
import { Version } from "csp_evaluator/dist/csp.js";
import { record } from "../record.js";
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
  "/huizen/",
  "/kerkrade/bedankkaarten/",
  "/de-marne/",
  "/kerkrade/vraag/",
  "/vraag/",
  "/aanmelden/",
  "/antwoord/",
  "/bedankt/",
  "/kerkrade/lijst/",
  "/toegankelijkheid/",
  "/en/",
  "/en/vraag/",
  "/en/antwoord/",
  "/en/aanmelden/",
  "/ar/",
  "/ar/vraag/",
  "/ar/antwoord/",
  "/ar/aanmelden/",
  "/privacy/",
  "/zoeken/",
  "/zoek-je-gemeente/",
  "/nog-niet/",
  "/zo-werkt-het/",
  "/hulp-nu/",
  "/ar/hulp-nu/",
  "/ar/onderwerpen/geld/",
  "/bestaat-niet/",
];

let site;
let browser;

before(async () => {
  site = await startSite({ active: ["kerkrade"] });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/** More letters than a question may have: a short one is welcome. */
const TOO_LONG = "é".repeat(4001);
const WIDTHS = [320, 768, 1280];

/** What axe finds on the page as it stands, and whether that scrolls sideways. */
async function faults(page, axe) {
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return overflow > 0 ? [...found, `scrolls ${overflow} px sideways`] : found;
}

// Two pages at a time: what takes the time is axe, and there are two cores.
test("every type of page is accessible, fits, and keeps nothing", { concurrency: 2 }, async (t) => {
  const context = await browser.newContext({ baseURL: site.base });
  let tested = 0;
  await Promise.all(
    PAGES.map((path) =>
      t.test(path, async () => {
        const page = await context.newPage();
        const seen = watch(page, site.base);
        await page.goto(path);
        for (const width of WIDTHS) {
          tested += 1;
          await page.setViewportSize({ width, height: 800 });
          await page.emulateMedia({ colorScheme: "light" });
          assert.deepEqual(await faults(page, new AxeBuilder({ page }).withTags(RULES)), [], `light, ${width} px`);
          // In the dark nothing but the colours is different.
          await page.emulateMedia({ colorScheme: "dark" });
          const colours = new AxeBuilder({ page }).withRules(["color-contrast", "link-in-text-block"]);
          assert.deepEqual(await faults(page, colours), [], `dark, ${width} px`);
        }
        // The browser itself reports the 404 of the page that is not there.
        assert.deepEqual(seen.filter((line) => !line.includes("404")), []);
        assert.deepEqual(await context.cookies(), []);
        assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
        await page.close();
      }),
    ),
  );
  await context.close();
  await record("axe", { paginas: tested / WIDTHS.length, fouten: 0 });
});

test("the pages of the other languages say which they are, and lead to each other", async () => {
  const context = await browser.newContext({ baseURL: site.base });
  const page = await context.newPage();
  for (const [path, lang, dir] of [["/", "nl", "ltr"], ["/en/", "en", "ltr"], ["/ar/", "ar", "rtl"]]) {
    await page.goto(path);
    assert.equal(await page.locator("html").getAttribute("lang"), lang);
    assert.equal(await page.locator("html").getAttribute("dir"), dir);
    const links = page.locator(".langs__link");
    assert.deepEqual(await links.evaluateAll((all) => all.map((one) => one.lang)), ["nl", "en", "ar"]);
    assert.equal(await page.locator('.langs__link[aria-current="true"]').getAttribute("lang"), lang);
  }
  await context.close();
});

test("the map leads to the municipalities, without scripts", async () => {
  const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/gemeenten/");
  await page.locator(".map").getByRole("link", { name: "Kerkrade" }).focus();
  await page.keyboard.press("Enter");
  await page.waitForURL("**/kerkrade/");
  await context.close();
});

test("the content policy lets nothing in that could do harm", async () => {
  for (const path of ["/", "/zoeken/"]) {
    const response = await fetch(`${site.base}${path}`);
    const policy = new CspParser(response.headers.get("content-security-policy") ?? "").csp;
    const findings = new CspEvaluator(policy, Version.CSP3).evaluate();
    const bad = findings.filter(({ severity }) => severity <= Severity.MEDIUM);
    assert.deepEqual(bad.map(({ description }) => description), [], path);
  }
});

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

test("a page with somebody's own words is left at once, and the browser is told to forget", async () => {
  for (const javaScriptEnabled of [true, false]) {
    const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled });
    await context.route(/^https:\/\/www\./, (route) => route.fulfill({ body: "weg", contentType: "text/plain" }));
    const page = await context.newPage();
    await page.goto("/vraag/");
    await page.getByLabel("Wat wil je vragen?").fill(TOO_LONG);
    await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
    await page.locator(".error-summary").waitFor();
    const asked = page.waitForRequest("**/api/weg");
    await page.locator("[data-quick-exit]").click();
    await asked;
    await page.waitForURL("https://www.weer.nl/");
    await context.close();
  }
  const answer = await fetch(`${site.base}/api/weg`, { redirect: "manual" });
  assert.equal(answer.headers.get("clear-site-data"), '"cache", "storage"');
});

test("leaving does not wait for a function that is down", async () => {
  const context = await browser.newContext({ baseURL: site.base });
  await context.route(/^https:\/\/www\./, (route) => route.fulfill({ body: "weg", contentType: "text/plain" }));
  const page = await context.newPage();
  await page.goto("/antwoord/");
  await page.getByLabel(/code/i).first().fill("0000-0000-0000-0000");
  await page.locator('form[action="/api/receipts"] button').click();
  await page.locator(".problem").waitFor();
  await context.route("**/api/weg", () => {}); // nobody ever answers
  const start = Date.now();
  await page.locator("[data-quick-exit]").click();
  await page.waitForURL("https://www.weer.nl/");
  assert.ok(Date.now() - start < 2000);
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
