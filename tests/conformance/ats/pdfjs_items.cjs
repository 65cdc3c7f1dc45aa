// The pieces of text of a PDF as pdf.js gives them to a parser of résumés. In: a PDF. Out: JSON, a list of {text, x, y,
// width, height, font, ends}; `ends`: a line ends behind it. pdf.js is found as for the readers.
const fs = require("fs");
const { findPdfjs } = require("../readers/pdfjs.cjs");

async function main() {
  // pdf.js only draws with what it misses here.
  console.warn = console.log = () => {};
  const found = await findPdfjs();
  if (!found) process.exit(1);
  const data = new Uint8Array(fs.readFileSync(process.argv[2]));
  const options = { data, verbosity: 0, useSystemFonts: false, disableFontFace: true };
  const pdf = await found.pdfjs.getDocument(options).promise;
  const all = [];
  for (let number = 1; number <= pdf.numPages; ++number) {
    const page = await pdf.getPage(number);
    const { items } = await page.getTextContent();
    await page.getOperatorList(); // only then the fonts have names
    for (const { str, transform, width, height, fontName, hasEOL } of items) {
      const [x, y] = transform.slice(4);
      all.push({ text: str, x, y, width, height, font: page.commonObjs.get(fontName).name, ends: hasEOL });
    }
  }
  process.stdout.write(JSON.stringify(all));
}

main().catch((error) => {
  console.error(error);
  process.exit(2);
});
