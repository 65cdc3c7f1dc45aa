// A theme, and others that it extends (`#: base.toml`), through to pages and all formats.
#include "galley/resume/parse.h"
#include "making.h"
#include "properties.h"
#include "several_files.h"
#include "target.h"

namespace galley::fuzz {

void test(std::string_view input) {
  const auto files = memory_reader(files_of(input, "house.toml"));
  Diagnostics warnings;
  const Source source{"resume.toml", std::string(sample_text)};
  const auto resume = resume::parse(source, *files, {.theme = "house.toml", .is_alone = true}, warnings);
  require_no_error(warnings);
  if (!resume) return require_error(resume.error());
  Session session(*files, {}, font::SystemFonts::Ignore);
  Diagnostics said;
  (void)make(session, *resume, said);
}

}  // namespace galley::fuzz
