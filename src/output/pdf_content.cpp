// output: content streams (see pdf_content.h). Everything is counted in whole numbers, as the file will have
// it, so that no rounding error is ever carried on.
#include "pdf_content.h"

#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "pdf_syntax.h"

namespace galley::output {

namespace {

/// The pen's unit: 10^-10 pt, in which a tenth of a TJ unit at a size and a horizontal scale of whole
/// thousandths is a whole number.
constexpr std::int64_t pen_units_per_thousandth = 10'000'000;
constexpr std::int64_t tolerance = 40'000'000;     // 0.004 pt
constexpr std::int64_t farthest_tenths = 320'000;  // 32 em: beyond, the line starts anew
/// Text is measured in units of 10 pt. pdf.js gives the width of a wide gap in text's own units; in points
/// parsers of résumés that read with it would find no gap left between a title and its dates, and take them
/// for one.
constexpr std::string_view text_unit = "10 0 0 10 0 0 Tm\n";
constexpr int longest_array = 4000;  // readers may end at 8191 (ISO 32000-1, table C.1)

std::int64_t divide_rounded(std::int64_t value, std::int64_t divisor) {
  return (value + (value < 0 ? -divisor / 2 : divisor / 2)) / divisor;
}

std::int64_t pen_units(Length length) {
  constexpr std::int64_t limit = std::int64_t{1'000'000} * Length::per_point;  // as `thousandths` has it
  // 10^10 / 65536 reduced, lest the product overflow.
  return divide_rounded(std::clamp(length.scaled_points(), -limit, limit) * 9'765'625, 64);
}

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
  std::int64_t x = 0;  ///< pen units
  std::int64_t y = 0;  ///< of its baseline, in thousandths
};

class ContentWriter {
 public:
  ContentWriter(const Page& page, std::size_t number, const ContentParts& parts, StructureTree& tree)
      : parts_(parts),
        form_(parts.form),
        number_(number),
        tree_(tree),
        height_(thousandths(page.size.height)) {
    // The black that a page begins with is no ink.
    if (form_.press == nullptr) colour_ = Colour();
  }

  void rules(const std::vector<PlacedRule>& rules);
  void picture(const PlacedPicture& placed);
  void line(const Line& line);
  std::string take();

 private:
  /// What follows is content of `node`: of the sequence that is open, if that is the node's. It reads as
  /// `reading`, if that is given, for those too that know no structure.
  void mark(NodeId node, std::u16string_view reading = {});
  void begin_artifact(std::string_view properties);
  /// One text object a page, but where something else is painted: a marked-content sequence must not begin
  /// outside it and end inside.
  void begin_text();
  void end_text();
  void end_mark();
  void run(const Line& line, std::size_t index, const LineEnds* ends);
  /// How a cluster is shown.
  struct Shown {
    std::uint16_t code = 0;  ///< 0: not at all
    std::size_t reading = 0;
    bool explained = false;  ///< what it says is told by ActualText
  };
  static Shown shown(const RunForm& form, const Cluster& cluster, std::u16string_view text);
  void show(const RunForm& form, const Cluster& cluster, const Shown& shown);
  void show_explained(const RunForm& form, const Cluster& cluster, const Shown& shown,
                      std::u16string_view text);
  void glyph(const RunForm& form, const Cluster& cluster, std::uint16_t code);
  void append_code(std::uint16_t code);
  void select(std::size_t font, std::int64_t size) {
    if (font_ != font || size_ != size) set_font(font, size);
  }
  void set_font(std::size_t font, std::int64_t size);
  void scale(std::int64_t scale);
  void colour(Colour colour);
  void rise(std::int64_t rise) {
    if (rise_ != rise) set_rise(rise);
  }
  void set_rise(std::int64_t rise);
  void move_to(std::int64_t x);
  void move_back(std::int64_t back, std::int64_t x);
  void place(std::int64_t x);
  void adjust(std::int64_t tenths);
  void end_string();
  void begin_show();
  void end_show();
  void numbers(std::initializer_list<std::int64_t> values, std::string_view operation, int decimals = 3);
  void text_lengths(std::initializer_list<std::int64_t> values, std::string_view operation);

