// output: documents to a web page (see html.h).
#include <algorithm>

#include <fmt/format.h>

#include "galley/base/memory.h"
#include "galley/output/html.h"
#include "html/document_markup.h"
#include "html/markup.h"

namespace galley::output {
namespace {

/// What browsers may do with the page: show it.
constexpr std::string_view policy =
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; "
    "form-action 'none'";

constexpr std::string_view common_css =
    R"(*{margin:0;padding:0;box-sizing:border-box}
html{background:var(--back);color-scheme:light dark;-webkit-text-size-adjust:none;text-size-adjust:none;font-synthesis:small-caps;font-kerning:normal;print-color-adjust:exact;-webkit-print-color-adjust:exact}
body{box-sizing:content-box;margin:0 auto;overflow-wrap:break-word;--full:start}
ul,ol{list-style:none}
address{font-style:inherit}
h1,h2,h3,h4,h5{font:inherit;line-height:inherit}
p,li{orphans:2;widows:2;text-wrap:pretty}
code{font-family:inherit}
img{display:block;max-width:100%;height:auto}
a{color:inherit;text-decoration:underline 1px color-mix(in srgb,currentColor 40%,transparent);text-underline-offset:.2em}
a[href^="#"]{text-decoration:none}
.item{display:inline-block;max-width:100%;text-indent:0}
.lining{font-variant-numeric:lining-nums proportional-nums}
.between{display:inline-block;min-width:2.25em;text-align:center;white-space:pre}
.items{margin-inline-start:-2.25em;clip-path:inset(-.4em -.4em -.4em 2.15em)}
.items::before{content:"";display:inline-block;width:2.25em}
.space{font-size:0;line-height:0;white-space:pre}
.unseen{position:absolute;width:1px;height:1px;overflow:clip;clip-path:inset(50%);white-space:nowrap}
.row{display:flex;align-items:last baseline;justify-content:space-between;column-gap:1rem}
.row>.aside{flex:none;text-indent:0;text-align:end}
.beside{display:flex;justify-content:space-between;column-gap:1.5rem}
.mark{display:none}
.before{display:inline-block;text-indent:0}
.whole{break-inside:avoid}
.dated{--in:var(--wide)}
main>article+article{margin-top:5rem}
.left{flex-direction:row-reverse;justify-content:flex-end}
.beside>figure{flex:none}
@media screen{
.place{margin-top:1.3rem}
.place+*{margin-top:2.6rem}
.place+.place{margin-top:1.3rem}
}
@media screen and (max-width:36rem){
address .item{display:block}
.between,.items::before{display:none}
.items{margin-inline-start:0;clip-path:none}
.row{display:block}
.row>.aside{text-align:start}
.dated{--in:var(--slim)}
.year{display:inline;margin:0}
.year>.space{font-size:inherit}
.beside{flex-wrap:wrap;row-gap:1rem}
}
)";

/// How wide the text is, on a screen and on paper.
std::string page_css(const Document& document, StyleSheet& sheet) {
  const Margins& margin = document.margin;
  const Length measure = document.paper.width - margin.left - margin.right;
  return fmt::format(
      "body{{max-width:{};padding:clamp(1rem,6vw,{}) clamp(1rem,5vw,{})}}\n"
      "@media screen and (min-width:50rem){{body{{--full:justify}}}}\n"
      "@media print{{html{{font-size:{}}}body{{max-width:none;padding:0;--full:justify}}"
      "main>article+article{{margin:0}}a{{text-decoration:none}}.unseen{{display:none}}}}"
      "\n",
      sheet.length(measure), sheet.length(margin.top), sheet.length(margin.left), points(document.size));
}

/// The paper of a document, whose element is `element`. `name` tells it from that of another.
std::string paper_css(const Document& document, std::string_view name, std::string_view element) {
  const Margins& margin = document.margin;
  const bool has_places = std::ranges::any_of(
      document.flows, [](const Flow& flow) { return !flow.region.later_pages.has_value(); });
  const std::string right = points(margin.right);
  const std::string left = points(margin.left);
  const auto page = [&](std::string_view from_right, std::string_view from_left) {
    return fmt::format("@page{}{{size:{} {};margin:{} {} {} {}}}\n", name, points(document.paper.width),
                       points(document.paper.height), points(margin.top), from_right, points(margin.bottom),
                       from_left);
  };
  if (!has_places) return page(right, left);
  // Browsers print nothing into margins, so that the place of a flow must not be there.
  return page("0", "0") +
         fmt::format("@page{}:first{{margin-top:0}}\n@media print{{{}{{padding:0 {} 0 {}}}}}\n", name,
                     element, right, left);
}

/// The footer as margin boxes of printed pages have it: “"Ada · " counter(page) " of " counter(pages)”.
std::string footer_content(std::string_view footer) {
  std::string content;
  while (!footer.empty()) {
    const std::size_t page = std::min(footer.find("{page}"), footer.find("{pages}"));
    content += css_text(footer.substr(0, page));
    if (page == std::string_view::npos) break;
    const std::size_t end = footer.find('}', page);
    content.append(" counter(").append(footer.substr(page + 1, end - page - 1)).append(") ");
    footer.remove_prefix(end + 1);
  }
  return content;
}

std::string footer_css(const Document& document, WebFonts& fonts) {
  if (!document.footer) return {};
  const TextStyle& style = document.styles[document.footer_style];
  return fmt::format(
      "@page{{@bottom-{0}{{content:{1};font:{2} {3};color:#{4:02x}{5:02x}{6:02x}}}}}\n"
      "@page:first{{@bottom-{0}{{content:none}}}}\n",
      document.info.right_to_left ? "left" : "right", footer_content(*document.footer), points(style.size),
      fonts.families(style, document.fallback), style.colour.red, style.colour.green, style.colour.blue);
}

void append_meta(std::string& out, std::string_view name, std::string_view content) {
  if (content.empty()) return;
  out += "<meta";
  append_attribute(out, "name", name);
  append_attribute(out, "content", content);
  out += ">\n";
}

/// JSON inside a script element: nothing in it can end the element.
std::string json_in_script(std::string_view json) {
  std::string out;
  for (const char c : json) c == '<' ? out += "\\u003c" : out += c;
  return out;
}

void add_text(const Document& document, WebFonts& fonts) {
  const auto add = [&](const Paragraph& paragraph) {
    for (const Span& span : paragraph.spans)
      fonts.add(document.styles[span.style], document.fallback,
                std::string_view(paragraph.text).substr(span.begin, span.end - span.begin));
  };
  for (const Block& block : document.blocks) {
    add(block.paragraph);
    if (block.label) add(block.label->paragraph);
    if (block.aside) add(*block.aside);
  }
  if (document.footer)
    fonts.add(document.styles[document.footer_style], document.fallback, *document.footer + "0123456789");
}

std::expected<std::string, Diagnostics> page_of(std::span<const Document> documents, font::Library& library,
                                                const HtmlOptions& options) {
  const Document& last = documents.back();
  WebFonts fonts(library);
  for (const Document& document : documents) add_text(document, fonts);
  StyleSheet sheet(last.size);
  std::string paper, body;
  if (documents.size() == 1) {
    paper = paper_css(last, "", "body") + footer_css(last, fonts);
    body = markup_of(last, {sheet, fonts}, "a", true);
  } else {
    for (std::size_t i = 0; i < documents.size(); ++i) {
      const std::string name(1, static_cast<char>('a' + i));
      paper += paper_css(documents[i], " " + name, "." + name);
      paper += fmt::format("@media print{{.{0}{{page:{0}}}}}\n", name);
      body += fmt::format("<article class=\"{}\">\n{}</article>\n", name,
                          markup_of(documents[i], {sheet, fonts}, name, false));
    }
    body = "<main>\n" + body + "</main>\n";
  }
  const auto faces = fonts.css();
  if (!faces) return std::unexpected(faces.error());

  const DocumentInfo& info = last.info;
  std::string out = "<!DOCTYPE html>\n<html";
  append_attribute(out, "lang", info.language);
  if (info.right_to_left) append_attribute(out, "dir", "rtl");
  out += ">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\"";
  append_attribute(out, "content", policy);
  out += ">\n<title>" + escaped(info.title) + "</title>\n";
  append_meta(out, "viewport", "width=device-width, initial-scale=1");
  append_meta(out, "color-scheme", "light dark");
  append_meta(out, "author", info.author);
  append_meta(out, "description", info.subject.empty() ? info.title : info.subject);
  out.append("<style>\n").append(*faces).append(common_css).append(page_css(last, sheet));
  out.append(paper).append(sheet.css());
  out += "</style>\n";
  if (!options.json_ld.empty())
    out += "<script type=\"application/ld+json\">\n" + json_in_script(options.json_ld) + "</script>\n";
  return out.append("</head>\n<body>\n").append(body).append("</body>\n</html>\n");
}

}  // namespace

std::expected<std::string, Diagnostics> write_html(std::span<const Document> documents, font::Library& fonts,
                                                   const HtmlOptions& options) {
  return without_exceptions([&] { return page_of(documents, fonts, options); });
}

}  // namespace galley::output
