// The text of a PDF as pdf.js extracts it, pages ended by form feeds. Without an argument: exit 0 if pdf.js is
// there; with --where: its place.
const fs = require("fs");
const { findPdfjs } = require("./pdfjs.cjs");

async function main() {
  // pdf.js only draws with these; text needs none of them.
  console.warn = console.log = () => {};
  const found = await findPdfjs();
  if (!found) process.exit(1);
  if (process.argv.length < 3) return;
  if (process.argv[2] === "--where") return process.stdout.write(found.where + "\n");
  const data = new Uint8Array(fs.readFileSync(process.argv[2]));
  const options = { data, verbosity: 0, useSystemFonts: false, disableFontFace: true };
  const pdf = await found.pdfjs.getDocument(options).promise;
  for (let number = 1; number <= pdf.numPages; ++number) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    process.stdout.write(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("") + "\f");
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(2);
});
