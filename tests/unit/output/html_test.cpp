#include "galley/output/html.h"

#include <gmock/gmock.h>

#include "galley/base/file_reader.h"

namespace galley::output {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using enum StructureRole;

/// A document under construction. Its texts are in shipped fonts.
struct Draft {
  Draft() {
    document.structure.add(Document, no_node);
    document.info = {"Ada – Analyst", "Ada", "", "en", {}, ""};
    document.paper = {Length::points(595), Length::points(842)};
    document.margin = {Length::points(60), Length::points(60), Length::points(70), Length::points(70)};
    document.size = Length::points(10);
    document.leading = Length::points(13);
    style(400);
  }

  StyleId style(int weight, Colour colour = {}) {
    TextStyle made;
    made.family = "Source Serif 4";
    made.weight = weight;
    made.size = document.size;
    made.colour = colour;
    document.styles.push_back(made);
    return document.styles.size() - 1;
  }
  NodeId node(StructureRole role, NodeId parent = document_node) {
    return document.structure.add(role, parent);
  }
  galley::Paragraph paragraph(NodeId node, std::string text, StyleId style = 0, LinkId link = no_link) {
    galley::Paragraph made;
    galley::Span span;
    span.end = static_cast<std::uint32_t>(text.size());
    span.style = style;
    span.node = node;
    span.link = link;
    made.spans = {span};
    made.text = std::move(text);
    made.node = node;
    return made;
  }
  Block& block(NodeId node, std::string text, StyleId style = 0, LinkId link = no_link) {
    Block made;
    made.paragraph = paragraph(node, std::move(text), style, link);
    made.node = node;
    made.leading = document.leading;
    document.blocks.push_back(std::move(made));
    return document.blocks.back();
  }
  LinkId link(std::string uri, std::string kind = {}) {
    LinkTarget target;
    target.uri = std::move(uri);
    target.kind = std::move(kind);
    document.links.push_back(target);
    return static_cast<LinkId>(document.links.size() - 1);
  }

