// Caches change nothing but the time: whatever member of a document differs, a session that knows the other
// document sets it as a new session does. And they do save time: what does not count is not in the keys.
#include <gmock/gmock.h>

#include "cell_blocks.h"
#include "galley/base/file_reader.h"
#include "galley/document/compose.h"
#include "galley/layout/fit.h"
#include "galley/layout/layout.h"
#include "galley/resume/parse.h"

namespace galley::layout {
namespace {

constexpr std::string_view sample = R"(
[basics]
name = "Ada Quill"
email = "ada@example.org"
[[work]]
position = "Compositor"
name = "Foundry & Sons"
startDate = "2019-04"
endDate = "2021-02"
summary = "Set **pages** by [hand](https://example.org/hand), and read the proofs of others in the evening hours, well after the lamps of the town had been put out."
highlights = ["Trained three apprentices in the art of setting tables, and wrote down how it is done.", "Moved *Compositor* and Foundry & Sons into one shop."]
[[work]]
position = "Foundry & Sons"
name = "Compositor"
startDate = "2016"
highlights = ["Trained three apprentices in the art of setting tables, and wrote down how it is done."]
[[publications]]
name = "A Measured Look"
authors = ["Ada Quill"]
releaseDate = "2023"
[style]
heading.case = "small-caps"
fit.size = "9pt"
fit.margin = "50pt"
)";

std::unique_ptr<FileReader> files = disk_reader();

Document composed(std::string_view toml) {
  Diagnostics warnings;
  const auto resume = resume::parse({"resume.toml", std::string(toml)}, *files, {}, warnings);
  EXPECT_TRUE(resume) << to_text(resume.error().front(), false);
  return compose(*resume, warnings).value();
}

/// What is remembered, and the fonts.
struct Known {
  font::Library fonts{*files, {}, font::SystemFonts::Ignore};
  shape::WordCache words{*files};
  BlockCache blocks;
  [[nodiscard]] shape::Shaper shaper() { return {fonts, words}; }
};

template <typename... Values>
void write(std::string& out, const Values&... values) {
  const auto one = [&out](const auto& value) {
    if constexpr (requires { value.scaled_points(); })
      out += std::to_string(value.scaled_points());
    else if constexpr (std::is_convertible_v<decltype(value), std::string>)
      out += value;
    else
      out += std::to_string(static_cast<std::int64_t>(value));
    out += ' ';
  };
  (one(values), ...);
  out += '\n';
}

/// All that is on the pages.
std::string told(const Pages& pages) {
  std::string out;
  for (const Page& page : pages.pages) {
    write(out, page.size.width, page.size.height, page.filled, page.height);
    for (const Line& line : page.lines) {
      write(out, line.text, line.role, line.origin.x, line.origin.y, line.natural, line.block);
      for (const GlyphRun& run : line.runs) {
        write(out, run.text, run.face->post_script_name(), run.size, run.horizontal_scale, run.colour.red,
              run.colour.green, run.colour.blue, run.origin.x, run.origin.y, run.node, run.link);
        for (const PlacedGlyph& glyph : run.glyphs) write(out, glyph.id, glyph.x, glyph.y, glyph.text_end);
      }
    }
    for (const PlacedRule& rule : page.rules)
      write(out, rule.rect.origin.x, rule.rect.origin.y, rule.rect.size.height, rule.colour.red);
    for (const LinkArea& area : page.link_areas)
      write(out, area.rect.origin.x, area.rect.origin.y, area.link);
  }
  return out;
}

std::string set(const Document& document, const Setting& setting, Known& known) {
  Diagnostics warnings;
  const auto text = shape::shape(document, known.shaper(), warnings);
  if (!text) return text.error().front().message;
  const auto pages =
      lay_out(document, *text, setting, known.shaper(), warnings, Explain::No, {}, known.blocks);
  return pages ? told(*pages) : pages.error().front().message;
}

/// The first line that differs; nothing if none does.
std::string difference(const std::string& found, const std::string& wanted) {
  if (found == wanted) return {};
  const auto [at, other] = std::ranges::mismatch(found, wanted);
  const auto line = [](const std::string& text, std::size_t offset) {
    const std::size_t begin = text.rfind('\n', offset) + 1;
    return text.substr(begin, text.find('\n', offset) - begin);
  };
  const auto offset = static_cast<std::size_t>(at - found.begin());
  return "'" + line(found, offset) + "' for '" + line(wanted, offset) + "'";
}

// --- one change to a member of any type --------------------------------------------------------------------

template <typename Value>
void change(Value& value);

void change(std::string& text) { text.replace(0, 1, "Z"); }
void change(bool& value) { value = !value; }
void change(Length& length) { length += Length::points(3); }
void change(Place& place) { ++place.line; }
void change(Colour& colour) { colour.red ^= 0x40U; }
void change(Glue& glue) { glue.natural += Length::points(2); }
void change(Rect& rect) { rect.origin.x += Length::points(3); }
void change(std::shared_ptr<const Picture>& /*picture*/) {}  // there is none
void change(Size& size) { size.width += Length::points(30); }
void change(Margins& margins) { margins.left += Length::points(9); }
void change(Style::Fill& fill) { fill.size += Length::points(0.5); }
void change(Style::Fit& fit) { fit.size -= Length::points(0.5); }
void change(Placement& placement) { change(placement.above); }
void change(DocumentInfo& info) { info.language = info.language == "de" ? "en" : "de"; }
void change(Structure& structure) { structure.nodes.back().language = "tr"; }
void change(LinkTarget& link) { change(link.uri); }
void change(OutlineEntry& entry) { change(entry.title); }

template <typename Value>
void change(std::vector<Value>& list) {
  if (!list.empty()) change(list.front());
}
template <typename Value>
void change(std::optional<Value>& value) {
  if (value)
    value.reset();
  else
    value.emplace();
}

template <typename Value>
void change(Value& value) {
  if constexpr (std::is_enum_v<Value>)
    value = static_cast<Value>((static_cast<int>(value) + 1) % 2);
  else if constexpr (HasFields<Value>)
    change(
        const_cast<std::remove_cvref_t<decltype(std::get<0>(value.fields()))>&>(std::get<0>(value.fields())));
  else if constexpr (std::is_same_v<Value, int>)
    value -= 100;
  else
    value = static_cast<Value>(value + 1);
}

/// Changes field number `index`.
template <typename Value>
void change_field(Value& value, std::size_t index) {
  std::apply(
      [&](const auto&... field) {
        std::size_t at = 0;
        const auto visit = [&](const auto& one) {
          // The value is no constant; only fields() sees it as one.
          if (at++ == index) change(const_cast<std::remove_cvref_t<decltype(one)>&>(one));
        };
        (visit(field), ...);
      },
      value.fields());
}

template <typename Value>
std::size_t count_of_fields(const Value& value) {
  return std::tuple_size_v<decltype(value.fields())>;
}

/// Each value of the document that a cache depends on, by a name.
struct Target {
  std::string name;
  std::size_t fields;
  std::function<void(Document&, std::size_t)> change;
};

std::vector<Target> targets(const Document& document) {
  std::vector<Target> all;
  const auto add = [&](std::string name, auto get) {
    Document copy = document;
    all.push_back({std::move(name), count_of_fields(get(copy)),
                   [get](Document& changed, std::size_t field) { change_field(get(changed), field); }});
  };
  add("Document", [](Document& d) -> Document& { return d; });
  for (std::size_t i = 0; i < document.styles.size(); ++i)
    add("TextStyle", [i](Document& d) -> TextStyle& { return d.styles[i]; });
  add("Region", [](Document& d) -> Region& { return d.flows.front().region; });
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    const Block& block = document.blocks[i];
    add("Block", [i](Document& d) -> Block& { return d.blocks[i]; });
    add("Paragraph", [i](Document& d) -> Paragraph& { return d.blocks[i].paragraph; });
    if (block.label) add("Label", [i](Document& d) -> Label& { return *d.blocks[i].label; });
    if (block.aside) add("aside", [i](Document& d) -> Paragraph& { return *d.blocks[i].aside; });
    for (std::size_t k = 0; k < block.paragraph.spans.size(); ++k)
      add("Span", [i, k](Document& d) -> Span& { return d.blocks[i].paragraph.spans[k]; });
  }
  return all;
}

