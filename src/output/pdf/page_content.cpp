// output: content streams (see page_content.h).
#include "pdf/page_content.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "pdf/syntax.h"

namespace galley::output {

namespace {

/// The number of the font dictionary whose ToUnicode makes a glyph say `text`; nothing if none does.
std::optional<std::size_t> reading_of(const FontGlyph& glyph, std::u16string_view text) {
  const auto found = std::ranges::find(glyph.meanings, text);
  if (found == glyph.meanings.end()) return std::nullopt;
  return static_cast<std::size_t>(found - glyph.meanings.begin());
}

/// What the glyphs of a run have in common, in the file's numbers.
struct RunForm {
  const GlyphRun& run;
  const ReadyFont& font;
  std::size_t number = 0;  ///< of its first font dictionary
  std::int64_t size = 0;
  std::int64_t x = 0;  ///< in pen units
  std::int64_t y = 0;  ///< of its baseline, in thousandths
};

/// How a cluster is shown.
struct Shown {
  std::uint16_t code = 0;  ///< 0: not at all
  std::size_t reading = 0;
  bool explained = false;  ///< ActualText tells what it says
};

void append_actual_text(std::string& out, std::u16string_view text) {
  out += "/ActualText";
  append_text_string(out, text);
}

Shown shown(const RunForm& form, const Cluster& cluster, std::u16string_view text) {
  Shown shown;
  shown.code = cluster.composite == Cluster::none ? form.font.code(form.run.glyphs[cluster.glyph].id)
                                                  : form.font.composite_code(cluster.composite);
  const FontGlyph& glyph = form.font.glyphs[shown.code];
  if (text.size() == 1 && glyph.plain == text.front()) return shown;
  const auto reading = reading_of(glyph, text);
  shown.reading = reading.value_or(0);
  // A character without a public meaning has to be explained (ISO 19005-2, 6.2.11.7.3).
  shown.explained = shown.code != 0 && (!reading || std::ranges::any_of(text, is_private));
  return shown;
}

class ContentWriter {
 public:
  ContentWriter(const Page& page, std::size_t number, const ContentParts& parts, StructureTree& tree)
      : parts_(parts),
        number_(number),
        tree_(tree),
        height_(coordinate(page.size.height)),
        operators_(parts.form) {}

  void rules(const std::vector<PlacedRule>& rules);
  void picture(const PlacedPicture& placed);
  void line(const Line& line);
  std::string take();

 private:
  /// What follows is content of `node`. It goes on with the open sequence, if that is the node's. It reads as
  /// `reading`, if that is given, also for readers that know no structure.
  void mark(NodeId node, std::u16string_view reading = {});
  void begin_artifact(std::string_view properties);
  void end_mark();
  /// A page has one text object, unless something else is painted between its lines: a marked-content
  /// sequence must not begin outside it and end inside.
  void begin_text();
  void end_text();
  void run(const Line& line, std::size_t index, const LineEnds* ends);
  void show(const RunForm& form, const Cluster& cluster, const Shown& shown);
  void show_explained(const RunForm& form, const Cluster& cluster, const Shown& shown,
                      std::u16string_view text);

