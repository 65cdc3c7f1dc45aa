// enclosures: galley's PDF is opened, others are appended to it, and the whole is written (see assembly.h).
// libqpdf throws and warns: all of that ends here as a refusal.
#include "assembly.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <set>
#include <tuple>
#include <utility>

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "foreign_pdf.h"
#include "galley/intake/untrusted_pdf.h"
#include "page_copier.h"
#include "recompression.h"

namespace galley::enclosures {
namespace {

using Handle = QPDFObjectHandle;

/// Adds an entry at the end of the outline's upper level (ISO 32000-1, 12.3.3).
void add_to_outline(QPDF& file, const std::string& title, const Handle& page) {
  Handle root = file.getRoot();
  if (!root.getKey("/Outlines").isDictionary())
    root.replaceKey("/Outlines", file.makeIndirectObject(Handle::parse("<</Type/Outlines/Count 0>>")));
  Handle outline = root.getKey("/Outlines");
  Handle entry = file.makeIndirectObject(Handle::newDictionary());
  entry.replaceKey("/Title", Handle::newUnicodeString(title));
  entry.replaceKey("/Parent", outline);
  Handle destination = Handle::newArray();
  destination.appendItem(page);
  for (const char* item : {"/XYZ", "null", "null", "null"}) destination.appendItem(Handle::parse(item));
  entry.replaceKey("/Dest", destination);
  if (Handle last = outline.getKey("/Last"); last.isDictionary()) {
    last.replaceKey("/Next", entry);
    entry.replaceKey("/Prev", last);
  } else {
    outline.replaceKey("/First", entry);
  }
  outline.replaceKey("/Last", entry);
  outline.replaceKey("/Count", Handle::newInteger(outline.getKey("/Count").getIntValue() + 1));
}

/// What a stream of galley's own is a part of.
PartSize::Kind kind_of(Handle dictionary) {
  const auto has = [&dictionary](const char* key, const std::set<std::string>& names) {
    Handle value = dictionary.getKey(key);
    return value.isName() && names.count(value.getName()) > 0;
  };
  if (has("/Subtype", {"/Image"})) return PartSize::Kind::Pictures;
  if (has("/Type", {"/EmbeddedFile"})) return PartSize::Kind::Attachments;
  if (dictionary.hasKey("/Length1") || has("/Subtype", {"/CIDFontType0C", "/OpenType"}))
    return PartSize::Kind::Fonts;
  return PartSize::Kind::Rest;
}

class Assembler {
 public:
  Assembler(const std::string& own, bool pretty, std::function<bool()> is_stopped)
      : pretty_(pretty), is_stopped_(std::move(is_stopped)) {
    file_->setSuppressWarnings(true);
    file_->processMemoryFile("", own.data(), own.size());
    ends_.push_back(file_->getObjectCount());
  }

  void append(const Appended& appended) {
    source_ = std::make_unique<ForeignPdf>(*appended.bytes, is_stopped_);
    add_to_outline(*file_, appended.title, append_pages(*source_, *file_));
    if (source_->file().getVersionAsPDFVersion().getMajor() >= 2) version_ = "2.0";
    ends_.push_back(file_->getObjectCount());
    source_.reset();
  }

  void repack() { recompress(*file_, is_stopped_); }

  std::string written() {
    QPDFWriter writer(*file_);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setDecodeLevel(qpdf_dl_none);
    writer.setCompressStreams(!pretty_);
    writer.setObjectStreamMode(pretty_ ? qpdf_o_disable : qpdf_o_generate);
    writer.setNewlineBeforeEndstream(true);  // as PDF/A wants it (ISO 19005-2, 6.1.7.1)
    writer.setMinimumPDFVersion(version_);
    writer.write();
    // galley's own PDF is sound: memory ran out.
    if (file_->anyWarnings()) throw Refusal{Refusal::Reason::Damaged, "it could not be read again"};
    const std::shared_ptr<Buffer> bytes = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
  }

