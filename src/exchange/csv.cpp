// exchange: CSV is read (see csv.h). One walk over the text, which knows its line and column.
#include "csv.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "galley/base/utf8.h"
#include "galley/source/value.h"

namespace galley::exchange {
namespace {

using source::error_at;

class CsvReader {
 public:
  explicit CsvReader(const std::shared_ptr<const Source>& source) : source_(source), text_(source->text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    if (text_.starts_with(mark)) at_ = mark.size();
    delimiter_ = find_delimiter();
  }

  std::expected<std::vector<CsvRow>, Diagnostic> read() {
    std::vector<CsvRow> rows;
    std::size_t cells = 0;
    while (at_ < text_.size() && !error_) {
      CsvRow row = read_row();
      if (std::ranges::all_of(row, [](const Cell& cell) { return cell.text.empty(); })) continue;
      cells += row.size();
      if (cells > limits.values)
        refuse(row.front().place, fmt::format("the file has more than {} cells", limits.values));
      else if (rows.size() > limits.list_elements)
        refuse(row.front().place, fmt::format("the file has more than {} rows", limits.list_elements));
      else
        rows.push_back(std::move(row));
    }
    if (error_) return std::unexpected(*std::move(error_));
    return rows;
  }

 private:
  /// Of the first row, what stands outside of quotes counts.
  [[nodiscard]] char find_delimiter() const {
    constexpr std::string_view delimiters = ",;\t";
    std::size_t counts[delimiters.size()] = {};
    bool is_quoted = false;
    for (std::size_t i = at_; i < text_.size() && (is_quoted || text_[i] != '\n'); ++i) {
      if (text_[i] == '"') is_quoted = !is_quoted;
      const std::size_t found = delimiters.find(text_[i]);
      if (!is_quoted && found != std::string_view::npos) ++counts[found];
    }
    return delimiters[static_cast<std::size_t>(std::ranges::max_element(counts) - counts)];
  }

  CsvRow read_row() {
    CsvRow row;
    while (!error_) {
      if (row.size() == limits.table_members) {
        refuse(place(), fmt::format("a row has more than {} cells", limits.table_members));
        break;
      }
      row.push_back(read_cell());
      if (at_ < text_.size() && text_[at_] == delimiter_)
        step();
      else
        break;
    }
    if (at_ < text_.size() && text_[at_] == '\r') step();
    if (at_ < text_.size()) step();
    return row;
  }

  Cell read_cell() {
    Cell cell{{}, place()};
    if (at_ < text_.size() && text_[at_] == '"') {
      read_quoted(cell);
    } else {
      const std::size_t begin = at_;
      while (at_ < text_.size() && !is_end()) step();
      cell.text = text_.substr(begin, at_ - begin);
    }
    cell.text = std::string(ascii::trimmed(cell.text));
    if (cell.text.size() > limits.string_bytes) refuse(cell.place, "a cell is longer than 64 KiB");
    cell.place.width = static_cast<int>(utf8::length(cell.text.substr(0, cell.text.find('\n'))));
    return cell;
  }

  /// In quotes, two of them are one that stands for itself.
  void read_quoted(Cell& cell) {
    step();
    while (true) {
      if (at_ == text_.size())
        return refuse(cell.place, "the cell that begins here has no quote at its end",
                      "a quote inside of a cell is written twice");
      const char c = text_[at_];
      step();
      if (c == '"' && (at_ == text_.size() || text_[at_] != '"')) break;
      if (c == '"') step();
      if (c != '\r') cell.text += c;
    }
    if (at_ < text_.size() && !is_end())
      refuse(place(), "this follows the quote that ends a cell", "a quote inside of a cell is written twice");
  }

  /// Does the cell end here?
  [[nodiscard]] bool is_end() const {
    return text_[at_] == delimiter_ || text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n";
  }

  void step() {
    if (text_[at_] == '\n') {
      ++line_;
      column_ = 1;
    } else if (!utf8::continues(text_[at_])) {
      ++column_;
    }
    ++at_;
  }

  [[nodiscard]] Place place() const { return {source_, line_, column_, 1, {}}; }

  void refuse(const Place& place, std::string message, std::string help = {}) {
    if (!error_) error_ = error_at(place, std::move(message), std::move(help));
  }

  const std::shared_ptr<const Source>& source_;
  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
  int column_ = 1;
  char delimiter_ = ',';
  std::optional<Diagnostic> error_;
};

}  // namespace

std::expected<std::vector<CsvRow>, Diagnostic> read_csv(const std::shared_ptr<const Source>& source) {
  if (auto sound = source::check_bytes(source); !sound) return std::unexpected(std::move(sound.error()));
  return CsvReader(source).read();
}

}  // namespace galley::exchange
