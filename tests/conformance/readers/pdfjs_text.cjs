// The text of a PDF as pdf.js extracts it, pages ended by form feeds. Without an argument: exit 0 if pdf.js is
// there; with --where: its place. It is looked for in $PDFJS, among Node's modules (pdfjs-dist), and where Debian's libjs-pdf puts it.
const fs = require("fs");

let where = null;

async function findPdfjs() {
  const places = [
    process.env.PDFJS,
    "pdfjs-dist/legacy/build/pdf.mjs",
    "pdfjs-dist/legacy/build/pdf.js",
    "/usr/share/javascript/pdf/build/pdf.js",
  ];
  for (const place of places.filter(Boolean)) {
    try {
      where = require.resolve(place);
      return await import(where);
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  return null;
}

async function main() {
  // pdf.js only draws with these; text needs none of them.
  console.warn = console.log = () => {};
  const found = await findPdfjs();
  if (!found) process.exit(1);
  if (process.argv.length < 3) return;
  if (process.argv[2] === "--where") return process.stdout.write(where + "\n");
  const pdfjs = found.getDocument ? found : found.default;
  const data = new Uint8Array(fs.readFileSync(process.argv[2]));
  const pdf = await pdfjs.getDocument({ data, verbosity: 0, useSystemFonts: false, disableFontFace: true }).promise;
  for (let number = 1; number <= pdf.numPages; ++number) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    process.stdout.write(items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("") + "\f");
  }
}

main().catch((error) => {
  console.error(error);
  process.exit(2);
});
