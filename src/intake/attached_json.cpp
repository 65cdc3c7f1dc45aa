// intake: PDFs by libqpdf, which throws and warns: all of that ends here as an outcome. Damaged files are not
// repaired; what an attached file decodes to is bounded while it is decoded.
#include "attached_json.h"

#include <exception>
#include <memory>
#include <stdexcept>
#include <string_view>

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFExc.hh>

namespace galley::intake {
namespace {

using Outcome = AttachedJson::Outcome;

/// Collects what is decoded, up to a limit.
class Collector final : public Pipeline {
 public:
  explicit Collector(std::size_t most_bytes) : Pipeline("collector", nullptr), most_bytes_(most_bytes) {}
  void write(const unsigned char* data, std::size_t size) override {
    if (is_full_ || size > most_bytes_ - bytes_.size()) {
      is_full_ = true;
      throw std::runtime_error("too large");  // libqpdf stops decoding
    }
    bytes_.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}
  [[nodiscard]] bool is_full() const { return is_full_; }
  std::string take() && { return std::move(bytes_); }

 private:
  std::size_t most_bytes_;
  std::string bytes_;
  bool is_full_ = false;
};

using FileSpecification = std::shared_ptr<QPDFFileSpecObjectHelper>;

bool is_json(std::string_view name) {
  constexpr std::string_view ending = ".json";
  return name.size() >= ending.size() && name.substr(name.size() - ending.size()) == ending;
}

FileSpecification json_in(QPDF& pdf, const std::string& name) {
  QPDFEmbeddedFileDocumentHelper attached(pdf);
  if (FileSpecification usual = attached.getEmbeddedFile(name)) return usual;
  FileSpecification only;
  for (const auto& [other, file] : attached.getEmbeddedFiles()) {
    if (!is_json(other)) continue;
    if (only) return nullptr;
    only = file;
  }
  return only;
}

AttachedJson read(const std::string& bytes, const std::string& name, std::size_t most_bytes) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.setAttemptRecovery(false);
  pdf.processMemoryFile("", bytes.data(), bytes.size());
  const FileSpecification file = json_in(pdf, name);
  QPDFObjectHandle stream = file ? file->getEmbeddedFileStream() : QPDFObjectHandle::newNull();
  if (!stream.isStream()) return {Outcome::None, {}};
  Collector collector(most_bytes);
  bool filtered = false;
  const bool is_whole = stream.pipeStreamData(&collector, &filtered, 0, qpdf_dl_all, true);
  if (collector.is_full()) return {Outcome::TooLarge, {}};
  if (!is_whole || !filtered) return {Outcome::Undecodable, {}};
  return {Outcome::Found, std::move(collector).take()};
}

}  // namespace

AttachedJson attached_json(const std::string& pdf, const std::string& name, std::size_t most_bytes) {
  try {
    return read(pdf, name, most_bytes);
  } catch (const QPDFExc& exception) {
    if (exception.getErrorCode() == qpdf_e_password) return {Outcome::Encrypted, {}};
    return {Outcome::Damaged, exception.getMessageDetail()};
  } catch (const std::exception& exception) {
    return {Outcome::Unreadable, exception.what()};
  }
}

}  // namespace galley::intake
