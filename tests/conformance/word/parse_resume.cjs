// What easy-resume-parser finds in a file, as JSON.
//
//     node parse_resume.cjs MODULES FILE
const path = require("path");
const [, , modules, file] = process.argv;
const of = (name) => require(path.join(modules, "node_modules", name));
// It would ask the web for profiles.
const request = require.resolve(path.join(modules, "node_modules", "request"));
require.cache[request] = { id: request, filename: request, loaded: true, exports: (_, done) => done("no network") };
// What it says on its way goes to the error stream.
console.log = console.error;
const Parser = of("easy-resume-parser");
new Parser(file).parseToJSON().then(
  (found) => process.stdout.write(JSON.stringify(found.parts || found)),
  (error) => {
    console.error(error);
    process.exit(1);
  }
);
