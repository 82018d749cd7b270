// The search page: everything happens in the browser, and nothing of it is kept.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { AxeBuilder } from "@axe-core/playwright";
import { startBrowser, startSite, watch } from "./site.js";

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

/** A new page on the search page, ready to search. */
async function open(options = {}, path = "/zoeken/") {
  const context = await browser.newContext({ baseURL: site.base, ...options });
  const page = await context.newPage();
  const seen = watch(page, site.base);
  const asked = [];
  page.on("request", (request) => asked.push(request.url()));
  await page.goto(path);
  const field = page.getByRole("searchbox");
  const status = page.locator("[data-status]");
  await page.waitForFunction(() => document.querySelectorAll("#_zoek-soort option").length > 1);
  return { context, page, field, status, seen, asked };
}

const cards = (page) => page.locator("[data-cards-found] .card");

async function search({ field, page, status }, words) {
  await status.evaluate((node) => { node.textContent = ""; });
  await field.fill(words);
  await page.waitForFunction(() => document.querySelector("[data-status]").textContent !== "");
}

test("a word finds its inflections, and nothing of it is sent or kept", async () => {
  const { context, page, field, status, seen, asked } = await open();
  await search({ field, page, status }, "trainers");
  await cards(page).first().waitFor();
  const titles = await page.locator("[data-cards-found] .card__link").allTextContents();
  assert.ok(titles.some((title) => title.includes("trainer")), titles.join(" | "));
  assert.match(await status.textContent(), /^\d+ pagina’s gevonden\.$|^1 pagina gevonden\.$/);
  const marks = await page.locator("[data-cards-found] mark").allTextContents();
  assert.ok(marks.length > 0 && marks.some((mark) => /trainer/i.test(mark)), marks.join(" | "));
  assert.deepEqual(seen, []);
  assert.ok(asked.every((url) => !url.includes("trainers")), asked.join("\n"));
  assert.equal(new URL(page.url()).search + new URL(page.url()).hash, "");
  await field.press("Enter");
  assert.equal(page.url(), `${site.base}/zoeken/`);
  assert.equal(await page.evaluate(() => history.length), 2); // about:blank and this page
  assert.deepEqual(await context.cookies(), []);
  assert.equal(await page.evaluate(() => localStorage.length + sessionStorage.length), 0);
  await context.close();
});

test("results narrow down by kind, municipality and topic, with counts that hold", async () => {
  const { context, page, field, status } = await open();
  for (const [name, below] of [["Soort", 0], ["Gemeente", 1]]) {
    const select = page.getByLabel(name, { exact: true });
    const [, option] = await select.locator("option").allTextContents();
    const [, value, count] = /^(.*) \((\d+)\)$/.exec(option);
    await select.selectOption(value);
    await page.waitForFunction((number) => new RegExp(`^${number} pagina`).test(document.querySelector("[data-status]").textContent), count);
    for (const meta of await page.locator("[data-cards-found] .card__meta").allTextContents()) {
      assert.equal(meta.split(" · ")[below], value);
    }
    await select.selectOption("");
    await page.waitForFunction(() => document.querySelector("[data-status]").textContent === "");
  }
  await page.getByLabel("Onderwerp", { exact: true }).selectOption({ index: 1 });
  await cards(page).first().waitFor();
  await search({ field, page, status }, "luisteren");
  const [narrow] = (await status.textContent()).match(/\d+/) ?? ["0"];
  await page.getByLabel("Onderwerp", { exact: true }).selectOption("");
  await page.waitForFunction((number) => Number(document.querySelector("[data-status]").textContent.match(/\d+/)?.[0]) > number, Number(narrow));
  await context.close();
});

test("a title is found, and leads to its page", async () => {
  const { context, page, field, status } = await open();
  await search({ field, page, status }, "De trainer die bleef luisteren");
  await cards(page).first().getByRole("link").click();
  await page.waitForURL("**/verhalen/de-trainer-die-bleef-luisteren/");
  assert.equal(await page.evaluate(() => document.referrer), "");
  await context.close();
});

