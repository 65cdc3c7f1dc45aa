// intake: cross-references are read as libqpdf reads them, but not followed (see object_streams.h).
#include "object_streams.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>
#include <utility>
#include <vector>

#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFTokenizer.hh>

#include "galley/base/limits.h"
#include "galley/intake/collector.h"

namespace galley::intake {
namespace {

using Handle = QPDFObjectHandle;

/// Finds a place at which `check` holds.
class Finder final : public InputSource::Finder {
 public:
  explicit Finder(std::function<bool()> check) : check_(std::move(check)) {}
  bool check() override { return check_(); }

 private:
  std::function<bool()> check_;
};

/// Where the header is, from which a file's offsets count; 0 if there is none.
std::size_t header_in(const std::string& bytes) {
  BufferInputSource source("", bytes);
  std::size_t found = 0;
  Finder finder([&] {
    const auto offset = static_cast<std::size_t>(source.tell());
    constexpr std::size_t max_line = 1024;
    const std::string line = source.readLine(max_line);
    std::size_t at = std::string_view("%PDF-").size();
    const auto skip_digits = [&] {
      const std::size_t begin = at;
      while (at < line.size() && std::isdigit(static_cast<unsigned char>(line[at])) != 0) ++at;
      return at > begin;
    };
    if (!skip_digits() || at >= line.size() || line[at++] != '.' || !skip_digits()) return false;
    found = offset;
    return true;
  });
  constexpr std::size_t searched = 1024;
  static_cast<void>(source.findFirst("%PDF-", 0, searched, finder));
  return found;
}

/// Is any part of a value a reference? What libqpdf finds there is not known here.
bool has_reference(Handle value) {
  if (value.isIndirect()) return true;
  if (value.isArray()) {
    const std::vector<Handle> items = value.getArrayAsVector();
    return std::any_of(items.begin(), items.end(), has_reference);
  }
  if (!value.isDictionary()) return false;
  const std::set<std::string> keys = value.getKeys();
  return std::any_of(keys.begin(), keys.end(),
                     [&value](const std::string& key) { return has_reference(value.getKey(key)); });
}

/// A number of so many bytes, and the place behind it.
std::uint64_t number_at(const std::string& bytes, std::size_t& at, std::size_t width) {
  std::uint64_t number = 0;
  for (; width > 0; --width) number = number << 8U | static_cast<unsigned char>(bytes.at(at++));
  return number;
}

class CrossReferences {
 public:
  explicit CrossReferences(const std::string& bytes) : bytes_(bytes.substr(header_in(bytes))) {
    context_.setSuppressWarnings(true);
    context_.emptyPDF();
  }

  void read() {
    std::vector<long long> sections;
    if (const auto first = start()) sections.push_back(*first);
    std::set<long long> seen;
    while (!sections.empty()) {
      const long long offset = sections.back();
      sections.pop_back();
      if (!seen.insert(offset).second) continue;
      Handle keys = read_section(offset);
      for (const char* key : {"/Prev", "/XRefStm"})
        if (Handle next = keys.getKey(key); next.isInteger()) sections.push_back(next.getIntValue());
    }
  }

  [[nodiscard]] bool has_nested_streams() {
    std::sort(compressed_.begin(), compressed_.end());
    return std::any_of(streams_.begin(), streams_.end(), [this](std::uint64_t stream) {
      return std::binary_search(compressed_.begin(), compressed_.end(), stream);
    });
  }

 private:
  QPDFTokenizer::Token token() { return tokenizer_.readToken(source_, "", true); }

  /// Where the last section is. Nothing if the file does not say; then libqpdf gives up.
  std::optional<long long> start() {
    constexpr std::size_t searched = 1054;
    const std::size_t from = bytes_.size() > searched ? bytes_.size() - searched : 0;
    std::string offset;
    Finder finder([&] {
      if (!token().isWord("startxref")) return false;
      const QPDFTokenizer::Token next = token();
      if (next.isInteger()) offset = next.getValue();
      return next.isInteger();
    });
    if (!source_->findLast("startxref", static_cast<qpdf_offset_t>(from), 0, finder)) return std::nullopt;
    return std::stoll(offset);
  }

  /// Reads a section, and gives its dictionary.
  Handle read_section(long long offset) {
    if (offset < 0 || static_cast<std::size_t>(offset) >= bytes_.size()) throw std::out_of_range("offset");
    source_->seek(offset, SEEK_SET);
    QPDFTokenizer::Token first = token();
    if (first.isWord("xref")) {
      skip_table();
      return dictionary();
    }
    if (!first.isInteger() || !token().isInteger() || !token().isWord("obj"))
      throw std::runtime_error("no cross-references");
    Handle keys = dictionary();
    if (!token().isWord("stream")) throw std::runtime_error("no stream");
    read_entries(keys, decoded(keys));
    return keys;
  }

