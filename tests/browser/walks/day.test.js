// A day at the desk, with two people and a young person: from the list to a page on the site. And the same day with a store that
// goes away at every step: nothing is sent twice, nothing is lost, and every page says what is true. Before that, two desks on one
// store, of which one is killed and comes back.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { binary, repository, startBrowser, startSite } from "./site.js";
import { startDesk } from "./store.js";
import { signIn, startTeam } from "./team.js";

const FIRST = "Wat vervelend. Vraag haar hoe het gaat.";
const MINE = "Ik ken dit van vorige week.";
const LATER = "Vraag haar **rustig** hoe het gaat.\n\n- op een rustig moment\n- zonder boos te worden";
const PAGE = { titel: "Wat doe ik als ze niet meer praat?", vraag: "Mijn vriendin praat niet meer.", tekst: "Vraag haar rustig hoe het gaat." };
/** As long as starting a store again takes. */
const OUTAGE = 15_000;
/** How long it is away at each step of a day, in milliseconds: `tests/run full` takes the fifteen seconds everywhere. */
const OUTAGE_PER_STEP = Number(process.env.OUTAGE_PER_STEP ?? 0);
/** What no page may say where the desk cannot know it. */
const UNTRUE = /[Ee]r is niets opgeslagen|collega was je voor|niet verstuurd/;

let source;
let site;
let desk;
let browser;
/** Everybody who works here, by name. */
let people;

/** The small site of the tests, with a form of which every answer needs a second pair of eyes. */
async function small() {
  const folder = await mkdtemp(path.join(tmpdir(), "brokers-day-"));
  await symlink(path.join(repository, "themes"), path.join(folder, "themes"));
  await cp(path.join(repository, "tests/fixtures/klein/content"), path.join(folder, "content"), { recursive: true });
  const form = path.join(folder, "content/formulieren/vraag.toml");
  await writeFile(form, (await readFile(form, "utf8")).replace("anonymous = true", "anonymous = true\nsecond_eyes = true"));
  const page = path.join(folder, "content/paginas/antwoord.md");
  await writeFile(page, (await readFile(page, "utf8")).replace("Tekst.", "{{ bonnetje() }}"));
  return folder;
}

before(async () => {
  source = await small();
  site = await startSite({ source, change: (config) => config });
  desk = await startDesk(site);
  browser = await startBrowser();
  const team = await startTeam(desk, browser);
  people = new Map();
  for (const name of ["Samira", "Bram", "Yusuf", "Noor"]) people.set(name, await team.moderator(name));
});

after(async () => {
  await browser?.close();
  desk?.stop();
  await site?.stop();
  if (source) await rm(source, { recursive: true, force: true });
});

const button = (page, name) => page.getByRole("button", { name, exact: true });
const answer = (page) => page.locator("#antwoord");

/** Asks a question on the site without scripts; `reads` is what the code shows then. */
async function young(question) {
  const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/vraag/");
  await page.getByLabel("Wat wil je vragen?").fill(question);
  await page.getByLabel("Ja, dat mag").check();
  await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
  const code = (await page.locator(".receipt__code").innerText()).trim();
  const reads = async () => {
    await page.goto("/antwoord/");
    await page.getByLabel(/code/i).first().fill(code);
    await page.locator('form[action="/api/receipts"] button').click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page.locator("main").innerText();
  };
  return { context, reads };
}

/** The values of all fields of a page. */
const values = (page) =>
  page.locator("textarea, input:not([type=checkbox]):not([type=radio])").evaluateAll((all) => all.map((field) => field.value));

/** What somebody typed: nothing of it may be lost. */
async function typed(page) {
  const fields = page.locator("textarea:not([readonly]), input[type=text]:not([readonly]), input:not([type]):not([readonly])");
  return (await fields.evaluateAll((all) => all.map((field) => field.value))).filter((value) => value.trim());
}

