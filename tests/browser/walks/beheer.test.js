// The editor in the browser, on a folder: what it writes is what `brokers` reads.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { addGroup, chooseFolder, open, openEditor, realContent, save, textOf, tree } from "./editor.js";
import { binary, repository, startBrowser, startSite } from "./site.js";

const COLLECTIONS = [
  "Verhalen",
  "Tips",
  "Vragen en antwoorden",
  "Praktijk",
  "Onderwerpen",
  "Werkende factoren",
  "Mensen",
  "Gemeenten",
  "Pagina's van gemeenten",
  "Andere pagina's",
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

/** What the folder holds at a path. */
async function written(page, name) {
  return textOf(await tree(page), name);
}

async function choose(page, field, choices) {
  for (const choice of choices) {
    await page.getByRole("combobox", { name: field }).click();
    await page.getByRole("option", { name: choice }).click();
    await page.getByRole("listbox").waitFor({ state: "hidden" });
  }
}

/** `brokers check` on the real site with these files in it. */
async function check(files) {
  const root = await mkdtemp(path.join(tmpdir(), "brokers-"));
  try {
    await symlink(path.join(repository, "themes"), path.join(root, "themes"));
    await cp(path.join(repository, "content"), path.join(root, "content"), { recursive: true });
    for (const [name, text] of files) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), text);
    }
    await promisify(execFile)(binary, ["--root", root, "check", "--drafts"]);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

test("the editor opens in Dutch, and asks nobody else for anything", async () => {
  const { context, page, faults } = await openEditor(site, browser, await realContent());
  assert.equal(await page.locator("html").getAttribute("lang"), "nl");
  for (const name of COLLECTIONS) {
    assert.equal(await page.getByRole("treeitem", { name, exact: true }).count(), 1, name);
  }
  assert.deepEqual(faults(), []);
  await context.close();
});

test("an old page that is changed is the same but for the change", async () => {
  const { context, page, faults } = await openEditor(site, browser, await realContent());
  const name = "content/tips/luisteren.md";
  const before = await written(page, name);
  await open(page, "tips/entries/luisteren");
  await page.getByRole("textbox", { name: "Titel" }).fill("Luisteren met je mond dicht");
  await save(page);
  const after = await written(page, name);
  const lines = (text) => text.replaceAll(/\[ | \]/g, (mark) => mark.trim()).split("\n").sort();
  const expected = before
    .replace('title = "Luisteren zonder advies te geven"', 'title = "Luisteren met je mond dicht"\ndraft = false');
  assert.deepEqual(lines(after).filter(Boolean), lines(expected).filter(Boolean));
  await check([[name, after]]);
  assert.deepEqual(faults(), []);
  await context.close();
});

test("a new story has a municipality, topics, a broker and a translation", async () => {
  const { context, page, faults } = await openEditor(site, browser, await realContent());
  await open(page, "verhalen/new");
  await page.getByRole("textbox", { name: "Titel" }).fill("De kok & één pan soep");
  await page.getByRole("textbox", { name: "Samenvatting" }).fill('Een kok zag wie er "geen honger" had.');
  await choose(page, "Gemeente", ["Kerkrade"]);
  await choose(page, "Onderwerpen", ["Hoe je je voelt", "Geld"]);
  await addGroup(page, "De broker");
  await page.getByRole("textbox", { name: "Naam" }).fill("Een kok");
  await page.getByRole("switch", { name: "Bedacht voorbeeld" }).click();
  await page.getByRole("button", { name: "Engels⁩ inschakelen" }).click();
  await page.getByRole("textbox", { name: "Titel" }).nth(1).fill("The cook");
  await page.getByRole("textbox", { name: "Samenvatting" }).nth(1).fill("A cook saw who was not hungry.");
  await page.getByRole("textbox", { name: "Naam" }).nth(1).fill("A cook");
  await save(page);
  const name = "content/verhalen/de-kok-een-pan-soep.md";
  const story = await written(page, name);
  const english = await written(page, name.replace(".md", ".en.md"));
  assert.match(story, /^\+\+\+\ntitle = "De kok & één pan soep"\n/);
  assert.match(story, /^date = \d{4}-\d{2}-\d{2}$/m);
  assert.match(story, /^gemeente = "kerkrade"$/m);
  assert.match(story, /^onderwerpen = \[ "gevoel", "geld" \]$/m);
  assert.match(story, /^voorbeeld = true$/m);
  assert.match(story, /^\[broker\]\nname = "Een kok"$/m);
  assert.match(english, /^title = "The cook"$/m);
  await check([[name, story], [name.replace(".md", ".en.md"), english]]);
  assert.deepEqual(faults(), []);
  await context.close();
});

test("a new page of a municipality goes into its folder", async () => {
  const { context, page, faults } = await openEditor(site, browser, await realContent());
  await open(page, "gemeentepaginas/new");
  await chooseFolder(page, "zaanstad");
  await page.getByRole("textbox", { name: "Titel" }).fill("Agenda");
  await save(page);
  const name = "content/gemeenten/zaanstad/agenda.md";
  const text = await written(page, name);
  assert.doesNotMatch(text, /cbs|gemeente =/);
  await check([[name, text]]);
  assert.deepEqual(faults(), []);
  await context.close();
});

test("without JavaScript the page says what is wrong", async () => {
  const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled: false });
  const page = await context.newPage();
  const answer = await page.goto("/beheer/");
  assert.equal(answer.headers()["x-robots-tag"], "noindex, nofollow");
  await page.getByText("heeft je browser JavaScript nodig").waitFor();
  await context.close();
});
