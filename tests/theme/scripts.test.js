// The theme's scripts, without a browser: importing one does nothing, so what is in it is tried as it is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { isFound, plain } from "../../themes/basis/components/finder/finder.js";
import { ownToken, roomLeft } from "../../themes/basis/components/form/form.js";
import { solve } from "../../themes/basis/components/form/proof-of-work.js";
import { threeTimes } from "../../themes/basis/components/quick-exit/quick-exit.js";
import { danger } from "../../themes/basis/components/search/danger-words.js";
import * as engine from "../../themes/basis/components/search/engine.js";
import { statusOf } from "../../themes/basis/components/search/search.js";
import { linesOf, wordsOf } from "../../themes/basis/components/thank-you-cards/thank-you-cards.js";

test("the finder finds a municipality by any word of its name, without accents", () => {
  const found = (name, typed) => isFound(plain(name), plain(typed));
  assert.equal(plain("Súdwest-Fryslân"), "sudwest fryslan");
  assert.ok(found("Súdwest-Fryslân", "frys"));
  assert.ok(found("'s-Hertogenbosch Den Bosch", "den b"));
  assert.ok(found("Zaanstad", " "));
  assert.ok(!found("Zaanstad", "stad"));
});

test("a field says how much room there is once most of it is used", () => {
  assert.equal(roomLeft("a".repeat(79), 100), null);
  assert.equal(roomLeft("a".repeat(80), 100), 20);
  assert.equal(roomLeft(`  ${"a".repeat(103)}\n`, 100), -3);
  // One character, however many halves it has in UTF-16.
  assert.equal(roomLeft("🙂".repeat(9), 10), 1);
});

test("a token of a page's own is as long as it should be", () => {
  assert.equal(ownToken(Uint8Array.from([0, 10, 255])), "x-000aff-x");
});

test("Shift leaves at the third press in a row, and not at two or after a pause", () => {
  const isThird = threeTimes();
  const press = (...keys) => keys.map(([key, now]) => isThird(key, now));
  assert.deepEqual(press(["Shift", 0], ["Shift", 300], ["Shift", 600]), [false, false, true]);
  const slow = threeTimes();
  assert.deepEqual(
    ["Shift", "Shift", "Shift"].map((key, at) => slow(key, at * 1000)),
    [false, false, false],
  );
  const typing = threeTimes();
  assert.deepEqual(
    ["Shift", "Shift", "A", "Shift"].map((key, at) => typing(key, at)),
    [false, false, false, false],
  );
});

const WORK = { nonce: "00112233", salt: "44556677", cost: 10, keyLength: 32 };

async function keyOf(counter) {
  const password = new Uint8Array([0x00, 0x11, 0x22, 0x33, 0, 0, 0, counter]);
  const salt = new Uint8Array([0x44, 0x55, 0x66, 0x77]);
  const key = await crypto.subtle.importKey("raw", password, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: WORK.cost };
  return Buffer.from(await crypto.subtle.deriveBits(how, key, 256)).toString("hex");
}

test("work for a form finds the counter whose key begins as asked", async () => {
  const wanted = await keyOf(7);
  assert.deepEqual(await solve({ ...WORK, keyPrefix: wanted.slice(0, 16) }), { counter: 7, derivedKey: wanted });
});

test("work ends when nobody waits for it any more", async () => {
  let asked = 0;
  const isWanted = () => (asked += 1) <= 3;
  assert.equal(await solve({ ...WORK, keyPrefix: "no key" }, isWanted), undefined);
  assert.equal(asked, 4);
});

test("the search says how many pages there are, for which words, and that there is help", () => {
  const words = {
    none: "Niets gevonden.",
    one: "1 pagina.",
    many: "# pagina’s.",
    meant: "Bedoel je “#”?",
    urgent: "Hulp staat bovenaan.",
  };
  assert.equal(statusOf(words, { number: 0, meant: ["school"] }), "Niets gevonden.");
  assert.equal(statusOf(words, { number: 1 }), "1 pagina.");
  assert.equal(statusOf(words, { number: 12, meant: ["dood", "wil"] }), "Bedoel je “dood wil”? 12 pagina’s.");
  assert.equal(statusOf(words, { number: 0, isUrgent: true }), "Niets gevonden. Hulp staat bovenaan.");
});

test("a card's text is broken between words, and a word that is too long has a line of its own", () => {
  const measure = (text) => text.length;
  assert.deepEqual(linesOf("een twee drie\nvier", 8, measure), ["een twee", "drie", "vier"]);
  assert.deepEqual(linesOf("allerhartelijkst bedankt", 8, measure), ["allerhartelijkst", "bedankt"]);
  assert.deepEqual(linesOf("", 8, measure), [""]);
});

test("a search knows no picture, and no text that is nothing but a cry", () => {
  const nl = [
    "@plaatje = 🔪, mes",
    "alles .. 💊, 💊 .. alles, 🔪",
    "+10 @plaatje & halen",
    "= help",
    "^ school",
    "wil dood",
  ];
  const tells = danger({ nl }, engine);
  for (const text of ["ik wil dood", "mes halen"]) assert.ok(tells(text), text);
  for (const text of ["alles", "halen", "help", "school", "🔪", "alles 💊"]) assert.ok(!tells(text), text);
});

test("a card's link holds its design and its words", () => {
  const words = wordsOf("thee", { voor: "Ana & Bo", tekst: "Dank je", van: "" });
  assert.deepEqual(Object.fromEntries(new URLSearchParams(words)), {
    kaart: "thee",
    voor: "Ana & Bo",
    tekst: "Dank je",
    van: "",
  });
});
