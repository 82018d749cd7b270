// A conversation with two moderators: a shared draft, a conflict, what is sent and called back, and what the young person reads.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { look } from "./look.js";
import { startBrowser, startSite, watch } from "./site.js";
import { startTeam } from "./team.js";

let site;
let browser;
let team;

before(async () => {
  const { base, desk, ...rest } = await startSite({ active: ["kerkrade"] });
  // Passkeys want a name.
  site = { base: base.replace("127.0.0.1", "localhost"), desk: desk.replace("127.0.0.1", "localhost"), ...rest };
  browser = await startBrowser();
  team = await startTeam(site, browser);
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const QUESTION = "Mijn vriendin praat niet meer met mij. Wat moet ik doen?";
const button = (page, name) => page.getByRole("button", { name, exact: true });
const answer = (page) => page.getByLabel("Jouw antwoord");
const state = (page) => page.locator("[data-draft-state]");

async function ask() {
  const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/kerkrade/vraag/");
  await page.getByLabel("Wat wil je vragen?").fill(QUESTION);
  await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
  const code = (await page.locator(".receipt__code").innerText()).trim();
  const looks = async () => {
    await page.goto("/antwoord/");
    await page.getByLabel(/code/i).first().fill(code);
    await page.locator('form[action="/api/receipts"] button').click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    return page.locator("main").innerText();
  };
  return { context, page, looks };
}

test("draft, conflict, send, call back, send: the code shows what was meant, and nothing before it left", async () => {
  const young = await ask();
  const samira = await team.moderator("Samira");
  const bram = await team.moderator("Bram");
  const seen = [samira, bram].map(({ page }) => watch(page, site.base));
  await samira.page.goto(`${site.base}/desk`);
  await samira.page.locator(".entry__link").first().click();
  await button(samira.page, "Ik pak deze op").click();
  await samira.page.getByText("Jij bent hiermee bezig").waitFor();
  const address = samira.page.url().split("?")[0];

  // What is typed is kept, and a colleague sees it.
  await answer(samira.page).pressSequentially("Dat is vervelend.");
  await samira.page.getByText(/^Bewaard om \d+:\d\d$/).waitFor();
  await bram.page.goto(address);
  await bram.page.getByText(/Concept van Samira, bewaard/).waitFor();
  assert.equal(await answer(bram.page).inputValue(), "Dat is vervelend.");
  await look(bram.page, "concept-van-een-collega");

  // The connection drops while somebody types, and comes back.
  await bram.context.setOffline(true);
  await answer(bram.page).fill("Dat is vervelend. Vraag haar hoe het gaat.");
  await bram.page.getByText("Nog niet bewaard. We proberen het zo weer").waitFor();
  await bram.context.setOffline(false);
  await bram.page.getByText(/^Bewaard om/).waitFor({ timeout: 40_000 });

  // Both type: nobody overwrites anything, and both texts are there.
  await answer(samira.page).fill("Ik zou het aan je moeder vertellen.");
  await samira.page.getByText("Een collega schrijft hier ook aan").waitFor();
  await button(samira.page, "Bewaar concept").click();
  await samira.page.getByText(/Bram schreef ook aan dit antwoord/).waitFor();
  assert.equal(await answer(samira.page).inputValue(), "Ik zou het aan je moeder vertellen.");
  const other = samira.page.locator("textarea[readonly]");
  assert.equal(await other.inputValue(), "Dat is vervelend. Vraag haar hoe het gaat.");
  await look(samira.page, "concept-van-twee");

  await samira.page.getByLabel("Notitie").fill("Ik heb met Bram overlegd.");
  await button(samira.page, "Zet de notitie erbij").click();
  await samira.page.locator(".note", { hasText: "Ik heb met Bram overlegd." }).waitFor();
  await answer(samira.page).fill("Vraag haar hoe het gaat.\n\n- rustig\n- **zonder** boos te worden");
  await button(samira.page, "Bewaar concept").click();
  await samira.page.getByText(/Concept bewaard/).waitFor();
  await samira.page.getByText("Zo leest de afzender het").click();
  await samira.page.locator("details strong", { hasText: "zonder" }).waitFor();

  await button(samira.page, "Stuur het antwoord").click();
  await samira.page.getByText(/Je antwoord gaat weg om \d+:\d\d/).waitFor();
  await look(samira.page, "antwoord-onderweg");
  assert.match(await young.looks(), /Iemand leest je vraag en werkt aan een antwoord/);

  await button(samira.page, "Haal terug").click();
  await samira.page.getByText("Dit bericht is niet verstuurd").waitFor();
  assert.match(await answer(samira.page).inputValue(), /zonder/);
  await site.later();
  assert.doesNotMatch(await young.looks(), /boos te worden/);

  await samira.page.reload();
  await answer(samira.page).fill("Vraag haar **rustig** hoe het gaat.");
  await button(samira.page, "Stuur het antwoord").click();
  await samira.page.getByText(/Je antwoord gaat weg om/).waitFor();
  await site.later();
  const read = await young.looks();
  assert.match(read, /Vraag haar rustig hoe het gaat\./);
  assert.doesNotMatch(read, /boos te worden|overlegd|moeder vertellen/);
  // Their own question is folded.
  assert.doesNotMatch(read, /praat niet meer/);
  await young.page.getByText("Wat je vroeg").click();
  await young.page.getByText(QUESTION).waitFor();
  if (process.env.SHOTS) {
    for (const width of [360, 768, 1280]) {
      for (const colorScheme of ["light", "dark"]) {
        await young.page.setViewportSize({ width, height: 900 });
        await young.page.emulateMedia({ colorScheme });
        await young.page.screenshot({ path: `${process.env.SHOTS}/gesprek-${width}-${colorScheme}.png`, fullPage: true });
      }
    }
  }

  // Once it has left, it can only be added to.
  await samira.page.reload();
  await samira.page.getByText("Dit schreven we").waitFor();
  assert.equal(await button(samira.page, "Haal terug").count(), 0);
  await answer(samira.page).fill("Nog iets: wacht niet te lang.");
  await button(samira.page, "Stuur dit erbij").click();
  await samira.page.getByText(/Je antwoord gaat weg om/).waitFor();
  await site.later();
  assert.match(await young.looks(), /rustig hoe het gaat[^]*Nog iets: wacht niet te lang/);
  const said = seen.flat().filter((line) => !/409|ERR_INTERNET_DISCONNECTED/.test(line));
  assert.deepEqual(said, []);
  for (const { context } of [young, samira, bram]) await context.close();
});
