// cli: the table of formats (see result_formats.h).
#include "result_formats.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "galley/proof/proof.h"
#include "report.h"

namespace galley::cli {
namespace {

FilesOrErrors one_file(std::expected<std::string, Diagnostics> bytes) {
  if (!bytes) return std::unexpected(std::move(bytes.error()));
  std::vector<std::string> files;
  files.push_back(*std::move(bytes));
  return files;
}

/// The PDFs that are to be appended.
std::expected<std::vector<enclosures::EnclosedPdf>, Diagnostics> enclosed_in(const Typeset& made,
                                                                             const WritingContext& context) {
  if (!context.arguments.with_enclosures) return {};
  return enclosed_pdfs(context.session, made.resume, context.notes);
}

FilesOrErrors pdf_file(const Typeset& made, const WritingContext& context) {
  const Arguments& arguments = context.arguments;
  const auto enclosed = enclosed_in(made, context);
  if (!enclosed) return std::unexpected(enclosed.error());
  output::PdfOptions options{.profile = made.resume.style.pdf,
                             .print = made.resume.style.print,
                             .claims_archive = enclosed->empty(),
                             .pretty = arguments.pretty};
  if (arguments.attach) {
    if (options.profile == PdfProfile::Print) {
      return std::unexpected(Diagnostics{
          command_line_error("a PDF for print takes no attachment: a press wants the pages alone",
                             fmt::format("leave --attach away, or make another kind of PDF: {}",
                                         arguments.pdf ? "--pdf archive" : "style.pdf = \"archive\""))});
    }
    auto json = json_of(made);
    if (!json) return std::unexpected(std::move(json.error()));
    options.attachment =
        output::Attachment{"resume.json", "application/json", "JSON Resume", *std::move(json)};
  }
  auto pdf = output::write_pdf(made.pages, options, context.session.pdfs);
  if (!pdf) return std::unexpected(std::move(pdf.error()));
  auto whole =
      enclosures::assembled(*std::move(pdf), *enclosed,
                            {.max_bytes = arguments.max_bytes, .pretty = arguments.pretty}, context.stop);
  // What is wrong with the whole is said of the résumé.
  if (!whole)
    for (Diagnostic& error : whole.error())
      if (!error.place.source) error.place.source = made.resume.basics.name.place.source;
  return one_file(std::move(whole));
}

FilesOrErrors proof_file(const Typeset& made, const WritingContext& context) {
  const Arguments& arguments = context.arguments;
  const auto sheets = proof::sheets_of(made.pages, context.session.fonts);
  if (!sheets) return std::unexpected(sheets.error());
  const output::PdfOptions options{.profile = PdfProfile::Plain, .pretty = arguments.pretty};
  return one_file(output::write_pdf(*sheets, options, context.session.pdfs));
}

FilesOrErrors docx_file(const Typeset& made, const WritingContext& context) {
  output::DocxOptions options;
  options.font = made.resume.style.font.docx;
  context.notes.push_back({Severity::Note,
                           Fault::Resume,
                           "a Word file has the text and the styles; its lines and pages are Word's own",
                           {},
                           {}});
  return one_file(output::write_docx(made.documents, context.session.fonts, options));
}

output::TextOptions text_options(const WritingContext& context) {
  return {.width = context.arguments.text_width, .ascii = context.arguments.ascii};
}

FilesOrErrors text_file(const Typeset& made, const WritingContext& context) {
  return one_file(output::write_text(made.documents, text_options(context), context.notes));
}

FilesOrErrors markdown_file(const Typeset& made, const WritingContext& context) {
  return one_file(output::write_markdown(made.documents, text_options(context), context.notes));
}

FilesOrErrors json_file(const Typeset& made, const WritingContext& /*context*/) {
  return one_file(json_of(made));
}

FilesOrErrors layout_file(const Typeset& made, const WritingContext& /*context*/) {
  return one_file(output::write_layout(made.pages));
}

FilesOrErrors html_file(const Typeset& made, const WritingContext& context) {
  output::HtmlOptions options;
  if (context.arguments.contents != Contents::Letter) {
    auto json = schema_org_of(made);
    if (!json) return std::unexpected(std::move(json.error()));
    options.json_ld = *std::move(json);
  }
  return one_file(output::write_html(made.documents, context.session.fonts, options));
}

FilesOrErrors png_files(const Typeset& made, const WritingContext& context) {
  output::PngOptions options{.pages = context.pictured, .stop = context.stop};
  if (context.arguments.dpi) options.dpi = *context.arguments.dpi;
  return output::write_png(made.pages, options);
}

constexpr std::array table{
    FormatSpec{Format::Pdf, "pdf", ".pdf", "a PDF for printing and sending", FormatKind::Pdf,
               FilesPer::Document, pdf_file},
    FormatSpec{Format::Docx, "docx", ".docx", "a Word file, for portals and recruiters who ask for one",
               FormatKind::Office, FilesPer::Document, docx_file},
    FormatSpec{Format::Html, "html", ".html", "a web page in one file", FormatKind::Page, FilesPer::Document,
               html_file},
    FormatSpec{Format::Markdown, "md", ".md", "Markdown", FormatKind::Text, FilesPer::Document,
               markdown_file},
    FormatSpec{Format::Text, "txt", ".txt", "plain text, to be pasted into a form", FormatKind::Text,
               FilesPer::Document, text_file},
    FormatSpec{Format::Png, "png", ".png", "a picture of each page", FormatKind::Picture, FilesPer::Page,
               png_files},
    FormatSpec{Format::Json, "json", ".json", "JSON Resume of what is printed", FormatKind::Data,
               FilesPer::Document, json_file},
    FormatSpec{Format::Layout, "layout", ".layout.json", "JSON of pages, lines and runs", FormatKind::Data,
               FilesPer::Document, layout_file},
    FormatSpec{Format::Proof, "", ".proof.pdf", "what a compositor would mark", FormatKind::Pdf,
               FilesPer::Document, proof_file},
};

/// Does each format have its row, in its order?
constexpr bool is_complete() {
  for (std::size_t i = 0; i < table.size(); ++i)
    if (static_cast<std::size_t>(table[i].format) != i) return false;
  return table.size() == format_count;
}
static_assert(is_complete());

}  // namespace

std::string_view name_of(FormatKind kind) {
  switch (kind) {
    case FormatKind::Pdf:
      return "a PDF";
    case FormatKind::Office:
      return "a Word file";
    case FormatKind::Page:
      return "a web page";
    case FormatKind::Text:
      return "text";
    case FormatKind::Picture:
      return "pictures of pages";
    case FormatKind::Data:
      return "data";
  }
  return {};
}

std::span<const FormatSpec> formats() { return table; }

const FormatSpec& spec_of(Format format) { return table[static_cast<std::size_t>(format)]; }

std::string format_words(std::optional<FormatKind> kind, std::string_view separator) {
  std::string words;
  for (const FormatSpec& spec : table) {
    if (spec.word.empty() || (kind && spec.kind != *kind)) continue;
    if (!words.empty()) words += separator;
    words += spec.word;
  }
  return words;
}

}  // namespace galley::cli