async function keeps(page, text) {
  const now = await values(page);
  for (const each of text) assert.ok(now.includes(each), `${each} is not in ${JSON.stringify(now)} at ${page.url()}`);
}

/** Presses a button. */
async function presses(page, name) {
  await button(page, name).click();
}

/** Presses a button while the store is away, and once more while its answer gets lost; then the same button of the page
 * after trouble does what was asked for. */
async function pressesInTrouble(page, name, { writes = true, onceMore = name } = {}) {
  const text = await typed(page);
  const words = onceMore.replace(/…$/, "");
  const again = button(page, `Probeer opnieuw: ${words}`);
  for (const how of writes ? ["gone", "loses"] : ["gone"]) {
    const before = desk.store.lost;
    desk.store.now = how;
    await (how === "gone" ? button(page, name) : again).click();
    await again.waitFor({ timeout: 20_000 }).catch(async () => {
      throw new Error(`${name}, ${how}: ${page.url()} ${await page.locator("main").innerText()}`);
    });
    if (how === "loses") assert.equal(desk.store.lost, before + 1, `${name} wrote nothing`);
    await sleep(OUTAGE_PER_STEP);
    desk.store.now = "there";
    const said = await page.locator("main").innerText();
    assert.doesNotMatch(said, UNTRUE, name);
    await keeps(page, text);
    // Besides the same once more, there is only the way back.
    const others = (await page.locator("main button").allInnerTexts()).filter((one) => one !== `Probeer opnieuw: ${words}`);
    assert.deepEqual(others, ["Terug naar de vraag"], name);
  }
  await again.click();
}

