// intake: PDFs by libqpdf, which throws and warns: all of that ends here as one diagnostic. Damaged files are
// not repaired; what an attached file decodes to is bounded while it is decoded.
#include "galley/intake/intake.h"

#include <exception>
#include <optional>

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFExc.hh>

namespace galley::intake {
namespace {

constexpr std::size_t most_bytes = std::size_t{16} << 20U;  ///< as of any résumé
constexpr std::string_view usual_name = "resume.json";

/// Collects what is decoded, up to a limit.
class Collector final : public Pipeline {
 public:
  Collector() : Pipeline("collector", nullptr) {}
  void write(const unsigned char* data, std::size_t size) override {
    if (is_full_ || size > most_bytes - bytes_.size()) {
      is_full_ = true;
      throw std::runtime_error("too large");  // libqpdf stops decoding
    }
    bytes_.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}
  [[nodiscard]] bool is_full() const { return is_full_; }
  std::string take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
  bool is_full_ = false;
};

using FileSpecification = std::shared_ptr<QPDFFileSpecObjectHelper>;

FileSpecification resume_in(QPDF& pdf) {
  QPDFEmbeddedFileDocumentHelper attached(pdf);
  if (FileSpecification usual = attached.getEmbeddedFile(std::string(usual_name))) return usual;
  FileSpecification only;
  for (const auto& [name, file] : attached.getEmbeddedFiles()) {
    if (!name.ends_with(".json")) continue;
    if (only) return nullptr;
    only = file;
  }
  return only;
}

std::expected<std::string, Diagnostic> read(const Source& source) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.setAttemptRecovery(false);
  pdf.processMemoryFile(source.name.c_str(), source.text.data(), source.text.size());
  const FileSpecification file = resume_in(pdf);
  QPDFObjectHandle stream = file ? file->getEmbeddedFileStream() : QPDFObjectHandle::newNull();
  if (!stream.isStream()) {
    return std::unexpected(
        error_of_file(source, "there is no résumé inside this PDF",
                      "`galley build --attach` puts one in: an attached file, resume.json"));
  }
  Collector collector;
  bool filtered = false;
  const bool is_whole = stream.pipeStreamData(&collector, &filtered, 0, qpdf_dl_all, true);
  if (collector.is_full())
    return std::unexpected(error_of_file(source, "the résumé inside this PDF is larger than 16 MiB"));
  if (!is_whole || !filtered)
    return std::unexpected(error_of_file(source, "the résumé inside this PDF cannot be decoded"));
  return std::move(collector).take();
}

}  // namespace

bool is_pdf(std::string_view bytes) { return bytes.substr(0, 1024).contains("%PDF-"); }

std::expected<std::string, Diagnostic> attached_resume(const Source& pdf) {
  try {
    return read(pdf);
  } catch (const QPDFExc& exception) {
    if (exception.getErrorCode() == qpdf_e_password)
      return std::unexpected(error_of_file(pdf, "this PDF is encrypted, and opens with a password only"));
    return std::unexpected(error_of_file(pdf, "this PDF is damaged: " + exception.getMessageDetail(),
                                         "`qpdf --check` says more"));
  } catch (const std::exception& exception) {
    return std::unexpected(error_of_file(pdf, std::string("this PDF cannot be read: ") + exception.what()));
  }
}

}  // namespace galley::intake
