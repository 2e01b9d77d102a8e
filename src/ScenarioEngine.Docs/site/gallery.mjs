// The gallery: each shipped scenario with its outcome, its report, and a small picture of parties and topics. Writes reports and pictures, prints the page.
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const out = process.argv[2];
const [program, ...first] = (process.env.SCENARIO ?? "scenario").split(" ");
const run = (...words) => execFileSync(program, [...first, ...words], { encoding: "utf8", maxBuffer: 1 << 28 });
const text = (words) => words.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

// The first picture of a report as a file of its own, with the rules of style that it needs.
function picture(report) {
  const drawing = /<svg class="picture".*?<\/svg>/s.exec(report)?.[0];
  if (!drawing) return null;
  const colors = /^:root \{ (.*?);? \}/m.exec(report)?.[1] ?? "";
  const rules = [...report.matchAll(/^\.picture .*$/gm)].map((rule) => rule[0]).join("\n");
  const end = drawing.indexOf(">") + 1;
  // A report leaves room at the right; small, the picture ends where its last field does.
  const right = Math.max(...[...drawing.matchAll(/<rect[^>]* x="(\d+)"[^>]* width="(\d+)"/g)].map(([, x, width]) => +x + +width));
  const opening = drawing.slice(0, end).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ').replace(/viewBox="0 0 \d+/, `viewBox="0 0 ${right + 4}`);
  return `${opening}<style>svg { ${colors}; background: #fff; font: 12px sans-serif; }\n${rules}</style>${drawing.slice(end)}`;
}

console.log("# Gallery\n\nEvery scenario that ships, with what it comes to. A picture has the parties as rows and the topics as columns; the report behind it says everything in words.\n");
for (const pack of readdirSync("rules", { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort()) {
  const { evaluations } = JSON.parse(run("evaluate", join("scenarios", pack), "--format", "json", "--fail-on", "never"));
  mkdirSync(join(out, "gallery", pack), { recursive: true });
  console.log(`## ${pack}\n\n[What the pack holds](rules/${pack}/index.html)\n\n<ul class="gallery">`);
  for (const { title, file, outcome, parties } of evaluations) {
    const whose = parties.filter(({ verdict }) => verdict === "conflict").map((party) => party.title ?? party.party);
    const name = basename(file, ".yaml");
    const address = `gallery/${pack}/${name}`;
    const report = run("evaluate", file, "--format", "html", "--fail-on", "never");
    writeFileSync(join(out, `${address}.html`), report);
    const drawn = picture(report);
    if (drawn) writeFileSync(join(out, `${address}.svg`), drawn);
    console.log(`<li>${drawn ? `<img src="${address}.svg" alt="" loading="lazy">` : ""}<a href="${address}.html">${text(title)}</a><p>${outcome.replaceAll("-", " ")}${whose.length ? `: crosses a red line of ${text(new Intl.ListFormat("en").format(whose))}` : ""}</p></li>`);
  }
  console.log("</ul>\n");
}
