// The real content, as it is built: what was made up says so wherever it is named, and nobody is said to take part or to have answered
// who does not.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { binary, repository } from "./site.js";

const MARK = { nl: "Bedacht voorbeeld.", en: "Made-up example.", ar: "مثال متخيل." };
const CARD = /<article class="card card--(?:vraag|verhaal)[^]*?<\/article>/g;
/** What only a real municipality and a real answer may have. */
const REAL = ["doet mee</", "Antwoord van een professional", "Antwoord van een broker", "Beantwoord op", "answered on", "Answer from a"];

let out;
/** The pages, by their address. */
let pages;
/** Addresses of questions and stories that were made up. */
let composed;

before(async () => {
  out = await mkdtemp(path.join(tmpdir(), "brokers-composed-"));
  await promisify(execFile)(binary, ["--root", repository, "build", "--out", out]);
  const site = path.join(out, "site");
  const files = (await readdir(site, { recursive: true })).filter((file) => file.endsWith("index.html") && !file.startsWith("beheer"));
  pages = new Map(await Promise.all(files.map(async (file) => [`/${file.slice(0, -"index.html".length)}`, await readFile(path.join(site, file), "utf8")])));
  composed = new Set();
  for (const kind of ["vragen", "verhalen"]) {
    for (const file of await readdir(path.join(repository, "content", kind))) {
      const [name, lang = ""] = file.replace(/\.md$/, "").split(".");
      const isComposed = /^voorbeeld = true$/m.test(await readFile(path.join(repository, "content", kind, file), "utf8"));
      if (isComposed) composed.add(`${lang && `/${lang}`}/${kind}/${name}/`);
    }
  }
  assert.ok(pages.size > 300 && composed.size > 80, `${pages.size} ${composed.size}`);
});

after(() => rm(out, { recursive: true, force: true }));

test("every card of what was made up says so, in the language of its page", () => {
  const silent = [];
  let cards = 0;
  for (const [url, html] of pages) {
    const lang = /<html lang="(\w+)"/.exec(html)[1];
    for (const [card] of html.matchAll(CARD)) {
      const to = /href="([^"]+)"/.exec(card)[1];
      if (!composed.has(to)) continue;
      cards += 1;
      if (!card.includes(`<em>${MARK[lang]}</em>`)) silent.push(`${url} ${to}`);
    }
  }
  assert.ok(cards > 500, String(cards));
  assert.deepEqual(silent, []);
});

test("a question leads to tips for young people only", () => {
  const others = [];
  let shelves = 0;
  for (const [url, html] of pages) {
    const shelf = /^\/vragen\/./.test(url) && /id="_tips"[^]*?<\/section>/.exec(html)?.[0];
    if (!shelf) continue;
    shelves += 1;
    for (const [card] of shelf.matchAll(/<article[^]*?<\/article>/g)) if (!/jongeren/i.test(card.split("card__meta")[1])) others.push(`${url} ${/href="([^"]+)"/.exec(card)[1]}`);
  }
  assert.ok(shelves > 40, String(shelves));
  assert.deepEqual(others, []);
});

test("nothing made up has an answer of somebody, or a day of answering; nobody is said to take part", async () => {
  const towns = await readdir(path.join(repository, "content/gemeenten"));
  const active = await Promise.all(
    towns.filter((town) => !town.includes(".")).map((town) => readFile(path.join(repository, "content/gemeenten", town, "_index.md"), "utf8")),
  );
  assert.ok(active.every((text) => !text.includes('deelname = "actief"')), "a municipality takes part: then this test is about another site");
  const wrong = [];
  for (const [url, html] of pages) {
    for (const words of REAL) if (html.includes(words)) wrong.push(`${url}: ${words}`);
    if (composed.has(url) && url.includes("/vragen/") && /datePublished|published_time/.test(html)) wrong.push(`${url}: a day`);
  }
  assert.deepEqual(wrong, []);
});
