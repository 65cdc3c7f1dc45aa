// document: a Letter becomes a Document. In come the author's values and the style, out come blocks in
// reading order, in the regions that the letter's form has.
#include "galley/document/compose_letter.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "address.h"
#include "blocks.h"
#include "contact.h"
#include "document_frame.h"
#include "galley/base/memory.h"
#include "galley/base/placeholder.h"
#include "letter_forms.h"

namespace galley {
namespace {

using namespace document;

// DIN 5008: the address field and what stands beside and below it.
constexpr Length text_left = mm(25);
constexpr Length right_margin = mm(20);
constexpr Length field_right = mm(105);
constexpr Length address_below_field = mm(17.7);  ///< below the field's upper edge
constexpr Length field_height = mm(45);
constexpr Length information_left = mm(125);
constexpr Length information_width = mm(75);
constexpr Length information_below_field = mm(5);
constexpr Length text_below_field = mm(53.46);
constexpr int address_lines = 6;
constexpr Length return_line_size = Length::points(8);
constexpr Length return_line_gap = mm(1);

// Marks stand where all printers can print, and the hole's is the longest.
constexpr Length mark_left = mm(5);
constexpr Length fold_mark_width = mm(3);
constexpr Length hole_mark_width = mm(5);
constexpr Length mark_thickness = Length::points(0.25);
constexpr Colour mark_colour{0x59, 0x59, 0x59};

// Where the column at the right begins that has a French letter's address.
constexpr Length right_column = mm(110);

constexpr Length usual_signature_height = Length::points(36);

// All fields stand on paper of this size.
constexpr Size min_field_paper{mm(200), mm(250)};

/// The form of a letter. One that names none has a form that its paper can hold.
const LetterFormSpec& form_of(Composer& composer, const Letter& letter) {
  const LetterFormSpec& form = spec_of(letter.form.value_or(usual_form(composer, letter)));
  const Size& paper = composer.style.paper;
  const bool fits = paper.width >= min_field_paper.width && paper.height >= min_field_paper.height;
  if (!form.field || fits) return form;
  if (!letter.form) return spec_of(LetterForm::Plain);
  composer.errors.push_back({Severity::Error, Fault::Resume,
                             "a letter after DIN 5008 needs paper of at least 200 × 250 mm",
                             letter.place_in_file, "write style.paper = \"a4\", or form = \"none\""});
  return form;
}

/// A letter on its way into a document.
class LetterComposer {
 public:
  LetterComposer(Composer& composer, const Letter& letter, const LetterParts& parts)
      : composer_(composer),
        letter_(letter),
        parts_(parts),
        form_(form_of(composer, letter)),
        words_(*composer.language.words),
        leading_(composer.style.leading) {}

  void compose() {
    form_.field ? push_fields(*form_.field) : push_column();
    push_body();
    push_end();
  }

 private:
  void push_fields(const AddressFieldPlaces& places);
  void push_column();
  void push_return_line();
  void push_address(Length leading, const Gap& gap);
  void push_date(const Gap& gap);
  void push_reference(const Gap& gap);
  void push_subject(const Gap& gap);
  void push_opening(const Gap& gap);
  void push_body();
  void push_end();
  void push_signature();
  void push_picture_of_signature(Length height);
  void push_enclosures();

  /// So many lines of white, in thousandths, of which a half may go.
  [[nodiscard]] Gap lines(int thousandths, BreakKind parts = BreakKind::Text) const {
    const Length height = leading_.scaled(thousandths, 1000);
    return {{height, height / 4, height / 2}, parts};
  }
  [[nodiscard]] Block block_in(LetterColumn column, Paragraph paragraph) const;
  [[nodiscard]] Paragraph paragraph_at(const Place& place, StructureRole role = StructureRole::Paragraph) {
    return new_paragraph(composer_, role, letter_node_, place);
  }
  /// Adds lines as one paragraph.
  void push_lines(const std::vector<Text>& lines, LetterColumn column, Length leading, const Gap& gap);
  [[nodiscard]] PrintedDates printed_date();
  void begin_flow(Region region) {
    std::vector<Flow>& flows = composer_.document.flows;
    if (composer_.document.blocks.empty())
      flows.front().region = std::move(region);
    else
      flows.push_back({composer_.document.blocks.size(), std::move(region)});
  }

