// The desk when things go wrong, in a browser as people have it: pages are kept for "back", there are several tabs, sessions
// end, and the store is too busy to write.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";
import { startSite } from "./site.js";
import { signIn, startTeam } from "./team.js";

const HALF = "Een half antwoord, <b>nog niet af</b>.\nEn \"meer\".";

let site;
let browser;

before(async () => {
  // Passkeys want a name.
  const { base, desk, ...rest } = await startSite();
  site = { base: base.replace("127.0.0.1", "localhost"), desk: desk.replace("127.0.0.1", "localhost"), ...rest };
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

let asked = 0;

/** Asks a question; gives its code and the address of it at the desk. */
async function ask(desk) {
  asked += 1;
  const response = await fetch(`${site.base}/api/forms/vraag`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ vraag: `Vraag nummer ${asked} van vandaag: hoe vertel ik het thuis, ${"na ".repeat(asked)}school?`, leeftijd: "15-17", publiceren: "ja" }),
  });
  assert.equal(response.status, 201, await response.clone().text());
  const { receipt } = await response.json();
  const page = await desk.newPage();
  for (const list of ["open", "spam"]) {
    await page.goto(`${site.base}/desk?lijst=${list}`);
    for (const link of await page.locator(".entry__link").all()) {
      const address = `${site.base}${(await link.getAttribute("href")).split("?")[0]}`;
      const other = await desk.newPage();
      await other.goto(address);
      const found = (await other.locator("body").innerText()).includes(`Vraag nummer ${asked} van vandaag`);
      const spam = other.getByRole("button", { name: "Dit is geen spam" });
      if (found && (await spam.count())) {
        await spam.click();
      }
      await other.close();
      if (found) {
        await page.close();
        return { receipt, address };
      }
    }
  }
  throw new Error("the question is not at the desk");
}

async function answerOf(receipt) {
  await site.later();
  const response = await fetch(`${site.base}/api/receipts`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body: JSON.stringify({ code: receipt }),
  });
  return JSON.stringify(await response.json());
}

let team;

async function moderator(name) {
  team ??= await startTeam(site, browser);
  return team.moderator(name);
}

const answer = (page) => page.getByLabel(/Jouw antwoord|Wat je had geschreven/);
const button = (page, name) => page.getByRole("button", { name, exact: true });

/** Nothing can be written in the store until `release` is called: another program has it. */
async function lock() {
  const program = [
    "import sqlite3, sys",
    "db = sqlite3.connect(sys.argv[1], isolation_level=None, timeout=30)",
    "db.execute('BEGIN IMMEDIATE')",
    "print('held', flush=True)",
    "sys.stdin.readline()",
    "db.execute('ROLLBACK')",
  ].join("\n");
  const file = path.join(site.root, ".brokers/store.sqlite");
  const child = spawn("python3", ["-c", program, file], { stdio: ["pipe", "pipe", "inherit"] });
  const [first] = await once(child.stdout, "data");
  assert.match(String(first), /held/);
  return async () => {
    child.stdin.write("\n");
    await once(child, "exit");
  };
}

test("with the store away, the page asks for the same once more, and sends nothing else", async () => {
  const { context, page } = await moderator("Samira");
  const { receipt, address } = await ask(context);
  await page.goto(address);
  await answer(page).fill(HALF);
  const release = await lock();
  await button(page, "Ik pak deze op").click();
  const again = button(page, "Probeer opnieuw: Ik pak deze op");
  await again.waitFor({ timeout: 40_000 });
  assert.equal(await answer(page).inputValue(), HALF);
  assert.doesNotMatch(await page.locator("main").innerText(), /Er is niets opgeslagen|collega was je voor/);
  await release();
  await again.click();
  await page.getByText("Jij bent hiermee bezig").waitFor();
  await page.getByText("Gelukt. Opgepakt door Samira").waitFor();
  assert.equal(await answer(page).inputValue(), HALF);
  assert.doesNotMatch(await answerOf(receipt), /half antwoord/);
  // The address leads back to the question.
  const other = await context.newPage();
  const response = await other.goto(page.url());
  assert.equal(response.status(), 200);
  assert.equal(other.url(), address);
  await context.close();
});

test("an answer that took too long is sent once, and told as sent", async () => {
  const { context, page } = await moderator("Anna");
  const { receipt, address } = await ask(context);
  await page.goto(address);
  await answer(page).fill(HALF);
  const release = await lock();
  await button(page, "Stuur het antwoord").click();
  const again = button(page, "Probeer opnieuw: Stuur het antwoord");
  await again.waitFor({ timeout: 40_000 });
  await release();
  // A write that waited may still arrive, before or after the next press.
  await again.click();
  await page.getByText("Antwoord geschreven door Anna").first().waitFor();
  const text = await page.locator("body").innerText();
  assert.doesNotMatch(text, /was je voor|niet opgeslagen/);
  assert.equal(text.match(/Antwoord geschreven door Anna/g).length, text.includes("Gelukt.") ? 2 : 1);
  assert.match(await answerOf(receipt), /half antwoord/);
  await context.close();
});

