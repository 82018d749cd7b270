// Sharing, filters, the timeline, a municipality of its own, and a browser from before 2021.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startBrowser, startSite, watch } from "./site.js";

const STORY = "/verhalen/de-trainer-die-bleef-luisteren/";

let site;
let browser;

before(async () => {
  // As it is once municipalities take part: no demonstration, which promises no answer.
  const change = (settings) => settings.replace("\ndemonstratie = true\n", "\n");
  site = await startSite({ active: ["kerkrade", "zaanstad"], change });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  await site?.stop();
});

async function visitor(options) {
  const context = await browser.newContext({ baseURL: site.base, ...options });
  return { context, page: await context.newPage() };
}

test("a page is shared by plain links, without scripts", async () => {
  const { context, page } = await visitor({ javaScriptEnabled: false });
  await page.goto(STORY);
  // A composed story is passed on as one.
  const title = `${await page.locator("h1").innerText()} (bedacht voorbeeld)`;
  const share = page.locator(".share");
  const mail = new URL(await share.getByRole("link", { name: "Mail" }).getAttribute("href"));
  assert.equal(mail.protocol, "mailto:");
  assert.equal(mail.searchParams.get("subject"), title);
  assert.ok(mail.searchParams.get("body").endsWith(STORY));
  const whatsapp = share.getByRole("link", { name: "WhatsApp" });
  const address = new URL(await whatsapp.getAttribute("href"));
  assert.equal(address.origin, "https://wa.me");
  assert.ok(address.searchParams.get("text").startsWith(`${title} http`));
  assert.equal(await whatsapp.getAttribute("rel"), "noreferrer");
  assert.equal(await share.getByRole("button").count(), 0);
  await context.close();
});

test("with scripts the link is copied, and nothing else is asked of anybody", async () => {
  const { context, page } = await visitor({ permissions: ["clipboard-read", "clipboard-write"] });
  const seen = watch(page, site.base);
  await page.goto(STORY);
  await page.getByRole("button", { name: "Kopieer de link" }).click();
  await page.getByText("De link is gekopieerd.").waitFor();
  assert.ok((await page.evaluate(() => navigator.clipboard.readText())).endsWith(STORY));
  assert.deepEqual(seen, []);
  await context.close();
});

test("where a copy is refused, the link stands on the page", async () => {
  const { context, page } = await visitor();
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new Error("refused"));
  });
  await page.goto(STORY);
  await page.getByRole("button", { name: "Kopieer de link" }).click();
  await page.locator(".share__said", { hasText: STORY }).waitFor();
  await context.close();
});

test("nothing of a private question is offered to be shared", async () => {
  const { context, page } = await visitor();
  for (const path of ["/vraag/", "/kerkrade/vraag/", "/antwoord/", "/aanmelden/", "/bestaat-niet/"]) {
    await page.goto(path);
    assert.equal(await page.locator(".share").count(), 0, path);
  }
  await page.goto("/vraag/");
  await page.getByLabel("Wat wil je vragen?").fill("Hoe zeg ik dat ik blijf zitten?");
  await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
  await page.locator(".receipt__code").waitFor();
  assert.equal(await page.locator(".share").count(), 0);
  assert.equal(await page.locator(".exit [data-quick-exit]").count(), 1);
  await context.close();
});

test("lists can be read by topic and factor, and a tip says for whom it is, without scripts", async () => {
  const { context, page } = await visitor({ javaScriptEnabled: false });
  for (const [list, name, target] of [
    ["/vragen/", "School", "/onderwerpen/school/#_vragen"],
    ["/verhalen/", "Sport en je club", "/onderwerpen/sport/#_verhalen"],
    ["/tips/", "School", "/onderwerpen/school/#_tips"],
    ["/praktijk/", "De juiste mensen", "/werkende-factoren/juiste-mensen/#_praktijken"],
  ]) {
    await page.goto(list);
    await page.locator(".filters__open").click();
    const link = page.locator(".filters").getByRole("link", { name });
    const count = Number(await link.locator(".chip__count").innerText());
    await link.click();
    await page.waitForURL(`**${target}`);
    const shelf = page.locator("section", { has: page.locator(`:target`) });
    assert.equal(await shelf.locator(".card").count(), count, list);
  }
  // The list of tips is in parts, one for each kind of reader; in a topic every card says for whom it is.
  const readers = /(^| · )Voor (jongeren|brokers|ouders|professionals)\b/;
  for (const [list, says] of [
    ["/tips/", ".shelf:has(.card--tip) > .shelf__head"],
    ["/tips/pagina/2/", ".shelf:has(.card--tip) > .shelf__head"],
    ["/onderwerpen/school/", ".card--tip .card__meta"],
  ]) {
    await page.goto(list);
    const lines = await page.locator(says).allInnerTexts();
    assert.ok(lines.length > 0, list);
    assert.deepEqual(lines.filter((line) => !readers.test(line)), [], list);
    assert.equal(await page.locator(".card--tip:not(.shelf .card--tip)").count(), 0, list);
  }
  await context.close();
});

