// Builds what the browser loads: the style sheet from the design system's sources, the few fonts and icons it names, and
// our scripts, all into one folder whose name is a hash of its content, so that browsers may keep it for ever.
// Run by Maven in generate-resources; does nothing when neither the sources nor the lock file changed.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const sources = dirname(fileURLToPath(import.meta.url));
const portal = resolve(sources, "../../..");
const classes = join(portal, "target/classes");
const assets = join(classes, "META-INF/resources/assets");
const manifest = join(classes, "assets.properties");
const stamp = join(portal, "target/assets.stamp");

const filesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();

const digestOf = (paths, root) => {
  const hash = createHash("sha256");
  for (const path of paths) {
    hash.update(relative(root, path)).update("\0").update(readFileSync(path)).update("\0");
  }
  return hash.digest("hex");
};

const inputs = digestOf([join(portal, "package.json"), join(portal, "package-lock.json"), ...filesIn(sources)], portal);
if (existsSync(stamp) && existsSync(manifest) && existsSync(assets) && existsSync(join(classes, "document-fonts")) && readFileSync(stamp, "utf8") === inputs) {
  console.log("Assets are up to date.");
  process.exit(0);
}

// npm ci leaves a copy of the lock file behind; a newer lock file means that it has to run again.
const lock = digestOf([join(portal, "package-lock.json")], portal);
const installed = join(portal, "node_modules/.installed");
if (!existsSync(installed) || readFileSync(installed, "utf8") !== lock) {
  console.log("Installing the design system (npm ci) …");
  execFileSync("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: portal,
    stdio: "inherit",
  });
  writeFileSync(installed, lock);
}

const { compile } = await import(join(portal, "node_modules/sass/sass.node.mjs"));
const designSystem = join(portal, "node_modules/@uswds/uswds");
const css = compile(join(sources, "styles/portal.scss"), {
  loadPaths: [join(designSystem, "packages"), join(sources, "styles")],
  style: "compressed",
  quietDeps: true,
  logger: { warn() {}, debug() {} },
}).css;

const building = join(portal, "target/assets");
rmSync(building, { recursive: true, force: true });
mkdirSync(building, { recursive: true });
writeFileSync(join(building, "portal.css"), css);
for (const [, url] of css.matchAll(/url\(["']?((?:img|fonts)\/[^"')]+)["']?\)/g)) {
  mkdirSync(dirname(join(building, url)), { recursive: true });
  cpSync(join(designSystem, "dist", url), join(building, url));
}
cpSync(join(sources, "scripts"), building, { recursive: true });
cpSync(join(sources, "images"), join(building, "img"), { recursive: true });

// The typefaces that documents embed; the portal reads them, browsers never do.
const typefaces = join(classes, "document-fonts");
mkdirSync(typefaces, { recursive: true });
for (const [pack, family] of [["noto-sans", "NotoSans"], ["noto-sans-jp", "NotoSansJP"]]) {
  const folder = join(portal, "node_modules/@expo-google-fonts", pack);
  for (const [weight, name] of [["400Regular", "Regular"], ["700Bold", "Bold"]]) {
    cpSync(join(folder, weight, `${family}_${weight}.ttf`), join(typefaces, `${family}-${name}.ttf`));
  }
  cpSync(join(folder, "LICENSE_FONT"), join(typefaces, `${family}-LICENSE.txt`));
}

const version = digestOf(filesIn(building), building).slice(0, 12);
rmSync(assets, { recursive: true, force: true });
mkdirSync(dirname(assets), { recursive: true });
cpSync(building, join(assets, version), { recursive: true });
writeFileSync(manifest, `# Where this build's assets lie.\nversion=${version}\n`);
writeFileSync(stamp, inputs);
console.log(`Assets built: version ${version}, style sheet ${Math.round(css.length / 1024)} kB.`);
