#include "making.h"

#include <utility>

#include "galley/exchange/json_resume.h"
#include "galley/intake/intake.h"
#include "properties.h"

namespace galley::fuzz {

const std::string_view sample_text = R"([basics]
name = "Ada “Quill” Ångström"
label = "Compositor"
email = "ada@example.org"
phone = "+44 20 7946 0000"
url = "https://example.org/ada"
summary = "Sets *type* in **lead** and in light: fjord, office, AVATAR -- 1989 to [now](https://example.org)."
profiles = [{ network = "GitHub", url = "https://github.com/ada" }]

[[work]]
id = "foundry"
position = "Compositor"
name = "Foundry & Sons"
startDate = "2019-04"
highlights = ["Set **400 pages** a month by hand.[@marks] {#pages priority=5}", "Led a team:", ["hired `four` of them;"]]

[[work]]
name = "Ladder Incorporated"
roles = [
  { position = "Director of Rungs", startDate = "2021-06" },
  { position = "Rung Engineer", startDate = "2018-01", endDate = "2021-06", highlights = ["Cut weight by 41%."] },
]

[[publications]]
id = "marks"
name = "Superiors: A Measured Look"
authors = ["Bea Tween", "Ada Quill*"]
releaseDate = "2023"
url = "https://example.org/superiors"

[skills]
Languages = ["C++", "Python"]

[[sections]]
id = "clearance"
title = "Clearance"
text = "Cleared for heights up to 300 ft."

[meta]
language = "en-GB"
lastModified = "2024-02-29"
)";

namespace {

void add(Diagnostics& said, const Diagnostics& more) { said.insert(said.end(), more.begin(), more.end()); }

/// The result, which there has to be.
std::string certain(std::expected<std::string, Diagnostics> result, std::string_view what) {
  require(result.has_value(), what);
  return *std::move(result);
}

void require_same_json_inside(const std::string& pdf, const std::string& json) {
  const auto inside = intake::attached_resume({"resume.pdf", pdf});
  require(inside && *inside == json, "the JSON inside the PDF is another than went in");
}

void require_readable(const std::string& json) {
  const auto nothing = memory_reader({});
  Diagnostics warnings;
  const auto again =
      resume::parse({"resume.json", json}, *nothing, {.theme = {}, .is_alone = true}, warnings);
  if (!again) require(false, told(again.error()) + json);
  require(exchange::to_json(*again) == json, "JSON that galley wrote comes back as another");
}

}  // namespace

std::optional<Made> make(Session& session, const Resume& resume, Diagnostics& said) {
  Diagnostics warnings;
  auto set = typeset(session, resume, warnings);
  require_no_error(warnings);
  add(said, warnings);
  if (!set) {
    require_error(set.error());
    add(said, set.error());
    return {};
  }
  Made made{*std::move(set), {}, {}, {}, {}, {}, {}, {}};
  made.text = certain(output::write_text(made.set.documents, {}, said), "documents have no text");
  made.markdown = certain(output::write_markdown(made.set.documents, {.width = 60, .ascii = true}, said),
                          "documents have no Markdown");
  // Of a broken font no subset can be made.
  if (auto html = output::write_html(made.set.documents, session.fonts); html)
    made.html = *std::move(html);
  else
    require_error(html.error());
  made.docx =
      certain(output::write_docx(made.set.documents, session.fonts, {}), "documents have no Word file");
  made.layout = certain(output::write_layout(made.set.pages), "pages have no layout");
  made.json = certain(json_of(made.set), "pages have no JSON");
  require_readable(made.json);
  // Large pages may be refused.
  if (const auto pictures = output::write_png(made.set.pages, {.dpi = output::min_dpi}); !pictures)
    require_error(pictures.error());

  const Style& style = made.set.resume.style;
  output::PdfOptions options{.profile = style.pdf, .print = style.print};
  const bool attached = style.pdf != PdfProfile::Print;
  if (attached)
    options.attachment = output::Attachment{"resume.json", "application/json", "JSON Resume", made.json};
  auto pdf = output::write_pdf(made.set.pages, options, session.pdfs);
  if (!pdf) {
    require_error(pdf.error());
    add(said, pdf.error());
    return {};
  }
  made.pdf = *std::move(pdf);
  require_sound_pdf(made.pdf);
  if (attached) require_same_json_inside(made.pdf, made.json);
  return made;
}

const Resume& sample() {
  static const Resume resume = [] {
    const auto nothing = memory_reader({});
    Diagnostics warnings;
    auto read = resume::parse({"sample.toml", std::string(sample_text)}, *nothing,
                              {.theme = {}, .is_alone = true}, warnings);
    require(read && warnings.empty(), "the sample is at fault");
    return *std::move(read);
  }();
  return resume;
}

}  // namespace galley::fuzz
