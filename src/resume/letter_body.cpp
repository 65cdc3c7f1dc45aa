// resume: the body of a letter (see letter_body.h). The text goes through line by line; each paragraph and
// each item of a list is a block of lines.
#include "letter_body.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/base/limits.h"

namespace galley {

using source::Key;
using source::Reader;
using source::Value;

namespace {

/// The mark that begins an item of a list.
struct ListMark {
  bool is_ordered = false;
  bool is_first = false;  ///< may it begin a list? Numbers begin with 1
  std::string_view text;  ///< what follows it
};

std::optional<ListMark> mark_of(std::string_view line) {
  for (const std::string_view bullet : {"- ", "* ", "+ ", "• "}) {
    if (!line.starts_with(bullet)) continue;
    const std::string_view text = ascii::trimmed(line.substr(bullet.size()));
    return text.empty() ? std::nullopt : std::optional(ListMark{false, true, text});
  }
  constexpr std::size_t max_digits = 9;
  const std::size_t end = std::min(line.find_first_not_of("0123456789"), line.size());
  if (end == 0 || end > max_digits || line.size() < end + 2) return {};
  if ((line[end] != '.' && line[end] != ')') || line[end + 1] != ' ') return {};
  const std::string_view text = ascii::trimmed(line.substr(end + 1));
  if (text.empty()) return {};
  return ListMark{true, line.substr(0, end) == "1", text};
}

/// How far a line is indented.
std::size_t indent_of(std::string_view line) {
  constexpr std::size_t tab = 4;
  std::size_t indent = 0;
  for (const char c : line) {
    if (c != ' ' && c != '\t') break;
    indent += c == '\t' ? tab : 1;
  }
  return indent;
}

/// The place of each line of a string. In a string of several lines these are lines of the file; of any other
/// string all of them are where it begins.
class LinesInFile {
 public:
  explicit LinesInFile(const Place& value) : first_(value), last_(value.line) {
    if (value.line == 0 || !value.source) return;
    const std::string_view rest = std::string_view(value.source->text).substr(offset_of(value));
    const std::string_view quotes = rest.substr(0, 3);
    if (quotes != "'''" && quotes != "\"\"\"") return;
    const std::string_view inside = rest.substr(3, rest.find(quotes, 3) - 3);
    last_ += static_cast<int>(std::ranges::count(inside, '\n'));
    // A line end after the quotation marks is no part of the string.
    if (inside.starts_with('\n') || inside.starts_with("\r\n")) ++first_line_;
  }

  /// The place of `words` on line `line` of the string (from 0). Lines may be asked for in rising order.
  Place place_of(int line, std::string_view words) {
    if (first_.line == last_) return first_;
    // A line of the file that ends in a backslash goes on: then the words stand further down.
    Place start = first_;
    start.line = std::min(first_.line + first_line_ + line + skipped_, last_);
    start.column = start.line == first_.line ? first_.column : 1;
    start.width = 1;
    if (sought_++ >= limits.places_in_list) return start;
    const Place found = find_from(start, words);
    if (found.line > last_) return start;
    skipped_ += found.line - start.line;
    return found;
  }

 private:
  Place first_;
  int last_;
  int first_line_ = 0;
  int skipped_ = 0;
  std::size_t sought_ = 0;
};

/// Reads the lines of a body.
class BodyReader {
 public:
  BodyReader(Reader& reader, const Place& place, std::vector<BodyPart>& body)
      : reader_(reader), file_(place), body_(body) {}

  void read(std::string_view text) {
    for (std::size_t begin = 0; begin <= text.size(); ++number_) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      line(text.substr(begin, end - begin));
      begin = end + 1;
    }
    end_block();
  }

 private:
  enum class Block { None, Paragraph, Item, NestedItem };