  /// Skips the entries of a table, and the word that follows them (7.5.4).
  void skip_table() {
    for (;;) {
      if (const QPDFTokenizer::Token word = token(); word.isWord("trailer"))
        return;
      else if (!word.isInteger())
        throw std::runtime_error("no table");
      const QPDFTokenizer::Token count = token();
      if (!count.isInteger()) throw std::runtime_error("no table");
      for (long long left = std::stoll(count.getValue()); left > 0; --left) {
        if (!token().isInteger() || !token().isInteger()) throw std::runtime_error("no entry");
        if (const QPDFTokenizer::Token kind = token(); !kind.isWord("n") && !kind.isWord("f"))
          throw std::runtime_error("no entry");
      }
    }
  }

  Handle dictionary() {
    bool is_empty = false;
    Handle keys = Handle::parse(source_, "", tokenizer_, is_empty, nullptr, &context_);
    if (!keys.isDictionary()) throw std::runtime_error("no dictionary");
    for (const char* key :
         {"/DecodeParms", "/F", "/Filter", "/Index", "/Length", "/Prev", "/Size", "/W", "/XRefStm"})
      if (has_reference(keys.getKey(key))) throw std::runtime_error("a reference");
    return keys;
  }

  /// The bytes of the stream that begins here.
  std::string decoded(Handle keys) {
    auto at = static_cast<std::size_t>(source_->tell());
    if (bytes_.compare(at, 2, "\r\n") == 0)
      at += 2;
    else if (at < bytes_.size() && (bytes_[at] == '\n' || bytes_[at] == '\r'))
      ++at;
    const auto length = static_cast<std::size_t>(keys.getKey("/Length").getUIntValue());
    Handle stream = context_.newStream(bytes_.substr(at, length));
    stream.replaceDict(keys.shallowCopy());
    Collector collector(limits.repacked_bytes);
    if (!stream.pipeStreamData(&collector, 0, qpdf_dl_specialized, true))
      throw std::runtime_error("undecodable");
    return std::move(collector).take();
  }

  /// Reads the entries of a cross-reference stream (7.5.8).
  void read_entries(Handle keys, const std::string& entries) {
    Handle widths = keys.getKey("/W");
    if (!widths.isArray() || widths.getArrayNItems() < 3) throw std::runtime_error("no widths");
    std::size_t width[3] = {};
    for (int i = 0; i < 3; ++i) width[i] = static_cast<std::size_t>(widths.getArrayItem(i).getUIntValue());
    const std::size_t size = width[0] + width[1] + width[2];
    if (size == 0 || size > 3 * sizeof(std::uint64_t)) throw std::runtime_error("wrong widths");
    Handle index = keys.getKey("/Index");
    if (!index.isArray()) {
      index = Handle::newArray();
      index.appendItem(Handle::newInteger(0));
      index.appendItem(keys.getKey("/Size"));
    }
    std::size_t at = 0;
    for (int i = 0; i + 1 < index.getArrayNItems(); i += 2) {
      std::uint64_t number = index.getArrayItem(i).getUIntValue();
      std::uint64_t left = index.getArrayItem(i + 1).getUIntValue();
      for (; left > 0 && at + size <= entries.size(); --left, ++number) {
        const std::uint64_t type = width[0] == 0 ? 1 : number_at(entries, at, width[0]);
        const std::uint64_t stream = number_at(entries, at, width[1]);
        at += width[2];
        if (type != 2) continue;
        compressed_.push_back(number);
        if (streams_.empty() || streams_.back() != stream) streams_.push_back(stream);
      }
    }
  }

  std::string bytes_;
  std::shared_ptr<InputSource> source_ = std::make_shared<BufferInputSource>("", bytes_);
  QPDFTokenizer tokenizer_;
  QPDF context_;                           ///< what references in dictionaries are bound to
  std::vector<std::uint64_t> compressed_;  ///< objects that stand in a stream
  std::vector<std::uint64_t> streams_;     ///< the streams that they stand in
};

}  // namespace

bool has_nested_object_streams(const std::string& bytes) {
  CrossReferences references(bytes);
  references.read();
  return references.has_nested_streams();
}

}  // namespace galley::intake
