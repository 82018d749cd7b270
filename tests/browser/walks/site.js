// A real `brokers serve` on a folder of its own, and a real browser.

import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

export const repository = path.resolve(import.meta.dirname, "../../..");
export const binary = process.env.BROKERS ?? path.join(repository, "target/debug/brokers");
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Starts the server on the real content, or on that of another folder; `base` and `desk` are its addresses. `change` gets
 * and gives `site.toml`. */
export async function startSite({ source = repository, change } = {}) {
  const root = await mkdtemp(path.join(tmpdir(), "brokers-"));
  await symlink(path.join(source, "themes"), path.join(root, "themes"));
  const content = path.join(root, "content");
  if (change) {
    await cp(path.join(source, "content"), content, { recursive: true });
    const config = path.join(content, "site.toml");
    await writeFile(config, change(await readFile(config, "utf8")));
  } else {
    await symlink(path.join(source, "content"), content);
  }
  const child = spawn(binary, ["--root", root, "serve", "--addr", "127.0.0.1:0"], {
    stdio: ["ignore", "pipe", "inherit"],
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
