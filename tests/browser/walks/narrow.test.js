// Long Dutch words, code and tables on a small telephone, and with letters of twice the size: no page scrolls sideways.

import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { repository, startBrowser, startSite } from "./site.js";

const LONG = "Jeugdgezondheidszorgmedewerkersoverleg";
const LONGER = "Hottentottententententoonstellingskaartjesverkoopsters".repeat(3);
const BODY = `Een zin met ${LONGER} erin, en https://www.voorbeeld.nl/${"a".repeat(150)}.

## ${LONG} in een kop

| ${LONG} | Bedrag |
|:---|---:|
| ${LONGER} | 12 |

> ${LONGER}

- ${LONGER}

      een regel code die veel te lang is voor een telefoon, ${"x".repeat(200)}

\`\`\`
${"y".repeat(300)}
\`\`\`

## Inhoud

Hier \`${"z".repeat(120)}\`.
`;
const page = (keys, body = BODY) => `+++\ntitle = "${LONG} ${LONG}"\ndescription = "${LONGER}"\n${keys}\n+++\n\n${body}`;
const FILES = {
  "tips/lang.md": page('date = 2026-03-02\nvoor = ["jongere", "ouder"]'),
  "verhalen/lang.md": page("date = 2026-03-02"),
  "vragen/lang.md": page('date = 2026-03-02\nbeantwoord_door = "broker"', `${LONGER}\n\n## Antwoord\n\n${LONGER}\n`),
  "onderwerpen/lang.md": page(""),
  "paginas/lang.md": page(""),
};

let folder;
let site;
let browser;
/** Every page of the site, by its sitemap. */
let urls;

before(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "brokers-lang-"));
  await cp(path.join(repository, "content"), path.join(folder, "content"), { recursive: true });
  await symlink(path.join(repository, "themes"), path.join(folder, "themes"));
  for (const [name, text] of Object.entries(FILES)) {
    await mkdir(path.dirname(path.join(folder, "content", name)), { recursive: true });
    await writeFile(path.join(folder, "content", name), text);
  }
  [site, browser] = await Promise.all([startSite({ source: folder, active: ["kerkrade"] }), startBrowser()]);
  const sitemap = await (await fetch(`${site.base}/sitemap.xml`)).text();
  urls = [...sitemap.matchAll(/<loc>([^<]+)</g)].map((found) => new URL(found[1]).pathname);
  assert.ok(urls.includes("/tips/lang/") && urls.length > 50, String(urls.length));
});

after(async () => {
  await Promise.all([site?.stop(), browser?.close(), rm(folder, { recursive: true, force: true })]);
});

/** All pages at a width; letters of twice the size when `doubled`. */
async function look(pages, width, doubled) {
  const context = await browser.newContext({ viewport: { width, height: 640 }, locale: "nl-NL" });
  const tab = await context.newPage();
  const wide = [];
  for (const url of pages) {
    const response = await tab.goto(site.base + url);
    assert.equal(response.status(), 200, url);
    if (doubled) {
      await tab.evaluate(() => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync("html { font-size: 200% !important }");
        document.adoptedStyleSheets = [sheet];
      });
    }
    const found = await tab.evaluate(() => {
      const page = document.scrollingElement;
      const room = page.clientWidth;
      const name = (one) => `${one.localName}.${one.className} ${Math.round(one.getBoundingClientRect().right)}`;
      const out = [...document.querySelectorAll("body *")].filter((one) => one.getBoundingClientRect().right > room + 1);
      return { over: page.scrollWidth - room, out: out.slice(0, 4).map(name) };
    });
    if (found.over > 0) {
      wide.push(`${url}: ${found.over} px, ${found.out.join(" · ")}`);
    }
  }
  await context.close();
  return wide;
}

test("no page is wider than a screen of 320 or 360 pixels", async () => {
  assert.deepEqual(await look(urls, 320, false), []);
  assert.deepEqual(await look(urls.filter((url) => url.includes("lang")), 360, false), []);
});

test("nor with letters of twice the size", async () => {
  // One of each kind, and all with long words: the frame is the same on every page.
  const some = urls.filter((url, at) => url.includes("lang") || url.split("/").length < 4 || at % 6 === 0);
  assert.deepEqual(await look(some, 360, true), []);
});

test("code and tables scroll by themselves, with a keyboard, and no id is there twice", async () => {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, locale: "nl-NL" });
  const tab = await context.newPage();
  await tab.goto(`${site.base}/tips/lang/`);
  for (const selector of [".prose pre", ".table-scroll"]) {
    const box = tab.locator(selector).first();
    await box.focus();
    await tab.keyboard.press("ArrowRight");
    await tab.waitForFunction((one) => document.querySelector(one).scrollLeft > 0, selector);
  }
  const align = await tab.locator("td.align-end").first().evaluate((cell) => getComputedStyle(cell).textAlign);
  assert.equal(align, "end");
  const ids = await tab.locator("[id]").evaluateAll((all) => all.map((one) => one.id));
  assert.deepEqual(ids.filter((id, at) => ids.indexOf(id) !== at), []);
  assert.equal(await tab.locator("h2#inhoud").count(), 1);
  const { violations } = await new AxeBuilder({ page: tab }).analyze();
  assert.deepEqual(violations.map((found) => `${found.id}: ${found.nodes[0].html}`), []);
  await context.close();
});
