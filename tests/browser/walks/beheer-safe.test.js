// Nobody's work is lost in the editor in the browser: after each thing that somebody does, every byte of every file in the
// folder is compared.

import assert from "node:assert/strict";
import { cp, mkdtemp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { addGroup, changes, chooseFolder, open, openEditor, openList, openWindow, press, put, save, textOf, tree } from "./editor.js";
import { repository, startBrowser, startSite } from "./site.js";

const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
/** A picture of one dot, and another for each number. */
const png = (number) => Buffer.concat([Buffer.from(PNG, "base64"), Buffer.from([number])]);
const story = (title, more = "") =>
  `+++\ntitle = "${title}"\ndate = 2026-03-14\ndescription = "Een zin."\ndraft = false\n${more}+++\n\nEr was eens een ${title}.\n`;
const picture = (name) => `image = { src = "${name}", alt = "Wat er te zien is op ${name}" }\n`;

const V = "content/verhalen";
const BROKEN = `+++\ntitle = "Stuk\ndate = 2026-03-14\n+++\n\nEen uur werk.\n`;
const FILES = [
  ["content/_index.md", `+++\ntitle = "Thuis"\n+++\n\nWelkom.\n`],
  [`${V}/_index.md`, `+++\ntitle = "Verhalen"\n+++\n`],
  [`${V}/aap.md`, story("aap", picture("aap.png"))],
  [`${V}/aap.png`, png(1)],
  [`${V}/noot.md`, story("noot", picture("noot.png"))],
  [`${V}/noot.png`, png(2)],
  [`${V}/zonder.md`, story("zonder")],
  [`${V}/brief.pdf`, "%PDF-1.4 een brief"],
  [`${V}/bundel/index.md`, story("bundel", picture("b.png"))],
  [`${V}/bundel/b.png`, png(3)],
  [`${V}/stuk.md`, BROKEN],
  [`${V}/zonder.en.md`, BROKEN],
  ["content/gemeenten/kerkrade/_index.md", `+++\ntitle = "Kerkrade"\nname = "Kerkrade"\ncbs = "GM0928"\nprovincie = "Limburg"\ndeelname = "actief"\n+++\n`],
  ["content/gemeenten/kerkrade/agenda.md", `+++\ntitle = "Agenda"\n${picture("plein.png")}+++\n\nKoffie.\n`],
  ["content/gemeenten/kerkrade/plein.png", png(4)],
  ["content/gemeenten/zaanstad/_index.md", `+++\ntitle = "Zaanstad"\nname = "Zaanstad"\ncbs = "GM0479"\nprovincie = "Noord-Holland"\ndeelname = "actief"\n+++\n`],
  ["content/gemeenten/zaanstad/plein.png", png(5)],
  ["content/robots.txt", "niets"],
];

let root;
let site;
let browser;

before(async () => {
  // The site itself has a page in a folder of its own, too, so that the editor is made for those.
  root = await mkdtemp(path.join(tmpdir(), "brokers-"));
  await symlink(path.join(repository, "themes"), path.join(root, "themes"));
  await cp(path.join(repository, "content"), path.join(root, "content"), { recursive: true });
  await mkdir(path.join(root, V, "bundel"));
  await writeFile(path.join(root, V, "bundel/index.md"), story("bundel"));
  site = await startSite({ source: root });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
  await rm(root, { recursive: true, force: true });
});

/** Asks the editor to take away the page whose form is open; false when it does not offer that. */
async function remove(page) {
  await page.getByRole("button", { name: "Editoropties tonen" }).click();
  const list = openList(page);
  await list.getByRole("menuitem").first().waitFor();
  const item = list.getByRole("menuitem", { name: /verwijderen/i });
  if ((await item.count()) === 0) {
    await page.keyboard.press("Escape");
    return false;
  }
  await item.click();
  await page.getByRole("button", { name: "Verwijderen", exact: true }).click();
  return true;
}

const title = (page) => page.getByRole("textbox", { name: "Titel" }).first();
const said = (page, text) => page.getByRole("alert").filter({ hasText: text }).first().waitFor();

/** Closes what is said of a refusal. */
async function understood(page) {
  await page.getByRole("button", { name: "OK", exact: true }).click();
  const read = page.getByRole("button", { name: "Gelezen" });
  while ((await read.count()) > 0) {
    await read.first().click();
  }
}

/** Answers the question that comes next; gives what was asked. */
function answer(page, yes) {
  return new Promise((resolve) => {
    page.once("dialog", async (dialog) => {
      resolve(dialog.type());
      await (yes ? dialog.accept() : dialog.dismiss());
    });
  });
}

test("only the page that somebody deletes is gone", async () => {
  const { context, disk, page } = await openEditor(site, browser, FILES);
  const before = await tree(disk);
  for (const name of ["zonder", "noot"]) {
    await open(page, `verhalen/entries/${name}`);
    assert.equal(await remove(page), true);
    await title(page).waitFor({ state: "detached" });
  }
  assert.deepEqual(changes(before, await tree(disk)), [`${V}/noot.md`, `${V}/zonder.md`]);
  await context.close();
});

test("what others may need cannot be deleted", async () => {
  const { context, disk, page } = await openEditor(site, browser, FILES);
  const before = await tree(disk);
  for (const where of ["verhalen-map/entries/bundel/index", "gemeenten/entries/kerkrade/_index", "gemeentepaginas/entries/kerkrade/agenda"]) {
    await open(page, where);
    assert.equal(await remove(page), false, where);
  }
  assert.deepEqual(changes(before, await tree(disk)), []);
  await context.close();
});

test("with a configuration that deletes pictures with a page, nothing is deleted", async () => {
  const { context, disk, page } = await openEditor(site, browser, FILES, (config) => {
    for (const collection of config.collections) {
      Object.assign(collection, { delete: true, media_folder: "", public_folder: "" });
    }
  });
  const before = await tree(disk);
  for (const where of ["verhalen/entries/zonder", "verhalen-map/entries/bundel/index"]) {
    await open(page, where);
    assert.equal(await remove(page), true);
    await said(page, "Er is niets weggehaald");
  }
  assert.deepEqual(changes(before, await tree(disk)), []);
  await context.close();
});

test("whoever leaves a form with changes is asked first, and keeps them", async () => {
  const { context, disk, page } = await openEditor(site, browser, FILES);
  const before = await tree(disk);
  const ways = [
    ["the editor's arrow", () => page.getByRole("button", { name: "Bewerken annuleren" }).click()],
    ["the browser's arrow", () => page.evaluate(() => history.back())],
    ["a link", () => page.evaluate(() => { location.hash = "#/collections/tips"; })],
    ["a reload", () => page.reload({ timeout: 3000 }).catch(() => {})],
  ];
  for (const form of ["entries/zonder", "new"]) {
    await open(page, `verhalen/${form}`);
    await title(page).fill("Een uur schrijven");
    await page.keyboard.press("Escape");
    for (const [name, leave] of ways) {
      const asked = answer(page, false);
      await leave();
      assert.equal(await asked, name === "a reload" ? "beforeunload" : "confirm", name);
      assert.equal(await title(page).inputValue(), "Een uur schrijven", name);
      assert.match(page.url(), new RegExp(`verhalen/${form}`), name);
    }
    const asked = answer(page, true);
    await ways[0][1]();
    assert.equal(await asked, "confirm");
    await title(page).waitFor({ state: "detached" });
  }
  assert.deepEqual(changes(before, await tree(disk)), []);
  await context.close();
});

test("a form without changes asks nothing, and neither does one that was saved", async () => {
  const { context, page } = await openEditor(site, browser, FILES);
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(`${dialog.message()} ${page.url()}`);
    dialog.accept();
  });
  await open(page, "verhalen/entries/zonder");
  await title(page).click();
  await page.getByRole("button", { name: "Bewerken annuleren" }).click();
  await title(page).waitFor({ state: "detached" });
  await open(page, "verhalen/entries/zonder");
  await title(page).fill("Met");
  await save(page);
  await title(page).waitFor({ state: "detached" });
  await page.reload();
  assert.deepEqual(asked, []);
  await context.close();
});

