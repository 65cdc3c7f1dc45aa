#include "pdf_check.h"

#include <exception>

#include <qpdf/Pl_Discard.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

namespace galley::fuzz {
namespace {

class Ignore final : public QPDFObjectHandle::ParserCallbacks {
 public:
  void handleObject(QPDFObjectHandle, std::size_t, std::size_t) override {}
  void handleEOF() override {}
};

}  // namespace

std::string fault_of_pdf(const std::string& pdf) {
  try {
    QPDF read;
    read.setSuppressWarnings(true);
    read.processMemoryFile("result.pdf", pdf.data(), pdf.size());
    // Writing it to nowhere takes it through all objects, and all that is compressed.
    QPDFWriter writer(read);
    Pl_Discard nowhere;
    writer.setOutputPipeline(&nowhere);
    writer.setDecodeLevel(qpdf_dl_all);
    writer.write();
    Ignore ignore;
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(read).getAllPages()) page.parseContents(&ignore);
    const auto warnings = read.getWarnings();
    return warnings.empty() ? "" : warnings.front().what();
  } catch (const std::exception& error) {
    return error.what();
  }
}

}  // namespace galley::fuzz
