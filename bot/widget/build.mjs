// Build dist/v<version>/{amane.js,chat.js} and dist/manifest.json. With --verify: build in memory and fail if dist/ is anything else.

import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";
import { parse } from "yaml";

// What a visitor on a slow phone network downloads, in bytes of gzip.
const MOST_GZIP = { "chat.js": 20_000, "amane.js": 4_000 };
const here = new URL(".", import.meta.url);
const { version } = JSON.parse(await readFile(new URL("package.json", here), "utf8"));

const contacts = parse(await readFile(new URL("../../knowledge/contacts.yml", here), "utf8"))
  .contacts.filter((contact) => contact.numero)
  .map(({ numero, nom, quand }) => ({ number: numero, name: nom, when: quand }));

const provided = {
  name: "provided",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^built:contacts$/ }, () => ({ path: "contacts", namespace: "built" }));
    onLoad({ filter: /.*/, namespace: "built" }, () => ({ contents: `export const contacts = ${JSON.stringify(contacts)}`, loader: "js" }));
    onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true, target: ["chrome111", "safari16.4", "firefox113"] });
      return { contents: code.trim(), loader: "text" };
    });
    // Indentation between tags is for us, not for visitors.
    onLoad({ filter: /src\/(chat|loader)\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(/>\n\s+</g, "><").replace(/\n\s+(\?|@|aria-|rel=)/g, " $1"),
      loader: "ts",
    }));
  },
};

const result = await build({
  absWorkingDir: new URL(".", here).pathname,
  entryPoints: { chat: "src/chat.ts", amane: "src/loader.ts" },
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

const manifest = { version, files: {} };
for (const [name, content] of Object.entries(files)) {
  const gzip = gzipSync(content, { level: 9 }).length;
  manifest.files[name] = { integrity: "sha384-" + createHash("sha384").update(content).digest("base64"), bytes: content.length };
  console.log(`${name}: ${content.length} bytes, ${gzip} gzip (most: ${MOST_GZIP[name]})`);
  if (gzip > MOST_GZIP[name]) throw new Error(`${name} is too large`);
}
manifest.contacts = contacts;

const wanted = { "manifest.json": Buffer.from(JSON.stringify(manifest, null, 2) + "\n") };
for (const [name, content] of Object.entries(files)) wanted[`v${version}/${name}`] = content;

if (process.argv.includes("--verify")) {
  for (const [name, content] of Object.entries(wanted)) {
    const there = await readFile(new URL(`dist/${name}`, here)).catch(() => Buffer.alloc(0));
    if (!there.equals(content)) throw new Error(`dist/${name} is not what the source builds: npm run build`);
  }
  console.log("dist/ is what the source builds");
} else {
  await mkdir(new URL(`dist/v${version}/`, here), { recursive: true });
  for (const [name, content] of Object.entries(wanted)) await writeFile(new URL(`dist/${name}`, here), content);
}
