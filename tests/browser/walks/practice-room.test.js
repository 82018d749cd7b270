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
  for (const address of ["/", "/kerkrade/", "/vraag/", "/nergens/", "/desk/enter", "/api/health"]) {
    const answer = await fetch(site.base + address);
    const isPage = answer.headers.get("content-type").startsWith("text/html");
    assert.equal((await answer.text()).includes(`<p>${LINE}</p></aside>`), isPage, address);
  }
  const english = await (await fetch(`${site.base}/en/`)).text();
  assert.ok(english.includes('lang="en"><p>Practice room: everything is made up'));
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

/** Every page of the desk that has an address of its own, one submission of each kind, and somebody of the register. */
async function pagesOfTheDesk() {
  const first = async (path) => {
    await page.goto(site.base + path);
    return page.locator(".entry__link").first().getAttribute("href");
  };
  const lists = ["mijn", "open", "vrij", "wacht", "spoed", "telaat", "vervolg", "aanmeldingen", "bijdragen", "beantwoord", "afgerond", "spam"];
  const items = [];
  for (const list of lists) items.push(await first(`/desk?lijst=${list}`));
  const others = ["people", "account", "rights", "audit", "shift", "keys", "figures", "brokers", "collect", "reseal", "stolen", "welcome", "niets"];
  return [...lists.map((list) => `/desk?lijst=${list}`), ...others.map((name) => `/desk/${name}`), await first("/desk/brokers"), ...new Set(items)];
}

test("no page of the desk scrolls sideways on a phone, nor with letters of twice the size", async () => {
  const pages = await pagesOfTheDesk();
  const wide = [];
  for (const [width, letters] of [[320, 1], [360, 2]]) {
    await page.setViewportSize({ width, height: 740 });
    for (const path of pages) {
      await page.goto(site.base + path);
      const over = await page.evaluate((percent) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(`html { font-size: ${percent}% !important }`);
        document.adoptedStyleSheets = [sheet];
        for (const part of document.querySelectorAll("details")) part.open = true;
        const screen = document.scrollingElement;
        const out = [...document.querySelectorAll("main *, header *, footer *")].filter((one) => {
          const strip = one.closest(".lists--all");
          return (!strip || strip === one) && one.getBoundingClientRect().right > screen.clientWidth + 1;
        });
        const names = out.slice(0, 4).map((one) => `${one.localName}.${one.className}`);
        return screen.scrollWidth > screen.clientWidth ? `${screen.scrollWidth} px, ${names}` : "";
      }, letters * 100);
      if (over) wide.push(`${path} at ${width} px, ${letters * 100} %: ${over}`);
    }
  }
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${site.base}/desk?lijst=vrij`);
  await look(page, "oefenen-telefoon");
  await page.setViewportSize({ width: 1280, height: 720 });
  assert.deepEqual(wide, []);
});

test("tabs can be told apart, and say nothing that somebody wrote", async () => {
  const titles = new Set();
  for (const list of ["open", "aanmeldingen", "bijdragen"]) {
    await page.goto(`${site.base}/desk?lijst=${list}`);
    const row = page.locator(".entry__link").first();
    const words = await row.innerText();
    await row.click();
    await page.locator(".case__title").waitFor();
    assert.match(await page.locator("h1").innerText(), new RegExp(words.slice(0, 12).replace(/\W/g, ".")));
    const title = await page.title();
    assert.match(title, /^(Vraag|Aanmelding|Bijdrage|Bedankje) [0-9a-f]{6}( · \S.*)? – Balie$/);
    titles.add(title);
  }
  assert.equal(titles.size, 3);
});

test("what is ticked shows at once what can be done with it, wherever one is in the list", async () => {
  await page.setViewportSize({ width: 360, height: 640 });
  await page.goto(`${site.base}/desk?lijst=vrij`);
  const box = page.getByRole("checkbox").first();
  const row = await page.locator(".entry", { has: page.locator("input[name=kies]") }).first().locator(".entry__link").innerText();
  assert.ok((await box.evaluate((one) => one.labels[0].innerText)).includes(row.slice(0, 20)), row);
  const button = page.getByRole("button", { name: "Zet wat je aanvinkte bij de spam" });
  const bottom = () => button.evaluate((one) => one.getBoundingClientRect().bottom);
  assert.ok((await bottom()) > 640, "the list is long enough to need it");
  await box.check();
  assert.ok((await bottom()) <= 640);
  await look(page, "oefenen-aangevinkt");
  await box.uncheck();
  assert.ok((await bottom()) > 640);
  await page.setViewportSize({ width: 1280, height: 720 });
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
