// The practice room: a desk that is not empty, says on every page that nothing is real, and takes everything that somebody tries.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import path from "node:path";
import { after, before, test } from "node:test";
import { look } from "./look.js";
import { startBrowser, startSite, watch } from "./site.js";
import { enterHere } from "./team.js";

const LINE = "Oefenruimte: alles is verzonnen, en er gaat geen mail of melding naar buiten.";

let site;
let browser;
let page;
let seen;

before(async () => {
  site = await startSite({ active: ["kerkrade", "zaanstad", "leiden"], more: ["--demo"] });
  browser = await startBrowser();
  page = await (await browser.newContext()).newPage();
  seen = watch(page, site.base);
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function says() {
  assert.equal((await page.locator(".practice-room").allInnerTexts()).join("|"), LINE, page.url());
}

test("the room has a folder of its own, and no store of the site is made", async () => {
  assert.ok(existsSync(path.join(site.root, ".brokers/demo/store.sqlite")));
  assert.ok(!existsSync(path.join(site.root, ".brokers/store.sqlite")));
  assert.ok(!existsSync(path.join(site.root, ".brokers/identity.txt")));
});

test("every page says that it is a practice room", async () => {
  for (const address of ["/", "/kerkrade/", "/vraag/", "/en/", "/nergens/", "/desk/enter", "/api/health"]) {
    const answer = await fetch(site.base + address);
    const isPage = answer.headers.get("content-type").startsWith("text/html");
    assert.equal((await answer.text()).includes(`<p>${LINE}</p></aside>`), isPage, address);
  }
  await page.goto(site.desk);
  await says();
  await look(page, "oefenen-binnen");
  await enterHere(page, site.desk, "Nieuw");
  await says();
  await look(page, "oefenen-lijst");
});

test("whoever is new was given something, and there is a note for them", async () => {
  await page.goto(`${site.base}/desk`);
  const given = page.locator(".assigned");
  await given.getByText("Aan jou overgedragen door Noor (verzonnen):").waitFor();
  await given.getByText("Welkom! Wil jij deze doen?").waitFor();
  assert.match(await given.innerText(), /Mijn buurvrouw helpt me altijd/);
  await page.goto(`${site.base}/desk/shift`);
  await page.getByText("Twee acute vragen vandaag").waitFor();
  await page.locator("main").getByText("Mijn zusje van negen").first().waitFor();
});

test("the figures of a whole quarter have numbers", async () => {
  await page.goto(`${site.base}/desk/figures`);
  await says();
  const wanted = ["Vragen per week", "Met wie antwoorden zijn gemaakt", "Vragen zonder antwoord", "Hielp het antwoord?", "Hielp een pagina van de site?"];
  const found = new Set();
  // Thirteen weeks are in two quarters, or in one.
  const quarters = await page.locator("#periode option").evaluateAll((all) => all.slice(0, 2).map((one) => one.value));
  for (const quarter of quarters) {
    await page.goto(`${site.base}/desk/figures?periode=${quarter}`);
    for (const title of wanted) {
      const numbers = page.locator(".figure", { has: page.getByRole("heading", { name: title, exact: true }) }).locator("tbody td:nth-child(2)");
      if ((await numbers.allInnerTexts()).some((number) => /^[1-9]/.test(number))) found.add(title);
    }
  }
  assert.deepEqual([...found].sort(), [...wanted].sort());
  await page.goto(`${site.base}/desk/figures`);
  await look(page, "oefenen-cijfers");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Download als tabel" }).click()]);
  assert.match(file.suggestedFilename(), /^oefenruimte-cijfers-/);
});

test("the register has somebody in every state", async () => {
  for (const part of ["bevestigen", "intake", "training", "actief", "pauze", "gestopt"]) {
    await page.goto(`${site.base}/desk/brokers?lijst=${part}`);
    assert.ok((await page.locator(".entry").count()) > 0, part);
  }
  await page.goto(`${site.base}/desk/brokers?lijst=training`);
  await page.locator(".entry__link").first().click();
  await says();
  await look(page, "oefenen-broker");
  assert.match(await page.content(), /Bibliotheek \(verzonnen\)/);
});

test("every list has something in it", async () => {
  const found = {};
  for (const list of ["mijn", "open", "vrij", "wacht", "spoed", "telaat", "vervolg", "aanmeldingen", "bijdragen", "beantwoord", "afgerond", "spam"]) {
    await page.goto(`${site.base}/desk?lijst=${list}`);
    await says();
    found[list] = await page.locator(".entry").count();
  }
  const empty = Object.keys(found).filter((list) => found[list] === 0);
  assert.deepEqual(empty, [], JSON.stringify(found));
});

async function visible(list, words, inside) {
  await page.goto(`${site.base}/desk?lijst=${list}`);
  await page.getByRole("link", { name: words }).click();
  await says();
  for (const each of inside) await page.getByText(each).first().waitFor();
}

test("every state can be looked at", async () => {
  await visible("spoed", /Het lukt me niet meer/, ["Acuut"]);
  await look(page, "oefenen-acuut");
  await visible("spoed", /Mijn broer schreeuwt/, ["Let op"]);
  await visible("wacht", /Hoe stop ik met vapen/, ["Noor (verzonnen) is hiermee bezig"]);
  await visible("wacht", /Ik ben niet veilig/, ["Ik heb de checklist gevolgd", "Concept van Noor (verzonnen)", "Gedaan door Noor (verzonnen)"]);
  await visible("wacht", /vier jaar ouder/, ["Gezien, mag weg"]);
  await visible("wacht", /Ik eet bijna niet meer/, [/Kijk hier uiterlijk/]);
  await visible("afgerond", /even kijken hoe dit werkt/, ["Maak dit ongedaan"]);
  await visible("afgerond", /mijn fiets gepakt/, ["Over dit onderwerp weten wij te weinig"]);
  await look(page, "oefenen-notities");
  await visible("vervolg", /Mijn beste vriendin/, ["Dat doet pijn", "Ze zegt dat er niets is"]);
  await visible("beantwoord", /spreekbeurt/, ["Bijna iedereen vindt dat spannend"]);
  await visible("beantwoord", /nee tegen vrienden/, ["Klaar voor de site"]);
  await visible("aanmeldingen", /vakkenvuller/, ["Gebeld. Wil graag"]);
  await visible("spam", /GOEDKOPE/, ["spam"]);
  assert.deepEqual(seen, []);
});

test("a new colleague answers something, and it stays in the room", async () => {
  await page.goto(`${site.base}/desk?lijst=vrij`);
  await page.getByRole("link", { name: /iemand uit mijn klas leuk/ }).click();
  await page.getByRole("button", { name: "Ik pak deze op" }).click();
  await page.getByText("Jij bent hiermee bezig").waitFor();
  await page.locator("#antwoord").fill("Klein beginnen is goed.");
  await page.getByRole("button", { name: "Stuur het antwoord" }).click();
  await page.getByText("Haal terug").first().waitFor();
  await says();
  assert.ok(!existsSync(path.join(site.root, ".brokers/store.sqlite")));
});
