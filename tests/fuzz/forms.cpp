// Rows of a form (`forms.csv`) and their map (`#: map.toml`): each row becomes a résumé that is read, or
// there is an error and no result.
#include <set>
#include <string>

#include "galley/base/ascii.h"
#include "galley/exchange/filled_forms.h"
#include "galley/resume/parse.h"
#include "properties.h"
#include "several_files.h"
#include "target.h"

namespace galley::fuzz {
namespace {

void require_file_name(const std::string& name) {
  require(!name.empty() && name.size() < 200 && !name.starts_with('.') && !name.starts_with('-'),
          "a file has no good name: " + name);
  for (const char c : name)
    require(static_cast<unsigned char>(c) >= ' ' && c != '/' && c != '\\',
            "a file's name is a path: " + name);
}

}  // namespace

void test(std::string_view input) {
  const auto contents = files_of(input, "forms.csv");
  const auto map = contents.find("map.toml");
  if (map == contents.end()) return;
  const Source csv{"forms.csv", contents.at("forms.csv")};
  Diagnostics warnings;
  const auto forms = exchange::import_forms(csv, {"map.toml", map->second}, warnings);
  require_no_error(warnings);
  if (!forms) return require_error(forms.error());
  std::set<std::string> names;
  const auto files = memory_reader({});
  for (const exchange::FilledForm& form : *forms) {
    require_file_name(form.name);
    require(names.insert(ascii::lowered(form.name)).second, "two files have one name: " + form.name);
    Diagnostics said;
    const auto resume = resume::parse({"row.toml", form.toml}, *files, {.theme = {}, .is_alone = true}, said);
    if (!resume) require(false, told(resume.error()) + form.toml);
  }
}

}  // namespace galley::fuzz
