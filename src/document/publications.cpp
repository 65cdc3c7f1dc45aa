// document: publications. In come the items of a section as they were grouped and numbered, out comes a block
// each: the number in the indent, then title, authors, venue, address, and below whatever else the item
// holds.
#include "publications.h"

#include <algorithm>
#include <array>
#include <cctype>

#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "address.h"
#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "urls.h"

namespace galley::document {
namespace {

/// Marks of equal contribution and the like, that authors put after a name.
bool is_mark(char32_t c) {
  constexpr std::u32string_view of_ascii = U"*#^|~,;";
  if (c < 0x80) return of_ascii.find(c) != std::u32string_view::npos;
  constexpr std::u32string_view marks = U"†‡§¶∗⁎⋆★☆‖°⁺⁻⁽⁾";
  constexpr std::u32string_view superscripts = U"¹²³⁰⁴⁵⁶⁷⁸⁹ᵃᵇᶜᵈ";
  return marks.find(c) != std::u32string_view::npos || superscripts.find(c) != std::u32string_view::npos;
}

bool is_white_space(char32_t c) {
  return c < 0x80 ? c == ' ' || (c >= '\t' && c <= '\r') : u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

/// “J.”, “J”, “J.-P.”, “J. Q.” about a no-break space: no two letters stand together.
bool is_initials(std::string_view word) {
  bool after_letter = false;
  bool any = false;
  for (std::size_t at = 0; at < word.size();) {
    const auto [point, next] = utf8::decode(word, at);
    at = next;
    const bool letter = u_isalpha(static_cast<UChar32>(point)) != 0;
    if (letter && after_letter) return false;
    any = any || letter;
    after_letter = letter;
  }
  return any;
}

/// No line ends between initials and name, whichever comes first, also where they have no full stops:
/// “C S Medina”, “Medina, C. S.”.
std::string with_bound_initials(std::string_view name) {
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find(' ', begin), name.size());
    words.push_back(name.substr(begin, end - begin));
    begin = end + 1;
  }
  std::size_t last_initials = words.size();
  while (last_initials > 0 && is_initials(words[last_initials - 1])) --last_initials;
  std::string bound(words.front());
  for (std::size_t i = 1; i < words.size(); ++i) {
    const bool binds = is_initials(words[i - 1]) || i >= last_initials;
    bound += binds ? "\u00A0" : " ";
    bound += words[i];
  }
  return bound;
}
/// Without what letter case makes different. ICU costs a microsecond, and most names are ASCII.
std::string folded(std::string text) {
  if (std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
    return ascii::lowered(text);
  }
  std::string folded;
  icu::UnicodeString::fromUTF8(text).foldCase().toUTF8String(folded);
  return folded;
}

/// Ends what stands in the paragraph with a full stop, unless it ends a sentence already.
void end_sentence(Composer& composer, Paragraph& paragraph, const Look& look) {
  if (paragraph.text.empty()) return;
  constexpr std::array<std::string_view, 4> enders{".", "?", "!", "…"};
  std::string_view text = paragraph.text;
  for (const std::string_view quote : {"”", "’", "»", "\"", ")"}) {
    if (text.ends_with(quote)) text.remove_suffix(quote.size());
  }
  const bool ended =
      std::ranges::any_of(enders, [text](std::string_view end) { return text.ends_with(end); });
  append_text(composer, paragraph, ended ? " " : ". ", look);
}

/// A sentence's space where nothing followed it.
void trim_end(Paragraph& paragraph) {
  while (paragraph.text.ends_with(' ')) {
    paragraph.text.pop_back();
    if (--paragraph.spans.back().end == paragraph.spans.back().begin) paragraph.spans.pop_back();
  }
}

void append_title(Composer& composer, Paragraph& paragraph, Item& item, const Look& look) {
  Look title_look = look;
  if (composer.style.urls == UrlForm::Title) {
    const Text address = take(item.url.empty() ? item.doi : item.url);
    const bool is_doi = item.url.empty() && !address.empty() && bare_doi(address.value).starts_with("10.");
    if (!address.empty()) {
      const std::string uri =
          is_doi ? "https://doi.org/" + std::string(bare_doi(address.value)) : address.value;
      const Text& title = item.name.empty() ? item.title : item.name;
      title_look.link =
          new_link(composer, paragraph, uri_of(uri), read_plain(composer, title), address.place);
    }
  }
  append_prose(composer, paragraph, take(item.name.empty() ? item.title : item.name), title_look);
}

bool is_own(const Composer& composer, const std::string& key) {
  return std::ranges::binary_search(composer.own_names, key);
}

void append_authors(Composer& composer, Paragraph& paragraph, std::vector<Text>& authors, const Look& look) {
  if (authors.empty()) return;
  std::vector<std::shared_ptr<const Inline>> names;
  std::vector<std::string> keys;
  for (const Text& author : authors) {
    names.push_back(read_prose(composer, author));
    keys.push_back(name_key(plain_text(*names.back())));
  }
  std::size_t next = 0;
  for (const std::size_t i : printed_authors(composer, keys)) {
    if (next > 0) append_text(composer, paragraph, composer.language.words->list_separator, look);
    if (i > next) {
      append_text(composer, paragraph, "…", look);
      append_text(composer, paragraph, composer.language.words->list_separator, look);
    }
    Inline name = *names[i];
    for (Run& run : name.runs) {
      if (run.kind == RunKind::Prose) run.text = with_bound_initials(run.text);
    }
    Look name_look = is_own(composer, keys[i]) ? semibold(look) : look;
    name_look.hold = Hold::Name;
    append_inline(composer, paragraph, name, name_look, authors[i].place);
    next = i + 1;
  }
  if (next < names.size()) append_text(composer, paragraph, composer.language.words->and_others, look);
  authors.clear();
}

/// Makes a space in dates one that does not part.
void bind_space(PrintedDates& dates, std::size_t space) {
  constexpr std::string_view no_break_space = "\u00A0";
  dates.text.replace(space, 1, no_break_space);
  for (DatedText& date : dates.dates) {
    for (std::uint32_t* edge : {&date.begin, &date.end})
      if (*edge > space) *edge += static_cast<std::uint32_t>(no_break_space.size() - 1);
  }
}

/// “*Patterns*, vol. 3, no. 8, p. 100568, August 2022”.
void append_venue(Composer& composer, Paragraph& paragraph, Item& item, const Look& look) {
  const Vocabulary& words = *composer.language.words;
  const std::size_t begin = paragraph.text.size();
  const auto separate = [&] {
    if (paragraph.text.size() > begin) append_text(composer, paragraph, words.separator, look);
  };
  if (!item.publisher.empty()) append_prose(composer, paragraph, take(item.publisher), italic(look));
  const auto append_number = [&](std::string_view pattern, Text& number) {
    if (number.empty()) return;
    separate();
    const auto part = static_cast<std::uint32_t>(paragraph.text.size());
    const std::size_t at = pattern.find("{}");
    append_text(composer, paragraph, pattern.substr(0, at), look);
    append_prose(composer, paragraph, take(number), look);
    append_text(composer, paragraph, pattern.substr(at + 2), look);
    note_part(paragraph, part);
  };
  append_number(words.volume, item.volume);
  append_number(words.issue, item.issue);
  if (!item.pages.empty()) {
    Text range = take(item.pages);
    range.value = page_range(range.value);
    const bool several =
        range.value.find("–") != std::string::npos || range.value.find(',') != std::string::npos;
    append_number(several ? words.pages : words.page, range);
  }
  if (const Text location = location_line(composer, item.location); !location.empty()) {
    item.location = {};
    separate();
    append_prose(composer, paragraph, location, look);
  }
  const bool year_is_said = composer.style.publications.group == PublicationGroup::Year;
  PrintedDates dates =
      year_is_said ? composer.dates.printed_below_year(item.dates) : composer.dates.printed(item.dates);
  if (year_is_said) item.dates = {};
  if (!dates.empty()) {
    item.dates = {};
    // A month, or a year, alone on the last line would look lost.
    const std::size_t space = dates.text.rfind(' ');
    if (paragraph.text.size() > begin) {
      std::string separator(words.separator);
      if (year_is_said && space == std::string::npos && separator.ends_with(' '))
        separator.replace(separator.size() - 1, 1, "\u00A0");
      append_text(composer, paragraph, separator, look);
    }
    if (space != std::string::npos && ascii::is_digit(dates.text.back())) bind_space(dates, space);
    append_dates(composer, paragraph, dates, look);
  }
}

void append_addresses(Composer& composer, Paragraph& paragraph, Item& item, const Look& look) {
  const UrlForm form = composer.style.urls;
  const std::string doi_url = "https://doi.org/" + std::string(bare_doi(item.doi.value));
  const bool has_doi = !item.doi.empty();
  const std::size_t begin = paragraph.text.size();
  const auto separate = [&] {
    if (paragraph.text.size() > begin) append_text(composer, paragraph, "\u00A0· ", look);
  };
  if (has_doi) {
    const std::string uri = uri_of(doi_url);
    append_url(composer, paragraph, printed_url(doi_url, form), uri, uri, look, item.doi.place);
  }
  // Many authors give the DOI's own address as the URL too.
  if (!item.url.empty() && !(has_doi && bare_doi(item.url.value) == bare_doi(item.doi.value))) {
    separate();
    const std::string uri = uri_of(item.url.value);
    append_url(composer, paragraph, printed_url(item.url.value, form), uri, uri, look, item.url.place);
  }
  for (const Link& link : item.links) {
    separate();
    append_labelled_link(composer, paragraph, link, look);
  }
  item.doi = {};
  item.url = {};
  item.links.clear();
}

/// Where numbers, years and text stand; a number of more than four characters (“[T12]”) moves all of them.
struct Columns {
  Length number;
  std::optional<Length> year;  ///< if the years stand in a column
  Length text;
};

Columns columns_of(const Composer& composer, const std::vector<PublicationList>& lists) {
  const Measures measures = measures_of(composer.style);
  Columns columns;
  if (composer.citations.numbered) {
    std::size_t longest = 4;
    for (const PublicationList& list : lists) {
      for (const NumberedItem& numbered : list.items) {
        longest = std::max(longest, utf8::length(numbered.label));
      }
    }
    const Length more = measures.figure * static_cast<std::int64_t>(longest - 4);
    columns = {measures.number + more, {}, measures.publication + more};
  }
  if (composer.style.publications.years == YearsPlace::Column) {
    columns.year = columns.text;
    columns.text += measures.figure * 5;
  }
  return columns;
}

/// The year for its column; the entry goes without its date then. What is no year (“in press”) stays there.
std::optional<Paragraph> take_year(Composer& composer, NodeId entry, Item& item) {
  const auto& date = item.dates.end ? item.dates.end : item.dates.start;
  if (!date || !item.dates.literal.empty()) return std::nullopt;
  Paragraph year = new_paragraph(composer, StructureRole::Span, entry, item.dates.place);
  append_dates(composer, year, composer.dates.printed_year(*date), tabular(running_look(composer)));
  item.dates = {};
  return year;
}

void push_publication(Composer& composer, NodeId list, const NumberedItem& numbered, const Columns& columns,
                      bool first_of_list, const Gap& gap) {
  Structure& structure = composer.document.structure;
  Item item = *numbered.item;
  const Look look = running_look(composer);
  const NodeId list_item = structure.add(StructureRole::ListItem, list, item.place);
  std::optional<Label> label;
  if (!numbered.label.empty()) {
    label.emplace();
    label->paragraph = new_paragraph(composer, StructureRole::Label, list_item, item.place);
    Look lining = look;
    lining.style.figures = Figures::Lining;
    append_text(composer, label->paragraph, numbered.label, lining);
    label->offset = columns.number;
    label->alignment = Alignment::End;
  }
  const NodeId body = structure.add(StructureRole::ListBody, list_item, item.place);
  Paragraph paragraph = new_paragraph(composer, StructureRole::BibliographyEntry, body, item.place);
  std::optional<Paragraph> year;
  if (columns.year) year = take_year(composer, paragraph.node, item);
  if (year && !first_of_list && composer.style.publications.group == PublicationGroup::Year) year.reset();
  set_as_running_text(composer, paragraph);
  if (const auto cited = composer.citations.by_id.find(item.id); cited != composer.citations.by_id.end()) {
    cited->second.node = paragraph.node;
  }
  append_title(composer, paragraph, item, quiet(look));
  end_sentence(composer, paragraph, look);
  append_authors(composer, paragraph, item.authors, look);
  if (!paragraph.text.ends_with(' ')) end_sentence(composer, paragraph, look);
  append_venue(composer, paragraph, item, look);
  if (!paragraph.text.ends_with(' ')) end_sentence(composer, paragraph, look);
  append_addresses(composer, paragraph, item, look);
  trim_end(paragraph);

  Block block = text_block(composer, std::move(paragraph));
  block.label = std::move(label);
  block.aside = std::move(year);
  block.aside_offset = columns.year;
  block.indent = columns.text;
  block.placement.break_inside = BreakKind::InsidePublication;
  push(composer, std::move(block), gap);

  Entry rest;
  rest.lead.emplace_back();
  item.type = {};
  take_rest(composer, rest, item);
  if (!rest.second.empty()) {
    Remark remark;
    for (const Piece& piece : rest.second) remark.texts.push_back(piece.text);
    rest.remarks.insert(rest.remarks.begin(), std::move(remark));
  }
  push_body(composer, body, rest, columns.text, {composer.style.space.item, BreakKind::AfterTitle});
}

}  // namespace