test("a stale form overwrites nothing: changed on disk before or after it opened", async () => {
  const { context, disk, page } = await openEditor(site, browser, FILES);
  const name = `${V}/zonder.md`;
  for (const when of ["before", "after"]) {
    const newer = story(`zonder, van een collega, ${when}`);
    if (when === "before") {
      await put(disk, [[name, newer]]);
    }
    await open(page, "verhalen/entries/zonder");
    if (when === "before") {
      await said(page, "is veranderd sinds je het opende");
    } else {
      await put(disk, [[name, newer]]);
    }
    const before = await tree(disk);
    await title(page).fill("Van mij");
    await press(page);
    await said(page, "Er is niets overschreven");
    await understood(page);
    assert.deepEqual(changes(before, await tree(disk)), []);
    assert.equal(await title(page).inputValue(), "Van mij");
    const asked = answer(page, true);
    await page.reload();
    await asked;
    await title(page).waitFor();
    // What the editor kept of the old form must not go over the colleague's unseen.
    await said(page, "Zet je die tekst terug");
  }
  await context.close();
});

test("of two windows the first saves, and the second is told", async () => {
  const { context, disk, page: first } = await openEditor(site, browser, FILES);
  const { page: second } = await openWindow(site, context);
  for (const page of [first, second]) {
    await open(page, "verhalen/entries/zonder");
  }
  await title(first).fill("Van de eerste");
  await save(first);
  const before = await tree(disk);
  assert.match(textOf(before, `${V}/zonder.md`), /Van de eerste/);
  await title(second).fill("Van de tweede");
  await press(second);
  await said(second, "Er is niets overschreven");
  await understood(second);
  assert.deepEqual(changes(before, await tree(disk)), []);
  // Who saved may save again.
  await open(first, "verhalen/entries/zonder");
  await title(first).fill("Van de eerste, beter");
  await press(first);
  await title(first).waitFor({ state: "detached" });
  const after = await tree(disk);
  assert.deepEqual(changes(before, after), [`${V}/zonder.md`]);
  assert.match(textOf(after, `${V}/zonder.md`), /Van de eerste, beter/);
  await context.close();
});

