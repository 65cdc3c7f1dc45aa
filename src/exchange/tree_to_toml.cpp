// exchange: a mended tree is checked and written (see tree_to_toml.h).
#include "tree_to_toml.h"

#include <memory>
#include <utility>

#include <fmt/format.h>

#include "galley/resume/resume_schema.h"
#include "galley/resume/tree_checks.h"
#include "galley/source/toml_writer.h"

namespace galley::exchange {

std::expected<std::string, Diagnostics> tree_to_toml(const source::Value& root, Diagnostics& warnings) {
  Diagnostics wrong;
  for (Diagnostic& one : resume::check_tree(root))
    (one.severity == Severity::Error ? wrong : warnings).push_back(std::move(one));
  if (!wrong.empty()) return std::unexpected(std::move(wrong));

  std::string toml = source::to_toml(root, resume::resume_schema());
  // What nests too deep for TOML's reader, say.
  const auto written = std::make_shared<const Source>(Source{{}, toml});
  if (const auto again = source::read_toml(written); !again) {
    return std::unexpected(Diagnostics{source::error_at(
        root.place, fmt::format("this cannot be written as TOML: {}", again.error().message))});
  }
  return toml;
}

}  // namespace galley::exchange
