// galley: the applicant's view. In: a résumé as printed and its pages. Out: what parsers of résumés would
// stumble over, check by check. The checks are the table at the end.
#include "galley/ats.h"

#include <algorithm>
#include <array>
#include <ranges>

#include <fmt/format.h>

#include "ats_reading.h"
#include "ats_words.h"
#include "galley/base/ascii.h"
#include "galley/base/memory.h"
#include "galley/base/utf8.h"
#include "galley/resume/section_spec.h"
#include "galley/typeset/notes.h"
#include "galley/typeset/wording.h"
#include "typeset_resume.h"

namespace galley {
namespace {

// Several systems take no larger file.
constexpr std::size_t largest_pdf = 2'000'000;

// Readers make words out of letters this far apart: pdf.js from 0.102 em, poppler from 0.1 em.
constexpr double widest_tracking = 0.1;

/// What a check sees.
struct Subject {
  const Resume& resume;
  const Pages& pages;
  const std::string& file_name;
  const std::string& pdf;
};

struct Check {
  std::string_view what;
  std::string (*look)(const Subject& subject, Diagnostics& diagnostics);  ///< gives the summary
};

Diagnostic fault(const Place& place, std::string message, std::string help) {
  return {Severity::Warning, Fault::Resume, std::move(message), place, std::move(help)};
}

/// A text as it is compared: any run of spaces, breaking or not, as one; hyphens that do not break as plain
/// ones.
std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, next] = utf8::decode(text, at);
    at = next;
    const bool space = point == U' ' || point == 0xA0 || point == 0x202F || point == U'\n';
    if (!space) utf8::append(out, point == 0x2011 ? U'-' : point);
    if (space && !out.empty() && !out.ends_with(' ')) out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

/// What is read of the first page, artifacts left out.
std::string first_page(const Pages& pages) {
  std::string text;
  if (pages.pages.empty()) return text;
  for (const Line& line : pages.pages.front().lines) {
    if (line.role != LineRole::Footer) text += line.text + " ";
  }
  return plain(text);
}

const StructureNode* node_of(const Pages& pages, NodeId node) {
  return node < pages.structure.nodes.size() ? &pages.structure.nodes[node] : nullptr;
}

Place place_at(const Subject& subject, NodeId node) {
  const StructureNode* found = node_of(subject.pages, node);
  return found != nullptr ? found->place : place_of(subject.resume);
}

/// Calls `see` for each line but the footers.
template <typename See>
void each_line(const Pages& pages, See see) {
  for (const Page& page : pages.pages) {
    for (const Line& line : page.lines) {
      if (line.role != LineRole::Footer) see(line);
    }
  }
}

// --- the file ---------------------------------------------------------------------------------------------

std::string size_of(const Subject& subject, Diagnostics& diagnostics) {
  if (subject.pdf.size() >= largest_pdf)
    diagnostics.push_back(fault(place_of(subject.resume), "the PDF is larger than 2 MB",
                                "a smaller picture (basics.image), or fewer fonts of one's own"));
  return fmt::format("{} kB", (subject.pdf.size() + 999) / 1000);
}

std::string file_name_of(const Subject& subject, Diagnostics& diagnostics) {
  const bool safe = std::ranges::all_of(subject.file_name, [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && c >= ' ' &&
           !std::string_view("\\/:*?\"<>|%#&").contains(c);
  });
  if (!safe)
    diagnostics.push_back(
        fault(place_of(subject.resume),
              fmt::format("the file's name, '{}', has characters that forms refuse", subject.file_name),
              "letters without accents, figures, spaces, . - and _ (meta.output)"));
  return subject.file_name;
}

std::string profile_of(const Subject& subject, Diagnostics& diagnostics) {
  if (subject.resume.style.pdf == PdfProfile::Print)
    diagnostics.push_back(fault(place_of(subject.resume), "a PDF for the press has no links",
                                "send the one of `pdf = \"archive\"`"));
  return subject.resume.style.pdf == PdfProfile::Print ? "for the press" : "text, fonts and links are in it";
}

// --- contact details --------------------------------------------------------------------------------------

std::string name_of(const Subject& subject, Diagnostics& diagnostics) {
  const std::string name = plain(subject.resume.basics.name.value);
  std::string first;
  if (!subject.pages.pages.empty() && !subject.pages.pages.front().lines.empty())
    first = plain(subject.pages.pages.front().lines.front().text);
  if (first != name && !name.starts_with(first))
    diagnostics.push_back(fault(subject.resume.basics.name.place,
                                "the first line of the page is not the name",
                                "parsers take the first line for the name"));
  if (std::ranges::any_of(name,
                          [](char c) { return ascii::is_digit(c) || c == ',' || c == '@' || c == '/'; }))
    diagnostics.push_back(fault(subject.resume.basics.name.place, "the name holds figures or marks",
                                "parsers look for a name of letters alone; titles go to basics.label"));
  return "first on the page";
}

/// That a value is read on the first page.
void expect_on_first_page(const Subject& subject, const Text& value, std::string_view what,
                          std::string_view key, Diagnostics& diagnostics) {
  if (first_page(subject.pages).contains(plain(value.value))) return;
  const bool is_listed = std::ranges::count(subject.resume.style.contact, key) > 0;
  diagnostics.push_back(
      fault(value.place, fmt::format("the {} does not stand on the first page", what),
            is_listed ? "style.contact lists it, and it comes out parted: give it a line of its own"
                      : fmt::format("style.contact says what is printed: list \"{}\" there", key)));
}

std::string email_of(const Subject& subject, Diagnostics& diagnostics) {
  const auto& emails = subject.resume.basics.email;
  if (emails.empty())
    diagnostics.push_back(
        fault(subject.resume.basics.name.place, "there is no e-mail address", "basics.email"));
  for (const Text& email : emails) {
    expect_on_first_page(subject, email, "e-mail address", "email", diagnostics);
    if (!ats::is_readable_email(email.value))
      diagnostics.push_back(fault(email.place,
                                  fmt::format("'{}' is not read as an e-mail address", email.value),
                                  "name@example.com, of plain letters and figures"));
  }
  return emails.empty() ? "none" : emails.front().value;
}

std::string phone_of(const Subject& subject, Diagnostics& diagnostics) {
  const auto& phones = subject.resume.basics.phone;
  const std::string& language = subject.resume.meta.language;
  if (phones.empty())
    diagnostics.push_back(
        fault(subject.resume.basics.name.place, "there is no phone number", "basics.phone"));
  for (const Text& phone : phones) {
    expect_on_first_page(subject, phone, "phone number", "phone", diagnostics);
    if (ats::is_readable_phone(phone.value, language)) continue;
    const std::string better = ats::readable_phone(phone.value, language);
    const std::string form = "with its country's code, in figures and spaces: +49 30 901820";
    diagnostics.push_back(
        fault(phone.place, fmt::format("'{}' is not read as a phone number", phone.value),
              better.empty() || !ats::is_readable_phone(better, language) ? form : "write " + better));
  }
  return phones.empty() ? "none" : phones.front().value;
}

// --- sections and entries ---------------------------------------------------------------------------------

/// The section that a title in the outline belongs to: the one whose place, or whose title's, is the
/// heading's.
const Section* section_at(const Resume& resume, const Place& place) {
  // A résumé may be merged of several files.
  const auto file_of = [](const Place& one) {
    return one.source != nullptr ? std::string_view(one.source->name) : std::string_view();
  };
  const auto same = [&](const Place& other) {
    return file_of(place) == file_of(other) && place.line == other.line && place.column == other.column &&
           place.pointer == other.pointer;
  };
  for (const Section& section : resume.sections) {
    if (same(section.title.empty() ? section.place : section.title.place)) return &section;
  }
  return nullptr;
}

std::string sections_of(const Subject& subject, Diagnostics& diagnostics) {
  const std::string& language = subject.resume.meta.language;
  std::string titles;
  for (const OutlineEntry& entry : subject.pages.outline) {
    if (entry.level != 0) continue;
    titles += (titles.empty() ? "" : ", ") + entry.title;
    if (ats::is_standard_title(entry.title, language)) continue;
    const Place place = place_at(subject, entry.node);
    const Section* section = section_at(subject.resume, place);
    const std::string_view better = section != nullptr ? resume::spec_of(section->kind).ats_title : "";
    std::string message = fmt::format("parsers do not know a section by the title '{}'", entry.title);
    if (!ats::knows_titles(language))
      diagnostics.push_back(note(place, std::move(message)));
    else
      diagnostics.push_back(
          fault(place, std::move(message),
                fmt::format("a title with a word like '{}'", better.empty() ? "Experience" : better)));
  }
  if (titles.empty())
    diagnostics.push_back(
        fault(place_of(subject.resume), "there are no sections", "at least [[work]] or [[education]]"));
  return titles;
}

/// That OpenResume takes a title for one although it is not in capitals: it knows these words, in titles of
/// at most two words, of plain letters.
bool is_known_in_small_letters(std::string_view title) {
  constexpr std::array<std::string_view, 9> known{"experience", "education", "project", "skill",    "course",
                                                  "summary",    "award",     "honor",   "objective"};
  const auto is_plain = [](char c) { return ascii::is_letter(c) || c == ' ' || c == '&'; };
  if (title.empty() || !ascii::is_capital(title.front()) || !std::ranges::all_of(title, is_plain))
    return false;
  std::size_t words = 0;
  for (const auto part : std::views::split(title, ' ')) {
    if (std::string_view(part.begin(), part.end()) != "&") ++words;
  }
  const std::string small = ats::folded(title);
  return words <= 2 && std::ranges::any_of(known, [&](auto word) { return small.contains(word); });
}

std::string headings_of(const Subject& subject, Diagnostics& diagnostics) {
  const bool upper = subject.resume.style.heading.letter_case == HeadingCase::Upper;
  std::string overlooked;
  for (const OutlineEntry& entry : subject.pages.outline) {
    // It reads English alone.
    if (upper || entry.level != 0 || !subject.resume.meta.language.starts_with("en")) continue;
    if (is_known_in_small_letters(plain(entry.title))) continue;
    overlooked += fmt::format("{}'{}'", overlooked.empty() ? "" : ", ", entry.title);
  }
  if (!overlooked.empty()) {
    diagnostics.push_back(
        note(place_of(subject.resume),
             fmt::format("some parsers know {} for a heading only in capitals", overlooked)));
    diagnostics.back().help = "style.heading.case = \"upper\"";
  }
  return upper ? "strong, in capitals, on lines of their own" : "strong, on lines of their own";
}

void expect(const Text& text, const Place& place, std::string_view what, std::string_view key,
            Diagnostics& diagnostics) {
  if (!text.empty()) return;
  diagnostics.push_back(fault(place, fmt::format("this entry has no {}", what), std::string(key)));
}

/// Calls `see` for every entry of the sections with these ids; those of one's own follow rules of their own.
template <typename See>
std::size_t each_entry(const Resume& resume, std::initializer_list<std::string_view> ids, See see) {
  std::size_t count = 0;
  for (const Section& section : resume.sections) {
    if (std::ranges::find(ids, section.id) == ids.end()) continue;
    for (const Item& item : section.items) see(item);
    count += section.items.size();
  }
  return count;
}

std::string jobs_of(const Subject& subject, Diagnostics& diagnostics) {
  const std::size_t count = each_entry(subject.resume, {"work"}, [&](const Item& item) {
    expect(item.name.empty() ? item.organization : item.name, item.place, "employer", "name", diagnostics);
    if (item.roles.empty()) {
      expect(item.position, item.place, "title", "position", diagnostics);
      if (item.dates.empty())
        diagnostics.push_back(fault(item.place, "this entry has no dates", "startDate and endDate"));
    }
    for (const Role& role : item.roles) {
      expect(role.position, item.place, "title in one of its roles", "position", diagnostics);
      if (role.dates.empty())
        diagnostics.push_back(fault(role.position.place, "this role has no dates", "startDate and endDate"));
    }
  });
  return count == 0 ? "none" : counted(count, "job") + ", each with title, employer and dates";
}

std::string studies_of(const Subject& subject, Diagnostics& diagnostics) {
  const std::size_t count = each_entry(subject.resume, {"education"}, [&](const Item& item) {
    expect(item.institution, item.place, "school", "institution", diagnostics);
    expect(item.study_type.empty() ? item.area : item.study_type, item.place, "degree", "studyType",
           diagnostics);
    if (item.dates.empty()) diagnostics.push_back(fault(item.place, "this entry has no date", "endDate"));
    if (std::ranges::any_of(item.institution.value, ascii::is_digit))
      diagnostics.push_back(fault(item.institution.place,
                                  "a school with figures in its name is not read as one",
                                  "what is no name goes to score, location or summary"));
  });
  return count == 0 ? "none" : counted(count, "school") + ", each with degree and date";
}

std::string dates_of(const Subject& subject, Diagnostics& diagnostics) {
  const std::string& language = subject.resume.meta.language;
  const auto see = [&](const Dates& dates) {
    if (dates.literal.empty() || ats::is_readable_date(dates.literal.value, language)) return;
    diagnostics.push_back(fault(dates.literal.place,
                                fmt::format("'{}' is not read as a date", dates.literal.value),
                                "a month by its name and a year: June 2019"));
  };
  each_entry(subject.resume, {"work", "volunteer", "education", "projects"}, [&](const Item& item) {
    see(item.dates);
    for (const Role& role : item.roles) see(role.dates);
  });
  if (ats::is_numeric(subject.resume.style.date_format))
    diagnostics.push_back(fault(
        place_of(subject.resume),
        fmt::format("style.dateFormat = \"{}\" writes dates in figures", subject.resume.style.date_format),
        "\"yMMMM\" (June 2019) or \"yMMM\" (Jun 2019)"));
  return "months by name, years in full";
}

// --- the page ---------------------------------------------------------------------------------------------

std::string columns_of(const Subject& subject, Diagnostics& diagnostics) {
  for (const Page& page : subject.pages.pages) {
    const Line* above = nullptr;
    for (const Line& line : page.lines) {
      if (line.role != LineRole::Body) continue;
      if (above != nullptr && line.origin.y <= above->origin.y)
        diagnostics.push_back(fault(place_at(subject, line.block),
                                    "a line stands beside or above the one before it",
                                    "parsers read one column, from top to bottom"));
      above = &line;
    }
  }
  return "one column, no tables, read from top to bottom";
}

/// The mean distance between neighbouring letters of a run beyond what the font gives them, in em.
double tracking_of(const GlyphRun& run) {
  double sum = 0;
  int count = 0;
  for (std::size_t i = 0; i + 1 < run.glyphs.size(); ++i) {
    const PlacedGlyph& glyph = run.glyphs[i];
    const PlacedGlyph& next = run.glyphs[i + 1];
    const auto is_space = [&](const PlacedGlyph& one) {
      if (one.text_begin >= one.text_end || one.text_end > run.text.size()) return true;
      return plain(std::string_view(run.text).substr(one.text_begin, one.text_end - one.text_begin)).empty();
    };
    if (is_space(glyph) || is_space(next)) continue;
    sum += (next.x - glyph.x - glyph.advance).points();
    ++count;
  }
  return count == 0 || run.size <= Length{} ? 0 : sum / count / run.size.points();
}

std::string spacing_of(const Subject& subject, Diagnostics& diagnostics) {
  double widest = 0;
  each_line(subject.pages, [&](const Line& line) {
    for (const GlyphRun& run : line.runs) {
      const double tracking = tracking_of(run);
      widest = std::max(widest, tracking);
      if (tracking > widest_tracking)
        diagnostics.push_back(fault(place_at(subject, run.node),
                                    fmt::format("'{}' is letter-spaced, and comes apart", plain(run.text)),
                                    "style.heading.tracking, or the face, spaces it too far"));
    }
  });
  return fmt::format("letters {:.3f} em apart at most", widest);
}

/// That the PDF itself, read back, says what stands on the pages.
void expect_read_as_written(const Subject& subject, Diagnostics& diagnostics) {
  const intake::ShownText shown = intake::shown_text(subject.pdf);
  if (!shown.failure.empty()) {
    diagnostics.push_back(
        fault(place_of(subject.resume), "the PDF cannot be read back: " + shown.failure, ""));
    return;
  }
  for (const ats::Misreading& misreading :
       ats::misreadings(subject.pages, ats::read_as_parsers_do(shown.pages)))
    diagnostics.push_back(
        fault(find_from(place_at(subject, misreading.line->block), misreading.word),
              fmt::format("'{}' is read as '{}'", misreading.word, misreading.read),
              "other letters, or another face (style.font): this one does not tell what its glyphs say"));
}

std::string text_of(const Subject& subject, Diagnostics& diagnostics) {
  std::size_t characters = 0;
  each_line(subject.pages, [&](const Line& line) {
    characters += utf8::length(line.text);
    for (std::size_t at = 0; at < line.text.size();) {
      const auto [point, next] = utf8::decode(line.text, at);
      at = next;
      const bool private_use = (point >= 0xE000 && point <= 0xF8FF) || point >= 0xF0000;
      if (point != 0xFFFD && !private_use) continue;
      diagnostics.push_back(fault(place_at(subject, line.block),
                                  fmt::format("U+{:04X} is an icon or no character: nobody can read it",
                                              static_cast<std::uint32_t>(point)),
                                  "words in its place"));
    }
  });
  expect_read_as_written(subject, diagnostics);
  return fmt::format("{} characters, as written", characters);
}

std::string links_of(const Subject& subject, Diagnostics& diagnostics) {
  std::vector<bool> placed(subject.pages.links.size(), false);
  for (const Page& page : subject.pages.pages) {
    for (const LinkArea& area : page.link_areas) {
      const auto index = static_cast<std::size_t>(area.link);
      if (area.link >= 0 && index < placed.size()) placed[index] = true;
    }
  }
  for (std::size_t i = 0; i < placed.size(); ++i) {
    if (!placed[i] && !subject.pages.links[i].uri.empty())
      diagnostics.push_back(
          fault(place_at(subject, subject.pages.links[i].node),
                fmt::format("the link to {} has no place on the page", subject.pages.links[i].uri), ""));
  }
  return counted(placed.size(), "link");
}

/// What parsers that read with pdf.js make of a page's first line: heights count up anew, so that no gap
/// parts an entry from the page before; and no line ends with a page, so that what is read first goes on in
/// the last one. That is the footer, where there is one.
std::string page_heads_of(const Subject& subject, Diagnostics& diagnostics) {
  for (std::size_t i = 1; i < subject.pages.pages.size(); ++i) {
    const auto& lines = subject.pages.pages[i].lines;
    const auto first = std::ranges::find(lines, LineRole::Body, &Line::role);
    if (first == lines.end()) continue;
    const StructureNode* node = node_of(subject.pages, first->block);
    if (node == nullptr || node->place.source == nullptr) continue;
    const bool is_entry = node->role == StructureRole::Heading3;
    if (is_entry) {
      diagnostics.push_back(
          note(node->place, fmt::format("page {} begins with this entry: parsers that tell entries by "
                                        "the gap above them count it to the one before",
                                        i + 1)));
      diagnostics.back().help = "style.size, leading, margin or pages moves the end of a page";
    }
    const bool has_footer = std::ranges::find(lines, LineRole::Footer, &Line::role) != lines.end();
    if (!has_footer && (is_entry || node->role == StructureRole::Heading2)) {
      diagnostics.push_back(note(
          node->place, fmt::format("page {} begins with the heading '{}': parsers that end no line at the "
                                   "end of a page read it as the rest of the line before",
                                   i + 1, plain(first->text))));
      diagnostics.back().help = "style.footer = \"{name} · {page} of {pages}\", which is read between them";
    }
  }
  return counted(subject.pages.pages.size(), "page");
}

std::string picture_of(const Subject& subject, Diagnostics& diagnostics) {
  const Text& image = subject.resume.basics.image;
  if (!image.empty())
    diagnostics.push_back(note(image.place, "nothing in a picture is read; some systems refuse one"));
  return image.empty() ? "none" : "beside the text";
}

constexpr std::array<Check, 17> checks{{
    {"size", size_of},
    {"file name", file_name_of},
    {"kind of PDF", profile_of},
    {"name", name_of},
    {"e-mail", email_of},
    {"phone", phone_of},
    {"section titles", sections_of},
    {"headings", headings_of},
    {"jobs", jobs_of},
    {"education", studies_of},
    {"dates", dates_of},
    {"columns", columns_of},
    {"letter-spacing", spacing_of},
    {"text", text_of},
    {"links", links_of},
    {"page breaks", page_heads_of},
    {"pictures", picture_of},
}};

}  // namespace

std::expected<std::vector<AtsFinding>, Diagnostics> check_for_ats(const Typeset& typeset,
                                                                  const std::string& file_name,
                                                                  const std::string& pdf) {
  return without_exceptions([&]() -> std::expected<std::vector<AtsFinding>, Diagnostics> {
    const Subject subject{typeset.resume, typeset.pages, file_name, pdf};
    std::vector<AtsFinding> findings;
    for (const Check& check : checks) {
      AtsFinding finding{std::string(check.what), {}, {}};
      finding.summary = check.look(subject, finding.diagnostics);
      findings.push_back(std::move(finding));
    }
    return findings;
  });
}

}  // namespace galley
