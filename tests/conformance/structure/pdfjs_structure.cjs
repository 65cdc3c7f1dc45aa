// The text of a PDF by its structure tree, as pdf.js has it, a page a line of JSON: what the tree says, and what the
// content says. Arguments: where pdf.js is, and a PDF.
const fs = require("fs");

function text(node, byId) {
  if (node.type === "content") return byId.get(node.id) ?? "";
  return (node.children ?? []).map((child) => text(child, byId)).join("");
}

async function main() {
  console.warn = console.log = () => {};
  const found = await import(process.argv[2]);
  const pdfjs = found.getDocument ? found : found.default;
  const data = new Uint8Array(fs.readFileSync(process.argv[3]));
  const pdf = await pdfjs.getDocument({ data, verbosity: 0, useSystemFonts: false, disableFontFace: true }).promise;
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
    process.stdout.write(JSON.stringify({ structure: tree ? text(tree, byId) : "", content }) + "\n");
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(2);
});
