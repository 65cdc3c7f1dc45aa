// document: prose to styled text. In come runs of inline Markdown, out come a paragraph's text and spans,
// each with its style, its node and its link; citations become superscript references.
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "composer.h"
#include "galley/base/limits.h"
#include "galley/base/utf8.h"
#include "link_kinds.h"
#include "prose_parts.h"
#include "punctuation.h"
#include "urls.h"

namespace galley {

ProseCache::ProseCache() : parts_(std::make_unique<Parts>()) {}
ProseCache::~ProseCache() = default;

}  // namespace galley

namespace galley::document {

std::size_t memory_of(const Inline& content) {
  std::size_t bytes = sizeof content;
  for (const Run& run : content.runs) {
    bytes += sizeof run + run.text.capacity();
    for (const std::string& id : run.ids) bytes += sizeof(std::string) + id.capacity();
  }
  for (const std::string& address : content.addresses) bytes += sizeof(std::string) + address.capacity();
  return bytes;
}

namespace {

StyleId style_id(Document& document, const TextStyle& style) {
  const auto found = std::ranges::find(document.styles, style);
  const auto index = found - document.styles.begin();
  if (found == document.styles.end()) document.styles.push_back(style);
  return static_cast<StyleId>(index);
}

/// The link's text is its own address: it parts like one, and its punctuation stays.
bool shows_address(const Inline& content, const Run& run) {
  if (run.link < 0 || run.kind != RunKind::Prose || run.text.find(' ') != std::string::npos) return false;
  const std::string& address = content.addresses[static_cast<std::size_t>(run.link)];
  return printed_url(run.text, UrlForm::Short) == printed_url(address, UrlForm::Short);
}

/// Says what is wrong with `id`, which no publication has.
void report_unknown(Composer& composer, const std::string& id, const Place& place) {
  if (composer.errors.size() >= limits.diagnostics) return;
  Diagnostic diagnostic;
  diagnostic.place = find_from(place, "@" + id);
  const bool known = std::ranges::binary_search(composer.citations.other_ids, id);
  if (known) {
    diagnostic.message = "'" + id + "' is not a publication, so it cannot be cited";
    diagnostic.help = "only items of publications, or of a section like it, have numbers";
  } else {
    diagnostic.message = "citation of '" + id + "', which is no id of a publication";
    const bool look = composer.suggestions_sought++ < limits.suggestions;
    const std::string nearest = look ? nearest_id(composer.citations, id) : std::string();
    diagnostic.help = nearest.empty() ? "give the publication that id: id = \"" + id + "\""
                                      : "did you mean '" + nearest + "'?";
  }
  composer.errors.push_back(std::move(diagnostic));
}

/// The error, once, that there is more of something than a limit allows; the place is that of the first too
/// much.
void report_limit(Composer& composer, bool& told, std::size_t limit, std::string_view things,
                  const Place& place) {
  if (std::exchange(told, true)) return;
  Diagnostic error = over_limit(limit, things);
  error.place = place;
  composer.errors.push_back(std::move(error));
}

/// False, and an error, if the document has as many links as it may have.
bool may_link(Composer& composer, const Place& place) {
  if (composer.document.links.size() < limits.links) return true;
  report_limit(composer, composer.told_links, limits.links, "links", place);
  return false;
}

/// Those of `ids` that can be cited. What is wrong with the others is said.
std::vector<std::string> citable_ids(Composer& composer, const std::vector<std::string>& ids,
                                     const Place& place) {
  std::vector<std::string> citable;
  for (const std::string& id : ids) {
    if (!composer.citations.by_id.contains(id)) {
      // What the file has but this page has not is not missed by its reader.
      if (!std::ranges::binary_search(composer.citations.unprinted_ids, id))
        report_unknown(composer, id, place);
    } else if (!composer.citations.numbered) {
      if (!std::exchange(composer.told_numbers, true)) {
        composer.warnings.push_back({Severity::Warning, Fault::Resume,
                                     "citations are not printed, since publications have no numbers",
                                     find_from(place, "@" + id), "style.publications.numbers = \"forward\""});
      }
    } else {
      citable.push_back(id);
    }
  }
  return citable;
}

/// Adds a number, or a range of them, that is a reference to the entry of `id`.
void append_reference(Composer& composer, Paragraph& paragraph, std::string_view text, const std::string& id,
                      Look look, const Place& place) {
  if (!may_link(composer, place)) return;
  LinkTarget target;
  Structure& structure = composer.document.structure;
  const NodeId reference = structure.add(StructureRole::Reference, paragraph.node, place);
  // A link annotation wants a Link (ISO 14289-1, 7.18.5).
  target.node = structure.add(StructureRole::Link, reference, place);
  look.link = static_cast<LinkId>(composer.document.links.size());
  composer.document.links.push_back(std::move(target));
  composer.pending.push_back({look.link, id});
  append_text(composer, paragraph, text, look, Parting::Never);
}

/// A space before a citation in the line, unless it begins the paragraph or stands behind an opening mark.
void space_citation(Composer& composer, Paragraph& paragraph, const Look& look) {
  constexpr std::array<std::string_view, 9> openers{" ", "\u00A0", "(", "[", "“", "„", "«", "‘", "\u202F"};
  const auto opens = [&](std::string_view opener) { return paragraph.text.ends_with(opener); };
  if (!paragraph.text.empty() && std::ranges::none_of(openers, opens))
    append_text(composer, paragraph, "\u00A0", look);
}

/// A citation: numbers that are references to their entries.
void append_citation(Composer& composer, Paragraph& paragraph, const std::vector<std::string>& ids, Look look,
                     const Place& place) {
  const std::vector<std::string> cited = citable_ids(composer, ids, place);
  if (cited.empty()) return;
  look.link = no_link;
  const bool raised = composer.style.citations.place == CitationPosition::Raised;
  if (!raised) space_citation(composer, paragraph, look);
  if (raised) look.style.position = Position::Superscript;
  look.style.colour = look.link_colour;
  if (!composer.style.citations.merge) {
    for (const std::string& id : cited) {
      if (!raised && &id != &cited.front()) append_text(composer, paragraph, "\u00A0", look);
      append_reference(composer, paragraph, composer.citations.by_id.find(id)->second.label, id, look, place);
    }
    return;
  }
  const std::vector<CitedRange> ranges = merged(composer.citations, cited);
  append_text(composer, paragraph, "[", look, Parting::Never);
  for (const CitedRange& range : ranges) {
    if (&range != &ranges.front())
      append_text(composer, paragraph, ", ", look, raised ? Parting::Never : Parting::Words);
    append_reference(composer, paragraph, range.text, range.id, look, place);
  }
  append_text(composer, paragraph, "]", look, Parting::Never);
}

/// True, and an error, if a letter of `text` bears more marks than any script needs: shaping takes the square
/// of their number.
bool report_marks(Composer& composer, std::string_view text, const Place& place) {
  const std::string_view overloaded = letter_of_too_many_marks(text);
  if (overloaded.empty()) return false;
  composer.errors.push_back({Severity::Error,
                             Fault::Resume,
                             fmt::format("more than {} marks on one letter", limits.marks_on_letter),
                             find_from(place, overloaded),
                             {}});
  return true;
}

/// A link's description without what is too long to be heard.
std::string shortened(std::string description) {
  if (description.size() <= limits.description_bytes) return description;
  std::size_t end = limits.description_bytes;
  while (end > 0 && utf8::continues(description[end])) --end;
  return description.substr(0, end) + "…";
}

/// Parts in another language have that one's punctuation.
void set_punctuation_by_language(std::vector<Run>& runs, const Language& language) {
  for (std::size_t begin = 0; begin < runs.size();) {
    std::size_t end = begin + 1;
    while (end < runs.size() && runs[end].language == runs[begin].language) ++end;
    if (!runs[begin].language.empty()) {
      const auto first = runs.begin() + static_cast<std::ptrdiff_t>(begin);
      const auto last = runs.begin() + static_cast<std::ptrdiff_t>(end);
      std::vector<Run> part(first, last);
      set_punctuation(part, language_of(runs[begin].language));
      std::ranges::move(part, first);
    }
    begin = end;
  }
  set_punctuation(runs, language);
}

Look look_of(const Composer& composer, const Run& run, Look look) {
  if (run.strong) look = semibold(look);
  if (run.emphasis) {
    look.style.slant = look.style.slant == FontSlant::Upright ? FontSlant::Italic : FontSlant::Upright;
  }
  if (run.kind == RunKind::Code) {
    look.style.beside = std::exchange(look.style.family, composer.style.font.mono);
    look.style.capitals = Capitals::AsWritten;
  }
  return look;
}

}  // namespace

Paragraph new_paragraph(Composer& composer, StructureRole role, NodeId parent, const Place& place) {
  Paragraph paragraph;
  paragraph.node = composer.document.structure.add(role, parent, place);
  paragraph.place = place;
  paragraph.alignment = Alignment::Start;
  return paragraph;
}

std::shared_ptr<const Inline> read_prose(Composer& composer, const Text& text) {
  auto& known = composer.known.parts().texts;
  CacheKey key = key_of(composer.language.tag, composer.style.punctuation, text.language, text.value);
  if (auto read_before = known.find(key)) return read_before;
  if (report_marks(composer, text.value, text.place)) return std::make_shared<const Inline>();
  ParsedInline parsed = parse_inline(to_composed(text.value));
  for (InlineFault& fault : parsed.faults) {
    const Place place = fault.needle.empty() ? text.place : find_from(text.place, fault.needle);
    Diagnostics& told = fault.severity == Severity::Error ? composer.errors : composer.warnings;
    told.push_back({fault.severity, Fault::Resume, std::move(fault.message), place, std::move(fault.help)});
  }
  for (Run& run : parsed.content.runs) {
    if (shows_address(parsed.content, run)) run.kind = RunKind::Url;
    if (run.language.empty()) run.language = text.language;
  }
  if (composer.style.punctuation) set_punctuation_by_language(parsed.content.runs, composer.language);
  auto read = std::make_shared<const Inline>(std::move(parsed.content));
  // What there is something to say of is said each time.
  if (!parsed.faults.empty()) return read;
  const std::size_t bytes = memory_of(*read);
  return known.keep(std::move(key), std::move(read), bytes);
}

std::string read_plain(Composer& composer, const Text& text) {
  return plain_text(*read_prose(composer, text));
}

void note_place(Paragraph& paragraph, const Place& place) {
  const auto begin = static_cast<std::uint32_t>(paragraph.text.size());
  if (!paragraph.places.empty() && paragraph.places.back().begin == begin) paragraph.places.pop_back();
  paragraph.places.push_back({begin, place});
}

namespace {

bool is_heading(const Document& document, NodeId node) {
  const std::vector<StructureNode>& nodes = document.structure.nodes;
  if (node >= nodes.size()) return false;
  const StructureRole role = nodes[node].role;
  return role >= StructureRole::Heading1 && role <= StructureRole::Heading5;
}

}  // namespace

void append_text(Composer& composer, Paragraph& paragraph, std::string_view text, const Look& look,
                 Parting parting) {
  if (report_marks(composer, text, paragraph.place)) return;
  const bool upper = look.style.capitals == Capitals::Upper;
  const std::string capitals = upper ? to_upper(text, composer.language) : std::string();
  if (upper) text = capitals;
  if (text.empty()) return;
  composer.text_bytes += text.size();
  if (composer.text_bytes > limits.text_bytes) {
    report_limit(composer, composer.told_text, limits.text_bytes, "bytes of text", paragraph.place);
    return;
  }
  Span span;
  span.begin = static_cast<std::uint32_t>(paragraph.text.size());
  paragraph.text += text;
  span.end = static_cast<std::uint32_t>(paragraph.text.size());
  span.style = style_id(composer.document, look.style);
  span.link = look.link;
  span.node = look.node != no_node ? look.node
              : look.link < 0      ? paragraph.node
                                   : composer.document.links[static_cast<std::size_t>(look.link)].node;
  if (parting == Parting::Words && (look.unhyphenated || is_heading(composer.document, paragraph.node)))
    parting = Parting::Unhyphenated;
  span.parting = parting;
  span.hold = look.hold;
  if (!paragraph.spans.empty()) {
    Span& last = paragraph.spans.back();
    if (last.style == span.style && last.link == span.link && last.node == span.node &&
        last.parting == span.parting && last.hold == span.hold) {
      last.end = span.end;
      return;
    }
  }
  paragraph.spans.push_back(span);
}

void append_inline(Composer& composer, Paragraph& paragraph, const Inline& content, const Look& look,
                   const Place& place) {
  std::vector<LinkId> links(content.addresses.size(), no_link);
  std::vector<std::string> shown(content.addresses.size());
  for (const Run& run : content.runs) {
    if (run.link >= 0) shown[static_cast<std::size_t>(run.link)] += run.text;
  }
  std::vector<std::string> ids;  // of citations that are to be merged
  std::string_view language;     // of the run before
  NodeId in_language = no_node;
  for (const Run& run : content.runs) {
    Look run_look = look_of(composer, run, look);
    if (run.link >= 0) {
      const auto address = static_cast<std::size_t>(run.link);
      if (links[address] < 0) {
        const std::string& url = content.addresses[address];
        links[address] = new_link(composer, paragraph, uri_of(url), shown[address], place);
      }
      run_look.link = links[address];
      run_look.style.colour = look.link_colour;
    }
    if (run.language != language) {
      language = run.language;
      in_language = no_node;
      if (!language.empty()) {
        const NodeId around = run_look.link < 0
                                  ? paragraph.node
                                  : composer.document.links[static_cast<std::size_t>(run_look.link)].node;
        in_language = composer.document.structure.add(StructureRole::Span, around, place);
        composer.document.structure.nodes[in_language].language = language;
      }
    }
    run_look.node = in_language;
    if (run.kind == RunKind::Citation) {
      ids.insert(ids.end(), run.ids.begin(), run.ids.end());
      const Run* const next = &run == &content.runs.back() ? nullptr : &run + 1;
      const bool goes_on = composer.style.citations.merge && next != nullptr &&
                           next->kind == RunKind::Citation && next->strong == run.strong &&
                           next->emphasis == run.emphasis;
      if (!goes_on) append_citation(composer, paragraph, std::exchange(ids, {}), run_look, place);
      // A link that a citation parts goes on as another: what stands between is not inside it.
      if (run.link >= 0) links[static_cast<std::size_t>(run.link)] = no_link;
    } else {
      if (run.kind == RunKind::Url) run_look.style.capitals = Capitals::AsWritten;
      append_text(composer, paragraph, run.text, run_look,
                  run.kind == RunKind::Url ? Parting::Url : Parting::Words);
    }
  }
}

void append_prose(Composer& composer, Paragraph& paragraph, const Text& text, const Look& look) {
  const auto begin = static_cast<std::uint32_t>(paragraph.text.size());
  append_inline(composer, paragraph, *read_prose(composer, text), look, text.place);
  note_part(paragraph, begin);
}

void note_part(Paragraph& paragraph, std::uint32_t begin) {
  const auto end = static_cast<std::uint32_t>(paragraph.text.size());
  while (!paragraph.parts.empty() && paragraph.parts.back().begin >= begin) paragraph.parts.pop_back();
  if (end > begin) paragraph.parts.push_back({begin, end});
}

void append_dates(Composer& composer, Paragraph& paragraph, const PrintedDates& dates, const Look& look) {
  const auto begin = static_cast<std::uint32_t>(paragraph.text.size());
  append_text(composer, paragraph, dates.text, look);
  // Text beyond the limit is not added.
  if (paragraph.text.size() != begin + dates.text.size()) return;
  note_part(paragraph, begin);
  for (const DatedText& date : dates.dates)
    paragraph.dates.push_back({date.begin + begin, date.end + begin, date.date});
}

LinkId new_link(Composer& composer, const Paragraph& paragraph, std::string uri, std::string description,
                const Place& place, std::string network) {
  if (!may_link(composer, place)) return no_link;
  LinkTarget target;
  target.kind = network.empty() ? kind_of_link(uri, *composer.language.words) : shortened(std::move(network));
  target.uri = std::move(uri);
  target.description = shortened(std::move(description));
  target.node = composer.document.structure.add(StructureRole::Link, paragraph.node, place);
  composer.document.links.push_back(std::move(target));
  return static_cast<LinkId>(composer.document.links.size() - 1);
}

void append_url(Composer& composer, Paragraph& paragraph, std::string_view shown, const std::string& uri,
                std::string description, const Look& look, const Place& place, std::string network) {
  Look link_look = look;
  link_look.link = new_link(composer, paragraph, uri, std::move(description), place, std::move(network));
  link_look.style.colour = look.link_colour;
  append_text(composer, paragraph, shown, link_look, Parting::Url);
}

void append_labelled_link(Composer& composer, Paragraph& paragraph, const Link& link, const Look& look) {
  const std::string uri = uri_of(link.url.value);
  const std::string label = read_plain(composer, link.label);
  const bool label_only = composer.style.urls == UrlForm::Title && !label.empty();
  if (uri.empty() || label_only) {
    Look label_look = look;
    if (!uri.empty()) {
      label_look.link = new_link(composer, paragraph, uri, label, link.url.place);
      label_look.style.colour = look.link_colour;
    }
    append_prose(composer, paragraph, link.label, label_look);
    return;
  }
  if (!label.empty()) {
    append_prose(composer, paragraph, link.label, look);
    append_text(composer, paragraph, composer.language.words->colon, look);
  }
  append_url(composer, paragraph, printed_url(link.url.value, composer.style.urls), uri,
             label.empty() ? uri : label, look, link.url.place);
}

void resolve_citations(Composer& composer) {
  std::map<std::string_view, std::string> descriptions;  // by id
  for (const PendingCitation& pending : composer.pending) {
    const Citable& cited = composer.citations.by_id.find(pending.id)->second;
    const auto [description, is_new] = descriptions.try_emplace(pending.id);
    if (is_new) {
      const Text& title = cited.item->name.empty() ? cited.item->title : cited.item->name;
      description->second = shortened(cited.label + " " + plain_text(parse_inline(title.value).content));
    }
    LinkTarget& link = composer.document.links[static_cast<std::size_t>(pending.link)];
    link.destination = cited.node;
    link.description = description->second;
  }
}

}  // namespace galley::document
