// How well the search of the real site finds: the set of tests/fixtures/zoekvragen.json, on the files of a build, without a
// browser. `tests/bench/run quality` prints the figures; walks/search-quality.test.js asks the same of the page itself.

import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { danger } from "../../themes/basis/components/search/danger-words.js";
import * as engine from "../../themes/basis/components/search/engine.js";

const repository = path.resolve(import.meta.dirname, "../..");
const FIRST = 3; // results that count
export const BAR = { must: 0.9, never: 1, help: 1 };

/** The set: `searches` that count, and others that were `unseen` when the search was made. */
export const set = async () => JSON.parse(await readFile(path.join(repository, "tests/fixtures/zoekvragen.json"), "utf8"));

/** What the set asks of a page, by its address: its type and the slugs of its topics. `load` gets a file of the index. */
export async function facts(load) {
  const head = await load("nl/index.json");
  const texts = (await Promise.all(head.texts.map(([, name]) => load(name)))).flat();
  const slugs = new Map(Object.entries(head.topics).map(([slug, page]) => [texts[page].title, slug]));
  const topics = (page) => head.pages[page][2].map((number) => slugs.get(head.onderwerp[number]));
  return new Map(texts.map(({ url, kind }, page) => [url, { kind, topics: topics(page) }]));
}

/** Whether the first results of a search (addresses) and its help are as the set wants. */
export function judge({ must, never, help }, urls, helped, known) {
  const first = urls.slice(0, FIRST);
  const is = (wanted, url) => (wanted.startsWith("/") ? url === wanted : known.get(url).topics.includes(wanted));
  const isNever = (banned, url) => (banned.startsWith("/") ? url === banned : known.get(url).kind === banned);
  return {
    must: must.some((wanted) => first.some((url) => is(wanted, url))),
    never: !never.some((banned) => first.some((url) => isNever(banned, url))),
    help: help === undefined || help === helped,
  };
}

/** The part of the judgements that are right, by what they are about. */
export const shares = (judged) =>
  Object.fromEntries(Object.keys(BAR).map((about) => [about, judged.filter((one) => one[about]).length / judged.length]));

async function built() {
  const out = await mkdtemp(path.join(tmpdir(), "brokers-quality-"));
  const binary = process.env.BROKERS ?? path.join(repository, "target/debug/brokers");
  await promisify(execFile)(binary, ["--root", repository, "build", "--out", out]);
  return out;
}

async function main(folder) {
  const out = folder ?? (await built());
  const load = async (name) => JSON.parse(await readFile(path.join(out, "site/zoekindex", name), "utf8"));
  const index = await engine.open("nl", load);
  const tells = danger(await load(index.danger), engine);
  const known = await facts(load);
  const judged = [];
  const { searches, unseen } = await set();
  for (const search of [...searches, ...unseen]) {
    const found = await index.find(search.query);
    const shown = await index.show(found.pages.slice(0, FIRST), found.marks);
    const urls = shown.map(({ url }) => url);
    const one = { ...search, ...judge(search, urls, found.help || tells(search.query), known) };
    judged.push(one);
    for (const about of Object.keys(BAR)) if (!one[about]) console.log(`${about.padEnd(6)} ${search.query}: ${urls.join(" ") || "nothing"}`);
    if (process.env.SHOW) console.log(`${search.query}: ${found.pages.length} [${found.meant}] ${urls.join(" ")}`);
  }
  console.log("| searches | must | must not | help |\n| --- | ---: | ---: | ---: |");
  const row = (name, some) => {
    const { must, never, help } = shares(some);
    console.log(`| ${some.length} ${name} | ${[must, never, help].map((share) => `${Math.round(share * 1000) / 10} %`).join(" | ")} |`);
  };
  for (const kind of ["heavy", "slang", "ordinary"]) row(kind, judged.filter((one) => one.kind === kind));
  const counted = judged.filter((one) => one.kind !== "unseen");
  row("in all", counted);
  row("unseen", judged.filter((one) => one.kind === "unseen"));
  if (!folder) await rm(out, { recursive: true });
  const all = shares(counted);
  return Object.entries(BAR).every(([about, bar]) => all[about] >= bar);
}

if (process.argv[1] === import.meta.filename) process.exitCode = (await main(process.argv[2])) ? 0 : 1;
