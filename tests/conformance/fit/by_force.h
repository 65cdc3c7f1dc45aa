// The best setting of a résumé by trying all: each is laid out for real.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "galley/galley.h"
#include "galley/layout/setting.h"

namespace galley::fit_test {

/// A résumé and all that is made of it before layout.
struct Way {
  /// All résumés of a test share a session, so that what it remembers is tested too.
  static Session& session();
  static shape::Shaper shaper() { return {session().fonts, session().words}; }
  /// The résumé that a TOML file's variant asks for. Its pictures are beside the goldens.
  static Resume parsed(const std::string& toml, std::string_view variant = "default");

  explicit Way(const std::string& toml) : Way(parsed(toml)) {}
  explicit Way(Resume from);

  Diagnostics warnings;
  Resume resume;
  Document document;
  shape::ShapedText text;
};

/// How many pages a résumé has as it is styled.
[[nodiscard]] std::size_t plain_pages(const Way& way);

/// A setting and what it comes to.
struct Best {
  std::size_t distortion = 0;  ///< its place in the grid
  Pages pages;
};

/// The first setting of the grid that holds the document without a bad page break; if there is none, the
/// first that holds it at all. What “holds” means `Fitter` says.
[[nodiscard]] std::optional<Best> best_by_force(const Way& way, std::size_t pages);

}  // namespace galley::fit_test
