// Opens every page of the site in a browser: axe finds nothing, and no page is wider than a telephone.
//   node judge.mjs ADDRESS FOLDER CHROMIUM
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.env.NODE_PATH, "x"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [address, folder, executablePath] = process.argv.slice(2);
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
// Reports of the gallery are the program's own, and the tests of the program look at them.
const files = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith(".html") && !file.startsWith("gallery/") && !file.startsWith("pagefind/"));
let wrong = 0;
for (const file of files) {
  await page.setViewport({ width: 360, height: 740 });
  await page.goto(`${address}/${file}`);
  const width = await page.evaluate("document.documentElement.scrollWidth");
  await page.evaluate(axe);
  const { violations } = await page.evaluate("axe.run()");
  if (width > 360) violations.push({ id: `${width} points wide`, nodes: [] });
  for (const { id, nodes } of violations) console.log(`${file}: ${id} ${nodes[0]?.html ?? ""}`);
  wrong += violations.length;
}
await browser.close();
console.log(`${files.length} pages looked at, ${wrong} with something wrong`);
process.exit(wrong > 0 || files.length === 0 ? 1 : 0);
