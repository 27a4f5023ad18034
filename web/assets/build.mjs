// Builds web/static/vendor from what package-lock.json names; `make assets` runs it, and its outcome is committed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";
import { teamsDarkTheme, teamsHighContrastTheme, teamsLightTheme } from "@fluentui/tokens";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "../..");
const statics = join(root, "web/static");
const vendor = join(statics, "vendor");
const modules = join(here, "node_modules");
const THEMES = { light: teamsLightTheme, dark: teamsDarkTheme, contrast: teamsHighContrastTheme };

const read = (...path) => readFileSync(join(...path), "utf8");
const write = (name, text) => writeFileSync(join(vendor, name), text);
const inside = (folder, end) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.name.endsWith(end))
    .map((one) => join(one.parentPath, one.name))
    .sort();

/** One module of what `source` exports, with everything it needs. */
async function bundle(name, source) {
  const made = await build({
    stdin: { contents: source, resolveDir: here },
    bundle: true, minify: true, format: "esm", target: "es2022", legalComments: "none",
    outfile: join(vendor, name), metafile: true,
  });
  return Object.keys(made.metafile.inputs);
}

/** htmx and its server-sent events, as they are published. */
function htmx() {
  const parts = ["htmx.min.js", "ext/hx-sse.min.js"].map((one) => read(modules, "htmx.org/dist", one));
  write("htmx.js", parts.map((one) => one.replace(/\n?\/\/# sourceMappingURL=.*/, "").trimEnd()).join(";\n") + "\n");
}

/** Teams' own design tokens: those that our style sheets or the components ask for, in three themes. */
function tokens() {
  const styles = inside(statics, ".css").filter((one) => !one.startsWith(vendor)).map((one) => read(one));
  const asked = [...styles, read(vendor, "fluent.js")].join("\n");
  const used = Object.keys(teamsLightTheme).filter((one) => new RegExp(`--${one}\\b`).test(asked)).sort();
  const lines = (theme) => used.map((one) => `  --${one}: ${theme[one]};`).join("\n");
  const block = (selector, theme) => `${selector} {\n${lines(theme)}\n}\n`;
  write("tokens.css", [
    "/* Teams' design tokens (@fluentui/tokens), those that are used here. Made by `make assets`. */\n",
    block(':root,\n[data-theme="light"]', THEMES.light),
    block('[data-theme="dark"]', THEMES.dark),
    block('[data-theme="contrast"]', THEMES.contrast),
    `@media (prefers-color-scheme: dark) {\n${block(":root:not([data-theme])", THEMES.dark)}}\n`,
  ].join(""));
}

/** The icons that cards and templates name, as the paths of Fluent's own drawings of 20 pixels. */
function icons() {
  const sources = [...inside(join(root, "cards"), ".py"), ...inside(join(root, "web/templates"), ".html")];
  const named = new Set(["Star", ...sources.flatMap((one) => [...read(one).matchAll(/"([A-Z][A-Za-z]+)"/g)].map((it) => it[1]))]);
  const drawn = {};
  for (const name of [...named].sort()) {
    const file = name.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
    for (const style of ["regular", "filled"]) {
      const path = join(modules, "@fluentui/svg-icons/icons", `${file}_20_${style}.svg`);
      if (existsSync(path)) drawn[`${name} ${style}`] = [...read(path).matchAll(/ d="([^"]+)"/g)].map((it) => it[1]);
    }
  }
  write("icons.json", JSON.stringify(drawn, null, 1) + "\n");
}

/** Who made what stands in the bundles, with the licence of each. */
function notices(inputs) {
  const named = new Set(["htmx.org", "@fluentui/tokens", "@fluentui/svg-icons", "axe-core"]);
  for (const one of inputs) {
    const found = one.match(/node_modules\/((?:@[^/]+\/)?[^/]+)\//);
    if (found) named.add(found[1]);
  }
  const parts = [...named].sort().map((name) => {
    const about = JSON.parse(read(modules, name, "package.json"));
    const file = readdirSync(join(modules, name)).find((one) => /^licen[cs]e(-mit)?(\.(md|txt))?$/i.test(one));
    const licence = file ? read(modules, name, file).trim() : read(here, "licences/microsoft-mit.txt").trim();
    return `${name} ${about.version} (${about.license})\n\n${licence}\n`;
  });
  const rule = `\n${"-".repeat(78)}\n\n`;
  const head = "What the pages of Kring use of others: built by `make assets` into web/static/vendor.\n" +
    "axe-core stands in tests/web/vendor alone, and is not served.\n";
  writeFileSync(join(root, "THIRD_PARTY_NOTICES"), [head, ...parts].join(rule));
}

/** Beside each file, the same in brotli; and what every file is, for whoever checks. */
function seal() {
  for (const path of inside(vendor, "").filter((one) => /\.(js|css|json)$/.test(one))) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11 };
    writeFileSync(`${path}.br`, brotliCompressSync(readFileSync(path), { params }));
  }
  const sum = (path) => createHash("sha256").update(readFileSync(path)).digest("hex");
  const files = inside(vendor, "").filter((one) => !one.endsWith("SHA256SUMS"));
  write("SHA256SUMS", files.map((one) => `${sum(one)}  ${one.slice(vendor.length + 1)}\n`).join(""));
}

rmSync(vendor, { recursive: true, force: true });
mkdirSync(vendor, { recursive: true });
const components = ["avatar", "progress-bar", "spinner"];
const used = [
  ...(await bundle("fluent.js", components.map((one) => `import "@fluentui/web-components/${one}/define.js";`).join("\n"))),
  ...(await bundle("teams.js", 'export { app, authentication, pages } from "@microsoft/teams-js";')),
  ...(await bundle("adaptivecards.js", 'export * from "adaptivecards"; export { default as markdown } from "markdown-it";')),
];
htmx();
tokens();
icons();
notices(used);
seal();
mkdirSync(join(root, "tests/web/vendor"), { recursive: true });
writeFileSync(join(root, "tests/web/vendor/axe.min.js"), readFileSync(join(modules, "axe-core/axe.min.js")));
