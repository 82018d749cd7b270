// The editor in the browser on `brokers host`: signing in at the desk, writing, and what becomes of it in the repository.

import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { after, before, test } from "node:test";
import { open, press } from "./editor.js";
import { binary, repository, startBrowser, watch } from "./site.js";
import { enterHere } from "./team.js";

const TIP = "content/tips/luisteren.md";
const text = (title) =>
  `+++\ntitle = "${title}"\ndescription = "Een zin."\nvoor = ["ouder"]\n+++\n\n## Waarom\n\nOmdat het helpt.\n`;

let root;
let browser;
let base;
const running = [];

const git = (folder, ...words) =>
  execFileSync("git", ["-C", path.join(root, folder), "-c", "user.name=Collega", "-c", "user.email=c@klein.test", ...words], {
    encoding: "utf8",
  }).trim();
const brokers = (folder, ...words) => execFileSync(binary, ["--root", path.join(root, folder), ...words], { encoding: "utf8" });

async function freePort() {
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts a program, until it says a line that fits. */
async function start(words, wanted, environment = {}) {
  const child = spawn(binary, words, { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, ...environment } });
  running.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const found = wanted.exec(line);
    if (found) {
      child.stdout.resume();
      return found[1];
    }
  }
  throw new Error(`brokers ${words.join(" ")} ended`);
}

async function push(title, why) {
  await writeFile(path.join(root, "werk", TIP), text(title));
  git("werk", "add", "--all");
  git("werk", "commit", "--quiet", "-m", why);
  git("werk", "push", "--quiet", "origin", "HEAD:main");
}

/** Somebody comes in at the machine with the key, on a page of their own. */
async function comeIn(name) {
  const data = path.join(root, "start/data");
  const words = ["--root", path.join(root, "werk"), "desk", "--data", data, "--addr", "127.0.0.1:0"];
  const link = await start(words, /(http:\S+\/desk\/enter\S*)/);
  const context = await browser.newContext();
  const page = await context.newPage();
  await enterHere(page, link, name);
  return { context, page, desk: new URL("/desk", link).href };
}

/** Makes somebody an editor and no more; gives the cookie of their session. */
async function letIn(name) {
  const first = await comeIn("Fatima");
  const { context } = await comeIn(name);
  await first.page.goto(`${first.desk}/people`);
  await first.page.locator("summary").first().click();
  const form = first.page.locator('form[action$="/roles"]');
  await form.locator('input[value="redacteur"]').check();
  await form.locator('input[value="moderator"]').uncheck();
  await form.getByRole("button").click();
  await first.page.waitForURL(/\/desk\/people\?/);
  const cookies = await context.cookies();
  return cookies.find((cookie) => cookie.name === "desk").value;
}

before(async () => {
  root = await mkdtemp(path.join(tmpdir(), "brokers-"));
  await cp(path.join(repository, "tests/fixtures/klein/content"), path.join(root, "werk/content"), { recursive: true });
  const key = /age1\w+/.exec(brokers("werk", "keys", "new"))[0];
  const settings = path.join(root, "werk/content/site.toml");
  const toml = await readFile(settings, "utf8");
  await writeFile(settings, toml.replace("recipients = [", `recipients = ["${key}", `));
  await mkdir(path.join(root, "site.git"));
  git("site.git", "init", "--quiet", "--bare", "--initial-branch=main");
  git("werk", "init", "--quiet", "--initial-branch=main");
  await writeFile(path.join(root, "werk/.gitignore"), ".brokers\n");
  git("werk", "remote", "add", "origin", path.join(root, "site.git"));
  await push("Luisteren", "Begin");
  await mkdir(path.join(root, "start/content"), { recursive: true });
  await writeFile(path.join(root, "start/content/site.toml"), `[host]\nrepository = "${path.join(root, "site.git")}"\n`);
  const port = await freePort();
  base = `http://localhost:${port}`;
  const words = ["--root", path.join(root, "start"), "host", "--data", path.join(root, "start/data"), "--addr", `127.0.0.1:${port}`];
  await start(words, /^(Opslag):/, { DESK_URL: base });
  browser = await startBrowser();
});

after(async () => {
  await browser?.close();
  for (const child of running) {
    child.kill("SIGKILL");
  }
  await rm(root, { recursive: true, force: true });
});

test("somebody signs in at the desk, writes, and it is a commit in their name; nothing of a colleague is replaced", async () => {
  const context = await browser.newContext({ baseURL: base, viewport: { width: 1280, height: 1000 } });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  await page.goto("/beheer/");
  await page.getByText("Meld je aan").or(page.getByRole("link", { name: /aan/ })).first().waitFor();
  assert.equal(await page.getByRole("treeitem").count(), 0);

  await context.addCookies([{ name: "desk", value: await letIn("Samira"), url: base, httpOnly: true, sameSite: "Strict" }]);
  const seen = watch(page, base);
  await page.goto("/desk/welcome");
  await page.getByRole("link", { name: "Naar het beheer van de pagina's" }).click();
  await page.getByRole("treeitem", { name: "Tips", exact: true }).waitFor();

  await open(page, "tips/entries/luisteren");
  const title = page.getByRole("textbox", { name: "Titel" });
  await title.fill("Luisteren helpt");
  await press(page);
  await page.getByText("Bewaard met jouw naam").waitFor();
  await page.getByText("Het staat op de site.").waitFor();
  assert.equal(git("site.git", "log", "-1", "--format=%an|%cn", "main"), "Samira|brokers host");
  assert.match(git("site.git", "show", `main:${TIP}`), /title = ['"]Luisteren helpt['"]/);
  assert.deepEqual(
    seen.filter((line) => !line.startsWith("request: blob:")),
    [],
  );

  // A colleague changes the page while the form is open.
  await page.goto("/beheer/");
  await page.getByRole("treeitem", { name: "Tips", exact: true }).waitFor();
  await open(page, "tips/entries/luisteren");
  git("werk", "pull", "--quiet", "--rebase", "origin", "main");
  await push("Van een collega", "Een collega");
  await title.fill("Van Samira");
  await press(page);
  await page.getByText(/iemand veranderde dezelfde pagina/).waitFor();
  assert.match(git("site.git", "show", `main:${TIP}`), /Van een collega/);
  const branch = git("site.git", "for-each-ref", "--format=%(refname:short)", "refs/heads/redactie");
  assert.match(git("site.git", "show", `${branch}:${TIP}`), /Van Samira/);
  await context.close();
});
