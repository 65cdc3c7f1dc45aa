// exchange: warnings and notes about a mended JSON Resume.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "galley/base/diagnostic.h"
#include "galley/source/schema.h"

namespace galley::exchange {

/// Collects what is told: a warning for each kind of repair, and one note of the keys that have no place.
class Repairs {
 public:
  explicit Repairs(Diagnostics& said) : said_(said) {}

  /// Enters a key for as long as it lives.
  class Step {
   public:
    Step(Repairs& repairs, std::string_view key) : path_(repairs.path_) { path_.push_back(key); }
    ~Step() { path_.pop_back(); }
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;

   private:
    std::vector<std::string_view>& path_;
  };

  /// A key with the table that it is in, for messages.
  [[nodiscard]] std::string named(const source::Key& key) const;

  /// Says a message once for each key.
  void warn(const Place& place, std::string_view key, std::string message);

  /// Keeps a key of the table that was entered for the note.
  void note_unknown(std::string_view key);

  /// Keeps a key of the table that was entered, which is null or blank, for a warning.
  void note_empty(std::string_view key);

  /// Says the note and the warning, if any key was kept for them.
  void tell(const Place& file);

 private:
  /// Keys, each once, in the order of the file.
  struct Keys {
    std::vector<std::string> names;
    std::set<std::string> known;
  };

  void note(Keys& keys, std::string_view key) const;

  Diagnostics& said_;
  std::vector<std::string_view> path_;
  Keys unknown_;
  Keys empty_;
  std::set<std::pair<std::string, std::string>> told_;
};

}  // namespace galley::exchange
