// The editor in the browser on a folder with given files, and every byte of that folder.
//
// Nobody can click in the browser's own window for choosing a folder, so the
// folder is one that the browser keeps itself (OPFS), with the same interface.

import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { repository, watch } from "./site.js";

/** In Sveltia CMS 0.221.1, when a form with several languages closes; nothing is lost. */
const KNOWN = "script: Cannot convert undefined or null to object";

/** Every file of the real content: paths from the root, and bytes. */
export async function realContent() {
  const entries = await readdir(path.join(repository, "content"), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  const paths = files.map((file) => path.relative(repository, path.join(file.parentPath, file.name)));
  return Promise.all(paths.map(async (name) => [name, await readFile(path.join(repository, name))]));
}

/** Writes files into the browser's folder, as another program would: past the editor's guard. */
export async function put(page, files) {
  const encoded = files.map(([name, bytes]) => [name, Buffer.from(bytes).toString("base64")]);
  await page.evaluate(async (all) => {
    for (const [name, base64] of all) {
      const parts = name.split("/");
      const last = parts.pop();
      let folder = await navigator.storage.getDirectory();
      for (const part of parts) {
        folder = await folder.getDirectoryHandle(part, { create: true });
      }
      const bytes = Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
      const stream = await (await folder.getFileHandle(last, { create: true })).createWritable();
      await stream.write(bytes);
      await stream.close();
    }
  }, encoded);
}

/** Every file in the browser's folder, by its path: its bytes in Base64. While the editor still moves a file into its place, one that
 * was listed can be gone: then once more. */
export async function tree(page) {
  for (let tries = 10; ; tries -= 1) {
    const found = await readTree(page).catch((error) => {
      if (tries === 0 || !/NotFoundError/.test(error.message)) throw error;
    });
    if (found) return found;
  }
}

function readTree(page) {
  return page.evaluate(async () => {
    const found = {};
    async function walk(folder, above) {
      for await (const [name, handle] of folder.entries()) {
        const path = `${above}${name}`;
        if (handle.kind === "directory") {
          await walk(handle, `${path}/`);
        } else {
          const bytes = new Uint8Array(await (await handle.getFile()).arrayBuffer());
          let signs = "";
          for (let at = 0; at < bytes.length; at += 8192) {
            signs += String.fromCharCode(...bytes.subarray(at, at + 8192));
          }
          found[path] = btoa(signs);
        }
      }
    }
    await walk(await navigator.storage.getDirectory(), "");
    return found;
  });
}

/** The text of a file in a tree. */
export function textOf(files, name) {
  assert.ok(name in files, `${name} is not among ${Object.keys(files)}`);
  return Buffer.from(files[name], "base64").toString();
}

/** What is in one tree and not, or otherwise, in another: paths. */
export function changes(before, after) {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]).sort();
}

/** A page of the site in which files can be put past the editor: it has the same folder. */
async function besides(context) {
  const page = await context.newPage();
  await page.goto("/beheer/logo.svg");
  return page;
}

/** A window with the editor open on a folder that holds these files. `disk` is a page that changes and reads the folder
 * without the editor knowing; `change` changes the editor's configuration. */
export async function openEditor(site, browser, files, change) {
  const context = await browser.newContext({ baseURL: site.base, viewport: { width: 1280, height: 1000 } });
  await context.addInitScript(() => {
    window.showDirectoryPicker = () => navigator.storage.getDirectory();
  });
  if (change) {
    await context.route("**/beheer/config.json", async (route) => {
      const config = await (await route.fetch()).json();
      change(config);
      await route.fulfill({ json: config });
    });
  }
  context.setDefaultTimeout(10_000);
  const disk = await besides(context);
  await put(disk, [[".git/HEAD", "ref: refs/heads/main\n"], ...files]);
  const { page, faults } = await openWindow(site, context);
  return { context, disk, page, faults };
}

/** Another window on the same folder. */
export async function openWindow(site, context) {
  const page = await context.newPage();
  const seen = watch(page, site.base);
  await page.goto("/beheer/");
  const start = page.getByRole("button", { name: "Werken met een lokale repository" });
  const list = page.getByRole("treeitem", { name: "Verhalen", exact: true });
  await start.or(list).first().waitFor();
  if (await start.isVisible()) {
    // Without a repository to log in to there is one thing to do.
    assert.equal(await page.getByRole("button").count(), 1);
    await start.click();
  }
  await list.waitFor();
  const faults = () => seen.filter((line) => line !== KNOWN && !line.startsWith("request: blob:"));
  return { page, faults };
}

/** Opens a form of the editor, in the same document: the folder stays open. */
export async function open(page, where) {
  const go = (hash) =>
    page.evaluate((to) => {
      location.hash = to;
    }, hash);
  const title = page.getByRole("textbox", { name: "Titel" });
  // By way of the list, so that the form is not the one before.
  await go(`#/collections/${where.split("/")[0]}`);
  await title.first().waitFor({ state: "detached" });
  await go(`#/collections/${where}`);
  await title.first().waitFor();
}

/** The list that just opened. While it still moves in, it can swallow a click: it is not yet `active`. */
export const openList = (page) => page.locator("dialog.popup.active");

/**
 * Opens the fields of a group that can be left out. A form that still fills itself in draws its boxes anew, and then a click is
 * lost: people click once more.
 */
export async function addGroup(page, name) {
  const box = page.getByRole("checkbox", { name });
  await box.click();
  const chosen = box.and(page.locator("[aria-checked=true]"));
  await chosen.waitFor({ timeout: 3000 }).catch(() => box.click());
  await chosen.waitFor();
}

/** Moves the page of the open form to another folder. */
export async function chooseFolder(page, name) {
  const folder = page.getByRole("button", { name: "Bovenliggende map" });
  await folder.click();
  const list = openList(page);
  const item = list.getByRole("treeitem", { name });
  await item.click();
  // On a busy machine the list can draw itself once more under the click.
  await list.waitFor({ state: "hidden", timeout: 3000 }).catch(() => item.click());
  await list.waitFor({ state: "hidden" });
  await folder.filter({ hasText: name }).waitFor();
}

export async function press(page) {
  await page.getByRole("button", { name: "Opslaan", exact: true }).click();
}

/** Saves, until the form has closed: the editor goes back by itself, and would undo a step made meanwhile. */
export async function save(page) {
  await press(page);
  await page.getByRole("status").filter({ hasText: "Item opgeslagen" }).waitFor();
  await page.getByRole("textbox", { name: "Titel" }).first().waitFor({ state: "detached" });
}
