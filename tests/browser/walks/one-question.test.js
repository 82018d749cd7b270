// One question at the desk, without scripts: what was done is undone, declined with a reason, answered with text modules, and an
// acute one has its list. Every page is looked at.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { look } from "./look.js";
import { enterHere } from "./team.js";
import { startBrowser, startSite } from "./site.js";

let browser;

before(async () => {
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
});

/** Somebody at the desk of a new site. Pages are looked at where scripts run: axe is one. */
async function atDesk(javaScriptEnabled, walk) {
  const site = await startSite();
  const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled });
  const page = await context.newPage();
  const looks = async (name) => javaScriptEnabled && (await look(page, name));
  await walk({ site, context, page, looks });
  await context.close();
  await site.stop();
}

async function asks(context, question) {
  const young = await context.newPage();
  await young.goto("/vraag/");
  await young.getByLabel("Wat wil je vragen?").fill(question);
  await young.getByRole("button", { name: "Verstuur mijn vraag" }).click();
  const code = (await young.locator(".receipt__code").innerText()).trim();
  await young.close();
  return code;
}

async function status(context, code) {
  const young = await context.newPage();
  await young.goto("/antwoord/");
  await young.getByLabel("Je code").fill(code);
  await young.getByRole("button", { name: "Kijk of er antwoord is" }).click();
  const said = await young.locator("main").innerText();
  await young.close();
  return said;
}

for (const scripts of [true, false]) {
  test(`a moderator undoes, declines and answers with text modules, scripts: ${scripts}`, async () => {
    await atDesk(scripts, async ({ site, context, page, looks }) => {
      const code = await asks(context, "Hoe leer ik goed tekenen voor mijn opleiding?");
      await enterHere(page, site.desk, "Samira");
      await page.locator(".entry__link").first().click();
      await page.getByText("Wijs af…").click();
      await page.getByLabel("Over dit onderwerp weten we te weinig").check();
      await page.getByLabel("Wil je er in je eigen woorden").fill("Op je opleiding is vast iemand die **graag** tekent.");
      await looks("afwijzen");
      await page.locator("details[open]").getByRole("button", { name: "Wijs af, met deze reden" }).click();
      await page.getByText("De afzender leest het vanaf").waitFor();
      await looks("ongedaan-wachtrij");
      assert.match(await status(context, code), /er leest nog niemand mee/);
      await page.locator(".done a").click();
      await looks("afgewezen");
      await page.getByRole("button", { name: "Maak dit ongedaan" }).click();
      await page.getByText("Ongedaan gemaakt door Samira").first().waitFor();
      assert.match(await page.getByLabel("Jouw antwoord").inputValue(), /graag/);

      await page.getByLabel("Jouw antwoord").fill("Dag!");
      await page.getByLabel("Notitie").fill("Ik kijk morgen weer");
      await page.getByLabel("Zet een bouwsteen in je antwoord").selectOption("Eén kleine stap");
      await page.getByRole("button", { name: "Zet die erin" }).click();
      const typed = await page.getByLabel("Jouw antwoord").inputValue();
      assert.match(typed, /^Dag!\n\nJe hoeft niet meteen .*\[één kleine stap\]/s);
      assert.equal(await page.getByLabel("Notitie").inputValue(), "Ik kijk morgen weer");
      if (scripts) {
        // It goes where the cursor is, and typing fills in its first blank.
        const answer = page.getByLabel("Jouw antwoord");
        await answer.press("ControlOrMeta+Home");
        await page.getByLabel("Zet een bouwsteen in je antwoord").selectOption("Bedankt dat je het vertelt");
        await page.getByRole("button", { name: "Zet die erin" }).click();
        await page.getByText("De bouwsteen staat in je antwoord. Vul in").waitFor();
        await page.keyboard.type("je dit al lang wilt vertellen");
        assert.match(await answer.inputValue(), /^Dank je wel .* Ik lees dat je dit al lang wilt vertellen\.\n\nDag!\n\nJe hoeft/s);
        await page.getByText("Nog in te vullen: [één kleine stap]").waitFor();
      }
      await page.getByText("Lees de bouwstenen").click();
      await looks("bouwsteen");
      await page.getByRole("button", { name: "Stuur het antwoord" }).click();
      await page.getByText("Er staat nog een plek open: [één kleine stap]").waitFor();
      await looks("open-plek");
    });
  });

  test(`an acute one has a list that keeps who did what, scripts: ${scripts}`, async () => {
    await atDesk(scripts, async ({ site, context, page, looks }) => {
      await asks(context, "Hoe zeg ik dat het thuis niet goed gaat?");
      await enterHere(page, site.desk, "Samira");
      await page.locator(".entry__link").first().click();
      await page.getByRole("button", { name: "Dit is acuut: er is nu gevaar" }).click();
      await page.getByLabel("Haal er iemand bij").check();
      await page.getByRole("button", { name: "Bewaar wat je deed" }).click();
      await page.getByText("Gedaan door Samira").waitFor();
      assert.ok(await page.getByLabel("Haal er iemand bij").isChecked());
      await looks("acuut-lijst");
      // Alone in a team, one says that nobody reads along.
      await page.getByRole("button", { name: "Vraag hier een tweede paar ogen" }).click();
      await page.getByLabel("Jouw antwoord").fill("Goed dat je dit vertelt. Ben je nu veilig?");
      await page.getByRole("button", { name: "Stuur het antwoord" }).click();
      await page.getByText("je bent nu de enige in dit team").waitFor();
      await looks("tweede-ogen");
      await page.goto("/desk?lijst=open");
      await page.getByText("wacht op tweede paar ogen").waitFor();
      await looks("tweede-ogen-lijst");
      await page.locator(".entry__link").first().click();
      await page.getByText("Laat het zonder tweede paar ogen weggaan…").click();
      await page.getByRole("button", { name: "Gezien, mag weg" }).click();
      await page.getByText("Je antwoord gaat weg om").waitFor();
    });
  });
}
