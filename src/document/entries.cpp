// document: an entry's blocks: position and dates, employer and location, what was done; several roles at one
// employer; and the place for whatever else an item holds.
#include "entries.h"

#include <algorithm>
#include <charconv>
#include <iterator>

#include "address.h"
#include "duration.h"
#include "galley/base/placeholder.h"
#include "galley/resume/item_fields.h"
#include "galley/source/schema.h"
#include "urls.h"

namespace galley::document {
namespace {

// Space above a role may vanish where pages are fitted, but on a grid it is a line: else roles run together.
constexpr int min_above_role = 1;

Look tone_look(const Composer& composer, Tone tone) {
  Look look = quiet(running_look(composer));
  look.unhyphenated = true;
  if (tone == Tone::Strong) return semibold(look);
  return tone == Tone::Italic ? italic(look) : look;
}

/// The date of a time stamp.
std::optional<Date> day_of(const std::string& timestamp) {
  if (timestamp.size() < 10) return std::nullopt;
  Date day;
  std::from_chars(timestamp.data(), timestamp.data() + 4, day.year);
  std::from_chars(timestamp.data() + 5, timestamp.data() + 7, day.month);
  std::from_chars(timestamp.data() + 8, timestamp.data() + 10, day.day);
  return day;
}

/// Until when something lasts: what goes on, until the résumé was written. Nothing if that is not known,
/// which is said once.
std::optional<Date> end_of(Composer& composer, const Dates& dates) {
  if (!dates.ongoing) return dates.end;
  const std::optional<Date> written = day_of(composer.resume.meta.last_modified);
  if (!written && !std::exchange(composer.told_duration, true))
    composer.warnings.push_back({Severity::Note, Fault::Resume,
                                 "how long this has lasted is not printed: no date is known", dates.place,
                                 "meta.lastModified says until when: \"2026-11-30\""});
  return written;
}

/// The dates of an entry or a role, with their length if style.entry.durations asks for it.
PrintedDates dates_of(Composer& composer, const Dates& dates) {
  PrintedDates printed = composer.dates.printed(dates);
  if (!composer.style.entry.durations || !dates.literal.empty() || !dates.start) return printed;
  const std::optional<Date> end = end_of(composer, dates);
  const std::string length = end ? duration(*dates.start, *end, composer.language) : std::string();
  if (!length.empty()) printed.text += " · " + length;
  return printed;
}

void append_piece(Composer& composer, Paragraph& paragraph, const Piece& piece, Look look) {
  if (!piece.url.empty()) {
    look.link = new_link(composer, paragraph, uri_of(piece.url.value), read_plain(composer, piece.text),
                         piece.url.place);
  }
  note_place(paragraph, piece.text.place);
  if (piece.dates.empty()) {
    append_prose(composer, paragraph, piece.text, look);
  } else {
    append_dates(composer, paragraph, piece.dates, look);
  }
}

/// Pieces joined by commas, each comma in roman unless the piece before it is as strong as the one after. All
/// up to the last piece that names the entry is of the node `heading`.
void append_pieces(Composer& composer, Paragraph& paragraph, const std::vector<Piece>& pieces, Length size,
                   NodeId heading) {
  const NodeId node = paragraph.node;
  const auto end_of_names = std::find_if(pieces.rbegin(), pieces.rend(), [](const Piece& piece) {
                              return piece.names_entry;
                            }).base();
  for (auto piece = pieces.begin(); piece != pieces.end(); ++piece) {
    paragraph.node = piece < end_of_names ? heading : node;
    if (piece != pieces.begin()) {
      const Piece& before = *(piece - 1);
      Look comma = tone_look(composer, before.tone == piece->tone ? piece->tone : Tone::Roman);
      comma.style.size = size;
      append_text(composer, paragraph, before.dates.empty() ? composer.language.words->separator : " · ",
                  comma);
    }
    Look look = tone_look(composer, piece->tone);
    look.style.size = size;
    append_piece(composer, paragraph, *piece, look);
  }
  paragraph.node = node;
}

/// What is strong stands out by its size too, wherever it stands.
Length size_of(const Composer& composer, Tone tone) {
  return tone == Tone::Strong ? measures_of(composer.style).title_size : composer.style.size;
}

std::optional<Paragraph> dates_aside(Composer& composer, StructureRole role, NodeId parent,
                                     const PrintedDates& dates, const Place& place) {
  if (dates.empty()) return std::nullopt;
  Paragraph aside = new_paragraph(composer, role, parent, place);
  aside.alignment = Alignment::End;
  append_dates(composer, aside, dates, tabular(running_look(composer)));
  return aside;
}

/// “Data Scientist, Twitter”: the first line, and what else names the entry.
std::string plain_name(Composer& composer, const Entry& entry) {
  std::string plain;
  const auto add = [&](const Piece& piece) {
    if (!plain.empty()) plain += composer.language.words->separator;
    plain += piece.dates.empty() ? read_plain(composer, piece.text) : piece.dates.text;
  };
  std::ranges::for_each(entry.lead, add);
  for (const Piece& piece : entry.second)
    if (piece.names_entry) add(piece);
  return plain;
}

/// The title, and the node of its heading. What stands under it has headings a level lower.
NodeId push_lead(Composer& composer, NodeId node, const Entry& entry, const Gap& gap) {
  Paragraph title = new_paragraph(composer, heading_role(composer), node, entry.place);
  title.filling = Filling::Balanced;
  const NodeId heading = title.node;
  append_pieces(composer, title, entry.lead, size_of(composer, entry.lead.front().tone), heading);
  composer.document.outline.push_back({plain_name(composer, entry), heading, 1});
  // If the heading goes on below, the dates stand inside it: a structure is read in the order of the page.
  const bool goes_on = std::ranges::any_of(entry.second, &Piece::names_entry);
  Block block = text_block(composer, std::move(title));
  block.aside = dates_aside(composer, goes_on ? StructureRole::Span : StructureRole::Paragraph,
                            goes_on ? heading : node, entry.dates, entry.dates_place);
  Paragraph& end = block.aside ? *block.aside : block.paragraph;
  if (goes_on && !end.spans.empty()) {
    Look look = running_look(composer);
    look.style = composer.document.styles[end.spans.back().style];
    append_text(composer, end, " ", look);
  }
  block.placement.break_inside = BreakKind::InsideHeading;
  if (push(composer, std::move(block), gap)) ++composer.heading_level;
  return heading;
}

/// The second line. What names the entry is a part of its heading, so that who goes from heading to heading
/// hears position and employer.
void push_second(Composer& composer, NodeId node, NodeId heading, const Entry& entry) {
  std::vector<Piece> pieces = entry.second;
  Text location = entry.location;
  if (pieces.empty() && !location.empty()) pieces.push_back({take(location), Tone::Italic});
  if (pieces.empty()) return;
  Paragraph line = new_paragraph(composer, StructureRole::Paragraph, node, pieces.front().text.place);
  line.filling = Filling::Balanced;
  append_pieces(composer, line, pieces, composer.style.size, heading == no_node ? line.node : heading);
  Block block = text_block(composer, std::move(line));
  if (!location.empty()) {
    block.aside = new_paragraph(composer, StructureRole::Paragraph, node, location.place);
    block.aside->alignment = Alignment::End;
    append_prose(composer, *block.aside, location, quiet(italic(running_look(composer))));
  }
  block.placement.break_inside = BreakKind::InsideHeading;
  push(composer, std::move(block), {{}, BreakKind::AfterTitle});
}

/// One of several roles: its title and its dates, then what was done in it.
void push_role(Composer& composer, NodeId parent, const Role& role, Length indent, const Gap& gap) {
  const NodeId node = composer.document.structure.add(StructureRole::Section, parent, role.position.place);
  const Tone tone = composer.style.entry.lead == EntryLead::Organization ? Tone::Italic : Tone::Strong;
  std::vector<Piece> pieces;
  if (!role.position.empty()) pieces.push_back({role.position, tone});
  if (const Text location = location_line(composer, role.location); !location.empty()) {
    pieces.push_back({location, Tone::Roman});
  }
  PrintedDates dates = dates_of(composer, role.dates);
  if (!dates.empty() &&
      (pieces.empty() || by_direction(composer.style.entry.dates, composer.language) == Side::Start)) {
    pieces.insert(pieces.begin(), {Text{{}, role.dates.place}, Tone::Roman, {}, std::exchange(dates, {})});
  }
  Paragraph line = new_paragraph(composer, heading_role(composer), node, role.position.place);
  line.filling = Filling::Balanced;
  append_pieces(composer, line, pieces, size_of(composer, tone), line.node);
  Block block = text_block(composer, std::move(line));
  block.aside = dates_aside(composer, StructureRole::Paragraph, node, dates, role.dates.place);
  block.indent = indent;
  block.placement.break_inside = BreakKind::InsideHeading;
  block.placement.min_above = min_above_role;
  push(composer, std::move(block), gap);

  Entry body;
  body.paragraphs = role.summary;
  body.highlights = role.highlights;
  push_body(composer, node, body, indent, {composer.style.space.item, BreakKind::AfterTitle});
}

/// From the earliest start to the latest end of the roles.
Dates span_of(const std::vector<Role>& roles) {
  Dates span;
  for (const Role& role : roles) {
    const Dates& dates = role.dates;
    if (!dates.literal.empty()) continue;
    const auto& start = dates.start ? dates.start : dates.end;
    if (start && (!span.start || *start < *span.start)) span.start = start;
    if (dates.end && (!span.end || *span.end < *dates.end)) span.end = dates.end;
    span.ongoing = span.ongoing || dates.ongoing || (dates.start && !dates.end);
  }
  if (span.ongoing) span.end.reset();
  return span;
}

/// “github.com/x · Slides: example.org/y”.
void push_links(Composer& composer, NodeId parent, const Entry& entry, Length indent, const Gap& gap) {
  if (entry.url.empty() && entry.doi.empty() && entry.links.empty()) return;
  const Place& place = !entry.url.empty()    ? entry.url.place
                       : entry.links.empty() ? entry.doi.place
                                             : entry.links.front().url.place;
  Paragraph line = new_paragraph(composer, StructureRole::Paragraph, parent, place);
  const Look look = running_look(composer);
  const auto separate = [&] {
    if (!line.text.empty()) append_text(composer, line, "\u00A0· ", look);
  };
  const UrlForm form = composer.style.urls;
  if (!entry.url.empty()) {
    const std::string uri = uri_of(entry.url.value);
    append_url(composer, line, printed_url(entry.url.value, form), uri, uri, look, entry.url.place);
  }
  if (!entry.doi.empty()) {
    separate();
    const std::string uri = uri_of("https://doi.org/" + std::string(bare_doi(entry.doi.value)));
    append_url(composer, line, printed_url("https://doi.org/" + std::string(bare_doi(entry.doi.value)), form),
               uri, uri, look, entry.doi.place);
  }
  for (const Link& link : entry.links) {
    separate();
    append_labelled_link(composer, line, link, look);
  }
  Block block = text_block(composer, std::move(line));
  block.indent = indent;
  push(composer, std::move(block), gap);
}

void push_remark(Composer& composer, NodeId parent, const Remark& remark, Length indent, const Gap& gap) {
  Inline label;
  if (!remark.label.empty()) label.runs.push_back({remark.label, RunKind::Prose, false, false, -1, {}, {}});
  const Place& place = remark.texts.front().place;
  Paragraph paragraph = new_paragraph(composer, StructureRole::Paragraph, parent, place);
  append_labelled_list(composer, paragraph, label, remark.texts);
  Block block = text_block(composer, std::move(paragraph));
  block.indent = indent;
  block.hang = measures_of(composer.style).hang;
  push(composer, std::move(block), gap);
}

/// What a list of an entry is called.
std::string_view label_of(const resume::ItemField& field, const Vocabulary& words) {
  if (field.key.name == "courses") return words.courses;
  if (field.key.name == "authors") return words.authors;
  return words.keywords;
}

/// Finds a place in an entry for each field of an item that still holds a value, and takes that value.
class RestOf {
 public:
  RestOf(Composer& composer, Entry& entry)
      : composer_(composer), entry_(entry), line_(entry.lead.empty() ? entry.lead : entry.second) {}

