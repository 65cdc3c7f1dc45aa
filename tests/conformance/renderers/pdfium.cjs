// Pages as PDFium renders them. In: the folder that npm has filled, `grey` or `colour`, a resolution, a folder to write to,
// PDFs. Out: a picture a page, FOLDER/NAME-1.pgm or .ppm.
const { createRequire } = require("module");
const fs = require("fs");
const path = require("path");

const [modules, colours, resolution, folder, ...files] = process.argv.slice(2);
const { PDFiumLibrary } = createRequire(path.join(modules, "package.json"))("@hyzyla/pdfium");

async function grey({ data, width, height }) {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]);
}

async function colour({ data, width, height }) {
  const rgb = Buffer.alloc(width * height * 3);
  for (let i = 0; i < width * height; ++i) rgb.set(data.subarray(4 * i, 4 * i + 3), 3 * i);
  return Buffer.concat([Buffer.from(`P6\n${width} ${height}\n255\n`), rgb]);
}

const forms = {
  grey: { colorSpace: "Gray", render: grey, extension: "pgm" },
  colour: { colorSpace: "BGRA", render: colour, extension: "ppm" },
};

async function main() {
  const library = await PDFiumLibrary.init();
  for (const file of files) {
    const document = await library.loadDocument(fs.readFileSync(file));
    for (const page of document.pages()) {
      // The size is given in pixels, for by itself the package would round the points first.
      const { originalWidth, originalHeight } = page.getOriginalSize();
      const [width, height] = [originalWidth, originalHeight].map((points) => Math.round((points / 72) * resolution));
      const { extension, ...form } = forms[colours];
      const { data } = await page.render({ width, height, scale: 1, ...form });
      fs.writeFileSync(path.join(folder, `${path.parse(file).name}-${page.number + 1}.${extension}`), data);
    }
    document.destroy();
  }
  library.destroy();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