/// Indexes stay within what they point into, and spans tile their text.
void mend(Document& document) {
  const auto mend_paragraph = [&](Paragraph& paragraph) {
    std::uint32_t end = 0;
    for (Span& span : paragraph.spans) {
      span.begin = end;
      span.end = std::max(span.end, span.begin);
      span.end = std::min(span.end, static_cast<std::uint32_t>(paragraph.text.size()));
      end = span.end;
      if (span.style >= document.styles.size()) span.style = 0;
      if (span.link >= static_cast<std::int32_t>(document.links.size())) span.link = 0;
      if (span.node != no_node && span.node >= document.structure.nodes.size()) span.node = document_node;
    }
    if (!paragraph.spans.empty())
      paragraph.spans.back().end = static_cast<std::uint32_t>(paragraph.text.size());
    if (paragraph.node >= document.structure.nodes.size()) paragraph.node = document_node;
  };
  for (Block& block : document.blocks) {
    mend_paragraph(block.paragraph);
    if (block.label) mend_paragraph(block.label->paragraph);
    if (block.aside) mend_paragraph(*block.aside);
  }
  document.flows.front().begin = 0;
  for (Flow& flow : document.flows) flow.region.inset.reset();  // there is no picture to stand there
  if (document.footer_style >= document.styles.size()) document.footer_style = 0;
}