/** The day. `press` presses a button, in trouble or not. */
async function walk(press, { names: [one, other], question, title }) {
  const asker = await young(question);
  const [samira, bram] = [people.get(one), people.get(other)];
  const { page } = samira;
  for (const [name, { context, door }] of [[one, samira], [other, bram]]) {
    // A day has passed since they came in.
    await signIn(door, desk.base, name);
    await door.waitForURL("**/desk");
    // Only what a button does is looked at here.
    await context.route("**/draft", (route) => (route.request().resourceType() === "fetch" ? route.abort() : route.continue()));
  }
  const says = async (where, words) => {
    const found = where.getByText(words).first().waitFor({ timeout: 15_000 });
    await found.catch(async () => assert.fail(`no ${words} in ${await where.locator("main").innerText()}`));
  };

  // Overview, claim, conflict.
  await page.goto(`${desk.base}/desk?lijst=vrij`);
  await page.getByRole("link", { name: new RegExp(question.slice(0, 20)) }).click();
  const address = page.url().split("?")[0];
  await bram.page.goto(address);
  await bram.page.locator("#notitie").fill(MINE);
  await press(page, "Ik pak deze op");
  await says(page, "Jij bent hiermee bezig");
  await presses(bram.page, "Ik pak deze op");
  await says(bram.page, `Een collega was je voor: Opgepakt door ${one}`);
  await keeps(bram.page, [MINE]);
  await says(bram.page, `${one} is hiermee bezig`);

  // Note, draft.
  await page.locator("#notitie").fill("Ik heb de mentor gebeld, niets bijzonders.");
  await answer(page).fill(FIRST);
  await press(page, "Zet de notitie erbij");
  await page.locator(".note", { hasText: "Ik heb de mentor gebeld" }).waitFor();
  await keeps(page, [FIRST]);
  await press(page, "Bewaar concept", { writes: false });
  await says(page, "Concept bewaard");
  await bram.page.goto(address);
  await says(bram.page, `Concept van ${one}`);
  assert.equal(await answer(bram.page).inputValue(), FIRST);

  // The session ends, and comes back.
  const half = `${FIRST} En wacht niet`;
  await answer(page).fill(half);
  const leaving = await samira.context.newPage();
  await leaving.goto(`${desk.base}/desk`);
  await presses(leaving, "Afmelden");
  await leaving.getByRole("heading", { name: "Je bent afgemeld" }).waitFor();
  await leaving.close();
  await presses(page, "Bewaar concept");
  await page.getByRole("heading", { name: "Je bent niet meer aangemeld" }).waitFor();
  await keeps(page, [half]);
  await signIn(samira.door, desk.base, one);
  await samira.door.waitForURL(`${address}?lijst=vrij`);
  await press(page, "Probeer opnieuw: Bewaar concept", { again: true, writes: false });
  await says(page, "Concept bewaard");
  await keeps(page, [half]);

  // To a person, with a note.
  await page.locator("#notitie").fill("Wil jij dit afmaken?");
  await page.getByText("Geef door, of vraag iemand mee te kijken…").click();
  await page.getByLabel("Wie pakt dit op?").fill(other);
  await press(page, "Geef door");
  await page.goto(address);
  await says(page, `${other} is hiermee bezig`);
  await page.locator(".note", { hasText: "Wil jij dit afmaken?" }).waitFor();
  assert.equal(await page.locator(".note").count(), 2);

  // Second eyes, preview, send, call back, send.
  await bram.page.goto(address);
  await says(bram.page, "gaat pas weg als een collega het heeft gelezen");
  assert.equal(await answer(bram.page).inputValue(), half);
  await answer(bram.page).fill(FIRST);
  await press(bram.page, "Stuur het antwoord");
  await says(bram.page, "Een collega uit je team leest het");
  await site.later();
  assert.match(await asker.reads(), /werkt aan een antwoord/);
  await press(bram.page, "Haal terug");
  await says(bram.page, "Dit bericht is niet verstuurd");
  assert.equal(await answer(bram.page).inputValue(), FIRST);
  await answer(bram.page).fill(LATER);
  await press(bram.page, "Bewaar concept", { writes: false });
  await bram.page.getByText("Zo leest de afzender het").click();
  await bram.page.locator("details strong", { hasText: "rustig" }).waitFor();
  await press(bram.page, "Stuur het antwoord");
  await says(bram.page, "Een collega uit je team leest het");
  await page.goto(address);
  await page.locator(".letter__team strong", { hasText: "rustig" }).waitFor();
  await press(page, "Gezien, mag weg");
  await says(page, /antwoord gaat weg om \d+:\d\d/);
  await press(page, "Haal terug");
  await says(page, "Dit bericht is niet verstuurd");
  await site.later();
  assert.doesNotMatch(await asker.reads(), /boos te worden|Wat vervelend/);
  await page.goto(address);
  assert.equal(await answer(page).inputValue(), LATER);
  await press(page, "Stuur het antwoord");
  await says(page, "Een collega uit je team leest het");
  await bram.page.goto(address);
  await press(bram.page, "Gezien, mag weg");
  await says(bram.page, /antwoord gaat weg om \d+:\d\d/);
  assert.match(await asker.reads(), /werkt aan een antwoord/);
  await site.later();
  const read = await asker.reads();
  assert.equal(read.match(/zonder boos te worden/g).length, 1, read);
  assert.doesNotMatch(read, /Wat vervelend|mentor|afmaken/);

  // A page for the site.
  await page.goto(address);
  await press(page, "Maak er een pagina van…", { writes: false });
  for (const [name, value] of Object.entries({ ...PAGE, titel: title })) await page.locator(`#${name}`).fill(value);
  await page.getByLabel("Een social broker").check();
  await press(page, "Bekijk de pagina", { writes: false });
  await page.getByRole("heading", { name: "Zo wordt de pagina" }).waitFor();
  await press(page, "Laat een collega de pagina lezen", { onceMore: "Bewaar de pagina" });
  await page.getByRole("heading", { name: "Wacht op een collega" }).waitFor();
  await bram.page.goto(address);
  await press(bram.page, "Akkoord met deze pagina");
  await page.goto(address);
  await page.getByRole("heading", { name: "Klaar voor de site" }).waitFor();
  const { stdout } = await promisify(execFile)(binary, ["--root", site.root, "collect"], { env: site.environment });
  const [, file] = /Geschreven: content\/(vragen\/\S+)\.md/.exec(stdout) ?? assert.fail(stdout);
  desk.build();
  const html = await readFile(path.join(site.root, "dist/site", file, "index.html"), "utf8");
  for (const words of [title, PAGE.vraag, PAGE.tekst]) assert.ok(html.includes(words), `${words} is not in ${html}`);
  assert.match(await asker.reads(), /Het staat ook op de site/);

  // What happened stands there once, in the order of the day.
  await page.goto(address);
  const history = await page.locator(".history").innerText();
  for (const [words, times] of [
    [`Opgepakt door ${one}`, 1],
    [`Notitie geschreven door ${one}`, 1],
    [`Doorgegeven aan een collega door ${one}`, 1],
    [`Ter lezing aan een collega gegeven door ${other}`, 2],
    [`Ter lezing aan een collega gegeven door ${one}`, 1],
    [`Bericht teruggehaald door ${other}`, 1],
    [`Bericht teruggehaald door ${one}`, 1],
    [`Gelezen door ${one}: mag weg`, 1],
    [`Gelezen door ${other}: mag weg`, 1],
    [`Pagina gemaakt door ${one}: een collega leest die eerst`, 1],
    [`Pagina gelezen en goed gevonden door ${other}`, 1],
  ]) {
    assert.equal(history.split(words).length - 1, times, `${words} in ${history}`);
  }
  for (const { context } of [asker, samira, bram]) await context.close();
}

