// A static host: the files of `brokers build --compress` with the headers of headers.json, as a host that knows its trade sends them.

import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml", ".woff2": "font/woff2", ".png": "image/png", ".webp": "image/webp", ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8", ".json": "application/json", ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
};

/** Serves `<out>/site`; `base` is its address. */
export async function serveFolder(out) {
  const { rules } = JSON.parse(await readFile(path.join(out, "headers.json"), "utf8"));
  const server = createServer(async (request, response) => {
    const asked = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = path.join(out, "site", path.normalize(asked.endsWith("/") ? `${asked}index.html` : asked));
    const found = await read(file, request.headers["accept-encoding"] ?? "");
    const shown = found ?? (await read(path.join(out, "site/404.html"), ""));
    const rule = rules.find(({ match }) => asked.startsWith(match.replace(/\*$/, "")));
    const type = found ? TYPES[path.extname(file)] ?? "application/octet-stream" : TYPES[".html"];
    const headers = { ...rule?.headers, "content-type": type };
    if (shown.encoding) {
      headers["content-encoding"] = shown.encoding;
    }
    response.writeHead(found ? 200 : 404, headers).end(shown.bytes);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    base: `http://127.0.0.1:${server.address().port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

async function read(file, accepted) {
  if (/\bbr\b/.test(accepted)) {
    const bytes = await readFile(`${file}.br`).catch(() => null);
    if (bytes) {
      return { bytes, encoding: "br" };
    }
  }
  const bytes = await readFile(file).catch(() => null);
  return bytes && { bytes };
}