test("a stale form deletes nothing", async () => {
  const { context, disk, page } = await openEditor(site, browser, FILES);
  await open(page, "verhalen/entries/zonder");
  await put(disk, [[`${V}/zonder.md`, story("zonder, van een collega")]]);
  const before = await tree(disk);
  assert.equal(await remove(page), true);
  await said(page, "is veranderd sinds je het opende");
  assert.deepEqual(changes(before, await tree(disk)), []);
  await context.close();
});

test("a page with a slip is named, and no page or translation takes its place", async () => {
  const { context, disk, page } = await openEditor(site, browser, FILES);
  const before = await tree(disk);
  await said(page, `${V}/stuk.md: er is een fout in regel 2`);
  await said(page, `${V}/zonder.en.md`);
  await open(page, "verhalen/new");
  await title(page).fill("Stuk");
  await page.getByRole("textbox", { name: "Samenvatting" }).first().fill("Een zin.");
  await press(page);
  await said(page, "Het is niet overschreven");
  await understood(page);
  assert.deepEqual(changes(before, await tree(disk)), []);
  await title(page).fill("Heel");
  await save(page);
  const whole = await tree(disk);
  assert.deepEqual(changes(before, whole), [`${V}/heel.md`]);
  await open(page, "verhalen/entries/zonder");
  await page.getByRole("button", { name: "Engels⁩ inschakelen" }).click();
  await page.getByRole("textbox", { name: "Titel" }).nth(1).fill("Monkey");
  await page.getByRole("textbox", { name: "Samenvatting" }).nth(1).fill("A line.");
  await press(page);
  await said(page, "Het is niet overschreven");
  await understood(page);
  const after = await tree(disk);
  assert.equal(after[`${V}/zonder.en.md`], whole[`${V}/zonder.en.md`]);
  assert.deepEqual(changes(whole, after).filter((name) => name !== `${V}/zonder.md`), []);
  await context.close();
});

test("a new page is a draft, and takes the place of none that came meanwhile", async () => {
  const { context, disk, page } = await openEditor(site, browser, FILES);
  await open(page, "verhalen/new");
  await title(page).fill("Nieuw");
  await page.getByRole("textbox", { name: "Samenvatting" }).first().fill("Een zin.");
  await put(disk, [[`${V}/nieuw.md`, story("nieuw, van een collega")]]);
  const before = await tree(disk);
  await press(page);
  await said(page, "Dat is niet overschreven");
  await understood(page);
  assert.deepEqual(changes(before, await tree(disk)), []);
  await title(page).fill("Nieuwer");
  await save(page);
  const after = await tree(disk);
  assert.deepEqual(changes(before, after), [`${V}/nieuwer.md`]);
  assert.match(textOf(after, `${V}/nieuwer.md`), /^draft = true$/m);
  await context.close();
});

