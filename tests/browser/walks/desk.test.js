// The whole way round: a question that may be on the site, the desk, and the page that comes of it. And the desk itself:
// accessible, within its width, quiet.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { look } from "./look.js";
import { binary, startBrowser, startSite, watch } from "./site.js";

let site;
let browser;

before(async () => {
  // Content of its own: a page is going to be written into it.
  site = await startSite({ change: (config) => config, active: ["kerkrade"] });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

const QUESTION = "Ik vind iemand uit mijn klas leuk. Hoe zeg ik dat zonder dat het raar wordt?\n\n1. Eerst appen?\n<b>Of niet?</b>";

async function ask(text, consent) {
  const context = await browser.newContext({ baseURL: site.base, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/kerkrade/vraag/");
  await page.getByLabel("Wat wil je vragen?").fill(text);
  await page.getByLabel("Liefde", { exact: false }).first().check();
  await page.getByLabel("12 tot en met 14").check();
  if (consent) {
    await page.getByLabel("Ja, dat mag").check();
  }
  await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
  const code = (await page.locator(".receipt__code").innerText()).trim();
  return { context, page, code };
}

async function lookUp(page, code) {
  await page.goto("/antwoord/");
  await page.getByLabel(/code/i).first().fill(code);
  await page.locator('form[action="/api/receipts"] button').click();
}

test("a question with a yes becomes an answer, and a page for everybody", async () => {
  const asked = await ask(QUESTION, true);
  const other = await ask("Hoe zeg ik thuis dat ik wil stoppen met voetbal? Ik wil dood van schaamte.", false);
  const desk = await browser.newContext();
  const page = await desk.newPage();
  const seen = watch(page, site.base);
  await page.goto(site.desk);
  await look(page, "deur");
  await page.getByLabel("Hoe heet je hier?").fill("Samira");
  await page.getByRole("button", { name: "Meld me aan" }).click();
  await page.waitForURL("**/desk");
  await page.getByText("Je bent Samira").waitFor();
  // What is urgent leads.
  assert.match(await page.locator(".entry").first().innerText(), /Acuut/);
  await look(page, "wachtrij");

  await page.locator(".entry:not(.entry--acute, .entry--attention) .entry__link").click();
  await page.getByRole("button", { name: "Ik pak deze op" }).waitFor();
  await look(page, "vraag-nieuw");
  await page.getByRole("button", { name: "Ik pak deze op" }).click();
  await page.getByText("Jij bent hiermee bezig").waitFor();
  await page.getByText("Rond af zonder antwoord…").click();
  await look(page, "vraag-opgepakt");

  await page.getByLabel("Jouw antwoord").fill("Wat leuk! Begin klein: vraag hoe het gaat.\n\nVertel me gerust hoe het ging.");
  await page.getByRole("button", { name: "Stuur het, en maak er een pagina van…" }).click();
  await page.getByRole("heading", { name: "Een pagina voor de site" }).waitFor();
  assert.equal(await page.getByLabel("Titel").inputValue(), "Hoe zeg ik dat zonder dat het raar wordt?");
  assert.ok(await page.getByLabel("Liefde", { exact: false }).first().isChecked());
  // Who answered is said by nobody but whoever knows it.
  assert.equal(await page.locator("[name=door]:checked").count(), 0);
  await page.getByLabel("De vraag", { exact: true }).fill(`${QUESTION} Bel 06 12345678`);
  await page.getByLabel("Noem de leeftijd: 12 tot en met 14").check();
  await page.getByRole("button", { name: "Bekijk de pagina" }).click();
  await page.getByRole("link", { name: /Wie gaf het antwoord\?: Kies/ }).click();
  assert.ok(await page.getByLabel("Noem de leeftijd").isChecked());
  await look(page, "pagina-maken");
  await page.getByLabel("Het team", { exact: true }).check();
  await page.getByRole("button", { name: "Bekijk de pagina" }).click();
  await page.getByRole("heading", { name: "Zo wordt de pagina" }).waitFor();
  await page.getByText("lijkt op een telefoonnummer").waitFor();
  // It is the page of the site, with its theme.
  const preview = page.frameLocator("iframe.site-preview");
  await preview.getByRole("heading", { level: 1, name: "Hoe zeg ik dat zonder dat het raar wordt?" }).waitFor();
  await preview.getByText("Vraag · 12 tot en met 14 jaar").waitFor();
  const colour = await preview.locator(".bubble--ask").evaluate((one) => getComputedStyle(one).backgroundColor);
  assert.notEqual(colour, "rgba(0, 0, 0, 0)");
  await look(page, "voorbeeld");
  await page.getByRole("button", { name: "Pas aan" }).click();
  await page.getByLabel("De vraag", { exact: true }).fill(QUESTION);
  await page.getByRole("button", { name: "Bekijk de pagina" }).click();
  await page.getByRole("button", { name: "Stuur het antwoord en zet de pagina klaar" }).click();
  await page.getByRole("heading", { name: "Klaar voor de site" }).waitFor();
  await page.getByText("Antwoord geschreven en klaargezet voor de site door Samira").waitFor();
  await look(page, "vraag-klaar");

  const collect = () => promisify(execFile)(binary, ["--root", site.root, "collect"], { env: site.environment });
  assert.doesNotMatch((await collect()).stdout, /Geschreven/);
  await site.later();
  const { stdout } = await collect();
  assert.match(stdout, /Geschreven: content\/vragen\/hoe-zeg-ik-dat-zonder-dat-het-raar-wordt\.md/);
  const visitor = asked.page;
  await assert.doesNotReject(async () => {
    for (let tries = 0; tries < 100; tries += 1) {
      const answer = await visitor.goto("/vragen/hoe-zeg-ik-dat-zonder-dat-het-raar-wordt/");
      if (answer.status() === 200) {
        return;
      }
      await visitor.waitForTimeout(100);
    }
    throw new Error("the page does not come");
  });
  await visitor.getByText("1. Eerst appen?").waitFor();
  await visitor.getByText("<b>Of niet?</b>").waitFor();
  await visitor.getByText("Vraag · 12 tot en met 14 jaar").waitFor();
  await visitor.getByText("Antwoord van het team").waitFor();
  await visitor.getByText("Begin klein: vraag hoe het gaat.").waitFor();

  await lookUp(visitor, asked.code);
  await visitor.getByText("Het staat ook op de site, zonder iets over jou.").waitFor();
  // The browser itself reports the answer to a form that is not right.
  assert.deepEqual(seen.filter((line) => !line.includes("422")), []);
  await desk.close();
  await asked.context.close();
  await other.context.close();
});
