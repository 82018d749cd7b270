// Stands between the editor and the folder on disk, and refuses what would lose
// somebody's work: replacing a file that is not as the editor read it, replacing
// one that it could not read, a new file in the place of another, and removing
// anything but a page that was asked for.
//
// The editor has no setting for this, so the methods of the browser's file
// handles are wrapped, before the editor starts.

import { notice } from "./notice.js";
import { parse } from "./smol-toml.js";

/** What the editor writes first, to rename when it is complete. */
const TEMPORARY = /^\.sveltia-tmp-/;
const PAGE = /\.md$/i;
/** The page of a list, of a municipality, or of a folder with more in it. */
const INDEX = /(^|\/)_?index\.md$/i;
/** What the editor reads of a larger file is nothing. */
const MOST = 10 * 1024 * 1024;
/** A page that is being made replaces nothing. */
const MAKING = /^#\/collections\/[^/]+\/new\b/;

const REASONS = {
  changed: (path) =>
    `“${path}” is veranderd sinds je het opende, in een ander venster of door iemand anders. Er is niets overschreven. Kopieer wat je schreef, laad deze pagina opnieuw en zet het er dan in.`,
  gone: (path) =>
    `“${path}” is weg of heeft een andere naam sinds je deze pagina opende. Laad deze pagina opnieuw.`,
  large: (path) => `“${path}” is te groot om hier te veranderen.`,
  removal: (path) =>
    `“${path}” kan hier niet weg, want iets anders kan het nodig hebben. Er is niets weggehaald. Wil je het echt kwijt, doe dat dan in de map zelf.`,
  taken: (path) => `Er is al een bestand “${path}”. Dat is niet overschreven. Kies een andere naam.`,
  unreadable: (path) =>
    `“${path}” bestaat al, maar er staat een fout in, waardoor je het hier niet ziet. Het is niet overschreven. Kies een andere titel, of herstel eerst dat bestand.`,
};

/** The folder and the name of each handle that the editor was given. */
const places = new WeakMap();
/** Of each page by its path: what the editor shows of it, and its handle. */
const shown = new Map();
/** Files that were made here and have nothing in them yet. */
const empty = new Set();
const unreadable = new Map();
let announced;
let looking;

class Refusal extends Error {
  name = "Refusal";
}

function refuse(reason, path) {
  const message = REASONS[reason](path);
  notice(message);
  throw new Refusal(message);
}

/** The path of a handle from the chosen folder; that of the folder itself is empty. */
function pathOf(handle) {
  const place = places.get(handle);
  return place ? below(place.folder, place.name) : "";
}

function below(folder, name) {
  const path = pathOf(folder);
  return (path ? `${path}/${name}` : name).normalize();
}

/** One at a time, in all windows: between looking and writing nothing may change. */
function alone(work) {
  return navigator.locks.request("beheer-schrijven", work);
}