/// Calls `look` with each document that differs from the sample in one member.
void for_each_change(const Document& document,
                     const std::function<void(const Document&, const std::string&)>& look) {
  for (const Target& target : targets(document)) {
    for (std::size_t field = 0; field < target.fields; ++field) {
      Document changed = document;
      target.change(changed, field);
      mend(changed);
      look(changed, target.name + ", field " + std::to_string(field));
    }
  }
}

TEST(CacheKeys, EveryMemberOfADocumentCounts) {
  const Document document = composed(sample);
  Known warm;
  const std::string plain = set(document, {}, warm);
  std::size_t differ = 0;
  for_each_change(document, [&](const Document& changed, const std::string& what) {
    Known cold;
    const std::string wanted = set(changed, {}, cold);
    differ += wanted != plain ? 1 : 0;
    EXPECT_EQ(difference(set(changed, {}, warm), wanted), "") << what;
  });
  EXPECT_GT(differ, 100U) << "the changes are to change something";
  EXPECT_EQ(difference(set(document, {}, warm), plain), "");
}

TEST(CacheKeys, EveryMemberOfASettingCounts) {
  const Document document = composed(sample);
  Known warm;
  (void)set(document, {}, warm);
  for (std::size_t field = 0; field < count_of_fields(Setting()); ++field) {
    Setting setting;
    change_field(setting, field);
    Known cold;
    EXPECT_EQ(difference(set(document, setting, warm), set(document, setting, cold)), "");
  }
}

TEST(CacheKeys, EveryMemberCountsForAFitter) {
  const Document document = composed(sample);
  Known known;
  const auto outlines = [&](CellBlocks& blocks, const Document& of, std::string& out) {
    Diagnostics warnings;
    const auto text = shape::shape(of, known.shaper(), warnings);
    if (!text) return;
    const Scene scene = blocks.scene_of(of, *text);
    for (std::size_t i = 0; i < scene.blocks.size(); ++i) {
      const BlockOutline outline = outline_in_cell(scene, i, 0, {});
      write(out, outline.lines, outline.below, outline.overfull, least_lines_in_cell(scene, i, 0, {}));
    }
  };
  CellBlocks warm(1, {});
  std::string plain;
  outlines(warm, document, plain);
  for_each_change(document, [&](const Document& changed, const std::string& what) {
    // All documents of a fitter have the same page.
    Document on_page = changed;
    on_page.paper = document.paper;
    on_page.margin = document.margin;
    CellBlocks cold(1, {});
    std::string wanted;
    std::string found;
    outlines(cold, on_page, wanted);
    outlines(warm, on_page, found);
    EXPECT_EQ(found, wanted) << what;
  });
}

TEST(CacheKeys, ABlockIsKnownWhereverItStands) {
  const Document document = composed(sample);
  Known known;
  (void)set(document, {}, known);
  const std::size_t misses = known.blocks.tally().misses;
  // The first entry moves down, its nodes, links and places are others, its gap and its breaks too.
  std::string other(sample);
  other.insert(other.find("[[work]]"),
               "[[work]]\nposition = \"Another\"\nname = \"See https://example.org/x\"\n");
  (void)set(composed(other), {}, known);
  EXPECT_EQ(known.blocks.tally().misses - misses, 2U) << "only the new title and employer are set";
}

TEST(CacheKeys, ABlockIsKnownAtAnotherLeadingAndSpacing) {
  const Document document = composed(sample);
  Known known;
  (void)set(document, {}, known);
  const std::size_t misses = known.blocks.tally().misses;
  (void)set(document, {.leading = 950, .spacing = 500}, known);
  EXPECT_EQ(known.blocks.tally().misses, misses);
}

TEST(CacheKeys, AFitterKnowsBlocksWithOtherNumbers) {
  Known known;
  CellBlocks blocks(1, {});
  const auto look = [&](const Document& document) {
    Diagnostics warnings;
    const auto text = shape::shape(document, known.shaper(), warnings).value();
    (void)blocks.scene_of(document, text);
    return blocks.memo().tally().misses;
  };
  std::string other(sample);
  other.insert(other.find("[[publications]]"), "[[publications]]\nname = \"First Among Equals\"\n");
  const std::size_t before = look(composed(sample));
  EXPECT_EQ(look(composed(other)) - before, 1U) << "what was [1] is [2], on the same lines";
}

}  // namespace
}  // namespace galley::layout
