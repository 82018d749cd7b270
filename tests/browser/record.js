// What a test found goes into the accessibility statement: with RECORD=1 it is written to content/data/metingen.json, of which the
// page is made. Without, tests leave the content alone.

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const file = path.resolve(import.meta.dirname, "../../content/data/metingen.json");

/** Keeps the figures of one kind of test, with the day. */
export async function record(test, figures) {
  if (!process.env.RECORD) {
    return;
  }
  const known = await readFile(file, "utf8").then(JSON.parse).catch(() => ({}));
  const dag = new Intl.DateTimeFormat("nl", { dateStyle: "long" }).format(new Date());
  await writeFile(file, `${JSON.stringify({ ...known, [test]: { dag, ...figures } }, null, 2)}\n`);
}
