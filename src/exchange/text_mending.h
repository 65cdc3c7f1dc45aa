// exchange: text and lists of text of a JSON Resume.
#pragma once

#include <vector>

#include "foreign_text.h"
#include "galley/source/schema.h"
#include "galley/source/value.h"
#include "repairs.h"

namespace galley::exchange {

[[nodiscard]] bool is_text(source::Form form);
[[nodiscard]] bool is_list_of_text(source::Form form);

/// Adds a bullet to others. One that nests stands in a list after its own.
void add_bullet(std::vector<source::Value>& bullets, source::Value bullet, bool is_nested);

/// Converts values to the text or the list that a key takes. A method returns false if it cannot.
class TextMender {
 public:
  /// Text may cite the ids of `citable`.
  TextMender(Ids citable, Repairs& repairs) : citable_(std::move(citable)), repairs_(repairs) {}

  /// Elements of a list that cannot be text go to `refused`.
  [[nodiscard]] bool mend_text(source::Value& value, const source::Key& key,
                               std::vector<source::Value>& refused);

  [[nodiscard]] bool mend_list(source::Value& list, const source::Key& key,
                               std::vector<source::Value>& refused);

  /// A bullet of several lines becomes several. Those that nest become a list after their own.
  [[nodiscard]] bool mend_bullets(source::Value& list, const source::Key& key,
                                  std::vector<source::Value>& refused);

 private:
  /// Cleans a string, and makes galley's Markdown of it where the key takes Markdown.
  void mend_string(source::Value& value, const source::Key& key);

  /// Makes the elements of a list strings. False if the value is no list.
  bool to_strings(source::Value& list, const source::Key& key, std::vector<source::Value>& refused);

  Ids citable_;
  Repairs& repairs_;
};

}  // namespace galley::exchange
