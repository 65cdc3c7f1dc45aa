// exchange: rows of a form become résumés (see galley/exchange/filled_forms.h). The cells of a row become a
// tree, which is mended, checked and written like that of a JSON Resume.
#include "galley/exchange/filled_forms.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "csv.h"
#include "foreign_values.h"
#include "form_map.h"
#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "galley/base/memory.h"
#include "galley/base/utf8.h"
#include "galley/source/suggest.h"
#include "mending.h"
#include "text_mending.h"
#include "tree_to_toml.h"

namespace galley::exchange {

using source::Form;
using source::Member;

namespace {

using Kind = Value::Kind;

/// The member of a table. It is made if there is none.
Value& member_of(Value& table, const std::string& key, const Place& place) {
  if (Member* const known = table.find(key)) return known->value;
  table.members.push_back({key, place, {}});
  table.members.back().value.place = place;
  return table.members.back().value;
}

Value& as(Value& value, Kind kind) {
  if (value.kind == Kind::Null) value.kind = kind;
  return value;
}

/// Where a path leads to, with all that it needs on the way. `part` is the number of an element for each
/// part.
Value& place_in(Value& root, const KeyPath& path, std::size_t part, const Place& place) {
  Value* at = &root;
  for (const PathStep& step : path) {
    at = &member_of(as(*at, Kind::Table), step.key, place);
    if (!step.is_list) continue;
    std::vector<Value>& elements = as(*at, Kind::Array).elements;
    const std::size_t index = step.is_each ? part : step.index;
    if (elements.size() <= index) elements.resize(index + 1);
    at = &elements[index];
    if (at->kind == Kind::Null) at->place = place;
  }
  return *at;
}

/// The value that a path leads to, or null.
const Value* find(const Value& root, const KeyPath& path) {
  const Value* at = &root;
  for (const PathStep& step : path) {
    const Member* member = at->find(step.key);
    if (member == nullptr) return nullptr;
    at = &member->value;
    if (!step.is_list) continue;
    if (at->elements.size() <= step.index) return nullptr;
    at = &at->elements[step.index];
  }
  return at;
}

/// What stands between the separators.
std::vector<std::string> parts_of(std::string_view text, std::string_view separator) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    const std::string_view part = ascii::trimmed(text.substr(begin, end - begin));
    if (!part.empty()) parts.emplace_back(part);
    begin = end + separator.size();
  }
  return parts;
}

/// Puts a text where there may be one already.
void put(Value& value, Form form, const Place& place, std::string text) {
  const bool is_list = is_list_of_text(form) || (form == Form::PlainOrList && value.kind != Kind::Null);
  if (!is_list && value.kind == Kind::Null) {
    value = string_at(place, std::move(text));
  } else if (!is_list) {
    value.string += (form == Form::Paragraphs ? "\n\n" : " ") + text;
  } else {
    if (value.kind == Kind::String) {
      const Place first = value.place;
      value = list_at(first, {std::exchange(value, {})});
    }
    as(value, Kind::Array).elements.push_back(string_at(place, std::move(text)));
  }
}

/// The parts of a cell that are put where its rule says.
std::vector<std::string> parts_of(const ColumnRule& rule, const Cell& cell) {
  const bool has_each = std::ranges::any_of(rule.path, &PathStep::is_each);
  // A bullet of several lines is parted when it is mended, as signs of lists tell.
  const bool is_list = is_list_of_text(rule.form) && rule.form != Form::Bullets;
  if (rule.split.empty() && !has_each && !is_list) return {cell.text};
  return parts_of(cell.text, rule.split.empty() ? "\n" : rule.split);
}

