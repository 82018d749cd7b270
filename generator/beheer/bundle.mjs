// Makes one script of Sveltia CMS, so that the browser asks for nothing from
// elsewhere. Run by `renew`.

import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";

const cms = "node_modules/@sveltia/cms";

/**
 * What is never asked for: other languages, the map, the code field with its
 * colours, previews in React, and conversion of pictures, which is `brokers`' work.
 */
const UNUSED = [
  /^@shikijs\//,
  /^(leaflet|svgo|terra-draw)/,
  /\/(heic|react-dom|shiki-engine|webp_enc)[^/]*\.js$/,
  /locales\/(?!nl\.json)/,
];

const leaveOut = {
  name: "leave-out",
  setup(build) {
    build.onResolve({ filter: /.*/ }, ({ path, kind }) =>
      kind === "dynamic-import" && UNUSED.some((unused) => unused.test(path))
        ? { path, external: true }
        : undefined,
    );
  },
};

const { outputFiles } = await build({
  entryPoints: [`${cms}/npm/index.js`],
  bundle: true,
  format: "esm",
  legalComments: "inline",
  minify: true,
  plugins: [leaveOut],
  target: "es2022",
  write: false,
});
// Names without a fingerprint, so that a new version needs no change elsewhere.
const FONTS = ["material-symbols-outlined", "noto-mono", "source-sans-3"];
const assets = `${cms}/npm/assets`;
const licences = [`Sveltia CMS\n\n${await readFile(`${cms}/LICENSE.txt`, "utf8")}`];
const files = new Map();
let script = outputFiles[0].text;
for (const font of FONTS) {
  const found = new Set(script.match(new RegExp(`assets/${font}-[\\w-]+\\.woff2`, "g")));
  if (found.size !== 1) {
    throw new Error(`one file of the font ${font} expected, found ${[...found]}`);
  }
  const [path] = found;
  script = script.replaceAll(path, `assets/${font}.woff2`);
  // The style sheet inside the script names a network of somebody else.
  const elsewhere = new RegExp(`https://cdn\\.jsdelivr\\.net/fontsource/fonts/${font}[^)]*\\.woff2`, "g");
  script = script.replaceAll(elsewhere, `assets/${font}.woff2`);
  files.set(`${font}.woff2`, await readFile(`${cms}/npm/${path}`));
  licences.push(`${font}\n\n${await readFile(`${assets}/${font}.LICENSE.txt`, "utf8")}`);
}
const bytes = Buffer.from(script);
const small = brotliCompressSync(bytes, {
  params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
});
files.set("sveltia-cms.js.br", small);
// What the editor reads front matter with, so that `guard.js` knows what it cannot read.
const toml = await build({
  entryPoints: ["node_modules/smol-toml/dist/parse.js"],
  bundle: true,
  format: "esm",
  legalComments: "none",
  minify: true,
  target: "es2022",
  write: false,
});
files.set("smol-toml.js", Buffer.from(toml.outputFiles[0].text));
licences.push(`smol-toml\n\n${await readFile("node_modules/smol-toml/LICENSE", "utf8")}`);
files.set("licenties.txt", licences.join(`\n${"-".repeat(72)}\n\n`));

await rm("vendor", { recursive: true, force: true });
await mkdir("vendor");
const sums = [];
for (const [name, content] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
  await writeFile(`vendor/${name}`, content);
  sums.push(`${createHash("sha256").update(content).digest("hex")}  ${name}\n`);
}
await writeFile("vendor/SHA256SUMS", sums.join(""));
const { version } = JSON.parse(await readFile(`${cms}/package.json`, "utf8"));
console.log(`Sveltia CMS ${version}: ${bytes.length} bytes, ${small.length} packed`);