  const ContentParts& parts_;
  ContentForm form_;
  std::size_t number_;
  StructureTree& tree_;
  std::int64_t height_;
  std::string out_;
  std::size_t codes_ = 0;      ///< bytes that the open string stands for; none: no string is open
  bool showing_ = false;       ///< inside a TJ's array
  int shown_ = 0;              ///< elements of that array
  bool in_text_ = false;       ///< between BT and ET
  bool marking_ = false;       ///< inside a marked-content sequence
  NodeId marked_ = no_node;    ///< of that sequence; none: an artifact
  bool placed_ = false;        ///< the current line has its Td
  std::int64_t pen_ = 0;       ///< pen units
  std::int64_t baseline_ = 0;  ///< of the line, in thousandths, as all that follow
  std::int64_t line_x_ = 0, line_y_ = 0;
  std::size_t font_ = 0;  ///< the number of its dictionary; 0: none yet
  std::int64_t size_ = 0;
  std::int64_t scale_ = 1000;
  std::int64_t rise_ = 0;
  std::optional<Colour> colour_;
};

void ContentWriter::numbers(std::initializer_list<std::int64_t> values, std::string_view operation,
                            int decimals) {
  for (const std::int64_t value : values) {
    append_decimal(out_, value, decimals);
    out_ += ' ';
  }
  out_.append(operation).append("\n");
}

/// Lengths between BT and ET, in thousandths of a point like all others, as numbers of `text_unit`.
void ContentWriter::text_lengths(std::initializer_list<std::int64_t> values, std::string_view operation) {
  numbers(values, operation, 4);
}

/// In an array and a string of it, both begun if need be.
void ContentWriter::append_code(std::uint16_t code) {
  if (!showing_) begin_show();
  if (codes_ + 2 > longest_string) end_string();
  const bool bytes = form_.codes == CodeStyle::Bytes;
  if (codes_ == 0) out_ += bytes ? '(' : '<';
  codes_ += 2;
  if (bytes) {
    append_escaped(out_, static_cast<char>(code >> 8));
    append_escaped(out_, static_cast<char>(code & 0xFF));
  } else {
    const auto unit = static_cast<char16_t>(code);
    append_hexadecimal(out_, {&unit, 1});
  }
}

void ContentWriter::end_string() {
  if (codes_ == 0) return;
  out_ += form_.codes == CodeStyle::Bytes ? ')' : '>';
  codes_ = 0;
  ++shown_;
}

void ContentWriter::begin_show() {
  out_ += '[';
  showing_ = true;
  shown_ = 0;
}

void ContentWriter::end_show() {
  if (!showing_) return;
  end_string();
  out_ += "]TJ\n";
  showing_ = false;
}

void ContentWriter::set_font(std::size_t font, std::int64_t size) {
  end_show();
  font_ = font;
  size_ = size;
  out_ += "/F" + std::to_string(font) + " ";
  text_lengths({size}, "Tf");
}

void ContentWriter::scale(std::int64_t scale) {
  if (scale_ == scale) return;
  end_show();
  scale_ = scale;
  append_decimal(out_, scale, 1);
  out_ += " Tz\n";
}

void ContentWriter::colour(Colour colour) {
  if (colour_ == colour) return;
  end_show();
  colour_ = colour;
  if (form_.press != nullptr) {
    const Inks inks = form_.press->inks(colour);
    const auto part = [](int percent) { return std::int64_t{percent} * 10; };
    return numbers({part(inks.cyan), part(inks.magenta), part(inks.yellow), part(inks.black)}, "k");
  }
  const auto channel = [](std::uint8_t value) { return divide_rounded(std::int64_t{value} * 1000, 255); };
  if (colour.red == colour.green && colour.green == colour.blue) {
    numbers({channel(colour.red)}, "g");
  } else {
    numbers({channel(colour.red), channel(colour.green), channel(colour.blue)}, "rg");
  }
}

void ContentWriter::set_rise(std::int64_t rise) {
  end_show();
  rise_ = rise;
  text_lengths({rise}, "Ts");
}

void ContentWriter::place(std::int64_t x) {
  end_show();
  const std::int64_t grid_x = divide_rounded(x, pen_units_per_thousandth);
  text_lengths({grid_x - line_x_, baseline_ - line_y_}, "Td");
  line_x_ = grid_x;
  line_y_ = baseline_;
  pen_ = grid_x * pen_units_per_thousandth;
  placed_ = true;
}

void ContentWriter::adjust(std::int64_t tenths) {
  end_string();
  if (!showing_) begin_show();
  append_decimal(out_, tenths, 1);
  ++shown_;
  pen_ -= tenths * size_ * scale_;
}

void ContentWriter::move_to(std::int64_t x) {
  if (!placed_) return place(x);
  if (const std::int64_t back = pen_ - x; std::abs(back) > tolerance) move_back(back, x);
}

void ContentWriter::move_back(std::int64_t back, std::int64_t x) {
  const std::int64_t tenth = size_ * scale_;
  std::int64_t tenths = divide_rounded(back, tenth);
  const std::int64_t rest = back - tenths * tenth;
  if (std::abs(tenths) > farthest_tenths || std::abs(rest) > tolerance) return place(x);
  // A whole number is shorter, where it comes near enough.
  const std::int64_t whole = divide_rounded(tenths, 10) * 10;
  if (std::abs(back - whole * tenth) <= tolerance) tenths = whole;
  adjust(tenths);
}

void ContentWriter::glyph(const RunForm& form, const Cluster& cluster, std::uint16_t code) {
  const PlacedGlyph& placed = form.run.glyphs[cluster.glyph];
  // A composite holds how far its parts are raised.
  const bool raised = cluster.composite == Cluster::none && placed.y != Length{};
  rise(form.y - baseline_ + (raised ? thousandths(placed.y) : 0));
  if (!cluster.at_pen) move_to(form.x + pen_units(placed.x));
  append_code(code);
  pen_ += std::int64_t{form.font.glyphs[code].width} * 10 * size_ * scale_;
  if (shown_ >= longest_array) end_show();
}

ContentWriter::Shown ContentWriter::shown(const RunForm& form, const Cluster& cluster,
                                          std::u16string_view text) {
  Shown shown;
  shown.code = cluster.composite == Cluster::none ? form.font.code(form.run.glyphs[cluster.glyph].id)
                                                  : form.font.composite_code(cluster.composite);
  const FontGlyph& glyph = form.font.glyphs[shown.code];
  if (text.size() == 1 && glyph.plain == text.front()) return shown;
  const auto reading = reading_of(glyph, text);
  shown.reading = reading.value_or(0);
  // What has no meaning of its own is to be explained (ISO 19005-2, 6.2.11.7.3).
  shown.explained = shown.code != 0 && (!reading || std::ranges::any_of(text, is_private));
  return shown;
}

void ContentWriter::show(const RunForm& form, const Cluster& cluster, const Shown& shown) {
  // Layout has told of glyphs that are missing; .notdef never reaches the page.
  if (shown.code == 0) return;
  select(form.number + shown.reading, form.size);
  glyph(form, cluster, shown.code);
}

/// For an artifact: it has no element that could explain it.
void ContentWriter::show_explained(const RunForm& form, const Cluster& cluster, const Shown& shown,
                                   std::u16string_view text) {
  select(form.number + shown.reading, form.size);
  end_show();
  out_ += "/Span<</ActualText<FEFF";
  append_hexadecimal(out_, text);
  out_ += ">>>BDC\n";
  glyph(form, cluster, shown.code);
  end_show();
  out_ += "EMC\n";
}

void ContentWriter::begin_artifact(std::string_view properties) {
  end_mark();
  out_.append("/Artifact").append(properties).append("\n");
  marking_ = true;
  marked_ = no_node;
}

void ContentWriter::end_mark() {
  if (!marking_) return;
  end_show();
  out_ += "EMC\n";
  marking_ = false;
}

void ContentWriter::begin_text() {
  if (in_text_) return;
  end_mark();
  out_.append("BT\n").append(text_unit);
  in_text_ = true;
  line_x_ = line_y_ = 0;
}

void ContentWriter::end_text() {
  end_mark();
  if (in_text_) out_ += "ET\n";
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
  out_.append("/").append(tree_.type(node)).append("<</MCID ").append(std::to_string(*id));
  if (!reading.empty()) {
    out_ += "/ActualText<FEFF";
    append_hexadecimal(out_, reading);
    out_ += '>';
  }
  out_ += ">>BDC\n";
  marking_ = true;
  marked_ = node;
}

void ContentWriter::run(const Line& line, std::size_t index, const LineEnds* ends) {
  const GlyphRun& run = line.runs[index];
  const auto font = font_of(parts_.fonts, run);
  const std::int64_t size = thousandths(run.size);
  if (!font || size <= 0 || run.horizontal_scale <= 0) return;
  const EmbeddedFont& embedded = parts_.fonts[*font];
  const RunForm form{run,  *embedded.ready,         embedded.number,
                     size, pen_units(run.origin.x), height_ - thousandths(run.origin.y)};
  const Clusters clusters = parts_.clusters.of(line, index);
  bool was_explained = false;
  for (std::size_t i = 0; i < clusters.all().size(); ++i) {
    const Cluster& cluster = clusters.all()[i];
    const std::u16string_view text = clusters.text(cluster);
    const Shown how = shown(form, cluster, text);
    NodeId explanation = no_node;
    const bool node_may_change = i == 0 || ends != nullptr || how.explained || was_explained;
    was_explained = how.explained;
    if (line.role != LineRole::Footer && node_may_change) {
      const NodeId node = ends == nullptr ? run.node : ends->node_at({index, i}, run.node);
      if (how.explained) explanation = tree_.add_reading(node, std::u16string(text));
      if (explanation != no_node) {
        mark(explanation, text);
      } else {
        mark(node);
      }
    }
    if (i == 0) {
      scale(run.horizontal_scale);
      colour(run.colour);
    }
    if (how.explained && explanation == no_node) {
      show_explained(form, cluster, how, text);
    } else {
      show(form, cluster, how);
    }
  }
}

void ContentWriter::line(const Line& line) {
  if (line.runs.empty()) return;
  begin_text();
  placed_ = false;
  baseline_ = height_ - thousandths(line.origin.y);
  if (line.role == LineRole::Footer) begin_artifact("<</Type/Pagination/Subtype/Footer>>BDC");
  const LineEnds* ends = parts_.words.of(line);
  for (std::size_t i = 0; i < line.runs.size(); ++i) run(line, i, ends);
  if (line.role == LineRole::Footer) end_mark();
  end_show();
}

void ContentWriter::rules(const std::vector<PlacedRule>& rules) {
  if (rules.empty()) return;
  end_text();
  begin_artifact("<</Type/Layout>>BDC");
  for (const PlacedRule& rule : rules) {
    colour(rule.colour);
    const std::int64_t height = thousandths(rule.rect.size.height);
    numbers({thousandths(rule.rect.origin.x), height_ - thousandths(rule.rect.origin.y) - height,
             thousandths(rule.rect.size.width), height},
            "re");
    out_ += "f\n";
  }
  end_mark();
}

void ContentWriter::picture(const PlacedPicture& placed) {
  if (!placed.picture) return;
  end_text();
  const std::int64_t width = thousandths(placed.rect.size.width);
  const std::int64_t height = thousandths(placed.rect.size.height);
  const std::int64_t left = thousandths(placed.rect.origin.x);
  const std::int64_t bottom = height_ - thousandths(placed.rect.origin.y) - height;
  mark(placed.node);
  std::string box = "[";
  for (const std::int64_t edge : {left, bottom, left + width, bottom + height}) {
    append_decimal(box, edge);
    box += ' ';
  }
  box.back() = ']';
  tree_.bound(placed.node, std::move(box));
  out_ += "q\n";
  for (const std::int64_t value : matrix_of(placed.picture->orientation, left, bottom, width, height)) {
    append_decimal(out_, value);
    out_ += ' ';
  }
  out_.append("cm\n/").append(parts_.pictures.name_of(*placed.picture)).append(" Do\nQ\n");
  end_mark();
}

std::string ContentWriter::take() {
  end_text();
  return std::move(out_);
}

}  // namespace

std::string page_content(const Page& page, std::size_t number, const ContentParts& parts,
                         StructureTree& tree) {
  ContentWriter writer(page, number, parts, tree);
  writer.rules(page.rules);
  // The footer first: pdf.js ends no line at the end of a page, and what begins the next one would be read as
  // going on there. So a footer is, which is nobody's text, and no title.
  for (const Line& line : page.lines) {
    if (line.role == LineRole::Footer) writer.line(line);
  }
  auto picture = page.pictures.begin();
  for (const Line& line : page.lines) {
    if (line.role == LineRole::Footer) continue;
    for (; picture != page.pictures.end() && picture->node < line.block; ++picture) writer.picture(*picture);
    writer.line(line);
  }
  for (; picture != page.pictures.end(); ++picture) writer.picture(*picture);
  return writer.take();
}

}  // namespace galley::output
