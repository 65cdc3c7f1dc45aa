// exchange: JSON Resume to a tree that galley reads, and on to TOML.
#include <fmt/format.h>

#include "galley/base/memory.h"
#include "galley/exchange/json_resume.h"
#include "galley/resume/resume_schema.h"
#include "galley/resume/tree_checks.h"
#include "galley/source/toml_writer.h"
#include "mending.h"

namespace galley::exchange {

using namespace resume;

namespace {

std::expected<std::string, Diagnostics> toml_of(const Source& source, Diagnostics& warnings) {
  auto root = read_json_resume(std::make_shared<const Source>(source), warnings);
  if (!root) return std::unexpected(Diagnostics{std::move(root.error())});
  Diagnostics wrong;
  for (Diagnostic& one : check_tree(*root))
    (one.severity == Severity::Error ? wrong : warnings).push_back(std::move(one));
  if (!wrong.empty()) return std::unexpected(std::move(wrong));

  std::string toml = to_toml(*root, resume_schema());
  // What nests too deep for TOML's reader, say.
  const auto written = std::make_shared<const Source>(Source{source.name, toml});
  if (const auto again = read_toml(written); !again) {
    return std::unexpected(Diagnostics{
        error_at(root->place, fmt::format("this cannot be written as TOML: {}", again.error().message))});
  }
  return toml;
}

}  // namespace

std::expected<Value, Diagnostic> read_json_resume(const std::shared_ptr<const Source>& source,
                                                  Diagnostics& said) {
  auto root = source::read_json(source, &said);
  if (root) mend(*root, said);
  return root;
}

std::expected<std::string, Diagnostics> import_json(const Source& source, Diagnostics& warnings) {
  return without_exceptions([&] { return toml_of(source, warnings); });
}

}  // namespace galley::exchange