void push_publications(Composer& composer, NodeId section, const std::vector<PublicationList>& lists,
                       const Gap& first) {
  const Columns columns = columns_of(composer, lists);
  const Gap between{composer.style.space.paragraph, BreakKind::Publication};
  const bool by_year = composer.style.publications.group == PublicationGroup::Year;
  Gap gap = first;
  for (const PublicationList& list : lists) {
    const HeadingScope scope(composer);
    // Years in a column are the headings of their lists.
    const bool titled = !list.title.empty() && !(by_year && columns.year);
    if (titled && composer.style.publications.group == PublicationGroup::Type &&
        !composer.language.has_words && composer.style.words.empty())
      composer.english_titles.push_back(list.title);
    const NodeId parent = titled ? push_group_heading(composer, section, {list.title, list.place}) : section;
    const NodeId node =
        composer.document.structure.add(StructureRole::List, parent, list.items.front().item->place);
    composer.document.structure.nodes[node].ordered = composer.citations.numbered;
    for (const NumberedItem& numbered : list.items) {
      const bool first_of_list = &numbered == &list.items.front();
      const std::size_t begin = composer.document.blocks.size();
      push_publication(composer, node, numbered, columns, first_of_list, std::exchange(gap, between));
      break_pages_as_asked(composer, begin, *numbered.item);
    }
  }
}

