// pdf.js and its place, looked for in $PDFJS, among Node's modules (pdfjs-dist), and where Debian's libjs-pdf puts it; else
// nothing.
exports.findPdfjs = async function () {
  const places = [
    process.env.PDFJS,
    "pdfjs-dist/legacy/build/pdf.mjs",
    "pdfjs-dist/legacy/build/pdf.js",
    "/usr/share/javascript/pdf/build/pdf.js",
  ];
  for (const place of places.filter(Boolean)) {
    try {
      const where = require.resolve(place);
      const found = await import(where);
      return { where, pdfjs: found.getDocument ? found : found.default };
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  return null;
};
