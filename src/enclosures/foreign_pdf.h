// enclosures: a PDF that somebody else has written, and that may be hostile: its pages, and what they
// inherit.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace galley::enclosures {

/// True once the work is to end.
using IsStopped = std::function<bool()>;

/// What a page has from the nodes above it, unless it says so itself (ISO 32000-1, 7.7.3.4).
struct Inherited {
  QPDFObjectHandle resources, media_box, crop_box, rotate;
};

struct ForeignPage {
  QPDFObjectHandle dictionary;
  Inherited inherited;
};

/// Throws a Refusal if the file is encrypted, damaged, or has no page or too many. Damage is not repaired.
/// `bytes` must outlive it.
class ForeignPdf {
 public:
  ForeignPdf(const std::string& bytes, IsStopped is_stopped);

  [[nodiscard]] const std::vector<ForeignPage>& pages() const { return pages_; }
  /// The number of a page that an object is, counted from 0.
  [[nodiscard]] std::optional<std::size_t> number_of(const QPDFObjectHandle& page) const;
  /// What a destination's name stands for; null if nothing has the name.
  [[nodiscard]] QPDFObjectHandle named_destination(const QPDFObjectHandle& name);
  [[nodiscard]] QPDF& file() { return *file_; }
  [[nodiscard]] std::size_t bytes() const { return bytes_; }

  /// Throws a Refusal if libqpdf found any damage in what was read so far, or if the work is to end.
  void require_soundness() const;
  /// Lets the file go without its destructor, which takes memory: after memory ran out.
  void leak() { [[maybe_unused]] const QPDF* leaked = file_.release(); }

 private:
  void find_pages();

  std::unique_ptr<QPDF> file_;
  IsStopped is_stopped_;
  std::size_t bytes_;
  std::vector<ForeignPage> pages_;
  std::map<QPDFObjGen, std::size_t> numbers_;
  std::optional<std::map<std::string, QPDFObjectHandle>> names_;
};

}  // namespace galley::enclosures
