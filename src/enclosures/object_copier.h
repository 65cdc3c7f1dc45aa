// enclosures: objects are copied from a foreign PDF, as far as a page needs them to be drawn.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "foreign_pdf.h"

namespace galley::enclosures {

/// Copies each indirect object once. What draws nothing stays behind: actions, scripts, attached files,
/// metadata, places in the structure tree, pages. The copy of an object takes no stack for the objects that
/// it refers to: libqpdf's own would take it for a whole chain of them. Throws a Refusal at too many values,
/// and at streams that overlap in the file.
class ObjectCopier {
 public:
  ObjectCopier(ForeignPdf& source, QPDF& target) : source_(source), target_(target) {}

  /// A value with everything that it refers to.
  [[nodiscard]] QPDFObjectHandle copy(const QPDFObjectHandle& value);
  /// The copy of an object if there is one yet; else null.
  [[nodiscard]] QPDFObjectHandle copied(const QPDFObjectHandle& object) const;

 private:
  /// What the keys of a dictionary are: PDF's own, those of a stream, or names that the author has chosen.
  enum class Keys { Known, OfStream, Names };

  QPDFObjectHandle clean(QPDFObjectHandle value, Keys keys);
  QPDFObjectHandle clean_direct(QPDFObjectHandle value, Keys keys);
  QPDFObjectHandle clean_dictionary(QPDFObjectHandle dictionary, Keys keys);
  void fill_stream(QPDFObjectHandle stream, QPDFObjectHandle copy);

  struct Pending {
    QPDFObjectHandle object, copy;
    Keys keys;
  };
  static bool is_left_out(const std::string& key, Keys keys);
  static Keys keys_below(const std::string& key, Keys keys);

  ForeignPdf& source_;
  QPDF& target_;
  std::map<QPDFObjGen, QPDFObjectHandle> copies_;
  std::vector<Pending> pending_;  ///< objects whose copies are empty yet
  std::size_t values_ = 0;
  std::size_t stream_bytes_ = 0;
};

}  // namespace galley::enclosures