  const ContentParts& parts_;
  std::size_t number_;
  StructureTree& tree_;
  std::int64_t height_;
  ContentOperators operators_;
  bool in_text_ = false;     ///< between BT and ET
  bool marking_ = false;     ///< inside a marked-content sequence
  NodeId marked_ = no_node;  ///< of that sequence; none: an artifact
};

void ContentWriter::show(const RunForm& form, const Cluster& cluster, const Shown& shown) {
  // Layout has warned of missing glyphs. The page never shows .notdef.
  if (shown.code == 0) return;
  const PlacedGlyph& placed = form.run.glyphs[cluster.glyph];
  // A composite holds how far its parts are raised.
  const bool raised = cluster.composite == Cluster::none && placed.y != Length{};
  operators_.set_font(form.number + shown.reading, form.size);
  operators_.set_rise(form.y - operators_.baseline() + (raised ? coordinate(placed.y) : 0));
  if (!cluster.at_pen) operators_.move_to(form.x + pen_units(placed.x));
  operators_.show(shown.code, form.font.glyphs[shown.code].width);
}

/// Shows a part of an artifact, which has no element that could explain it.
void ContentWriter::show_explained(const RunForm& form, const Cluster& cluster, const Shown& shown,
                                   std::u16string_view text) {
  operators_.set_font(form.number + shown.reading, form.size);
  std::string properties = "/Span<<";
  append_actual_text(properties, text);
  operators_.append(properties + ">>BDC\n");
  show(form, cluster, shown);
  operators_.append("EMC\n");
}

void ContentWriter::begin_artifact(std::string_view properties) {
  end_mark();
  operators_.append(fmt::format("/Artifact{}\n", properties));
  marking_ = true;
  marked_ = no_node;
}

void ContentWriter::end_mark() {
  if (!marking_) return;
  operators_.append("EMC\n");
  marking_ = false;
}

void ContentWriter::begin_text() {
  if (in_text_) return;
  end_mark();
  operators_.begin_text_object();
  in_text_ = true;
}

void ContentWriter::end_text() {
  end_mark();
  if (in_text_) operators_.end_text_object();
  in_text_ = false;
}

void ContentWriter::mark(NodeId node, std::u16string_view reading) {
  if (marking_ && marked_ == node) return;
  const auto id = tree_.mark(node, number_);
  if (!id) {
    if (!marking_ || marked_ != no_node) begin_artifact(" BMC");
    return;
  }
  end_mark();
  std::string properties = fmt::format("/{}<</MCID {}", tree_.type(node), *id);
  if (!reading.empty()) append_actual_text(properties, reading);
  operators_.append(properties + ">>BDC\n");
  marking_ = true;
  marked_ = node;
}

void ContentWriter::run(const Line& line, std::size_t index, const LineEnds* ends) {
  const GlyphRun& run = line.runs[index];
  const auto font = font_of(parts_.fonts, run);
  if (!font) return;
  const std::int64_t size = coordinate(run.size);
  if (size <= 0 || run.horizontal_scale <= 0) return;
  const EmbeddedFont& embedded = parts_.fonts[*font];
  const RunForm form{run,
                     *embedded.ready,
                     embedded.number,
                     size,
                     pen_units(checked_length(run.origin.x)),
                     height_ - coordinate(run.origin.y)};
  const Clusters clusters = parts_.clusters.of(line, index);
  // Glyphs stand from left to right, also those that are read from right to left (ISO 32000-1, 14.8.2.3.3):
  // three of four readers turn these round by themselves, and take them amiss in any other order. Poppler
  // knows marks inside such a sequence, and none about one.
  const bool is_reversed = run.glyphs.size() > 1 && !is_artifact(line.role) &&
                           run.glyphs.front().text_begin > run.glyphs.back().text_begin;
  if (is_reversed) {
    end_mark();
    operators_.append("/ReversedChars BMC\n");
  }
  bool was_explained = false;
  for (std::size_t i = 0; i < clusters.all().size(); ++i) {
    const Cluster& cluster = clusters.all()[i];
    const std::u16string_view text = clusters.text(cluster);
    const Shown how = shown(form, cluster, text);
    NodeId explanation = no_node;
    const bool node_may_change = i == 0 || ends != nullptr || how.explained || was_explained;
    was_explained = how.explained;
    if (!is_artifact(line.role) && node_may_change) {
      const NodeId node = ends == nullptr ? run.node : ends->node_at({index, i}, run.node);
      if (how.explained) explanation = tree_.add_reading(node, std::u16string(text));
      if (explanation != no_node) {
        mark(explanation, text);
      } else {
        mark(node);
      }
    }
    if (i == 0) {
      operators_.set_horizontal_scale(run.horizontal_scale);
      operators_.set_colour(run.colour);
    }
    if (how.explained && explanation == no_node) {
      show_explained(form, cluster, how, text);
    } else {
      show(form, cluster, how);
    }
  }
  if (is_reversed) {
    end_mark();
    operators_.append("EMC\n");
  }
}

void ContentWriter::line(const Line& line) {
  if (line.runs.empty()) return;
  begin_text();
  operators_.begin_line(height_ - coordinate(line.origin.y));
  if (line.role == LineRole::Footer) begin_artifact("<</Type/Pagination/Subtype/Footer>>BDC");
  if (line.role == LineRole::Header) begin_artifact("<</Type/Pagination/Subtype/Header>>BDC");
  const LineEnds* ends = parts_.words.of(line);
  for (std::size_t i = 0; i < line.runs.size(); ++i) run(line, i, ends);
  if (is_artifact(line.role)) end_mark();
}

void ContentWriter::rules(const std::vector<PlacedRule>& rules) {
  if (rules.empty()) return;
  end_text();
  begin_artifact("<</Type/Layout>>BDC");
  for (const PlacedRule& rule : rules) {
    operators_.set_colour(rule.colour);
    const std::int64_t height = coordinate(rule.rect.size.height);
    operators_.append({coordinate(rule.rect.origin.x), height_ - coordinate(rule.rect.origin.y) - height,
                       coordinate(rule.rect.size.width), height},
                      "re");
    operators_.append("f\n");
  }
  end_mark();
}

void ContentWriter::picture(const PlacedPicture& placed) {
  if (!placed.picture) return;
  end_text();
  const std::int64_t width = coordinate(placed.rect.size.width);
  const std::int64_t height = coordinate(placed.rect.size.height);
  const std::int64_t left = coordinate(placed.rect.origin.x);
  const std::int64_t bottom = height_ - coordinate(placed.rect.origin.y) - height;
  mark(placed.node);
  tree_.bound(placed.node, rectangle(left, bottom, left + width, bottom + height));
  operators_.append("q\n");
  operators_.append(matrix_of(placed.picture->orientation, left, bottom, width, height), "cm");
  operators_.append(fmt::format("/{} Do\nQ\n", parts_.pictures.name_of(*placed.picture)));
  end_mark();
}

std::string ContentWriter::take() {
  end_text();
  return operators_.take();
}

}  // namespace

std::string page_content(const Page& page, std::size_t number, const ContentParts& parts,
                         StructureTree& tree) {
  ContentWriter writer(page, number, parts, tree);
  writer.rules(page.rules);
  // The footer comes first: pdf.js does not end the line at the end of a page. It reads the beginning of the
  // next page as a part of that line. So that beginning is a footer, and never a title.
  for (const Line& line : page.lines) {
    if (is_artifact(line.role)) writer.line(line);
  }
  auto picture = page.pictures.begin();
  for (const Line& line : page.lines) {
    if (is_artifact(line.role)) continue;
    tree.enter_flow(line.flow);
    for (; picture != page.pictures.end() && picture->node < line.block; ++picture) writer.picture(*picture);
    writer.line(line);
  }
  for (; picture != page.pictures.end(); ++picture) writer.picture(*picture);
  return writer.take();
}

}  // namespace galley::output
