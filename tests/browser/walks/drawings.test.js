// What a machine can see of the rules for drawings in `themes/basis/README.md`.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { after, before, test } from "node:test";
import { repository, startBrowser } from "./site.js";

const FOLDER = path.join(repository, "themes/basis/static/img");
const LARGEST = 8 * 1024;
/** Seventeen drawings in one file. */
const SHEET = "onderwerp.svg";
const FORBIDDEN = /\sstyle=|<(style|script|text|image|foreignObject|filter|linearGradient|radialGradient)\b|\son\w+=|(?:href|src)="(?!#)/;

const files = (await readdir(FOLDER)).filter((file) => file.endsWith(".svg"));
let browser;
before(async () => {
  browser = await startBrowser();
});
after(() => browser.close());

test("a drawing is small, and plain shapes only", async () => {
  for (const file of files) {
    const source = await readFile(path.join(FOLDER, file), "utf8");
    assert.ok(file === SHEET || source.length <= LARGEST, `${file}: ${source.length} bytes`);
    assert.doesNotMatch(source, FORBIDDEN, file);
    const ids = [...source.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    assert.equal(new Set(ids).size, ids.length, `${file}: an id twice`);
    for (const [, id] of source.matchAll(/(?:href="#|url\(#)([^")]+)/g)) {
      assert.ok(ids.includes(id), `${file}: #${id} is not there`);
    }
  }
});

test("a browser draws each at the size it says", async () => {
  const page = await browser.newPage();
  for (const file of files) {
    const source = await readFile(path.join(FOLDER, file), "utf8");
    const [, width, height] = /<svg[^>]* width="(\d+)" height="(\d+)"/.exec(source) ?? [];
    const size = await page.evaluate(async (data) => {
      const image = new Image();
      image.src = `data:image/svg+xml;base64,${data}`;
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    }, Buffer.from(source).toString("base64"));
    assert.deepEqual(size, [Number(width), Number(height)], file);
  }
  await page.close();
});

test("whoever has a portrait has a scene", () => {
  const named = (kind) => files.filter((file) => file.startsWith(`${kind}-`)).map((file) => file.slice(kind.length + 1));
  assert.deepEqual(named("portret"), named("verhaal"));
});
