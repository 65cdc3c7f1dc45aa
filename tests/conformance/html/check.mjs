// Shows web pages in Chromium and says what is found.
//
//     echo '[{"html": "FILE.html", "pdf": "PRINTED.pdf"}, …]' | node check.mjs MODULES
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Browser } from "./browser.mjs";

const axe = readFileSync(join(process.argv[2], "node_modules", "axe-core", "axe.min.js"), "utf8");
const cases = JSON.parse(readFileSync(0, "utf8"));
const schemes = ["light", "dark"];

const violations = `axe.run().then(({ violations }) => violations.map(({ id, nodes }) =>
  id + ": " + nodes.map((node) => node.html.slice(0, 200) + " " + node.failureSummary).join("\\n")))`;
const seen = `(document.querySelectorAll(".unseen").forEach((node) => node.remove()), document.body.innerText)`;
const data = `document.querySelector('script[type="application/ld+json"]')?.textContent`;

const browser = new Browser();
const results = [];
for (const { html, pdf } of cases) {
  const page = await browser.open(html);
  const found = { axe: [] };
  writeFileSync(pdf, await page.pdf());
  await page.evaluate(axe + ";0");
  for (const scheme of schemes) {
    await page.prefer(scheme);
    found.axe.push(...(await page.evaluate(violations)).map((text) => `${scheme}: ${text}`));
  }
  await page.resize(320);
  found.width = await page.evaluate("document.documentElement.scrollWidth");
  await page.resize(1280);
  found.text = await page.evaluate(seen);
  found.data = await page.evaluate(data) ?? null;
  results.push({ ...found, messages: page.messages, requests: page.requests });
  await page.close();
}
await browser.close();
console.log(JSON.stringify(results));
