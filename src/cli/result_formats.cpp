// cli: what each format is called, and how it is written (see result_formats.h).
#include "result_formats.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "galley/proof/proof.h"
#include "report.h"

namespace galley::cli {
namespace {

std::expected<std::string, Diagnostics> write_pdf(const Typeset& set, Session& session,
                                                  const Arguments& arguments) {
  output::PdfOptions options{.profile = set.resume.style.pdf,
                             .print = set.resume.style.print,
                             .source_date_epoch = arguments.source_date_epoch,
                             .pretty = arguments.pretty};
  if (arguments.attach) {
    if (options.profile == PdfProfile::Print) {
      return std::unexpected(Diagnostics{
          command_line_error("a PDF for print takes no attachment: a press wants the pages alone",
                             fmt::format("leave --attach away, or make another kind of PDF: {}",
                                         arguments.pdf ? "--pdf archive" : "style.pdf = \"archive\""))});
    }
    auto json = json_of(set);
    if (!json) return std::unexpected(std::move(json.error()));
    options.attachment =
        output::Attachment{"resume.json", "application/json", "JSON Resume", *std::move(json)};
  }
  return output::write_pdf(set.pages, options, session.pdfs);
}

std::expected<std::string, Diagnostics> write_proof(const Typeset& set, Session& session,
                                                    const Arguments& arguments) {
  const auto sheets = proof::sheets_of(set.pages, session.fonts);
  if (!sheets) return std::unexpected(sheets.error());
  return output::write_pdf(*sheets,
                           {.profile = PdfProfile::Plain,
                            .source_date_epoch = arguments.source_date_epoch,
                            .pretty = arguments.pretty},
                           session.pdfs);
}

std::expected<std::string, Diagnostics> write_text(const Typeset& set, Session& /*session*/,
                                                   const Arguments& /*arguments*/) {
  return output::write_text(set.pages);
}

std::expected<std::string, Diagnostics> write_json(const Typeset& set, Session& /*session*/,
                                                   const Arguments& /*arguments*/) {
  return json_of(set);
}

std::expected<std::string, Diagnostics> write_layout(const Typeset& set, Session& /*session*/,
                                                     const Arguments& /*arguments*/) {
  return output::write_layout(set.pages);
}

constexpr std::array table{
    FormatSpec{Format::Pdf, "pdf", ".pdf", write_pdf},
    FormatSpec{Format::Text, "txt", ".txt", write_text},
    FormatSpec{Format::Json, "json", ".json", write_json},
    FormatSpec{Format::Layout, "layout", ".layout.json", write_layout},
    FormatSpec{Format::Proof, "", ".proof.pdf", write_proof},
};

/// Does each format have its row, in its order?
constexpr bool is_complete() {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (static_cast<std::size_t>(table[i].format) != i) return false;
  return table.size() == format_count;
}
static_assert(is_complete());

}  // namespace

std::span<const FormatSpec> formats() { return table; }

const FormatSpec& spec_of(Format format) { return table[static_cast<std::size_t>(format)]; }

}  // namespace galley::cli
