// The text of PDFs by their structure trees, as pdf.js has it, a line of JSON each: of every page what the tree says,
// and what the content says. Arguments: where pdf.js is, and PDFs.
const fs = require("fs");

function text(node, byId) {
  if (node.type === "content") return byId.get(node.id) ?? "";
  return (node.children ?? []).map((child) => text(child, byId)).join("");
}

async function read(pdfjs, path) {
  const data = new Uint8Array(fs.readFileSync(path));
  const pdf = await pdfjs.getDocument({ data, verbosity: 0, useSystemFonts: false, disableFontFace: true }).promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; ++number) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const byId = new Map();
    const open = [];
    for (const item of items) {
      if (item.type === "beginMarkedContent" || item.type === "beginMarkedContentProps") {
        open.push(item.id ?? (item.tag === "Artifact" ? null : open.at(-1) ?? null));
      } else if (item.type === "endMarkedContent") {
        open.pop();
      } else if (open.at(-1)) {
        byId.set(open.at(-1), (byId.get(open.at(-1)) ?? "") + item.str);
      }
    }
    const tree = await page.getStructTree();
    const content = [...byId.values()].join("");
    pages.push({ structure: tree ? text(tree, byId) : "", content });
  }
  return pages;
}

async function main() {
  console.warn = console.log = () => {};
  const found = await import(process.argv[2]);
  const pdfjs = found.getDocument ? found : found.default;
  for (const path of process.argv.slice(3)) {
    process.stdout.write(JSON.stringify(await read(pdfjs, path)) + "\n");
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(2);
});