test("two tabs of one person are no colleagues of each other", async () => {
  const { context, page } = await moderator("Yusuf");
  const { receipt, address } = await ask(context);
  const other = await context.newPage();
  await page.goto(address);
  await other.goto(address);
  await button(page, "Ik pak deze op").click();
  await page.getByText("Jij bent hiermee bezig").waitFor();
  await answer(other).fill(HALF);
  await button(other, "Ik pak deze op").click();
  await other.getByText("Gelukt. Opgepakt door Yusuf").waitFor();
  assert.equal(await answer(other).inputValue(), HALF);
  // Sent from the page that was loaded first.
  await answer(page).fill("Het hele antwoord.");
  await button(page, "Stuur het antwoord").click();
  await page.getByText(/Je antwoord gaat weg om/).waitFor();
  await button(other, "Stuur het antwoord").click();
  await other.getByText("Dit heb je zelf intussen veranderd").waitFor();
  assert.equal(await answer(other).inputValue(), HALF);
  assert.match(await answerOf(receipt), /Het hele antwoord/);
  await context.close();
});

test("whoever goes back after sending sends nothing twice", async () => {
  const { context, page } = await moderator("Nadia");
  const { receipt, address } = await ask(context);
  await page.goto(address);
  await answer(page).fill(HALF);
  await button(page, "Stuur het antwoord").click();
  await page.getByText(/Je antwoord gaat weg om/).waitFor();
  // A page that was kept is not loaded again.
  await page.goBack({ waitUntil: "commit" });
  await page.getByRole("heading", { level: 1 }).waitFor();
  if (await button(page, "Stuur het antwoord").count()) {
    // A page that the browser kept: it is of before.
    await button(page, "Stuur het antwoord").click();
    await page.getByText("Antwoord geschreven door Nadia").first().waitFor();
  }
  const text = await page.locator("body").innerText();
  assert.match(text, /Je antwoord gaat weg om/);
  assert.doesNotMatch(text, /was je voor/);
  assert.match(await answerOf(receipt), /half antwoord/);
  await context.close();
});

test("half an answer survives going to the queue and back", async () => {
  const { context, page } = await moderator("Kees");
  const { address } = await ask(context);
  await page.goto(address);
  await answer(page).fill(HALF);
  await page.getByRole("link", { name: "Naar de wachtrij" }).click();
  await page.locator(".queue, .empty").first().waitFor();
  await page.goBack({ waitUntil: "commit" });
  await answer(page).waitFor();
  assert.equal(await answer(page).inputValue(), HALF);
  await context.close();
});

test("after the session is over one comes back to where one was, with what was typed", async () => {
  const { context, page, door } = await moderator("Fleur");
  const { receipt, address } = await ask(context);
  await page.goto(address);
  await answer(page).fill(HALF);
  const leaving = await context.newPage();
  await leaving.goto(`${site.base}/desk`);
  await button(leaving, "Afmelden").click();
  await leaving.getByRole("heading", { name: "Je bent afgemeld" }).waitFor();
  await button(page, "Ik pak deze op").click();
  await page.getByRole("heading", { name: "Je bent niet meer aangemeld" }).waitFor();
  assert.equal(await answer(page).inputValue(), HALF);
  await signIn(door, site.base, "Fleur");
  await door.waitForURL(address);
  await button(page, "Probeer opnieuw: Ik pak deze op").click();
  await page.getByText("Jij bent hiermee bezig").waitFor();
  assert.equal(await answer(page).inputValue(), HALF);
  // And signing off with something typed that the team's draft does not hold asks first.
  await page.route("**/draft", (route) => (route.request().resourceType() === "fetch" ? route.abort() : route.continue()));
  await answer(page).fill(`${HALF} En meer.`);
  await button(page, "Afmelden").click();
  await page.getByRole("heading", { name: "Je hebt nog iets geschreven" }).waitFor();
  await button(page, "Terug naar de vraag").click();
  assert.equal(await answer(page).inputValue(), `${HALF} En meer.`);
  assert.doesNotMatch(await answerOf(receipt), /half antwoord/);
  await context.close();
});

test("Enter in the name of a colleague presses no button that nobody chose", async () => {
  await (await moderator("Bram")).context.close();
  const { context, page } = await moderator("Tarik");
  const { address } = await ask(context);
  await page.goto(address);
  await answer(page).fill(HALF);
  await page.getByText("Geef door, of vraag iemand mee te kijken…").click();
  await page.getByLabel("Wie pakt dit op?").fill("Bram");
  await page.getByLabel("Wie pakt dit op?").press("Enter");
  await page.waitForTimeout(300);
  assert.equal(page.url(), address);
  assert.equal(await answer(page).inputValue(), HALF);
  await button(page, "Geef door").click();
  await page.getByText("Gelukt. Doorgegeven aan een collega door Tarik").waitFor();
  await page.getByText("Bram is hiermee bezig").waitFor();
  assert.equal(await answer(page).inputValue(), HALF);
  await context.close();
});

test("the part of the queue that one looks at stays, in each tab", async () => {
  const { context, page } = await moderator("Lotte");
  await ask(context);
  await page.goto(`${site.base}/desk?lijst=open&formulier=vraag`);
  await page.locator(".entry__link").first().click();
  const claim = page.getByRole("button", { name: /Ik pak deze op|Neem over van/ });
  await claim.first().click();
  await page.getByText("Jij bent hiermee bezig").waitFor();
  await button(page, "Zet terug in de wachtrij").click();
  // And the list says what was done, and how to undo it.
  await page.waitForURL("**/desk?formulier=vraag&gedaan=*");
  await button(page, "Maak dit ongedaan").waitFor();
  await page.getByRole("link", { name: "Toon alles" }).waitFor();
  await context.close();
});