/** Gives the page of the open form a picture. */
async function give(page, name, bytes) {
  await addGroup(page, "Foto");
  const field = page.getByRole("group", { name: /Veld.*Bestand/ });
  const browse = field.getByRole("button", { name: "Bladeren" });
  // On a busy machine the form can draw itself once more, and forget the box.
  await browse.waitFor({ timeout: 5000 }).catch(() => addGroup(page, "Foto"));
  await browse.waitFor();
  await field.locator("input[type=file]").first().setInputFiles({ name, mimeType: "image/png", buffer: bytes });
  await page.getByRole("textbox", { name: "Wat er te zien is" }).first().fill("Een plein");
}

test("a picture goes beside its page, and takes the place of no other", async () => {
  const { context, disk, page } = await openEditor(site, browser, FILES);
  await put(disk, [[`${V}/foto.png`, png(9)]]);
  const before = await tree(disk);
  await open(page, "verhalen/entries/zonder");
  // The editor does not know that one; it came after it read the folder.
  await give(page, "foto.png", png(8));
  await press(page);
  await said(page, "Er is al een bestand");
  await understood(page);
  assert.deepEqual(changes(before, await tree(disk)), []);
  const left = answer(page, true);
  await page.getByRole("button", { name: "Bewerken annuleren" }).click();
  await left;
  // Of this one it does.
  await open(page, "verhalen/entries/zonder");
  await give(page, "aap.png", png(7));
  await save(page);
  const after = await tree(disk);
  const changed = changes(before, after);
  assert.deepEqual(changed, [`${V}/aap-1.png`, `${V}/zonder.md`]);
  assert.match(textOf(after, `${V}/zonder.md`), /^src = "aap-1.png"$/m);
  assert.equal(after[`${V}/aap-1.png`], png(7).toString("base64"));
  await context.close();
});

test("a page that moves takes nothing with it, and the place of nothing", async () => {
  const { context, disk, page } = await openEditor(site, browser, FILES);
  const into = (town) => chooseFolder(page, town);
  const before = await tree(disk);
  await open(page, "gemeentepaginas/entries/kerkrade/agenda");
  await page.getByRole("textbox", { name: "Samenvatting" }).first().fill("Een zin.");
  await into("zaanstad");
  await press(page);
  await title(page).waitFor({ state: "detached" });
  const moved = await tree(disk);
  const [from, to] = ["kerkrade", "zaanstad"].map((town) => `content/gemeenten/${town}/agenda.md`);
  assert.deepEqual(changes(before, moved), [from, to]);
  assert.ok(!(from in moved));
  assert.match(textOf(moved, to), /Koffie\./);
  // Back again, where somebody made a page of that name meanwhile.
  await put(disk, [[from, story("agenda, van een collega")]]);
  const given = await tree(disk);
  await open(page, "gemeentepaginas/entries/zaanstad/agenda");
  await into("kerkrade");
  await press(page);
  await said(page, "Er is al een bestand");
  assert.deepEqual(changes(given, await tree(disk)), []);
  await context.close();
});

test("the hour at which a page is to appear stays, and can be given", async () => {
  const moments = ["2026-07-10", "2026-07-10T18:30:00", "2026-07-10T18:30:00Z", "2026-07-10T18:30:00+02:00"];
  const file = (at) => `${V}/later-${at}.md`;
  const files = moments.map((moment, at) => [file(at), story(`later-${at}`, `publish_on = ${moment}\n`)]);
  const { context, disk, page } = await openEditor(site, browser, [...FILES, ...files]);
  const written = async (name) => Date.parse(/^publish_on = (.*)$/m.exec(textOf(await tree(disk), name))[1]);
  for (const [at, moment] of moments.entries()) {
    await open(page, `verhalen/entries/later-${at}`);
    await page.getByRole("textbox", { name: "Titel" }).first().fill("Anders");
    await save(page);
    assert.equal(await written(file(at)), Date.parse(moment), moment);
  }
  await open(page, "verhalen/entries/zonder");
  await page.locator("input[type=datetime-local]").first().fill("2026-08-01T16:00");
  await save(page);
  assert.equal(await written(`${V}/zonder.md`), Date.parse("2026-08-01T16:00"));
  await context.close();
});