  void operator()(const resume::ItemField& field, Text& text) {
    if (text.empty()) return;
    if (field.role == resume::FieldRole::Line)
      line_.push_back({take(text), Tone::Roman});
    else if (field.role == resume::FieldRole::Paragraph)
      entry_.paragraphs.push_back(take(text));
    else if (field.role == resume::FieldRole::Address)
      take_address(field.key.form == source::Form::Url ? entry_.url : entry_.doi, text);
  }
  void operator()(const resume::ItemField& field, std::vector<Text>& texts) {
    if (texts.empty()) return;
    if (field.role == resume::FieldRole::Paragraph)
      std::ranges::move(std::exchange(texts, {}), std::back_inserter(entry_.paragraphs));
    else
      entry_.remarks.push_back(
          {std::string(label_of(field, *composer_.language.words)), std::exchange(texts, {})});
  }
  void operator()(const resume::ItemField&, const Dates& dates) {
    if (!entry_.dates.empty()) return;
    entry_.dates = dates_of(composer_, dates);
    entry_.dates_place = dates.place;
  }
  void operator()(const resume::ItemField&, const Location& location) {
    if (entry_.location.empty()) entry_.location = location_line(composer_, location);
  }
  void operator()(const resume::ItemField&, std::vector<Link>& links) {
    entry_.links = std::exchange(links, {});
  }
  void operator()(const resume::ItemField&, std::vector<Highlight>& highlights) {
    entry_.highlights = std::exchange(highlights, {});
  }
  void operator()(const resume::ItemField&, std::vector<Role>& roles) {
    entry_.roles = std::exchange(roles, {});
  }
  // Ids and what variants choose by are not part of an entry.
  void operator()(const resume::ItemField&, const std::string&) {}
  void operator()(const resume::ItemField&, const std::vector<std::string>&) {}
  void operator()(const resume::ItemField&, const std::optional<int>&) {}
  void operator()(const resume::ItemField&, const std::optional<bool>&) {}