  galley::Document document;
};

std::string html_of(std::span<const galley::Document> documents, const HtmlOptions& options = {}) {
  const auto files = memory_reader({});
  font::Library fonts(*files, {}, font::SystemFonts::Ignore);
  const auto html = write_html(documents, fonts, options);
  return html ? *html : html.error().front().message;
}
std::string html_of(const Draft& draft) { return html_of(std::span(&draft.document, 1)); }

/// The elements of the page, without classes.
std::string body_of(const std::string& html) {
  std::string body = html.substr(html.find("<body>"));
  for (std::size_t at = 0; (at = body.find(" class=\"", at)) != std::string::npos;)
    body.erase(at, body.find('"', at + 8) + 1 - at);
  return body;
}

TEST(Html, PutsNameAndContactIntoTheHeader) {
  Draft draft;
  draft.block(draft.node(Heading1), "Ada");
  draft.block(draft.node(Paragraph), "Analyst");
  draft.block(draft.node(Paragraph), "ada@example.com", 0, draft.link("mailto:ada@example.com", "E-mail"));
  const NodeId section = draft.node(Section);
  draft.block(draft.node(Heading2, section), "Experience");
  EXPECT_EQ(body_of(html_of(draft)),
            "<body>\n<header>\n<h1>Ada</h1>\n<p>Analyst</p>\n<address>\n"
            "<p><a href=\"mailto:ada@example.com\">ada@example.com<span> (E-mail)</span></a></p>\n"
            "</address>\n</header>\n<main>\n<section aria-labelledby=\"a5\">\n<h2 id=\"a5\">Experience</h2>\n"
            "</section>\n</main>\n</body>\n</html>\n");
}

TEST(Html, MakesEntriesArticlesWithTheirDatesAsTime) {
  Draft draft;
  const NodeId section = draft.node(Section);
  const NodeId entry = draft.node(Section, section);
  Block& title = draft.block(draft.node(Heading3, entry), "Engineer");
  title.aside = draft.paragraph(draft.node(Paragraph, entry), "May 2019 – Present");
  title.aside->dates = {{0, 8, "2019-05"}};
  EXPECT_THAT(body_of(html_of(draft)),
              HasSubstr("<article>\n<div><h3>Engineer</h3> <p><time datetime=\"2019-05\">May 2019</time> – "
                        "Present</p></div>\n</article>\n"));
}

TEST(Html, NamesAHeadingByWhatStandsBelowItToo) {
  Draft draft;
  const NodeId section = draft.node(Section);
  const NodeId heading = draft.node(Heading2, section);
  draft.document.structure.nodes.front().language = "en";
  draft.block(heading, "Compositor");
  Block& below = draft.block(draft.node(Paragraph, section), "Foundry, Leipzig");
  galley::Span place = below.paragraph.spans.front();
  below.paragraph.spans.front().node = heading;
  below.paragraph.spans.front().end = place.begin = 7;
  below.paragraph.spans.push_back(place);
  EXPECT_THAT(body_of(html_of(draft)),
              AllOf(HasSubstr("<h2 id=\"a2\" aria-labelledby=\"a2 a2r\">Compositor</h2>"),
                    HasSubstr("<p><span id=\"a2r\">Foundry</span>, Leipzig</p>")));
}

TEST(Html, NestsListsAndLeavesBulletsToTheStyleSheet) {
  Draft draft;
  const NodeId section = draft.node(Section);
  const auto item = [&](NodeId list, std::string text) {
    const NodeId node = draft.node(ListItem, list);
    galley::Label label;
    label.paragraph = draft.paragraph(draft.node(Label, node), "•");
    const NodeId body = draft.node(ListBody, node);
    draft.block(body, std::move(text)).label = label;
    return body;
  };
  const NodeId list = draft.node(List, section);
  const NodeId first = item(list, "one");
  item(draft.node(List, first), "inside");
  item(list, "two");
  const std::string html = html_of(draft);
  EXPECT_THAT(body_of(html), HasSubstr("<ul role=\"list\">\n<li>\n<p>one</p>\n<ul role=\"list\">\n<li>inside"
                                       "</li>\n</ul>\n</li>\n<li>two</li>\n</ul>\n"));
  EXPECT_THAT(html, HasSubstr("::before{content:\"•\""));
}

TEST(Html, ReadsNumbersOfLists) {
  Draft draft;
  const NodeId list = draft.node(List, draft.node(Section));
  draft.document.structure.nodes[list].ordered = true;
  const NodeId item = draft.node(ListItem, list);
  galley::Label label;
  label.paragraph = draft.paragraph(draft.node(Label, item), "[1]");
  draft.block(draft.node(ListBody, item), "A paper").label = label;
  EXPECT_THAT(body_of(html_of(draft)),
              HasSubstr("<ol role=\"list\">\n<li><span>[1]<span> </span></span>A paper"
                        "</li>\n</ol>\n"));
}

TEST(Html, JoinsTheLinesOfAParagraph) {
  Draft draft;
  const NodeId node = draft.node(Paragraph, draft.node(Section));
  draft.block(node, "one ");
  draft.block(node, "two");
  EXPECT_THAT(body_of(html_of(draft)), HasSubstr("<p>one <br>two</p>"));
}

TEST(Html, EscapesText) {
  Draft draft;
  draft.document.info.title = "</title><b>";
  draft.block(draft.node(Paragraph, draft.node(Section)), "a < b & \"c\" </p><script>");
  const std::string html = html_of(draft);
  EXPECT_THAT(html, HasSubstr("<title>&lt;/title&gt;&lt;b&gt;</title>"));
  EXPECT_THAT(body_of(html), HasSubstr("<p>a &lt; b &amp; &quot;c&quot; &lt;/p&gt;&lt;script&gt;</p>"));
}

TEST(Html, LinksOnlyToAddressesOfTheWebMailAndTelephones) {
  for (const auto* uri : {"http://example.org", "HTTPS://example.org", "mailto:a@example.org", "tel:+1"}) {
    Draft draft;
    draft.block(draft.node(Paragraph, draft.node(Section)), "x", 0, draft.link(uri));
    EXPECT_THAT(html_of(draft), HasSubstr(std::string("<a href=\"") + uri + "\">x</a>"));
  }
  for (const auto* uri : {"javascript:alert(1)", "data:text/html,x", "file:///etc", "//example.org"}) {
    Draft draft;
    draft.block(draft.node(Paragraph, draft.node(Section)), "x", 0, draft.link(uri));
    EXPECT_THAT(html_of(draft), Not(HasSubstr("<a"))) << uri;
  }
}

TEST(Html, LinksCitationsToWhatTheyCite) {
  Draft draft;
  const NodeId section = draft.node(Section);
  const LinkId link = draft.link("");
  draft.block(draft.node(Paragraph, section), "[1]", 0, link);
  const NodeId cited = draft.node(Paragraph, section);
  draft.block(cited, "A paper");
  draft.document.links.front().destination = cited;
  EXPECT_THAT(body_of(html_of(draft)),
              AllOf(HasSubstr("<a href=\"#a3\">[1]</a>"), HasSubstr("<p id=\"a3\">A paper")));
}

TEST(Html, TagsLanguages) {
  Draft draft;
  const NodeId section = draft.node(Section);
  const NodeId node = draft.node(Paragraph, section);
  Block& block = draft.block(node, "about Zeitgeist");
  draft.document.structure.nodes[draft.node(Span, node)].language = "de";
  block.paragraph.spans.front().end = 6;
  block.paragraph.spans.push_back({6, 15, 0, 3});
  draft.document.structure.nodes[section].language = "en-GB";
  EXPECT_THAT(body_of(html_of(draft)),
              HasSubstr("<section lang=\"en-GB\">\n<p>about <span lang=\"de\">Zeitgeist</span></p>"));
}

TEST(Html, SetsTextOfOtherDirectionsByItsFirstLetter) {
  Draft draft;
  draft.block(draft.node(Paragraph, draft.node(Section)), "שלום");
  EXPECT_THAT(html_of(draft), HasSubstr("dir=\"auto\">שלום"));
}

TEST(Html, DescribesPictures) {
  Draft draft;
  auto picture = std::make_shared<Picture>();
  picture->width = picture->height = 1;
  picture->data = std::string("\xFF\x80\x00", 3);
  Block block;
  block.kind = Block::Kind::Picture;
  block.picture = picture;
  block.picture_size = {Length::points(10), Length::points(10)};
  block.node = draft.node(Figure, draft.node(Section));
  draft.document.structure.nodes[block.node].alternative = "A \"pixel\"";
  draft.document.blocks.push_back(block);
  EXPECT_THAT(body_of(html_of(draft)),
              HasSubstr("<figure><img alt=\"A &quot;pixel&quot;\" src=\"data:image/png;base64,iVBORw0KGgo"));
}

TEST(Html, RunsAndLoadsNothing) {
  Draft draft;
  draft.block(draft.node(Heading1), "Ada");
  const std::string html = html_of(std::span(&draft.document, 1), {.json_ld = R"({"name":"</script><b>"})"});
  EXPECT_THAT(html,
              HasSubstr("content=\"default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src "
                        "data:; base-uri 'none'; form-action 'none'\""));
  EXPECT_THAT(
      html,
      HasSubstr("<script type=\"application/ld+json\">\n{\"name\":\"\\u003c/script>\\u003cb>\"}</script>"));
  EXPECT_THAT(html, Not(HasSubstr("http:")));
  EXPECT_THAT(html, Not(HasSubstr("https:")));
}

TEST(Html, EmbedsTheFontsOfItsText) {
  Draft draft;
  draft.block(draft.node(Paragraph, draft.node(Section)), "plain");
  draft.block(draft.node(Paragraph, draft.node(Section)), "strong", draft.style(600));
  const std::string html = html_of(draft);
  EXPECT_THAT(html, HasSubstr("@font-face{font-family:f0;"));
  EXPECT_THAT(html, HasSubstr("@font-face{font-family:f1;"));
  EXPECT_THAT(html, Not(HasSubstr("font-family:f2;")));
  EXPECT_THAT(html, HasSubstr("src:url(data:font/woff;base64,d09GRg"));
}

TEST(Html, PutsTwoDocumentsIntoOneMain) {
  Draft draft;
  draft.block(draft.node(Heading1), "Ada");
  draft.block(draft.node(Paragraph, draft.node(Section)), "text");
  const std::vector documents{draft.document, draft.document};
  const std::string article =
      "<article>\n<header>\n<h1>Ada</h1>\n</header>\n<div>\n<section>\n<p>text</p>\n"
      "</section>\n</div>\n</article>\n";
  EXPECT_EQ(body_of(html_of(documents)),
            "<body>\n<main>\n" + article + article + "</main>\n</body>\n</html>\n");
}

TEST(Html, IsTheSameForTheSameDocument) {
  Draft draft;
  draft.block(draft.node(Heading1), "Ada");
  EXPECT_EQ(html_of(draft), html_of(draft));
}

}  // namespace
}  // namespace galley::output