/// Puts a value into each element that its path leads to and that is there.
void put_constant(Value& at, const ConstantRule& rule, std::size_t depth) {
  const PathStep& step = rule.path[depth];
  const bool is_last = depth + 1 == rule.path.size();
  if (!step.is_list) {
    Member* const known = at.find(step.key);
    if (is_last && known == nullptr) at.members.push_back({step.key, rule.value.place, rule.value});
    if (is_last) return;
    put_constant(as(member_of(at, step.key, rule.value.place), Kind::Table), rule, depth + 1);
    return;
  }
  Member* const list = at.find(step.key);
  if (list == nullptr || is_last) return;
  for (std::size_t i = 0; i < list->value.elements.size(); ++i) {
    Value& element = list->value.elements[i];
    if (element.kind == Kind::Table && (step.is_each || i == step.index))
      put_constant(element, rule, depth + 1);
  }
}

/// A text of which no line ends in attributes: `{#id}` is printed.
std::string with_printed_braces(std::string_view text) {
  std::string printed;
  std::size_t close = 0;
  bool ends_line = false;  // does the brace at `close`?
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '{' && (at == 0 || ascii::is_white_space(text[at - 1]))) {
      if (close <= at) {
        close = std::min(text.find('}', at), text.size());
        const std::size_t behind = std::min(text.find_first_not_of(" \t}", close), text.size());
        ends_line = close < text.size() && (behind == text.size() || text[behind] == '\n');
      }
      if (ends_line) printed += '\\';
    }
    printed += text[at];
  }
  return printed;
}

/// Escapes attributes in what stands where a path leads, from its step `depth` on, and came from `csv`.
void print_braces(Value& at, const KeyPath& path, std::size_t depth, const Source* csv) {
  if (at.kind == Kind::String && depth == path.size() && at.place.source.get() == csv)
    at.string = with_printed_braces(at.string);
  for (Value& element : at.elements) print_braces(element, path, depth, csv);
  Member* const next = depth < path.size() ? at.find(path[depth].key) : nullptr;
  if (next != nullptr) print_braces(next->value, path, depth + 1, csv);
}

/// Takes out elements of which no cell says anything.
void close_up(Value& value) {
  std::erase_if(value.elements, [](const Value& element) { return element.kind == Kind::Null; });
  for (Value& element : value.elements) close_up(element);
  for (Member& member : value.members) close_up(member.value);
}

/// A text as the name of a file: no path, no hidden file, nothing that another system or a terminal would
/// obey.
std::string file_name_of(std::string_view text) {
  constexpr std::size_t max_bytes = 120;
  constexpr std::string_view unfit = "/\\:*?\"<>|";
  std::string name;
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, next] = utf8::decode(text, at);
    const bool steers = (point >= 0x7F && point < 0xA0) || (point >= 0x200B && point <= 0x200F) ||
                        (point >= 0x2028 && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F) ||
                        point == 0xFEFF || point == 0xFFFD;
    const bool is_unfit =
        point < 0x20 || steers || (point < 0x80 && unfit.contains(static_cast<char>(point)));
    if (name.size() + (next - at) > max_bytes) break;
    if (is_unfit)
      name += ascii::is_white_space(point) ? ' ' : '-';
    else
      name += text.substr(at, next - at);
    at = next;
  }
  if (name.ends_with(".toml")) name.resize(name.size() - 5);
  // NAME.private.toml would be laid over NAME.toml.
  if (const std::string_view end = ".private"; ascii::lowered(name).ends_with(end))
    name[name.size() - end.size()] = '-';
  const auto is_edge = [](char c) { return c == '.' || c == '-' || c == ' '; };
  while (!name.empty() && is_edge(name.back())) name.pop_back();
  const auto first = std::ranges::find_if_not(name, is_edge);
  return {first, name.end()};
}

/// The names of files that are given.
class Names {
 public:
  /// The name, with a number if it is given already.
  std::string take(const std::string& name) {
    std::string own = name;
    std::size_t& last = last_[ascii::lowered(name)];
    while (!taken_.insert(ascii::lowered(own)).second)
      own = fmt::format("{}-{}", name, last = std::max(last, std::size_t{1}) + 1);
    return own;
  }

