// With the keyboard alone: everything can be reached, and one sees where one is.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser, startSite } from "./site.js";

const PAGES = ["/", "/gemeenten/", "/werkende-factoren/", "/verhalen/de-trainer-die-bleef-luisteren/", "/vraag/", "/bedankt/", "/kerkrade/lijst/", "/ar/"];
const ENOUGH = 400; // presses of Tab; no page has so much to stop at

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

/** Notes the element with the focus; says what is wrong with how it shows. */
function step() {
  const now = document.activeElement;
  if (!now || now === document.body) return { end: true };
  if (now.dataset.walked) return { end: true };
  now.dataset.walked = "yes";
  const shows = (style) => style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
  const around = [getComputedStyle(now), getComputedStyle(now, "::after")];
  const box = now.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight && box.width > 0;
  if (!around.some(shows)) return { fault: `no visible focus: ${now.outerHTML.slice(0, 120)}` };
  return inside ? {} : { fault: `focus out of sight: ${now.outerHTML.slice(0, 120)}` };
}

/** What can be operated, but the walk did not come by. Of radios, one stands for its group. */
function missed() {
  const groups = new Set([...document.querySelectorAll("[data-walked]")].map(({ name }) => name).filter(Boolean));
  return [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && one.tabIndex >= 0)
    .filter((one) => !one.dataset.walked && !(one.type === "radio" && groups.has(one.name)))
    .map((one) => one.outerHTML.slice(0, 120));
}

test("the walk with Tab reaches everything, in sight", async (t) => {
  const context = await browser.newContext({ baseURL: site.base, reducedMotion: "reduce", viewport: { width: 1280, height: 900 } });
  for (const path of PAGES) {
    await t.test(path, async () => {
      const page = await context.newPage();
      await page.goto(path);
      const faults = [];
      for (let press = 0; press < ENOUGH; press += 1) {
        await page.keyboard.press("Tab");
        const { end, fault } = await page.evaluate(step);
        if (end) break;
        if (fault) faults.push(fault);
      }
      assert.deepEqual(faults, []);
      assert.deepEqual(await page.evaluate(missed), []);
      await page.close();
    });
  }
  await context.close();
});

test("the skip link goes to the content, and the menu opens without scripts", async () => {
  const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto("/tips/");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#_inhoud$/);
  await page.locator(".menu__button").focus();
  await page.keyboard.press("Enter");
  await page.locator(".menu__panel").getByRole("link", { name: "Verhalen" }).click();
  await page.waitForURL("**/verhalen/");
  await context.close();
});