  void line(std::string_view whole) {
    const std::string_view text = ascii::trimmed(whole);
    if (text.empty()) return end_block();
    const std::size_t indent = indent_of(whole);
    const auto mark = mark_of(text);
    const bool goes_on =
        mark && in_list_ &&
        (is_deeper(indent) ? nested_indent_ > 0 : mark->is_ordered == body_.back().is_ordered);
    if (mark && (goes_on || mark->is_first)) return begin_item(*mark, indent, text);
    if (block_ != Block::None) {
      text_.append("\n").append(text);
      return;
    }
    if (in_list_ && is_deeper(indent)) {
      reader_.error(file_.place_of(number_, text.substr(0, text.find(' '))),
                    "an item of a list is one paragraph: no blank line can part it", "delete the blank line");
    }
    in_list_ = false;
    begin_block(Block::Paragraph, text, text);
  }

  /// Is a line indented so far that it belongs to the items of the list?
  [[nodiscard]] bool is_deeper(std::size_t indent) const { return indent >= list_indent_ + 2; }

  void begin_item(const ListMark& mark, std::size_t indent, std::string_view line) {
    end_block();
    if (in_list_ && is_deeper(indent)) {
      nested_indent_ = nested_indent_ == 0 ? indent : std::min(nested_indent_, indent);
      begin_block(Block::NestedItem, line, mark.text);
      if (indent >= nested_indent_ + 2)
        reader_.error(place_, "lists nest one level deep", "indent this item less");
      else if (mark.is_ordered)
        reader_.warn(place_, "a nested list has no numbers: the item gets a mark", "begin it with '- '");
      return;
    }
    if (!in_list_ || body_.back().is_ordered != mark.is_ordered) {
      BodyPart list;
      list.is_ordered = mark.is_ordered;
      body_.push_back(std::move(list));
    }
    in_list_ = true;
    list_indent_ = indent;
    nested_indent_ = 0;
    begin_block(Block::Item, line, mark.text);
  }

  void begin_block(Block block, std::string_view line, std::string_view text) {
    block_ = block;
    text_ = text;
    constexpr std::size_t max_bytes = 40;
    if (line.size() > max_bytes) line = line.substr(0, line.find_last_of(' ', max_bytes));
    place_ = file_.place_of(number_, line);
  }

  void end_block() {
    const Block block = std::exchange(block_, Block::None);
    if (block == Block::None) return;
    std::vector<std::string> tags;
    warn_of_other_blocks();
    take_tags(reader_, place_, block == Block::Paragraph ? "paragraph" : "list item", text_, tags);
    Text text{std::move(text_), place_};
    if (block == Block::Paragraph) {
      BodyPart paragraph;
      paragraph.paragraph = std::move(text);
      paragraph.tags = std::move(tags);
      body_.push_back(std::move(paragraph));
      return;
    }
    std::vector<Highlight>& items = body_.back().items;
    Highlight item;
    item.text = std::move(text);
    item.tags = std::move(tags);
    (block == Block::Item ? items : items.back().nested).push_back(std::move(item));
  }

  void warn_of_other_blocks() {
    const std::string_view first = std::string_view(text_).substr(0, text_.find('\n'));
    const auto warn = [this](std::string_view what, std::string_view mark, std::string help) {
      reader_.warn(place_, fmt::format("{} is not read: '{}' is printed as it stands", what, mark),
                   std::move(help));
    };
    if (first.starts_with("> "))
      warn("a quotation", ">", "put the words in quotation marks");
    else if (first.starts_with("```"))
      warn("a block of code", "```", "`code` stands in a line of text");
    else if (first.size() >= 3 && first.find_first_not_of(first.front()) == std::string_view::npos &&
             std::string_view("-*_").contains(first.front()))
      warn("a rule", first, "paragraphs are parted by blank lines: delete it");
  }

  Reader& reader_;
  LinesInFile file_;
  std::vector<BodyPart>& body_;
  int number_ = 0;  ///< of the line, from 0
  Block block_ = Block::None;
  std::string text_;  ///< of the block
  Place place_;       ///< of the block
  bool in_list_ = false;
  std::size_t list_indent_ = 0;
  std::size_t nested_indent_ = 0;  ///< 0: no item nests under the last one
};

}  // namespace

void read(Reader& reader, const Key& key, const Value& value, std::vector<BodyPart>& body) {
  body.clear();
  if (read_string(reader, key, value)) BodyReader(reader, value.place, body).read(value.string);
}

}  // namespace galley