std::string name_key(std::string_view name) {
  std::string key;
  bool space_wanted = false;
  for (std::size_t at = 0; at < name.size();) {
    const auto [point, next] = utf8::decode(name, at);
    at = next;
    if (is_white_space(point)) {
      space_wanted = !key.empty();
    } else if (!is_mark(point)) {
      if (std::exchange(space_wanted, false)) key += ' ';
      utf8::append(key, point);
    }
  }
  return folded(std::move(key));
}

std::vector<std::size_t> printed_authors(std::size_t count, std::ptrdiff_t own, std::size_t most) {
  const std::size_t shown = most == 0 ? count : std::min(count, most);
  std::vector<std::size_t> printed(shown);
  for (std::size_t i = 0; i < shown; ++i) printed[i] = i;
  if (own >= static_cast<std::ptrdiff_t>(shown) && shown > 0) printed.back() = static_cast<std::size_t>(own);
  return printed;
}

std::vector<std::size_t> printed_authors(const Composer& composer, const std::vector<std::string>& keys) {
  const auto first =
      std::ranges::find_if(keys, [&](const std::string& key) { return is_own(composer, key); });
  const std::ptrdiff_t own = first == keys.end() ? -1 : first - keys.begin();
  const auto most = static_cast<std::size_t>(std::max(composer.style.publications.max_authors, 0));
  return printed_authors(keys.size(), own, most);
}

std::string page_range(std::string_view pages) {
  std::string range;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    if (pages[i] != '-') {
      range += pages[i];
      continue;
    }
    while (i + 1 < pages.size() && pages[i + 1] == '-') ++i;
    range += "–";
  }
  return range;
}

}  // namespace galley::document
