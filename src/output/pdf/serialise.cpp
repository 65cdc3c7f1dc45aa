// output: the bytes of a PDF file (see serialise.h).
#include "pdf/serialise.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "pdf/failure.h"
#include "pdf/hash.h"
#include "pdf/syntax.h"

namespace galley::output {

namespace {

/// Where an object stands: at an offset of the file, or inside an object stream.
struct Location {
  bool in_stream = false;
  std::size_t place = 0;  ///< the offset, or the number of the object stream
  std::size_t index = 0;  ///< inside the object stream
};

constexpr std::size_t objects_per_stream = 256;  // an index is one byte
constexpr std::size_t max_offset = 0xFFFF'FFFF;  // of the cross-reference table's four bytes

class FileWriter {
 public:
  FileWriter(PdfFile& file, Version version) : file_(file), objects_(file.numbered_objects()) {
    out_ = version == Version::Pdf16 ? "%PDF-1.6\n" : "%PDF-1.7\n";
    out_ += "%\xE2\xE3\xCF\xD3\n";
  }
  std::string classic();
  std::string compact();

 private:
  void begin_object(std::size_t number);
  void end_object() { out_ += "\nendobj\n"; }
  void object(std::size_t number);
  void stream(std::size_t number, const std::string& entries, const PackedStream& packed);
  PackedStream deflated(std::string_view bytes) { return {file_.deflater().compress(bytes), true}; }
  std::string trailer_entries() const;
  void add_object_streams(ObjectGroup group);
  void add_object_stream(std::span<const std::size_t> numbers, ObjectGroup group);
  std::string table() const;

  PdfFile& file_;
  std::vector<NumberedObject> objects_;
  std::vector<Location> locations_;  ///< by object number; 0 is the head of the free list
  std::string out_;
};

void FileWriter::begin_object(std::size_t number) {
  if (out_.size() > max_offset) throw PdfFailure{"it is larger than 4 GiB"};
  if (locations_.size() <= number) locations_.resize(number + 1);
  locations_[number] = {false, out_.size(), 0};
  append_decimal(out_, static_cast<std::int64_t>(number), 0);
  out_ += " 0 obj\n";
}

void FileWriter::object(std::size_t number) {
  begin_object(number);
  file_.write_value(objects_[number - 1], out_);
  end_object();
}

void FileWriter::stream(std::size_t number, const std::string& entries, const PackedStream& packed) {
  begin_object(number);
  out_.append("<<").append(entries).append(packed.deflated ? "/Filter/FlateDecode" : "").append("/Length ");
  append_decimal(out_, static_cast<std::int64_t>(packed.bytes.size()), 0);
  out_.append(">>\nstream\n").append(packed.bytes).append("\nendstream");
  end_object();
}

std::string FileWriter::trailer_entries() const {
  Hash hash;
  hash.add(out_);
  const auto [first, second] = hash.value();
  std::string entries = fmt::format("/Size {}/Root ", locations_.size());
  Reference(file_.catalogue()).append_to(entries);
  entries += "/Info ";
  Reference(file_.info()).append_to(entries);
  return entries + fmt::format("/ID[<{0:016X}{1:016X}><{0:016X}{1:016X}>]", first, second);
}

std::string FileWriter::classic() {
  for (std::size_t i = 0; i < objects_.size(); ++i) object(i + 1);
  const std::size_t start = out_.size();
  const std::string trailer = trailer_entries();
  fmt::format_to(std::back_inserter(out_), "xref\n0 {}\n0000000000 65535 f \n", locations_.size());
  for (std::size_t number = 1; number < locations_.size(); ++number) {
    fmt::format_to(std::back_inserter(out_), "{:010} 00000 n \n", locations_[number].place);
  }
  fmt::format_to(std::back_inserter(out_), "trailer\n<<{}>>\nstartxref\n{}\n%%EOF\n", trailer, start);
  return std::move(out_);
}

/// The objects of a group that are not streams, many to an object stream (7.5.7).
void FileWriter::add_object_streams(ObjectGroup group) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < objects_.size(); ++i) {
    if (!objects_[i].is_stream && objects_[i].group == group) numbers.push_back(i + 1);
  }
  for (std::span<const std::size_t> rest = numbers; !rest.empty();) {
    const std::size_t count = std::min(objects_per_stream, rest.size());
    add_object_stream(rest.first(count), group);
    rest = rest.subspan(count);
  }
}

void FileWriter::add_object_stream(std::span<const std::size_t> numbers, ObjectGroup group) {
  const std::size_t stream_number = locations_.size();
  std::string index;
  std::string values;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    for (const std::size_t number : {numbers[i], values.size()}) {
      append_decimal(index, static_cast<std::int64_t>(number), 0);
      index += ' ';
    }
    file_.write_value(objects_[numbers[i] - 1], values);
    values += '\n';
    locations_[numbers[i]] = {true, stream_number, i};
  }
  const std::string entries = fmt::format("/Type/ObjStm/N {}/First {}", numbers.size(), index.size());
  const std::string bytes = index + values;
  // Variants of a document often have the same structure; the rest of them differs.
  if (group == ObjectGroup::Structure) {
    stream(stream_number, entries, *file_.pack(bytes));
  } else {
    stream(stream_number, entries, deflated(bytes));
  }
}

/// The cross-reference table (7.5.8.3): a row of one, four and one bytes for each object. Each row is written
/// as the difference from the row above (7.4.4.4), which compresses far better.
std::string FileWriter::table() const {
  using Row = std::array<unsigned char, 6>;
  constexpr char up = 2;
  std::string rows;
  Row above{};
  for (std::size_t number = 0; number < locations_.size(); ++number) {
    const Location& location = locations_[number];
    const auto byte = [&](int shift) { return static_cast<unsigned char>(location.place >> shift & 0xFF); };
    const auto kind = static_cast<unsigned char>(number == 0 ? 0 : location.in_stream ? 2 : 1);
    const Row row{kind, byte(24), byte(16), byte(8), byte(0), static_cast<unsigned char>(location.index)};
    rows += up;
    for (std::size_t i = 0; i < row.size(); ++i) rows += static_cast<char>(row[i] - above[i]);
    above = row;
  }
  return rows;
}

std::string FileWriter::compact() {
  locations_.resize(objects_.size() + 1);
  for (std::size_t i = 0; i < objects_.size(); ++i) {
    if (objects_[i].is_stream) object(i + 1);
  }
  // A reader that only shows pages need not read the structure.
  for (const ObjectGroup group : {ObjectGroup::Document, ObjectGroup::Structure}) add_object_streams(group);

  const std::size_t start = out_.size();
  locations_.push_back({false, start, 0});
  stream(locations_.size() - 1,
         "/Type/XRef/W[1 4 1]/DecodeParms<</Predictor 12/Columns 6>>" + trailer_entries(), deflated(table()));
  fmt::format_to(std::back_inserter(out_), "startxref\n{}\n%%EOF\n", start);
  return std::move(out_);
}

}  // namespace

std::string serialise(PdfFile& file, Version version) {
  FileWriter writer(file, version);
  return file.compression() == Compression::None ? writer.classic() : writer.compact();
}

}  // namespace galley::output