test("two desks on one store are one, also when one of them is killed while somebody types", async () => {
  const second = await desk.another();
  const asker = await young("Hoe zeg ik tegen mijn trainer dat ik van team wil wisselen?");
  const [samira, bram] = [people.get("Samira"), people.get("Bram")];
  const page = samira.page;
  const isKept = (where) => where.getByText(/^Bewaard om/).waitFor({ timeout: 30_000 });
  await page.goto(`${desk.base}/desk?lijst=vrij`);
  await page.getByRole("link", { name: /Hoe zeg ik tegen mijn/ }).click();
  const address = page.url().split("?")[0];
  // A session of the one desk is good at the other.
  const there = address.replace(desk.base, second.base);
  await bram.page.goto(there);
  await presses(page, "Ik pak deze op");
  await page.getByText("Jij bent hiermee bezig").waitFor();
  await presses(bram.page, "Ik pak deze op");
  await bram.page.getByText("Een collega was je voor: Opgepakt door Samira").waitFor();

  // What is typed at one is there at the other.
  await answer(page).fill(FIRST);
  await isKept(page);
  await bram.page.goto(there);
  assert.equal(await answer(bram.page).inputValue(), FIRST);
  const half = `${FIRST} En wacht niet`;
  await answer(bram.page).fill(half);
  await isKept(bram.page);
  await second.kill();
  await answer(bram.page).fill(LATER);
  await bram.page.getByText("Nog niet bewaard. We proberen het zo weer").waitFor();
  await page.reload();
  assert.equal(await answer(page).inputValue(), half);
  await second.start();
  await isKept(bram.page);
  // The page of before the kill goes on: its session, its draft, its buttons.
  await bram.page.locator("#notitie").fill(MINE);
  await presses(bram.page, "Zet de notitie erbij");
  await bram.page.locator(".note", { hasText: MINE }).waitFor();
  await page.reload();
  await page.locator(".note", { hasText: MINE }).waitFor();
  assert.equal(await answer(page).inputValue(), LATER);

  // Sent at one, seen at the other, and read once.
  await presses(page, "Stuur het antwoord");
  await page.getByText("Een collega uit je team leest het").waitFor();
  await bram.page.goto(there);
  await presses(bram.page, "Gezien, mag weg");
  await bram.page.getByText(/antwoord gaat weg om \d+:\d\d/).first().waitFor();
  await site.later();
  assert.equal((await asker.reads()).match(/zonder boos te worden/g).length, 1);

  // Who leaves one has left both. A passkey that was made at one opens the other.
  await page.goto(`${desk.base}/desk`);
  await presses(page, "Afmelden");
  await page.getByRole("heading", { name: "Je bent afgemeld" }).waitFor();
  assert.equal((await page.goto(there)).status(), 401);
  await signIn(samira.door, second.base, "Samira");
  await samira.door.waitForURL(there);
  await asker.context.close();
});

