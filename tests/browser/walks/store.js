// A desk whose store can go away: `brokers desk` on the engine of a running `brokers serve`, with a line between them that
// a test cuts.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, readdir, readlink, writeFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { createInterface } from "node:readline";
import { binary } from "./site.js";

/** The ports on loopback where a process listens. */
async function portsOf(pid) {
  const files = `/proc/${pid}/fd`;
  const links = (await readdir(files)).map((file) => readlink(path.join(files, file)).catch(() => ""));
  const sockets = new Set((await Promise.all(links)).map((link) => /^socket:\[(\d+)\]$/.exec(link)?.[1]));
  const rows = (await readFile(`/proc/${pid}/net/tcp`, "utf8")).trim().split("\n").slice(1);
  const listening = rows.map((row) => row.trim().split(/\s+/)).filter((row) => row[3] === "0A" && sockets.has(row[9]));
  return listening.map((row) => Number.parseInt(row[1].split(":")[1], 16));
}

/** Whether a request to the engine changes more than one thing: what a button does, with its entry in the audit. */
const isChange = (request) => /TransactWriteItems$/.test(request.headers["x-amz-target"] ?? "");

/** A line to an engine: `state.now` is what happens to requests. */
async function line(port) {
  const state = { now: "there", lost: 0 };
  const server = http.createServer(async (request, answer) => {
    const parts = [];
    for await (const part of request) parts.push(part);
    if (state.now === "gone") {
      request.socket.destroy();
      return;
    }
    const { method, url, headers } = request;
    const onwards = http.request({ host: "127.0.0.1", port, method, path: url, headers }, async (given) => {
      const body = [];
      for await (const part of given) body.push(part);
      if (state.now === "loses" && isChange(request)) {
        // It is done, and from now on nobody can ask whether it is.
        state.now = "gone";
        state.lost += 1;
        request.socket.destroy();
        return;
      }
      answer.writeHead(given.statusCode, given.headers);
      answer.end(Buffer.concat(body));
    });
    onwards.on("error", () => request.socket.destroy());
    onwards.end(Buffer.concat(parts));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { state, server, address: `http://127.0.0.1:${server.address().port}` };
}

/** A desk beside a site, which shares its store, keys and clock. The site is built for it first. */
export async function startDesk(site) {
  const own = Number(new URL(site.base).port);
  const [engine] = (await portsOf(site.pid)).filter((port) => port !== own);
  const key = /sleutel: (\S+)/.exec(await readFile(path.join(site.root, ".brokers/identity.txt"), "utf8"))[1];
  const config = path.join(site.root, "content/site.toml");
  await writeFile(config, (await readFile(config, "utf8")).replace("recipients = [", `recipients = ["${key}", `));
  const build = () => execFileSync(binary, ["--root", site.root, "build"], { env: site.environment, encoding: "utf8" });
  build();
  const { state, server, address } = await line(engine);
  const environment = { ...site.environment, AWS_ENDPOINT_URL_DYNAMODB: address };
  const child = spawn(binary, ["--root", site.root, "desk", "--addr", "127.0.0.1:0"], {
    stdio: ["ignore", "pipe", process.env.LOG ? "inherit" : "ignore"],
    env: environment,
  });
  let link;
  for await (const words of createInterface({ input: child.stdout })) {
    link = /https?:\/\/\S+\/desk\S*/.exec(words)?.[0];
    if (link) break;
  }
  if (!link) throw new Error(`${binary} desk ended before it said its address`);
  // Passkeys want a name.
  link = link.replace("127.0.0.1", "localhost");
  return {
    base: new URL(link).origin,
    desk: link,
    build,
    store: state,
    stop() {
      child.kill("SIGKILL");
      server.closeAllConnections();
      server.close();
    },
  };
}
