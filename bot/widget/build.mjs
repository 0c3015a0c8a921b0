// Build dist/v<version>/{amane.js,chat.js,page.js,partners.js} and dist/manifest.json, of the version that package.json names.
//
// Partners pin the files of a version by their hash, so what was built once is released and never written again: a change needs another version.
// Only a draft, a version with a hyphen such as 1.2.0-draft, may be built again and again; CI refuses to deliver one.
//
//   node build.mjs             build
//   node build.mjs --verify    write nothing; fail if dist/ is not what the source builds, or an earlier release is not what it was, byte for byte
//   node build.mjs --contacts  as the first step of a release: take the contacts of knowledge/contacts.yml as those built in, with today's date

import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { parse } from "yaml";

// What a visitor on a slow phone network downloads, in bytes of gzip.
const MOST_GZIP = { "chat.js": 22_000, "amane.js": 4_500, "page.js": 1_000, "partners.js": 2_500 };
const here = new URL(".", import.meta.url);
const dist = new URL("dist/", here);
const { version } = JSON.parse(await readFile(new URL("package.json", here), "utf8"));
const isDraft = (name) => name.includes("-");

function stop(message) {
  console.error(message);
  process.exit(1);
}

async function takeContacts() {
  const { contacts } = parse(await readFile(new URL("../../knowledge/contacts.yml", here), "utf8"));
  const day = new Intl.DateTimeFormat("fr-FR", { dateStyle: "long", timeZone: "UTC" }).format(new Date()).replace(/^1 /, "1er ");
  // When each one helps stands apart: the loader, which has no room to say it, goes without.
  const taken = { day, contacts: contacts.map(({ numero, site, nom }) => ({ number: numero, site, name: nom })), when: contacts.map(({ quand }) => quand) };
  await writeFile(new URL("src/contacts-of-release.json", here), JSON.stringify(taken, null, 2) + "\n");
}

const provided = {
  name: "provided",
  setup({ onLoad }) {
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true, target: ["chrome111", "safari16.4", "firefox113"] });
      return { contents: code.trim(), loader: "text" };
    });
    // Indentation between tags is for us, not for visitors.
    onLoad({ filter: /src\/(blocks|chat|loader)\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/>\n\s+</g, "><").replace(/\n\s+(\?|@|aria-|rel=)/g, " $1"),
      loader: "ts",
    }));
  },
};

/** Build the files in memory; return their bytes by name. */
async function built() {
  const result = await build({
    absWorkingDir: here.pathname,
    entryPoints: { chat: "src/chat.ts", amane: "src/loader.ts", page: "src/page.ts", partners: "src/partners.ts" },
    outdir: "dist",
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    charset: "utf8",
    legalComments: "none",
    target: "es2021",
    plugins: [provided],
  });
  const files = {};
  for (const { path, contents } of result.outputFiles) files[path.split("/").pop()] = Buffer.from(contents);
  // The loader is a classic script (an `async` tag without type): nothing of it may become a global.
  files["amane.js"] = Buffer.from(`(()=>{${files["amane.js"].toString().trim()}})();\n`);
  for (const [name, content] of Object.entries(files)) {
    const gzip = gzipSync(content, { level: 9 }).length;
    console.log(`${name}: ${content.length} bytes, ${gzip} gzip (most: ${MOST_GZIP[name]})`);
    if (gzip > MOST_GZIP[name]) stop(`${name} is too large`);
  }
  return files;
}

function described(files) {
  const integrity = (content) => "sha384-" + createHash("sha384").update(content).digest("base64");
  return Object.fromEntries(Object.entries(files).map(([name, content]) => [name, { integrity: integrity(content), bytes: content.length }]));
}

async function onDisk(one, names) {
  const files = {};
  for (const name of names) {
    const content = await readFile(new URL(`v${one}/${name}`, dist)).catch(() => undefined);
    if (content) files[name] = content;
  }
  return files;
}

/** Return what is known of every release: version -> file -> hash and length. */
async function released() {
  const { version: last, files, earlier } = JSON.parse(await readFile(new URL("manifest.json", dist), "utf8").catch(() => "{}"));
  const all = { ...earlier, ...(last && { [last]: files }) };
  return Object.fromEntries(Object.entries(all).filter(([one]) => !isDraft(one)));
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

async function write(files, manifest, before) {
  const names = Object.keys(files);
  // Without a record of it (a lost manifest), the files themselves say that this version was released.
  const there = before[version] ?? described(await onDisk(version, names));
  if (!isDraft(version) && Object.keys(there).length && !same(there, manifest.files)) {
    stop(`v${version} is released and partners pin its files: raise the version in bot/widget/package.json, then build again. Nothing was written.`);
  }
  await mkdir(new URL(`v${version}/`, dist), { recursive: true });
  for (const name of names) await writeFile(new URL(`v${version}/${name}`, dist), files[name]);
  await writeFile(new URL("manifest.json", dist), manifestText(manifest));
  for (const one of await readdir(dist)) if (isDraft(one) && one !== `v${version}`) await rm(new URL(`${one}/`, dist), { recursive: true });
}

async function verify(files, manifest) {
  if (isDraft(version)) stop(`v${version} is a draft: give the version in bot/widget/package.json its number, then npm run build`);
  const text = await readFile(new URL("manifest.json", dist), "utf8").catch(() => "");
  if (text !== manifestText(manifest)) stop("dist/ is not what the source builds: raise the version in bot/widget/package.json, then npm run build");
  for (const [one, wanted] of Object.entries({ ...manifest.earlier, [version]: manifest.files })) {
    if (!same(described(await onDisk(one, Object.keys(wanted))), wanted)) stop(`dist/v${one} is not what was released, and partners pin it: restore it`);
  }
  const unknown = (await readdir(dist)).filter((one) => one.startsWith("v") && one !== `v${version}` && !manifest.earlier[one.slice(1)]);
  if (unknown.length) stop(`dist/ holds what no release has: ${unknown.join(", ")}`);
  console.log("dist/ is what the source builds, and every earlier release is as it was");
}

function manifestText(manifest) {
  return JSON.stringify(manifest, null, 2) + "\n";
}

if (process.argv.includes("--contacts")) await takeContacts();
else {
  const files = await built();
  const before = await released();
  const { [version]: _, ...earlier } = before;
  const manifest = { version, files: described(files), earlier };
  if (process.argv.includes("--verify")) await verify(files, manifest);
  else await write(files, manifest, before);
}