/** Opens a question that nobody has, and gives its address. */
async function opens(page, question) {
  await page.goto(`${desk.base}/desk?lijst=vrij`);
  await page.getByRole("link", { name: new RegExp(question.slice(0, 20)) }).click();
  return page.url().split("?")[0];
}

test("with the store gone for fifteen seconds, what is typed is kept when it is back, and what was sent is sent once", async () => {
  const [samira, bram] = ["Samira", "Bram"].map((name) => people.get(name).page);
  const questions = ["Hoe zeg ik dat ik liever alleen ga?", "Hoe begin ik met hardlopen?"];
  const [first, second] = [await young(questions[0]), await young(questions[1])];
  const typing = await opens(samira, questions[0]);
  const sending = await opens(bram, questions[1]);
  await answer(bram).fill(FIRST);

  const back = Date.now() + OUTAGE;
  desk.store.now = "gone";
  await answer(samira).fill("Vraag of iemand");
  await samira.getByText("Nog niet bewaard. We proberen het zo weer").waitFor();
  const again = button(bram, "Probeer opnieuw: Stuur het antwoord");
  for (const press of [button(bram, "Stuur het antwoord"), again]) {
    const shown = bram.waitForResponse((response) => response.request().resourceType() === "document");
    await press.click();
    assert.equal((await shown).status(), 503);
    await again.waitFor();
    assert.doesNotMatch(await bram.locator("main").innerText(), UNTRUE);
    await keeps(bram, [FIRST]);
  }
  await answer(samira).fill(LATER);
  await sleep(back - Date.now());
  assert.equal(await answer(samira).inputValue(), LATER);
  await samira.getByText("Nog niet bewaard. We proberen het zo weer").waitFor();
  desk.store.now = "there";

  // One presses again, and the page of the other goes on by itself.
  await again.click();
  await bram.getByText("Een collega uit je team leest het").waitFor();
  await samira.getByText(/^Bewaard om/).waitFor({ timeout: 10_000 });
  await bram.goto(typing);
  assert.equal(await answer(bram).inputValue(), LATER);
  await samira.goto(sending);
  const history = await samira.locator(".history").innerText();
  assert.equal(history.split("Ter lezing aan een collega gegeven door Bram").length, 2, history);
  await presses(samira, "Gezien, mag weg");
  await samira.getByText(/antwoord gaat weg om/).first().waitFor();
  await site.later();
  const read = await second.reads();
  assert.equal(read.split("Vraag haar hoe het gaat").length, 2, read);
  assert.doesNotMatch(await first.reads(), /rustig/);
  for (const { context } of [first, second]) await context.close();
});

test("a day of two people ends on the page of the young person and on the site", async () => {
  const names = ["Samira", "Bram"];
  await walk(presses, { names, question: "Wat moet ik doen als mijn vriendin niet meer praat?", title: PAGE.titel });
});

test("with the store gone at every step nothing is sent twice, and nothing is lost", async () => {
  const press = (page, name, { again = false, ...trouble } = {}) =>
    again ? presses(page, name) : pressesInTrouble(page, name, trouble);
  const names = ["Yusuf", "Noor"];
  await walk(press, { names, question: "Hoe zeg ik thuis dat ik wil stoppen met voetbal?", title: "Hoe stop ik ermee?" });
});
