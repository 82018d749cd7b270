// What finds pages and danger words, without a browser: the scripts of the theme on an index of a few pages.

import assert from "node:assert/strict";
import { test } from "node:test";
import { danger } from "../../../themes/basis/components/search/danger-words.js";
import * as engine from "../../../themes/basis/components/search/engine.js";

const PAGES = [
  ["school", "School", ["Op school gaat het mis. De mentor helpt.", "#Wat helpt", "Ga praten."]],
  ["geld", "Geld", ["Schulden en de bank."]],
  ["verder", "Diemen", ["Zo komen we verder in Diemen."]],
  ["raken", "Elkaar raken", ["Woorden kunnen je raken."]],
];
const WORDS = {
  bank: [1, 20], diemen: [2, 60], elkaar: [3, 60], geld: [1, 66], mentor: [0, 9], mis: [0, 9], praten: [0, 9], raken: [3, 60],
  scholen: [1, 9], school: [0, 66], schulden: [1, 30], verder: [2, 9],
};
const HEAD = {
  soort: ["Onderwerp"], gemeente: [], onderwerp: [], pages: PAGES.map(() => [0, -1, []]), work: [2], topics: { geld: 1 },
  words: [["bank", "w0"], ["raken", "w1"]], texts: [[0, "t0"]], stop: ["de", "een", "ik"], parts: ["plein"], danger: "d",
  groups: [{ words: ["skeer", "geen geld", "blut*"], topics: ["geld"], help: true }],
};
const FILES = {
  "nl/index.json": HEAD,
  w0: Object.fromEntries(Object.entries(WORDS).filter(([word]) => word < "raken")),
  w1: Object.fromEntries(Object.entries(WORDS).filter(([word]) => word >= "raken")),
  t0: PAGES.map(([url, title, blocks]) => ({ url, title, kind: "onderwerp", soort: "Onderwerp", gemeente: null, description: "Waar het over gaat.", blocks })),
};

const open = () => engine.open("nl", async (name) => FILES[name]);

async function found(text, chosen) {
  const index = await open();
  const { pages, marks, ...rest } = await index.find(text, chosen);
  const shown = await index.show(pages, marks);
  return { urls: shown.map(({ url }) => url), shown, ...rest };
}

test("words are compared as the index writes them", () => {
  // The same cases as in generator/crates/search/src/words.rs.
  assert.deepEqual(engine.words("Één foto’s, z'n café!"), ["een", "fotos", "zn", "cafe"]);
  assert.deepEqual(engine.words("LHBTI+ en 0800-0432"), ["lhbti", "en", "0800", "0432"]);
  assert.deepEqual(engine.words("school\u00adplein ‘ja’"), ["schoolplein", "ja"]);
  assert.deepEqual(engine.words("الشُّعور"), ["الشعور"]);
  assert.deepEqual(engine.words("😀 … !"), []);
});

test("inflections of a word have one stem, and other words another", () => {
  for (const [one, other] of [["scholen", "school"], ["lees", "lezen"], ["brieven", "brief"], ["huizen", "huis"], ["foto's", "foto"], ["kinderen", "kind"],
    ["eenzaamheid", "eenzaam"], ["verkrachting", "verkracht"], ["meisjes", "meisje"], ["problemen", "probleem"], ["dode", "dood"]]) {
    assert.equal(...[one, other].map((word) => engine.dutch(engine.words(word)[0])));
  }
  for (const [one, other] of [["verkracht", "verder"], ["mis", "mishandeling"], ["sport", "spoor"], ["lees", "leer"]]) {
    assert.notEqual(...[one, other].map(engine.dutch));
  }
});

test("a word is found as it is, inflected, in a compound, by another word or with a slip, and never by its beginning", async () => {
  for (const [text, urls, meant = []] of [
    ["school", ["school", "geld"]],
    ["schoolplein", ["school", "geld"]],
    ["skeer", ["geld"]],
    ["ik heb geen geld", ["geld"]],
    ["blutter", ["geld"]],
    ["schoool", ["school", "geld"], ["school"]],
    ["metnor", ["school"], ["mentor"]],
    ["verkracht", []], ["verd", []], ["mishandeling", []], ["schoolx", []], ["gelderland", []],
    // Another letter in a short word is another word.
    ["roken", []], ["rakel", []],
    ["de", []], ["", ["school", "geld", "verder", "raken"]],
  ]) {
    const result = await found(text);
    assert.deepEqual(result.urls, urls, text);
    assert.deepEqual(result.meant, meant, text);
  }
  const plain = await (await open()).find("metnor", {}, false);
  assert.deepEqual([plain.pages, plain.meant], [[], []]);
});

test("an excerpt is a sentence, and the words that were looked for are marked", async () => {
  const { shown } = await found("praten");
  assert.deepEqual(shown[0].excerpt.filter(({ mark }) => mark), [{ text: "praten", mark: true }]);
  assert.equal(shown[0].excerpt.map(({ text }) => text).join(""), "Ga praten.");
  assert.equal((await found("skeer")).help, true);
});

test("the danger words of the forms are read with their rules", async () => {
  const lists = { nl: ["! lach .. dood", "@wie = vader, stief vader", "wil|wou .. dood", "zelfmoord*", "+6 @wie & alleen", "+4 bang", "-5 film"], en: ["want to die"] };
  const tells = danger(lists, engine);
  for (const text of ["ik wil dood", "ik wou dat ik dood was", "zelfmoordgedachten", "zelfmoort", "ZELFM00RD", "d.o.o.d wil ik niet maar ik wil d.o.o.d", "ik ben bang, alleen met mijn stief vader", "I want to die"]) {
    assert.ok(tells(text), text);
  }
  for (const text of ["ik lach me dood", "wil je naar huis, de kat is dood", "alleen met vader", "bang in de film, alleen met vader", "", "((([", "😀".repeat(200)]) {
    assert.ok(!tells(text), text);
  }
});
