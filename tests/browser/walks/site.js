// A real `brokers serve` on a folder of its own, and a real browser.

import { execFileSync, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

export const repository = path.resolve(import.meta.dirname, "../../..");
export const binary = process.env.BROKERS ?? path.join(repository, "target/debug/brokers");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Makes `root` a site of the real content, or of that of another folder. `change` gets and gives `site.toml`; `active` are
 * municipalities that take part there, though none does in truth. */
export async function layOut(root, { source = repository, change, active = [] } = {}) {
  await symlink(path.join(source, "themes"), path.join(root, "themes"));
  const content = path.join(root, "content");
  if (!change && active.length === 0) {
    await symlink(path.join(source, "content"), content);
    return;
  }
  await cp(path.join(source, "content"), content, { recursive: true });
  const edit = async (below, made) => {
    const file = path.join(content, below);
    await writeFile(file, made(await readFile(file, "utf8")));
  };
  await edit("site.toml", change ?? ((text) => text));
  for (const town of active) {
    await edit(`gemeenten/${town}/_index.md`, (text) => text.replace('deelname = "voorbeeld"', 'deelname = "actief"'));
  }
}

/** What makes a program live later than this machine, compiled once. */
let library;

function compiled() {
  if (!library) {
    library = path.join(tmpdir(), `later-${process.pid}.so`);
    const source = path.join(repository, "tests/later.c");
    execFileSync("cc", ["-shared", "-fPIC", "-o", library, source, "-ldl"]);
    process.on("exit", () => rmSync(library, { force: true }));
  }
  return library;
}

/** Starts the server on such a site; `base` and `desk` are its addresses. Programs with `environment` live in its time, which
 * `later` moves. `more` are further arguments. */
export async function startSite(wanted = {}) {
  const root = await mkdtemp(path.join(tmpdir(), "brokers-"));
  await layOut(root, wanted);
  const clock = path.join(root, "clock.txt");
  const environment = { ...process.env, LD_PRELOAD: compiled(), LATER: clock };
  let minutes = 0;
  const child = spawn(binary, ["--root", root, "serve", "--addr", "127.0.0.1:0", ...(wanted.more ?? [])], {
    stdio: ["ignore", "pipe", "inherit"],
    env: environment,
  });
  const addresses = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const found = /^(Site|Balie):\s+(\S+)/.exec(line);
    if (found) {
      addresses[found[1]] = found[2];
    }
    if (addresses.Site && addresses.Balie) {
      break;
    }
  }
  if (!addresses.Balie) {
    throw new Error(`${binary} ended before it said its addresses`);
  }
  return {
    base: addresses.Site.replace(/\/$/, ""),
    desk: addresses.Balie,
    root,
    environment,
    /** Eleven minutes, unless it is said how many: what was sent has left. */
    async later(more = 11) {
      minutes += more;
      await writeFile(clock, String(minutes * 60));
    },
    async stop() {
      child.kill("SIGKILL");
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** `more` are arguments for Chromium besides the usual ones, `without` those of Playwright that it does not get. */
export function startBrowser(more = [], without = []) {
  return chromium.launch({
    executablePath,
    ignoreDefaultArgs: without,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
}

/** Notes what a page should not do: errors, other origins, cookies. */
export function watch(page, base) {
  const seen = [];
  page.on("console", (message) => {
    if (message.type() === "error") {
      seen.push(`console: ${message.text()}`);
    }
  });
  page.on("pageerror", (error) => seen.push(`script: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${base}/`) && !request.url().startsWith("data:")) {
      seen.push(`request: ${request.url()}`);
    }
  });
  return seen;
}