 private:
  std::set<std::string> taken_{"letter"};  // letter.toml would be the letter of all
  std::map<std::string, std::size_t> last_;
};

class Importer {
 public:
  Importer(const FormMap& map, Diagnostics& warnings) : map_(map), warnings_(warnings) {}

  std::expected<std::vector<FilledForm>, Diagnostics> import(const std::vector<CsvRow>& rows) {
    find_columns(rows.front());
    std::vector<FilledForm> forms;
    for (std::size_t i = 1; errors_.empty() && i < rows.size(); ++i)
      check_width(rows[i], rows.front().size());
    // What is wrong with a column is wrong in each row.
    if (!errors_.empty()) return std::unexpected(std::move(errors_));
    for (std::size_t i = 1; i < rows.size() && errors_.size() < limits.diagnostics; ++i)
      if (auto form = form_of(rows[i])) forms.push_back(*std::move(form));
    if (!errors_.empty()) return std::unexpected(std::move(errors_));
    return forms;
  }

 private:
  void find_columns(const CsvRow& header) {
    std::vector<std::string> names;
    for (const Cell& cell : header) names.push_back(column_name(cell.text));
    std::set<std::size_t> used;
    for (const ColumnRule& rule : map_.columns) {
      const auto found = std::ranges::find(names, rule.column);
      if (found == names.end()) {
        const std::string help =
            source::did_you_mean(rule.column, std::vector<std::string_view>(names.begin(), names.end()));
        error(rule.place, fmt::format("there is no column '{}'", rule.column), help);
      } else if (std::find(found + 1, names.end(), rule.column) != names.end()) {
        error(header[static_cast<std::size_t>(std::find(found + 1, names.end(), rule.column) - names.begin())]
                  .place,
              fmt::format("there are two columns '{}'", rule.column), "give each a name of its own");
      } else {
        columns_.push_back(static_cast<std::size_t>(found - names.begin()));
        used.insert(columns_.back());
      }
    }
    find_placeholders(names, used);
    std::vector<std::string> unused;
    for (std::size_t i = 0; i < names.size(); ++i)
      if (!used.contains(i) && !names[i].empty()) unused.push_back(names[i]);
    if (unused.empty() || !errors_.empty()) return;
    constexpr std::size_t max_listed = 20;
    const std::size_t more = unused.size() - std::min(unused.size(), max_listed);
    unused.resize(unused.size() - more);
    Diagnostic note =
        source::warning_at(header.front().place,
                           fmt::format("the map does not name these columns: {}{}", fmt::join(unused, ", "),
                                       more == 0 ? "" : fmt::format(" and {} more", more)));
    note.severity = Severity::Note;
    warnings_.push_back(std::move(note));
  }

  /// A stretch of `output`: words, or what a column or a key says.
  struct Stretch {
    std::string words;
    std::optional<std::size_t> column;
    const KeyPath* path = nullptr;
  };

  void find_placeholders(const std::vector<std::string>& names, std::set<std::size_t>& used) {
    const std::string_view output = map_.output;
    for (std::size_t at = 0; at < output.size();) {
      const std::size_t open = std::min(output.find('{', at), output.size());
      const std::size_t close = output.find('}', open);
      if (open > at) stretches_.push_back({std::string(output.substr(at, open - at)), {}, nullptr});
      if (open == output.size()) return;
      if (close == std::string_view::npos)
        return error(map_.output_place, "a brace of 'output' has no partner", "write \"{basics.name}\"");
      const std::string name = column_name(output.substr(open + 1, close - open - 1));
      at = close + 1;
      const auto column = std::ranges::find(names, name);
      const auto rule = std::ranges::find(map_.columns, name, &ColumnRule::path_text);
      Stretch stretch;
      if (column != names.end())
        used.insert(*(stretch.column = static_cast<std::size_t>(column - names.begin())));
      else if (rule != map_.columns.end())
        stretch.path = &rule->path;
      else
        return error(map_.output_place,
                     fmt::format("'output' names '{}', which is no column and no key of one", name),
                     "no key is {basics.name} unless a column goes there");
      stretches_.push_back(std::move(stretch));
    }
  }