 private:
  static void take_address(Text& place, Text& address) {
    if (place.empty()) place = take(address);
  }

  Composer& composer_;
  Entry& entry_;
  std::vector<Piece>& line_;
};

/// The employer, or what else names an entry in a word.
std::string short_name(Composer& composer, const Entry& entry) {
  if (composer.style.entry.lead == EntryLead::Position) {
    const auto named = std::ranges::find_if(entry.second, &Piece::names_entry);
    if (named != entry.second.end()) return read_plain(composer, named->text);
  }
  return read_plain(composer, entry.lead.front().text);
}

/// Lets the pages that begin with a later block of an entry, of those from `begin` on, name it again.
void name_again(Composer& composer, std::size_t begin, const Entry& entry) {
  const std::string name = short_name(composer, entry);
  if (name.empty()) return;
  Paragraph styled;
  append_text(composer, styled, filled(composer.language.words->continued, name),
              quiet(italic(running_look(composer))));
  const auto head =
      std::make_shared<const RunningHead>(RunningHead{styled.text, name, styled.spans.front().style});
  for (std::size_t i = begin + 1; i < composer.document.blocks.size(); ++i)
    composer.document.blocks[i].placement.head = head;
}

}  // namespace

bool Entry::one_line() const {
  return second.empty() && location.empty() && url.empty() && doi.empty() && links.empty() &&
         paragraphs.empty() && remarks.empty() && highlights.empty() && roles.empty();
}

void append_labelled_list(Composer& composer, Paragraph& paragraph, const Inline& label,
                          const std::vector<Text>& texts, NodeId label_node) {
  const Look look = running_look(composer);
  const NodeId list_node = paragraph.node;
  if (label_node != no_node) paragraph.node = label_node;
  append_inline(composer, paragraph, label, quiet(semibold(look)), paragraph.place);
  if (!label.runs.empty() && !texts.empty()) {
    // The colon belongs to the label, the space after it to neither.
    std::string_view colon = composer.language.words->colon;
    const bool is_spaced = colon.ends_with(' ');
    if (is_spaced) colon.remove_suffix(1);
    append_text(composer, paragraph, colon, semibold(look));
    paragraph.node = list_node;
    if (is_spaced) append_text(composer, paragraph, " ", look);
  }
  paragraph.node = list_node;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i > 0) append_text(composer, paragraph, composer.language.words->list_separator, look);
    append_prose(composer, paragraph, texts[i], look);
  }
}

