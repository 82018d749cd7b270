// A desk whose store can go away: `brokers desk` on an engine that opens the store of a running `brokers serve`, with a line between them that
// a test cuts.

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import http from "node:http";
import path from "node:path";
import { createInterface } from "node:readline";
import { binary } from "./site.js";

/** An engine on the file of a site's store, beside the site: its process and its port. */
async function startEngine(root) {
  const program = path.join(path.dirname(binary), "examples/engine");
  const child = spawn(program, [path.join(root, ".brokers/store.sqlite")], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const words of createInterface({ input: child.stdout })) return { child, port: Number(new URL(words).port) };
  throw new Error(`${program} ended before it said its address`);
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

/** Starts `brokers desk`; gives its process, and the link that it prints. */
async function run(site, environment, addr = "127.0.0.1:0") {
  const child = spawn(binary, ["--root", site.root, "desk", "--addr", addr], {
    stdio: ["ignore", "pipe", process.env.LOG ? "inherit" : "ignore"],
    env: environment,
  });
  for await (const words of createInterface({ input: child.stdout })) {
    const link = /https?:\/\/\S+\/desk\S*/.exec(words)?.[0];
    // Passkeys want a name.
    if (link) return { child, link: link.replace("127.0.0.1", "localhost") };
  }
  throw new Error(`${binary} desk ended before it said its address`);
}

async function kill(child) {
  child.kill("SIGKILL");
  await once(child, "exit");
}

/** A desk beside a site, which shares its store, keys and clock. The site is built for it first. */
export async function startDesk(site) {
  const engine = await startEngine(site.root);
  const key = /sleutel: (\S+)/.exec(await readFile(path.join(site.root, ".brokers/identity.txt"), "utf8"))[1];
  const config = path.join(site.root, "content/site.toml");
  await writeFile(config, (await readFile(config, "utf8")).replace("recipients = [", `recipients = ["${key}", `));
  const build = () => execFileSync(binary, ["--root", site.root, "build"], { env: site.environment, encoding: "utf8" });
  build();
  const { state, server, address } = await line(engine.port);
  const environment = { ...site.environment, AWS_ENDPOINT_URL_DYNAMODB: address };
  const end = () => {
    engine.child.kill("SIGKILL");
    server.closeAllConnections();
    server.close();
  };
  const { child, link } = await run(site, environment).catch((error) => {
    // Otherwise the file of walks never ends.
    end();
    throw error;
  });
  const others = [];
  return {
    base: new URL(link).origin,
    desk: link,
    build,
    store: state,
    /** A second desk on the same store, which can be killed and started again at the same address. */
    async another() {
      let { child: now, link: first } = await run(site, environment);
      const { origin, port } = new URL(first);
      others.push(() => now.kill("SIGKILL"));
      return {
        base: origin,
        kill: () => kill(now),
        async start() {
          ({ child: now } = await run(site, environment, `127.0.0.1:${port}`));
        },
      };
    },
    stop() {
      child.kill("SIGKILL");
      for (const stop of others) stop();
      end();
    },
  };
}