  void check_width(const CsvRow& row, std::size_t width) {
    const auto is_full = [](const Cell& cell) { return !cell.text.empty(); };
    if (row.size() <= width) return;
    const auto extra = std::find_if(row.begin() + static_cast<std::ptrdiff_t>(width), row.end(), is_full);
    if (extra != row.end())
      error(extra->place, fmt::format("this row has more cells than the header, which has {}", width),
            "a cell with a comma in it stands in quotes");
  }

  std::optional<FilledForm> form_of(const CsvRow& row) {
    Value root;
    root.kind = Kind::Table;
    root.place = row.front().place;
    std::size_t parts_in_row = 0;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
      if (columns_[i] >= row.size() || row[columns_[i]].text.empty()) continue;
      const ColumnRule& rule = map_.columns[i];
      const Cell& cell = row[columns_[i]];
      const std::vector<std::string> parts = parts_of(rule, cell);
      parts_in_row += parts.size();
      if (parts_in_row > limits.list_elements) {
        error(cell.place, fmt::format("the cells of this row have more than {} parts", limits.list_elements));
        return {};
      }
      for (std::size_t part = 0; part < parts.size(); ++part)
        put(place_in(root, rule.path, part, cell.place), rule.form, cell.place, parts[part]);
    }
    for (const ConstantRule& rule : map_.values) put_constant(root, rule, 0);
    const std::string name = file_name_of(name_of(row, root));
    close_up(root);
    Diagnostics said;
    mend(root, said);
    for (const ColumnRule& rule : map_.columns)
      if (rule.form == Form::Bullets) print_braces(root, rule.path, 0, root.place.source.get());
    auto toml = tree_to_toml(root, said);
    if (said.size() + warnings_.size() <= limits.diagnostics)
      std::ranges::move(said, std::back_inserter(warnings_));
    if (!toml) {
      std::ranges::move(toml.error(), std::back_inserter(errors_));
      return {};
    }
    if (name.empty()) {
      error(root.place, "this row gives no name for its file", "name other columns in 'output' of the map");
      return {};
    }
    return FilledForm{names_.take(name), *std::move(toml)};
  }

  [[nodiscard]] std::string name_of(const CsvRow& row, const Value& root) const {
    std::string name;
    for (const Stretch& stretch : stretches_) {
      name += stretch.words;
      if (stretch.column && *stretch.column < row.size()) name += row[*stretch.column].text;
      const Value* const value = stretch.path != nullptr ? find(root, *stretch.path) : nullptr;
      if (value != nullptr)
        name += value->kind == Kind::Array ? value->elements.front().string : value->string;
    }
    return name;
  }

  void error(const Place& place, std::string message, std::string help = {}) {
    errors_.push_back(source::error_at(place, std::move(message), std::move(help)));
  }

  const FormMap& map_;
  Diagnostics& warnings_;
  Diagnostics errors_;
  std::vector<std::size_t> columns_;  ///< of the rules of the map
  std::vector<Stretch> stretches_;    ///< of `output`
  Names names_;
};

}  // namespace

std::expected<std::vector<FilledForm>, Diagnostics> import_forms(const Source& csv, const Source& map,
                                                                 Diagnostics& warnings) {
  return without_exceptions([&]() -> std::expected<std::vector<FilledForm>, Diagnostics> {
    const auto rules = read_form_map(std::make_shared<const Source>(map));
    if (!rules) return std::unexpected(rules.error());
    const auto source = std::make_shared<const Source>(csv);
    const auto rows = read_csv(source);
    if (!rows) return std::unexpected(Diagnostics{rows.error()});
    if (rows->empty()) return std::unexpected(Diagnostics{error_of_file(csv, "the file has no header")});
    return Importer(*rules, warnings).import(*rows);
  });
}

}  // namespace galley::exchange