async function digest(blob) {
  const bytes = await crypto.subtle.digest("SHA-256", await blob.arrayBuffer());
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Why the editor cannot show a page; nothing when it can. */
function whyUnreadable(text) {
  const front = /^\+\+\+\n([\s\S]*?)\n\+\+\+(?:\n|$)/.exec(text.trim().replace(/\r\n?/g, "\n"));
  if (!front) {
    return "de gegevens tussen twee regels +++ ontbreken";
  }
  try {
    parse(front[1]);
    return "";
  } catch ({ line }) {
    return line ? `er is een fout in regel ${line + 1}` : "er is een fout in de gegevens";
  }
}

async function recordOf(handle, file) {
  const isLarge = file.size > MOST;
  const why = isLarge ? "het is te groot" : whyUnreadable(await file.text());
  return { handle, digest: await digest(file), why, isLarge };
}

/** Says, once the editor has read everything, which pages it does not show. */
function announce() {
  clearTimeout(announced);
  announced = setTimeout(() => {
    const lines = [...unreadable].sort().map(([path, why]) => `${path}: ${why}`);
    notice(
      "Deze bestanden staan niet in de lijsten, omdat er een fout in staat. Ze worden hier niet veranderd. “brokers check” zegt hoe je ze herstelt.",
      { lines, id: "onleesbaar" },
    );
  }, 300);
}

async function see(handle, file) {
  const path = pathOf(handle);
  if (!PAGE.test(path) || shown.has(path)) {
    return;
  }
  const record = await recordOf(handle, file);
  shown.set(path, record);
  if (record.why) {
    unreadable.set(path, record.why);
    announce();
  }
  // A form whose address was loaded with the page opens without another event.
  clearTimeout(looking);
  looking = setTimeout(look, 500);
}

const files = globalThis.FileSystemFileHandle?.prototype;
const folders = globalThis.FileSystemDirectoryHandle?.prototype;
const { createWritable, getFile, move } = files ?? {};
const { entries, getDirectoryHandle, getFileHandle, removeEntry } = folders ?? {};

/** The file with this name; nothing when there is none. */
async function existing(folder, name) {
  try {
    return await getFileHandle.call(folder, name);
  } catch ({ name: fault }) {
    if (fault === "NotFoundError") {
      return undefined;
    }
    if (fault === "TypeMismatchError") {
      return refuse("taken", below(folder, name));
    }
    throw new Refusal(`“${below(folder, name)}” kan niet worden gelezen. Er is niets opgeslagen.`);
  }
}

/** Whether a file on disk is what the editor shows of it. */
async function mustBeAsShown(path, handle) {
  const record = shown.get(path);
  if (!record) {
    refuse("taken", path);
  }
  if (record.why) {
    refuse(record.isLarge ? "large" : "unreadable", path);
  }
  if (record.digest !== (await digest(await getFile.call(handle)))) {
    refuse("changed", path);
  }
}

/** Whether these bytes may take the place of the file that is there, if any. */
async function mayReplace(path, handle, bytes) {
  if (!handle) {
    return;
  }
  const there = await getFile.call(handle);
  const isFresh = empty.has(path) && there.size === 0;
  if (isFresh || (await digest(there)) === (await digest(bytes))) {
    return;
  }
  if (shown.get(path)?.why) {
    refuse("unreadable", path);
  }
  if (!PAGE.test(path) || MAKING.test(location.hash)) {
    refuse("taken", path);
  }
  await mustBeAsShown(path, handle);
}

/** What is on disk now is what the editor shows. */
async function wrote(path, handle, bytes) {
  empty.delete(path);
  if (PAGE.test(path)) {
    shown.set(path, await recordOf(handle, bytes));
  }
}

function guardFiles() {
  files.getFile = async function () {
    const file = await getFile.call(this);
    await see(this, file);
    return file;
  };

  files.createWritable = async function (options) {
    const stream = await createWritable.call(this, options);
    if (TEMPORARY.test(this.name)) {
      return stream;
    }
    const path = pathOf(this);
    const [write, close] = [stream.write.bind(stream), stream.close.bind(stream)];
    // The editor writes once, and does not hear what goes wrong when it closes.
    stream.write = (data) =>
      alone(async () => {
        try {
          const bytes = new Blob([data]);
          await mayReplace(path, this, bytes);
          await write(data);
          await close();
          await wrote(path, this, bytes);
        } catch (fault) {
          await stream.abort().catch(() => {});
          throw fault;
        }
      });
    stream.close = async () => {};
    return stream;
  };

  if (move) {
    files.move = function (...target) {
      return alone(() => moved(this, target));
    };
  }
  // Nothing asks for these; they would go past what is looked at here.
  delete globalThis.FileSystemHandle.prototype.remove;
}

async function moved(handle, target) {
  const from = pathOf(handle);
  const folder = typeof target[0] === "string" ? places.get(handle)?.folder : target[0];
  const name = (typeof target[0] === "string" ? target[0] : target[1]) ?? handle.name;
  const to = below(folder, name);
  const there = await existing(folder, name);
  const bytes = await getFile.call(handle);
  if (TEMPORARY.test(handle.name)) {
    const record = await recordOf(handle, bytes);
    await mayReplace(to, there, bytes);
    await move.call(handle, folder, name);
    places.set(handle, { folder, name });
    if (PAGE.test(to)) {
      shown.set(to, record);
    }
    return;
  }
  if (there) {
    refuse("taken", to);
  }
  if (PAGE.test(from)) {
    await mustBeAsShown(from, handle);
  }
  await move.call(handle, folder, name);
  places.set(handle, { folder, name });
  if (shown.has(from)) {
    shown.set(to, shown.get(from));
    shown.delete(from);
  }
}

function guardFolders() {
  const placed = (folder, handle) => {
    places.set(handle, { folder, name: handle.name });
    return handle;
  };

  folders.getFileHandle = async function (name, options) {
    if (options?.create && !TEMPORARY.test(name) && !(await existing(this, name))) {
      empty.add(below(this, name));
    }
    return placed(this, await getFileHandle.call(this, name, options));
  };

  folders.getDirectoryHandle = async function (name, options) {
    return placed(this, await getDirectoryHandle.call(this, name, options));
  };

  folders.entries = async function* () {
    for await (const [name, handle] of entries.call(this)) {
      yield [name, placed(this, handle)];
    }
  };
  folders[Symbol.asyncIterator] = folders.entries;
  folders.values = async function* () {
    for await (const [, handle] of this.entries()) {
      yield handle;
    }
  };

  folders.removeEntry = function (name, options) {
    return alone(() => removed(this, name, options));
  };
}

async function removed(folder, name, options) {
  const path = below(folder, name);
  if (options?.recursive) {
    refuse("removal", path);
  }
  if (!TEMPORARY.test(name)) {
    await mayGo(folder, name, path);
  }
  // What is left besides files are folders, which only go when they are empty.
  await removeEntry.call(folder, name);
  shown.delete(path);
}

async function mayGo(folder, name, path) {
  let handle;
  try {
    handle = await getFileHandle.call(folder, name);
  } catch {
    // A folder, or nothing.
    return;
  }
  if (!PAGE.test(path) || INDEX.test(path)) {
    refuse("removal", path);
  }
  await mustBeAsShown(path, handle);
}

/** The files of the form that is open, with what the editor shows of each. */
function opened() {
  const name = /^#\/collections\/[^/]+\/entries\/([^?]+)/.exec(location.hash)?.[1];
  if (!name) {
    return [];
  }
  const wanted = `/${decodeURIComponent(name)}`.replace(/\/_?index$/, "");
  const bare = (path) => path.replace(/(\/_?index)?(\.[a-z-]+)?\.md$/i, "");
  return [...shown].filter(([path]) => bare(path).endsWith(wanted));
}

const keyOf = (path) => `beheer-begonnen ${path}`;

/** Remembers what somebody began to change. The editor keeps the text of a form
 * that was not saved, and offers it again, even when the page is another by then. */
export function begun() {
  for (const [path, { digest: known }] of opened()) {
    if (localStorage.getItem(keyOf(path)) === null) {
      localStorage.setItem(keyOf(path), known);
    }
  }
}

/** Forgets it: the form was saved. */
export function finished() {
  for (const [path] of opened()) {
    localStorage.removeItem(keyOf(path));
  }
}

/** Says that a page changed on disk as soon as its form opens, before anybody writes in it. */
async function look() {
  for (const [path, record] of opened()) {
    const before = localStorage.getItem(keyOf(path));
    if (before !== null && before !== record.digest) {
      notice(
        `Je schreef eerder in “${path}” en sloeg dat niet op. Daarna is de pagina veranderd, in een ander venster of door iemand anders. Zet je die tekst terug en sla je dan op, dan verdwijnt wat er nu staat.`,
        { id: "eerder" },
      );
      localStorage.removeItem(keyOf(path));
    }
    await compare(path, record);
  }
}

async function compare(path, record) {
  try {
    if ((await digest(await getFile.call(record.handle))) === record.digest) {
      return;
    }
    notice(REASONS.changed(path), { id: "veranderd" });
  } catch {
    notice(REASONS.gone(path), { id: "veranderd" });
  }
}

if (files && folders) {
  guardFiles();
  guardFolders();
  addEventListener("hashchange", look);
}