void take_rest(Composer& composer, Entry& entry, Item& item) {
  resume::each_field(item, RestOf(composer, entry));
}

void push_body(Composer& composer, NodeId parent, const Entry& entry, Length indent, const Gap& first) {
  const Style::Space& space = composer.style.space;
  const std::size_t before = composer.document.blocks.size();
  const auto gap = [&](const Glue& above, BreakKind parts) {
    return composer.document.blocks.size() == before ? first : Gap{above, parts};
  };
  push_links(composer, parent, entry, indent, gap(space.item, BreakKind::Paragraph));
  for (const Text& text : entry.paragraphs) {
    push_paragraph(composer, parent, text, indent, gap(space.paragraph, BreakKind::Paragraph),
                   BreakKind::InsideParagraph);
  }
  for (const Remark& remark : entry.remarks) {
    push_remark(composer, parent, remark, indent, gap(space.item, BreakKind::Paragraph));
  }
  push_highlights(composer, parent, entry.highlights, indent, gap(space.item, BreakKind::Bullets));
  for (const Role& role : entry.roles) {
    const bool follows_title = composer.document.blocks.size() == before;
    push_role(composer, parent, role, indent, {space.role, follows_title ? first.parts : BreakKind::Role});
  }
}

void push_entry(Composer& composer, NodeId section, Entry entry, const Gap& gap) {
  const Style::Space& space = composer.style.space;
  const std::size_t begin = composer.document.blocks.size();
  const NodeId node = composer.document.structure.add(StructureRole::Section, section, entry.place);
  if (entry.dates.empty() && !entry.roles.empty()) {
    entry.dates = dates_of(composer, span_of(entry.roles));
    entry.dates_place = entry.roles.front().dates.place;
  }
  // Where a role has the same dates, they are printed once, beside it.
  const auto has_these_dates = [&](const Role& role) {
    return dates_of(composer, role.dates) == entry.dates;
  };
  if (std::ranges::any_of(entry.roles, has_these_dates)) entry.dates = {};
  if (entry.lead.empty()) entry.lead = std::exchange(entry.second, {});
  const bool dates_lead =
      by_direction(composer.style.entry.dates, composer.language) == Side::Start || entry.lead.empty();
  if (!entry.dates.empty() && dates_lead) {
    std::vector<Piece>& line = entry.lead.empty() ? entry.lead : entry.second;
    line.insert(line.begin(), {Text{{}, entry.dates_place}, Tone::Roman, {}, std::exchange(entry.dates, {})});
  }
  const bool titled = !entry.lead.empty();
  const HeadingScope scope(composer);
  const NodeId heading = titled ? push_lead(composer, node, entry, gap) : no_node;
  push_second(composer, node, heading, entry);
  push_body(composer, node, entry, {}, titled ? Gap{space.item, BreakKind::AfterTitle} : gap);
  if (composer.style.entry.continued && titled) name_again(composer, begin, entry);
}

}  // namespace galley::document
