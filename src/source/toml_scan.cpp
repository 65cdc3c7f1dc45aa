// source: a look at TOML before its parser sees it. Up to the first syntax error, where the parser stops,
// both agree on what is a string and what a bracket; after it nothing matters.
#include "toml_scan.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "galley/base/limits.h"

namespace galley::source {
namespace {

/// The byte after the string that begins at `start`; a string of one line ends with its line at the latest.
std::size_t end_of_string(std::string_view toml, std::size_t start) {
  const char quote = toml[start];
  const std::string_view triple = quote == '"' ? R"(""")" : "'''";
  const bool long_form = toml.substr(start).starts_with(triple);
  for (std::size_t i = start + (long_form ? 3 : 1); i < toml.size(); ++i) {
    if (quote == '"' && toml[i] == '\\') {
      ++i;
    } else if (!long_form && (toml[i] == quote || toml[i] == '\n')) {
      return toml[i] == quote ? i + 1 : i;
    } else if (long_form && toml.substr(i).starts_with(triple)) {
      // Up to two quotes may stand before the closing ones.
      i += 3;
      for (int more = 0; more < 2 && i < toml.size() && toml[i] == quote; ++more) ++i;
      return i;
    }
  }
  return toml.size();
}

/// Walks over a file; keeps what is open and how deep.
class Scan {
 public:
  explicit Scan(std::string_view toml) : toml_(toml) {}

  struct Bracket {
    std::size_t offset;
    std::size_t dots;  ///< of the key that is being written inside it
  };
  enum class Trouble { None, Depth, LongString, TooMany };

  /// Goes on to `end`, or until something is too much.
  Trouble run(std::size_t end) {
    while (position_ < end) {
      const std::size_t start = position_;
      const char c = toml_[position_++];
      if (c == '#') {
        position_ = std::min(toml_.find('\n', start), toml_.size());
      } else if (c == '"' || c == '\'') {
        position_ = end_of_string(toml_, start);
        string_ = position_ >= end ? std::optional(start) : std::nullopt;
        if (position_ - start > limits.string_bytes + 6) return at(start, Trouble::LongString);
      } else if (c == '[' || c == '{') {
        open_.push_back({start, 0});
        ++values_;
      } else if (c == ']' || c == '}') {
        close();
      } else if (c == '.') {
        ++dots_;
        ++(open_.empty() ? dots_outside_ : open_.back().dots);
      } else if (c == ',' || c == '\n') {
        end_key();
      }
      if (c == ',' || c == '=') ++values_;
      if (open_.size() + dots_ >= limits.nesting) return at(start, Trouble::Depth);
      if (values_ > limits.values) return at(start, Trouble::TooMany);
    }
    return Trouble::None;
  }

  [[nodiscard]] std::size_t trouble_at() const { return trouble_at_; }
  [[nodiscard]] OpenThings open() const {
    OpenThings things;
    if (!open_.empty()) things.bracket = open_.back().offset;
    things.string = string_;
    return things;
  }

 private:
  Trouble at(std::size_t offset, Trouble trouble) {
    trouble_at_ = offset;
    return trouble;
  }
  void end_key() {
    std::size_t& dots = open_.empty() ? dots_outside_ : open_.back().dots;
    dots_ -= dots;
    dots = 0;
  }
  void close() {
    if (open_.empty()) return;
    end_key();
    open_.pop_back();
  }

  std::string_view toml_;
  std::size_t position_ = 0;
  std::vector<Bracket> open_;
  std::optional<std::size_t> string_;
  std::size_t dots_ = 0;
  std::size_t dots_outside_ = 0;
  std::size_t values_ = 0;
  std::size_t trouble_at_ = 0;
};

}  // namespace

OpenThings open_at(std::string_view toml, std::size_t offset) {
  Scan scan(toml);
  scan.run(std::min(offset, toml.size()));
  return scan.open();
}

std::expected<void, Diagnostic> check_toml(const std::shared_ptr<const Source>& source) {
  Scan scan(source->text);
  const Scan::Trouble trouble = scan.run(source->text.size());
  if (trouble == Scan::Trouble::None) return {};
  const Place place = place_at(source, scan.trouble_at());
  if (trouble == Scan::Trouble::Depth) {
    return std::unexpected(
        error_at(place, fmt::format("tables and lists nest more than {} deep", limits.nesting)));
  }
  if (trouble == Scan::Trouble::LongString) {
    return std::unexpected(error_at(place, "a string is longer than 64 KiB"));
  }
  return std::unexpected(error_at(place, fmt::format("the file holds more than {} values", limits.values)));
}

}  // namespace galley::source
