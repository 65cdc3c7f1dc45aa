// pdf.js, looked for in $PDFJS, among Node's modules (pdfjs-dist), and where Debian's libjs-pdf puts it; else nothing.
exports.findPdfjs = async function () {
  const places = [
    process.env.PDFJS,
    "pdfjs-dist/legacy/build/pdf.mjs",
    "pdfjs-dist/legacy/build/pdf.js",
    "/usr/share/javascript/pdf/build/pdf.js",
  ];
  for (const place of places.filter(Boolean)) {
    try {
      return await import(require.resolve(place));
    } catch (error) {
      if (error.code !== "MODULE_NOT_FOUND") throw error;
    }
  }
  return null;
};