test("a long topic has texts on its first cards, and titles on all", async () => {
  const { context, page } = await visitor({ javaScriptEnabled: false });
  await page.goto("/onderwerpen/veiligheid/");
  const questions = page.locator("section", { has: page.locator("#_vragen") }).locator(".card");
  const count = await questions.count();
  assert.ok(count > 6);
  assert.equal(await questions.locator(".card__link").count(), count);
  // What was made up says so on every card; the first say what they are about, too.
  const texts = await questions.evaluateAll((all) => all.map((one) => one.querySelector(".card__text").textContent !== "Bedacht voorbeeld."));
  assert.deepEqual(texts, texts.map((_, index) => index < 6));
  // Of what is only there in Dutch, another language has nine, and a way to the rest.
  await page.goto("/ar/onderwerpen/veiligheid/");
  const borrowed = page.locator("section", { has: page.locator("#_vragen") });
  assert.equal(await borrowed.locator(".card").count(), 9);
  await borrowed.locator(".more").click();
  await page.waitForURL("**/onderwerpen/veiligheid/#_vragen");
  assert.equal(new URL(page.url()).pathname, "/onderwerpen/veiligheid/");
  await context.close();
});

test("steps stand in their order along a thread", async () => {
  const { context, page } = await visitor({ javaScriptEnabled: false });
  for (const [path, steps] of [["/zo-werkt-het/", [5, 5]], ["/aanmelden/", [4]]]) {
    await page.goto(path);
    const lists = page.locator(".timeline > ol");
    const found = await lists.evaluateAll((all) => all.map((one) => one.children.length));
    assert.deepEqual(found, steps, path);
  }
  await context.close();
});

test("a municipality has its colours, its place on the map, and an agenda", async () => {
  const { context, page } = await visitor();
  const grounds = new Set();
  for (const town of ["kerkrade", "zaanstad"]) {
    await page.goto(`/${town}/`);
    await page.getByRole("img", { name: /op de kaart van Nederland/ }).waitFor();
    await page.getByText("Er staat nu niets op de agenda").waitFor();
    grounds.add(await page.locator(".masthead").evaluate((one) => getComputedStyle(one).backgroundColor));
  }
  assert.equal(grounds.size, 2);
  await context.close();
});

test("the form says when an answer comes, in the words of site.toml", async () => {
  const { context, page } = await visitor({ javaScriptEnabled: false });
  await page.goto("/vraag/");
  assert.match(await page.locator(".form__promise").innerText(), /binnen een paar dagen/);
  await context.close();
});

test("a browser from before 2021 gets a page that can be read and sent", async () => {
  const { context, page } = await visitor({ javaScriptEnabled: false, viewport: { width: 320, height: 480 } });
  await page.route("**/*.css", async (route) => {
    const response = await route.fetch();
    // What stands in @supports is what such a browser does not see.
    const [plain] = (await response.text()).split("@supports (inset");
    await route.fulfill({ response, body: plain });
  });
  await page.goto("/vraag/");
  const { right, honeypot, sideways } = await page.evaluate(() => ({
    right: document.querySelector("textarea").getBoundingClientRect().right,
    honeypot: document.querySelector(".form__extra").getBoundingClientRect().width,
    sideways: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  assert.ok(right < 320 && honeypot <= 1 && sideways === 0, `${right} ${honeypot} ${sideways}`);
  await page.getByLabel("Wat wil je vragen?").fill("Kan ik dit op mijn oude telefoon vragen?");
  await page.getByRole("button", { name: "Verstuur mijn vraag" }).click();
  await page.locator(".receipt__code").waitFor();
  // The sheets of the last page may still be on their way.
  await page.unrouteAll({ behavior: "wait" });
  await context.close();
});

test("the head is one row where its menu is open, in each language", async () => {
  for (const address of ["/onderwerpen/", "/en/onderwerpen/", "/ar/onderwerpen/"]) {
    for (const width of [1250, 1280, 1440]) {
      const { context, page } = await visitor({ viewport: { width, height: 800 } });
      await page.goto(address);
      const ask = await page.locator(".top__ask").boundingBox();
      const logo = await page.locator(".logo").boundingBox();
      assert.ok(Math.abs(ask.y + ask.height / 2 - logo.y - logo.height / 2) < 4, `${address} at ${width}: ${JSON.stringify([ask, logo])}`);
      await context.close();
    }
  }
});

test("what is on a long page stands in the margin of a wide window, and above the text of a narrow one", async () => {
  for (const address of ["/contact/", "/ar/contact/"]) {
    const { context, page } = await visitor({ viewport: { width: 1280, height: 800 } });
    await page.goto(address);
    const box = (selector) => page.locator(selector).first().boundingBox();
    const wide = [await box(".contents"), await box(".prose")];
    const beside = wide[0].x + wide[0].width <= wide[1].x || wide[1].x + wide[1].width <= wide[0].x;
    assert.ok(beside && Math.abs(wide[0].y - wide[1].y) < 4, `${address}: ${JSON.stringify(wide)}`);
    assert.ok(wide[0].x >= 0 && wide[0].x + wide[0].width <= 1280, `${address}: ${JSON.stringify(wide)}`);
    await page.setViewportSize({ width: 360, height: 740 });
    const narrow = [await box(".contents"), await box(".prose")];
    assert.ok(narrow[0].y + narrow[0].height <= narrow[1].y, `${address}: ${JSON.stringify(narrow)}`);
    await context.close();
  }
});
