// galley: checks of name, contact details and URLs (see ats_checks.h).
#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "ats_checks.h"
#include "ats_words.h"
#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "galley/typeset/wording.h"

namespace galley::ats {
namespace {

/// The text of the first page without footers.
std::string first_page(const Pages& pages) {
  std::string text;
  if (pages.pages.empty()) return text;
  for (const Line& line : pages.pages.front().lines) {
    if (!is_artifact(line.role)) text += line.text + " ";
  }
  return plain(text);
}

/// Reports a value that does not stand on the first page.
void expect_on_first_page(const Subject& subject, const Text& value, std::string_view what,
                          std::string_view key, Diagnostics& diagnostics) {
  if (first_page(subject.pages).contains(plain(value.value))) return;
  const bool is_listed = std::ranges::count(subject.resume.style.contact, key) > 0;
  diagnostics.push_back(
      fault(value.place, fmt::format("the {} does not stand on the first page", what),
            is_listed ? "style.contact lists it, and it comes out parted: give it a line of its own"
                      : fmt::format("style.contact says what is printed: list \"{}\" there", key)));
}

/// Does a detail tell when the person was born?
bool is_birth_date(const Detail& detail) {
  constexpr std::string_view words[] = {"birth",      "born",    "geburt",     "geboren",  "naissance",
                                        "nacimiento", "nascita", "nascimento", "geboorte", "föd",
                                        "fødsel",     "født",    "urodzen"};
  const std::string name = folded(detail.id + " " + detail.label.value);
  return std::ranges::any_of(words, [&name](std::string_view word) { return name.contains(word); });
}

/// What is printed, footers too, a text for each block in the order of the blocks.
std::map<NodeId, std::string> printed_texts(const Pages& pages) {
  std::map<NodeId, std::string> texts;
  for (const Page& page : pages.pages)
    for (const Line& line : page.lines) texts[line.block] += line.text + " ";
  return texts;
}

/// The lines of the first page before its first heading of a section.
std::vector<const Line*> head_of(const Pages& pages) {
  std::vector<const Line*> head;
  if (pages.pages.empty()) return head;
  for (const Line& line : pages.pages.front().lines) {
    const StructureNode* node = node_of(pages, line.block);
    if (node != nullptr && node->role == StructureRole::Heading2) break;
    if (!is_artifact(line.role)) head.push_back(&line);
  }
  return head;
}

/// A picture of an envelope, a telephone, an arrow, or a character of no standard.
bool is_icon(char32_t character) {
  return (character >= 0x2190 && character <= 0x21FF) || (character >= 0x2300 && character <= 0x27BF) ||
         (character >= 0xE000 && character <= 0xF8FF) || character >= 0x1F000;
}

bool has_scheme(std::string_view url) {
  return url.contains("://") || url.starts_with("mailto:") || url.starts_with("tel:");
}

/// What is wrong with a URL. Empty: nothing. The reader refuses schemes that it does not know, and spaces.
std::string_view fault_of_url(std::string_view url) {
  const std::size_t end = url.find("://");
  if (end == std::string_view::npos) return {};
  const std::string_view rest = url.substr(end + 3);
  const std::string_view host = rest.substr(0, rest.find_first_of("/?#"));
  if (rest.find("://") < rest.find('/')) return "has two schemes";
  const std::size_t dot = host.rfind('.');
  if (host.empty()) return "has no host";
  if (dot == std::string_view::npos) return "has a host without a dot";
  if (host.starts_with('.') || host.ends_with('.') || host.contains(".."))
    return "has a host with nothing before or after a dot";
  return {};
}

/// Calls `see` for each URL.
template <typename See>
void each_url(const Resume& resume, See see) {
  see(resume.basics.url);
  for (const NetworkProfile& profile : resume.basics.profiles) see(profile.url);
  for (const Link& link : resume.basics.links) see(link.url);
  for (const Section& section : resume.sections) {
    for (const Item& item : section.items) {
      see(item.url);
      for (const Link& link : item.links) see(link.url);
    }
  }
}

}  // namespace

Summary check_name(const Subject& subject, Diagnostics& diagnostics) {
  const std::string& name = subject.resume.basics.name.value;
  const StructureNode* first = nullptr;
  if (!subject.pages.pages.empty() && !subject.pages.pages.front().lines.empty())
    first = node_of(subject.pages, subject.pages.pages.front().lines.front().block);
  if (first == nullptr || first->role != StructureRole::Heading1)
    diagnostics.push_back(fault(subject.resume.basics.name.place,
                                "the first line of the page is not the name",
                                "parsers take the first line for the name"));
  if (std::ranges::any_of(name,
                          [](char c) { return ascii::is_digit(c) || c == ',' || c == '@' || c == '/'; }))
    diagnostics.push_back(fault(subject.resume.basics.name.place, "the name holds figures or marks",
                                "parsers look for a name of letters alone; titles go to basics.label"));
  return "first on the page";
}

Summary check_details(const Subject& subject, Diagnostics& diagnostics) {
  constexpr const char* message = "a date of birth: many employers may not see one";
  const auto& details = subject.resume.basics.details;
  for (const Detail& detail : details) {
    if (!is_birth_date(detail)) continue;
    diagnostics.push_back(advice(detail.text.place, message,
                                 "--public leaves out what meta.private names: [\"basics.details\"]"));
  }
  if (!diagnostics.empty()) return counted(details.size(), "detail");
  for (const auto& [node, text] : printed_texts(subject.pages))
    if (tells_birth(text, subject.resume.meta.language))
      diagnostics.push_back(advice(place_at(subject, node), message, "leave it out"));
  return details.empty() ? "none" : counted(details.size(), "detail");
}

Summary check_email(const Subject& subject, Diagnostics& diagnostics) {
  const auto& emails = subject.resume.basics.email;
  if (emails.empty())
    diagnostics.push_back(
        fault(subject.resume.basics.name.place, "there is no e-mail address", "basics.email"));
  for (const Text& email : emails) {
    expect_on_first_page(subject, email, "e-mail address", "email", diagnostics);
    if (!is_readable_email(email.value))
      diagnostics.push_back(fault(email.place,
                                  fmt::format("'{}' is not read as an e-mail address", email.value),
                                  "name@example.com, of plain letters and figures"));
  }
  return emails.empty() ? "none" : emails.front().value;
}

Summary check_phone(const Subject& subject, Diagnostics& diagnostics) {
  const auto& phones = subject.resume.basics.phone;
  const std::string& language = subject.resume.meta.language;
  if (phones.empty())
    diagnostics.push_back(
        fault(subject.resume.basics.name.place, "there is no phone number", "basics.phone"));
  for (const Text& phone : phones) {
    expect_on_first_page(subject, phone, "phone number", "phone", diagnostics);
    if (is_readable_phone(phone.value, language)) continue;
    const std::string better = readable_phone(phone.value, language);
    const std::string form = "with its country's code, in figures and spaces: +49 30 901820";
    diagnostics.push_back(
        fault(phone.place, fmt::format("'{}' is not read as a phone number", phone.value),
              better.empty() || !is_readable_phone(better, language) ? form : "write " + better));
  }
  return phones.empty() ? "none" : phones.front().value;
}

Summary check_contact_line(const Subject& subject, Diagnostics& diagnostics) {
  std::set<char32_t> seen;
  for (const Line* line : head_of(subject.pages)) {
    for (std::size_t at = 0; at < line->text.size();) {
      const auto [point, next] = utf8::decode(line->text, at);
      at = next;
      if ((point != U'|' && !is_icon(point)) || !seen.insert(point).second) continue;
      std::string character;
      utf8::append(character, point);
      diagnostics.push_back(advice(
          place_at(subject, line->block), fmt::format("'{}' stands between the contact details", character),
          point == U'|' ? "style.separator = \"·\"" : "a word, or nothing, in its place"));
    }
  }
  return "no icons, no pipes";
}

Summary check_urls(const Subject& subject, Diagnostics& diagnostics) {
  std::size_t count = 0;
  each_url(subject.resume, [&](const Text& url) {
    if (url.empty()) return;
    ++count;
    const std::string_view wrong = fault_of_url(url.value);
    if (!wrong.empty())
      diagnostics.push_back(
          fault(url.place, fmt::format("'{}' {}", url.value, wrong), "https://example.com/name"));
    else if (!has_scheme(url.value))
      diagnostics.push_back(
          advice(url.place, fmt::format("'{}' has no scheme", url.value), "https:// before it"));
  });
  return count == 0 ? "none" : counted(count, "URL") + ", each with its scheme";
}

}  // namespace galley::ats