  Composer& composer_;
  const Letter& letter_;
  const LetterParts& parts_;
  const LetterFormSpec& form_;
  const Vocabulary& words_;
  Length leading_;
  NodeId letter_node_ = document_node;  ///< what holds all but name and contact
};

Block LetterComposer::block_in(LetterColumn column, Paragraph paragraph) const {
  if (column == LetterColumn::End) paragraph.alignment = Alignment::End;
  Block block = text_block(composer_, std::move(paragraph));
  block.placement.break_inside = BreakKind::InsideHeading;
  if (column == LetterColumn::Right)
    block.indent = std::max(Length{}, right_column - composer_.style.margin.left);
  return block;
}

void LetterComposer::push_lines(const std::vector<Text>& lines, LetterColumn column, Length leading,
                                const Gap& gap) {
  if (lines.empty()) return;
  const Paragraph whole = paragraph_at(lines.front().place);
  const Look look = quiet(running_look(composer_));
  std::vector<Block>& blocks = composer_.document.blocks;
  bool is_pushed = false;
  for (const Text& line : lines) {
    if (line.empty()) continue;
    if (is_pushed) append_text(composer_, blocks.back().paragraph, " ", look);
    Block block = block_in(column, whole);
    block.paragraph.place = line.place;
    block.leading = leading;
    is_pushed |= push_prose(composer_, std::move(block), line, look,
                            is_pushed ? Gap{{}, BreakKind::InsideHeading} : gap);
  }
}

/// Head, information block, return line and address, each in its own region, then the region of the text.
void LetterComposer::push_fields(const AddressFieldPlaces& places) {
  Document& document = composer_.document;
  const Length text_right = document.paper.width - right_margin;
  document.margin.left = text_left;
  document.margin.right = right_margin;
  const Length field_end = places.field + field_height;
  const Length address_top = places.field + address_below_field;
  const auto one_page = [](Length left, Length right, Length top, Length bottom) {
    return Region{left, right, {top, bottom}, std::nullopt, {}};
  };

  begin_flow(one_page(text_left, text_right, places.head, places.field));
  push_name_and_label(composer_);

  begin_flow(one_page(information_left, information_left + information_width,
                      places.field + information_below_field, field_end + information_below_field));
  push_contact_lines(composer_, letter_.recipient.location);
  letter_node_ = document.structure.add(StructureRole::Division, document_node, letter_.place_in_file);
  push_reference(lines(600));
  push_date(lines(600));

  const Length return_line_leading = return_line_size.scaled(5, 4);
  const Length return_line_end = address_top - return_line_gap;
  begin_flow(one_page(text_left, field_right, return_line_end - return_line_leading, return_line_end));
  push_return_line();

  begin_flow(one_page(text_left, field_right, address_top, field_end));
  push_address(std::min(leading_, (field_end - address_top) / address_lines), {});

  begin_flow({text_left, text_right, {places.field + text_below_field, {}}, Extent{}, {}});
  push_subject({});
  push_opening(lines(2000, BreakKind::AfterHeading));

  const auto mark = [&document](Length top, Length width) {
    document.marks.push_back({{{mark_left, top - mark_thickness / 2}, {width, mark_thickness}}, mark_colour});
  };
  mark(places.upper_fold, fold_mark_width);
  mark(document.paper.height / 2, hole_mark_width);
  mark(places.lower_fold, fold_mark_width);
}

/// All parts one below the other.
void LetterComposer::push_column() {
  push_head(composer_);
  letter_node_ =
      composer_.document.structure.add(StructureRole::Division, document_node, letter_.place_in_file);
  const Gap part = lines(1500);
  if (form_.date_after_recipient) {
    push_address(leading_, part);
    push_date(lines(1000));
  } else {
    push_date(part);
    push_address(leading_, lines(1000));
  }
  push_reference(lines(1000));
  if (form_.subject_after_opening) {
    push_opening(part);
    push_subject(lines(800, BreakKind::AfterHeading));
  } else {
    push_subject(lines(1000));
    push_opening(lines(1000, BreakKind::AfterHeading));
  }
}

/// The sender on one small line, to be seen in the window of an envelope.
void LetterComposer::push_return_line() {
  const Basics& basics = composer_.resume.basics;
  std::string line = read_plain(composer_, basics.name);
  for (const Text& part : location_lines(composer_, basics.location, letter_.recipient.location))
    line += " · " + read_plain(composer_, part);
  Paragraph paragraph = paragraph_at(basics.name.place);
  Look look = quiet(running_look(composer_));
  look.style.size = return_line_size;
  append_text(composer_, paragraph, line, look);
  Block block = text_block(composer_, std::move(paragraph));
  block.leading = return_line_size.scaled(5, 4);
  push(composer_, std::move(block), {});
}

void LetterComposer::push_address(Length leading, const Gap& gap) {
  const Recipient& to = letter_.recipient;
  std::vector<Text> all = form_.organization_first ? std::vector{to.organization, to.name, to.title}
                                                   : std::vector{to.name, to.title, to.organization};
  const std::vector<Text> location =
      to.lines.empty() ? location_lines(composer_, to.location, composer_.resume.basics.location) : to.lines;
  all.insert(all.end(), location.begin(), location.end());
  std::erase_if(all, [](const Text& line) { return line.empty(); });
  push_lines(all, form_.recipient, leading, gap);
}

/// “Berlin, 30 November 2026”; `pattern` has {} for the place and {} for the date.
PrintedDates at_place(const std::string& place, const PrintedDates& date, std::string_view pattern) {
  if (date.empty()) return {place, {}};
  PrintedDates whole{filled(filled(pattern, date.text, "{1}"), place, "{0}"), date.dates};
  const auto begin = static_cast<std::uint32_t>(whole.text.rfind(date.text));
  for (DatedText& one : whole.dates) {
    one.begin += begin;
    one.end += begin;
  }
  return whole;
}

PrintedDates LetterComposer::printed_date() {
  const LetterDate& written = letter_.date;
  if (!written.literal.empty()) return {read_plain(composer_, written.literal), {}};
  std::optional<Date> date = written.date;
  if (written.is_today) {
    date = parts_.today;
    if (!date)
      composer_.errors.push_back({Severity::Error, Fault::Resume, "which day is today is not known",
                                  written.place, "give the date of the letter: \"2026-11-30\""});
  }
  if (!date) return {};
  DateFormatter formatter(composer_.language, "yMMMMd", DateRanges::Full, composer_.known);
  PrintedDates printed = formatter.printed(*date);
  if (composer_.language.primary == "fr" && date->day == 1 && printed.text.starts_with("1 ")) {
    printed.text.insert(1, "er");
    printed.dates.front().end = static_cast<std::uint32_t>(printed.text.size());
  }
  return printed;
}

void LetterComposer::push_date(const Gap& gap) {
  PrintedDates date = printed_date();
  const std::string place = read_plain(composer_, letter_.place);
  if (!place.empty()) date = at_place(place, date, words_.place_date);
  if (date.empty()) return;
  Paragraph paragraph = paragraph_at(letter_.date.empty() ? letter_.place.place : letter_.date.place);
  append_dates(composer_, paragraph, date, running_look(composer_));
  push(composer_, block_in(form_.date, std::move(paragraph)), gap);
}

void LetterComposer::push_reference(const Gap& gap) {
  if (letter_.reference.empty()) return;
  Paragraph paragraph = paragraph_at(letter_.reference.place);
  const Look look = running_look(composer_);
  append_text(composer_, paragraph, words_.reference, look);
  append_text(composer_, paragraph, words_.colon, look);
  push_prose(composer_, block_in(LetterColumn::Start, std::move(paragraph)), letter_.reference, look, gap);
}

void LetterComposer::push_subject(const Gap& gap) {
  if (letter_.subject.empty()) return;
  Paragraph paragraph = paragraph_at(letter_.subject.place, StructureRole::Heading2);
  composer_.document.outline.push_back({read_plain(composer_, letter_.subject), paragraph.node, 0});
  const Look look = quiet(semibold(running_look(composer_)));
  if (form_.labels_subject && !words_.subject.empty()) {
    append_text(composer_, paragraph, words_.subject, look);
    append_text(composer_, paragraph, words_.colon, look);
  }
  push_prose(composer_, block_in(LetterColumn::Start, std::move(paragraph)), letter_.subject, look, gap);
}

void LetterComposer::push_opening(const Gap& gap) {
  if (letter_.opening.empty()) return;
  push_prose(composer_, block_in(LetterColumn::Start, paragraph_at(letter_.opening.place)), letter_.opening,
             running_look(composer_), gap);
}

void LetterComposer::push_body() {
  const Gap between = lines(700);
  for (const BodyPart& part : letter_.body) {
    push_paragraph(composer_, letter_node_, part.paragraph, {}, between, BreakKind::InsideText);
    push_highlights(composer_, letter_node_, part.items, {}, lines(500, BreakKind::Bullets),
                    part.is_ordered ? ListMarks::Numbers : ListMarks::Bullets);
  }
}

/// Closing, signature, postscript, enclosures.
void LetterComposer::push_end() {
  const Look look = running_look(composer_);
  const LetterColumn column = form_.signature;
  // A closing that is a sentence is as wide as the text.
  const bool is_sentence = column == LetterColumn::Right;
  if (!letter_.closing.empty()) {
    Block closing = block_in(is_sentence ? LetterColumn::Start : column, paragraph_at(letter_.closing.place));
    if (is_sentence) set_as_running_text(composer_, closing.paragraph);
    push_prose(composer_, std::move(closing), letter_.closing, look, lines(1000, BreakKind::BeforeClosing));
  }
  push_signature();
  if (!letter_.postscript.empty()) {
    Paragraph postscript = paragraph_at(letter_.postscript.place);
    set_as_running_text(composer_, postscript);
    append_text(composer_, postscript, words_.postscript, look);
    push_prose(composer_, text_block(composer_, std::move(postscript)), letter_.postscript, look,
               lines(1000));
  }
  push_enclosures();
}

void LetterComposer::push_picture_of_signature(Length height) {
  const Text& image = letter_.signature.image;
  const Text& image_alt = letter_.signature.image_alt;
  const Picture& picture = *parts_.signature;
  Block block = block_in(form_.signature, {});
  block.kind = Block::Kind::Picture;
  block.paragraph.place = image.place;
  block.picture = parts_.signature;
  block.picture_size = {height.scaled(picture.upright_width(), picture.upright_height()), height};
  Structure& structure = composer_.document.structure;
  block.node = structure.add(StructureRole::Figure, letter_node_, image.place);
  structure.nodes[block.node].alternative =
      image_alt.empty() ? fmt::format("{}{}{}", std::string_view(words_.signature), words_.colon,
                                      read_plain(composer_, composer_.resume.basics.name))
                        : read_plain(composer_, image_alt);
  push(composer_, std::move(block), lines(300, BreakKind::AfterClosing));
}

/// The name, under the picture of the signature or under white to sign on.
void LetterComposer::push_signature() {
  const Basics& basics = composer_.resume.basics;
  const Length height = letter_.signature.height;
  Gap above_name = lines(3000, BreakKind::AfterClosing);
  above_name.above.shrink = leading_;
  if (parts_.signature) {
    push_picture_of_signature(height > Length{} ? height : usual_signature_height);
    above_name = lines(200, BreakKind::AfterClosing);
  } else if (height > Length{}) {
    above_name.above = {height, {}, {}};
  }
  push_prose(composer_, block_in(form_.signature, paragraph_at(basics.name.place)), basics.name,
             quiet(running_look(composer_)), above_name);
}

void LetterComposer::push_enclosures() {
  if (letter_.enclosures.empty()) return;
  const bool is_one = letter_.enclosures.size() == 1;
  Paragraph heading = paragraph_at(letter_.enclosures.front().name.place);
  const NodeId node = heading.node;
  append_text(composer_, heading, is_one ? words_.enclosure : words_.enclosures,
              semibold(running_look(composer_)));
  push(composer_, block_in(LetterColumn::Start, std::move(heading)), lines(1000));
  for (const Enclosure& enclosure : letter_.enclosures) {
    append_text(composer_, composer_.document.blocks.back().paragraph, " ", running_look(composer_));
    Paragraph name;
    name.node = node;
    name.place = enclosure.name.place;
    name.alignment = Alignment::Start;
    push_prose(composer_, block_in(LetterColumn::Start, std::move(name)), enclosure.name,
               running_look(composer_), {{}, BreakKind::InsideHeading});
  }
}

/// “Ada Lovelace – Application as a compositor”.
void add_info(Composer& composer, const Letter& letter) {
  DocumentInfo& info = composer.document.info;
  info.author = read_plain(composer, composer.resume.basics.name);
  info.title = info.author;
  if (!letter.subject.empty()) info.title += " – " + read_plain(composer, letter.subject);
  info.language = composer.resume.meta.language;
  info.last_modified = composer.resume.meta.last_modified;
}

std::expected<Document, Diagnostics> composed(const Resume& resume, const LetterParts& parts,
                                              Diagnostics& warnings, const ProseCache& known) {
  Diagnostics told;
  Composer composer(resume, told, known);
  composer.document = open_document(composer);
  LetterComposer(composer, *resume.letter, parts).compose();
  resolve_citations(composer);
  add_info(composer, *resume.letter);
  add_footer(composer);
  return close_document(composer, warnings);
}

}  // namespace

std::expected<Document, Diagnostics> compose_letter(const Resume& resume, const LetterParts& parts,
                                                    Diagnostics& warnings, const ProseCache& known) {
  return without_exceptions([&] { return composed(resume, parts, warnings, known); });
}

}  // namespace galley