  /// The parts of a whole that has so many bytes, the largest first.
  std::vector<PartSize> parts_of(std::size_t bytes) {
    std::vector<PartSize> parts;
    for (std::size_t i = 0; i + 1 < ends_.size(); ++i) parts.push_back({PartSize::Kind::Appended, i, 0});
    for (const auto kind : {PartSize::Kind::Fonts, PartSize::Kind::Pictures, PartSize::Kind::Attachments})
      parts.push_back({kind, 0, 0});
    std::size_t rest = bytes;
    for (Handle& object : file_->getAllObjects()) {
      if (!object.isStream()) continue;
      Handle length = object.getDict().getKey("/Length");
      const auto size = length.isInteger() ? static_cast<std::size_t>(length.getUIntValue()) : 0;
      PartSize* const part = part_of(object, parts);
      if (part == nullptr || size > rest) continue;
      part->bytes += size;
      rest -= size;
    }
    parts.push_back({PartSize::Kind::Rest, 0, rest});
    const auto order = [](const PartSize& part) {
      return std::make_tuple(~part.bytes, part.kind, part.number);
    };
    std::sort(parts.begin(), parts.end(),
              [&order](const PartSize& a, const PartSize& b) { return order(a) < order(b); });
    return parts;
  }

  /// Lets all files go without their destructors, which take memory: after memory ran out.
  void leak() {
    [[maybe_unused]] const QPDF* leaked = file_.release();
    if (source_) source_->leak();
  }

 private:
  PartSize* part_of(Handle& stream, std::vector<PartSize>& parts) {
    const auto number = static_cast<std::size_t>(stream.getObjectID());
    if (number > ends_.front()) {
      const auto end = std::lower_bound(ends_.begin(), ends_.end(), number);
      return end == ends_.end() ? nullptr : &parts[static_cast<std::size_t>(end - ends_.begin()) - 1];
    }
    const PartSize::Kind kind = kind_of(stream.getDict());
    const auto found =
        std::find_if(parts.begin(), parts.end(), [kind](const PartSize& part) { return part.kind == kind; });
    return found == parts.end() ? nullptr : &*found;
  }

  bool pretty_;
  std::function<bool()> is_stopped_;
  std::unique_ptr<QPDF> file_ = std::make_unique<QPDF>();
  std::unique_ptr<ForeignPdf> source_;  ///< the one that is being appended
  std::vector<std::size_t> ends_;       ///< the last object of galley's own PDF, and of each that is appended
  std::string version_ = "1.3";
};

}  // namespace

Assembly assemble(const std::string& own, const std::vector<Appended>& appended,
                  std::optional<std::size_t> max_bytes, bool pretty,
                  const std::function<bool()>& is_stopped) {
  Assembly result;
  std::unique_ptr<Assembler> assembler;
  try {
    assembler = std::make_unique<Assembler>(own, pretty, is_stopped);
    for (std::size_t i = 0; i < appended.size(); ++i) {
      result.refused = i;
      assembler->append(appended[i]);
    }
    result.refused.reset();
    result.pdf = assembler->written();
    if (!max_bytes || result.pdf.size() <= *max_bytes) return result;
    assembler->repack();
    result.pdf = assembler->written();
    if (result.pdf.size() > *max_bytes) result.parts = assembler->parts_of(result.pdf.size());
  } catch (const Refusal& refusal) {
    result.refusal = refusal;
  } catch (const std::bad_alloc&) {
    if (assembler) assembler->leak();
    [[maybe_unused]] const Assembler* leaked = assembler.release();
    throw;
  } catch (const intake::TooDeep&) {
    result.refusal = Refusal{Refusal::Reason::Damaged, intake::TooDeep::reason};
  } catch (const std::exception& exception) {
    result.refusal = Refusal{Refusal::Reason::Damaged, exception.what()};
  }
  return result;
}

}  // namespace galley::enclosures
