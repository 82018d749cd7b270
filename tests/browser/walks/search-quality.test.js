// The search page on the set of tests/fixtures/zoekvragen.json: what must be found, what must not, and when help comes first.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { danger } from "../../../themes/basis/components/search/danger-words.js";
import * as engine from "../../../themes/basis/components/search/engine.js";
import { BAR, facts, judge, set, shares } from "../quality.js";
import { repository, startBrowser, startSite } from "./site.js";

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

const load = async (name) => (await fetch(`${site.base}/zoekindex/${name}`)).json();

test("what young people search for finds what helps them, and nothing that hurts", async () => {
  const known = await facts(load);
  const page = await browser.newPage({ baseURL: site.base });
  await page.goto("/zoeken/");
  await page.getByRole("searchbox").focus();
  await page.locator("[data-ready]").waitFor();
  const status = page.locator("[data-status]");
  const { searches } = await set();
  assert.equal(searches.length, 83);
  const judged = [];
  for (const search of searches) {
    await status.evaluate((node) => { node.textContent = ""; });
    await page.getByRole("searchbox").fill(search.query);
    await page.waitForFunction(() => document.querySelector("[data-status]").textContent !== "");
    const links = await page.locator("[data-cards-found] .card__link").evaluateAll((nodes) => nodes.map((node) => node.getAttribute("href")));
    const helped = await page.locator("[data-urgent-help]").isVisible();
    const one = judge(search, links, helped, known);
    // A wrong page, or help that does not come, is never right.
    assert.ok(one.never && one.help, `${search.query}: ${links.slice(0, 3).join(" ")}, help ${helped}`);
    judged.push(one);
  }
  for (const [about, share] of Object.entries(shares(judged))) assert.ok(share >= BAR[about], `${about}: ${share}`);
  await page.close();
});

test("in English and Arabic, too, heavy words lead to the topic that helps, and nothing is guessed", async () => {
  for (const [lang, query, topic] of [
    ["en", "rape", "veiligheid"], ["en", "he hits me", "veiligheid"], ["en", "suicide", "gevoel"], ["en", "i am gay", "wie-ben-ik"],
    ["en", "eating disorder", "lichaam"], ["ar", "اغتصاب", "veiligheid"], ["ar", "ابي يضربني", "veiligheid"],
    ["ar", "انتحار", "gevoel"], ["ar", "أريد أن أموت", "gevoel"], ["ar", "التنمر", "pesten"],
  ]) {
    const index = await engine.open(lang, load);
    const { pages, marks, meant } = await index.find(query);
    const first = (await index.show(pages.slice(0, 3), marks)).map(({ url }) => url);
    assert.ok(first.includes(`/${lang}/onderwerpen/${topic}/`), `${query}: ${first.join(" ")}`);
    assert.deepEqual(meant, [], query);
  }
});

test("the lists of the site tell danger from the everyday in short messages", async () => {
  const tells = danger(await load((await load("nl/index.json")).danger), engine);
  const text = await readFile(path.join(repository, "function/tests/suite/fixtures/signalen.nl.blind.txt"), "utf8");
  const share = (sign) => {
    const some = text.split("\n").filter((line) => line.startsWith(`${sign} `) && line.length <= 102);
    return some.filter((line) => tells(line.slice(2))).length / some.length;
  };
  assert.ok(share("!") >= 0.95, `dangerous: ${share("!")}`);
  assert.ok(share("-") <= 0.12, `ordinary: ${share("-")}`);
});
