// What every page of the desk must be: accessible, within its width, and in reach of a thumb.

import assert from "node:assert/strict";
import { AxeBuilder } from "@axe-core/playwright";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const COLOURS = ["color-contrast", "link-in-text-block"];
/** A small phone, a tablet, a laptop. */
const WIDTHS = [360, 768, 1280];
/** What can be pressed or typed into. The link over the top of a page comes when it has the focus. */
const CONTROLS = "a[href]:not(.skip), button:enabled, summary, input:enabled:not([type=hidden]), select:enabled, textarea:enabled";

/** Controls that nobody can touch: beside the screen, or under something else. */
function outOfReach(page) {
  return page.evaluate((controls) => {
    const isCovered = (control) => {
      control.scrollIntoView({ block: "center", inline: "nearest", behavior: "instant" });
      // A link in a sentence can be on two lines.
      const { left, right, top, bottom } = control.getClientRects()[0];
      const found = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
      const own = [control, ...(control.labels ?? [])];
      return left < -1 || right > innerWidth + 1 || !own.some((one) => one.contains(found));
    };
    // What is behind an open dialog is out of reach on purpose.
    const place = document.querySelector("dialog:modal") ?? document;
    const isSeen = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
    const seen = [...place.querySelectorAll(controls)].filter(isSeen);
    const covered = seen.filter(isCovered).map((one) => one.outerHTML.slice(0, 120));
    scrollTo({ top: 0, behavior: "instant" });
    return covered;
  }, CONTROLS);
}

/** Looks at a page of the desk in every width, light and dark, and leaves it as it was; with SHOTS set to a folder it is
 * photographed, too. */
export async function look(page, name, widths = WIDTHS) {
  const size = page.viewportSize();
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme });
      // In the dark nothing but the colours is different.
      // A frame without scripts cannot be asked. What is in it is a page of the site, which is looked at as one.
      const axe = new AxeBuilder({ page }).exclude("iframe.site-preview");
      const { violations } = await (colorScheme === "light" ? axe.withTags(RULES) : axe.withRules(COLOURS)).analyze();
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
      assert.deepEqual(found, [], `${name}, ${colorScheme}, ${width} px`);
      if (process.env.SHOTS) {
        await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}-${colorScheme}.png`, fullPage: true });
      }
    }
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(overflow, 0, `${name} scrolls sideways at ${width} px`);
    if (width === WIDTHS[0]) {
      assert.deepEqual(await outOfReach(page), [], `${name} at ${width} px`);
    }
  }
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: null });
}

/** A small phone. `wide` lists every page that it was shown and that scrolls sideways. */
export async function phone(browser, wide = []) {
  const context = await browser.newContext({ viewport: { width: WIDTHS[0], height: 740 } });
  const MARK = "scrolls sideways: ";
  await context.addInitScript((mark) => {
    addEventListener("load", () => {
      const { scrollWidth, clientWidth } = document.documentElement;
      if (scrollWidth > clientWidth) console.warn(`${mark}${location.pathname} ${scrollWidth}`);
    });
  }, MARK);
  context.on("console", (message) => message.text().startsWith(MARK) && wide.push(message.text()));
  return context;
}