test("a result that was made up says so, and no other", async () => {
  const { context, page, field, status } = await open();
  await search({ field, page, status }, "slaap");
  await cards(page).first().waitFor();
  const kinds = await cards(page).evaluateAll((all) =>
    all.map((card) => [card.querySelector("a").pathname, card.querySelector(".card__text em")?.textContent]),
  );
  const marked = kinds.filter(([, mark]) => mark === "Bedacht voorbeeld.").map(([to]) => to);
  assert.ok(marked.includes("/vragen/ik-slaap-slecht/"), kinds.join(" | "));
  assert.ok(kinds.every(([to, mark]) => !mark || /^\/(vragen|verhalen|mensen)\//.test(to)), kinds.join(" | "));
  assert.ok(marked.length < kinds.length, kinds.join(" | "));
  await context.close();
});

test("when nothing is found there is a way on, and help is always near", async () => {
  const { context, page, field, status } = await open();
  await search({ field, page, status }, "xyzzyqwrt");
  assert.equal(await status.textContent(), "Niets gevonden.");
  assert.ok(await page.locator("[data-empty]").getByRole("link", { name: "Stel je vraag" }).isVisible());
  await page.getByRole("link", { name: /met iemand praten/ }).click();
  assert.ok(await page.locator("#_hulp").getByRole("link", { name: /112/ }).first().isVisible());
  await context.close();
});

/** Where an element ends, from the top of the screen. */
const bottom = (locator) => locator.evaluate((node) => node.getBoundingClientRect().bottom);
const PHONE = { viewport: { width: 360, height: 740 } };

test("danger words put help above the results, in the first screen of a phone", async () => {
  const { context, page, field, status, seen, asked } = await open(PHONE);
  // The largest file of the page comes when somebody is about to type, and not before.
  assert.ok(!asked.some((url) => url.includes("zoekindex/gevaar")), asked.join("\n"));
  await field.focus();
  await page.locator("[data-ready]").waitFor();
  assert.ok(asked.some((url) => url.includes("zoekindex/gevaar")), asked.join("\n"));
  const help = page.locator("[data-urgent-help]");
  // The first is one of the forms only, the second of the list of search words, the third has a slip in it.
  for (const words of ["ik ga mezelf ophangen", "mishandeling", "verkragt"]) {
    await search({ field, page, status }, words);
    await help.getByRole("link", { name: /112/ }).waitFor();
    assert.match(await status.textContent(), /wie je nu kan helpen/);
    const exit = await page.locator(".exit").evaluate((node) => node.getBoundingClientRect().top);
    for (const number of [/112/, /113/]) assert.ok((await bottom(help.getByRole("link", { name: number }).first())) < exit, words);
    const isFirst = await help.evaluate((node) => {
      const card = document.querySelector("[data-cards-found] .card");
      return !card || Boolean(node.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING);
    });
    assert.ok(isFirst, words);
    assert.equal(await page.locator("#_hulp").count(), 1);
  }
  for (const words of ["doodmoe van school", "kapper", ""]) {
    await field.fill(words);
    await help.waitFor({ state: "hidden" });
    assert.ok(await page.locator("#_hulp").getByRole("link", { name: /112/ }).first().isVisible(), words);
  }
  assert.deepEqual(seen, []);
  await context.close();
});

test("the first result is in the first screen of a phone, and filters come after it", async () => {
  const { context, page, field, status } = await open(PHONE);
  await search({ field, page, status }, "school");
  const first = cards(page).first();
  await first.waitFor();
  assert.ok((await bottom(first)) < (await page.locator(".exit").evaluate((node) => node.getBoundingClientRect().top)));
  const filters = await page.locator("[data-filters]").evaluate((node) => node.getBoundingClientRect().top);
  assert.ok(filters > (await bottom(cards(page).last())));
  await context.close();
});

test("what is hidden is not to be seen, also a button", async () => {
  const { context, page, field, status } = await open();
  await search({ field, page, status }, "kapper");
  await cards(page).first().waitFor();
  assert.ok((await cards(page).count()) < 10);
  assert.equal(await page.locator("[data-more]").isVisible(), false);
  await search({ field, page, status }, "school");
  await page.locator("[data-more]").waitFor();
  for (const path of ["/zoeken/", "/bedankt/", "/vraag/", "/gemeenten/", "/verhalen/de-kapper-en-de-spiegel/"]) {
    await page.goto(path);
    const shown = await page.locator("[hidden]").evaluateAll((nodes) =>
      nodes.filter((node) => node.checkVisibility({ visibilityProperty: true })).map((node) => node.outerHTML.slice(0, 80)));
    assert.deepEqual(shown, [], path);
  }
  await context.close();
});

test("excerpts begin as a sentence does, and glue no heading to it", async () => {
  const { context, page, field, status } = await open();
  for (const words of ["school", "praten", "telefoon", "hulp", "luisteren"]) {
    await search({ field, page, status }, words);
    await cards(page).first().waitFor();
    for (const shown of await page.locator("[data-cards-found] .card__text").allTextContents()) {
      const text = shown.replace(/^Bedacht voorbeeld\. /, "");
      assert.match(text, /^[‘“'(]?(?:[\p{Lu}\d]|’[st]\s)/u, `${words}: ${text}`);
      assert.doesNotMatch(text, /Wat vaak helpt|Met wie je kunt praten|Als het ernstig is/, text);
    }
  }
  await context.close();
});

test("no word is cut shorter until it finds something", async () => {
  const { context, page, field, status } = await open();
  for (const words of ["verderfelijk", "depot", "gaypride", "schoolverz", "mishagen"]) {
    await search({ field, page, status }, words);
    assert.equal(await status.textContent(), "Niets gevonden.", words);
  }
  await context.close();
});

test("whatever somebody types, the page goes on working", async () => {
  const { context, page, field, status, seen } = await open({}, `/zoeken/?q=${"a".repeat(6000)}`);
  const odd = ["a".repeat(10_000), "ik wil dood ".repeat(900), "😀🥲😭", "((([[[", ".*", "\\\\", "^$|?*+", "\u0000\u202e", "<script>alert(1)</script>", "’’’", "%00%ff", "__proto__", "constructor", "toString hasOwnProperty", "１１３", "ݤݥݦ"];
  await page.locator("[data-ready]").waitFor();
  for (const words of odd) {
    await status.evaluate((node) => { node.textContent = ""; });
    await field.evaluate((node, text) => { node.value = text; node.dispatchEvent(new Event("input", { bubbles: true })); }, words);
    await page.waitForFunction(() => document.querySelector("[data-status]").textContent !== "", null, { timeout: 10_000 });
  }
  await search({ field, page, status }, "kapper");
  await cards(page).first().waitFor();
  assert.deepEqual(seen, []);
  await context.close();
});

test("what looks like HTML stays text", async () => {
  const { context, page, field, status, seen } = await open();
  await search({ field, page, status }, "<img src=x onerror=alert(1)> trainer");
  assert.equal(await page.locator(".search img").count(), 0);
  assert.deepEqual(seen, []);
  await context.close();
});

test("it all works with the keyboard alone", async () => {
  const { context, page, status } = await open();
  const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.className);
  for (let steps = 0; (await focused()) !== "_zoek"; steps += 1) {
    assert.ok(steps < 60, "the field is never reached");
    await page.keyboard.press("Tab");
  }
  await page.keyboard.type("school");
  await page.keyboard.press("Enter");
  await cards(page).first().waitFor();
  assert.equal(await focused(), "_zoek", "the focus stays where somebody types");
  assert.match(await status.textContent(), /gevonden/);
  for (let steps = 0; (await focused()) !== "card__link"; steps += 1) {
    assert.ok(steps < 10, "the results are never reached");
    await page.keyboard.press("Tab");
  }
  const more = page.locator("[data-more]");
  assert.equal(await cards(page).count(), 10);
  await more.focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.querySelectorAll("[data-cards-found] .card").length > 10);
  assert.equal(await focused(), "card__link", "the focus goes on to the first new result");
  await context.close();
});

test("words that a link brings along do not stay in the address", async () => {
  const { context, page } = await open({}, "/zoeken/?q=trainer");
  await cards(page).first().waitFor();
  assert.equal(page.url(), `${site.base}/zoeken/`);
  await context.close();
});

test("without JavaScript, and when the index cannot be read, there are topics", async () => {
  const plain = await browser.newContext({ baseURL: site.base, javaScriptEnabled: false });
  const page = await plain.newPage();
  await page.goto("/zoeken/");
  assert.equal(await page.locator("#_zoek").isVisible(), false);
  assert.ok(await page.locator("section[aria-labelledby='_onderwerpen'] .chip").first().isVisible());
  assert.ok(await page.locator(".prose").getByRole("link", { name: "Tips" }).isVisible());
  await plain.close();

  const broken = await browser.newContext({ baseURL: site.base });
  await broken.route("**/zoekindex/**", (route) => route.abort());
  const other = await broken.newPage();
  await other.goto("/zoeken/");
  await other.getByText("Zoeken lukt nu niet").waitFor();
  assert.equal(await other.locator("#_zoek").isVisible(), false);
  assert.ok(await other.locator("section[aria-labelledby='_onderwerpen'] .chip").first().isVisible());
  await broken.close();
});

test("results and the empty state are accessible, light and dark, small and large", async () => {
  const { context, page, field, status } = await open();
  for (const words of ["trainers", "xyzzyqwrt"]) {
    await search({ field, page, status }, words);
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme });
        const { violations } = await new AxeBuilder({ page }).analyze();
        assert.deepEqual(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`), [], `${words}, ${colorScheme}, ${width} px`);
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      assert.equal(overflow, 0, `${words}, ${width} px`);
    }
  }
  await context.close();
});
