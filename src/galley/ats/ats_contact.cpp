// galley: checks of name, e-mail address and phone number (see ats_checks.h).
#include <algorithm>

#include <fmt/format.h>

#include "ats_checks.h"
#include "ats_words.h"
#include "galley/base/ascii.h"
#include "galley/typeset/notes.h"
#include "galley/typeset/wording.h"

namespace galley::ats {
namespace {

/// The text of the first page without footers.
std::string first_page(const Pages& pages) {
  std::string text;
  if (pages.pages.empty()) return text;
  for (const Line& line : pages.pages.front().lines) {
    if (line.role != LineRole::Footer) text += line.text + " ";
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

}  // namespace

std::string check_name(const Subject& subject, Diagnostics& diagnostics) {
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

std::string check_details(const Subject& subject, Diagnostics& diagnostics) {
  const auto& details = subject.resume.basics.details;
  for (const Detail& detail : details) {
    if (!is_birth_date(detail)) continue;
    diagnostics.push_back(note(detail.text.place, "a date of birth: many employers may not see one"));
    diagnostics.back().help = "--public leaves out what meta.private names: [\"basics.details\"]";
  }
  return details.empty() ? "none" : counted(details.size(), "detail");
}

std::string check_email(const Subject& subject, Diagnostics& diagnostics) {
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

std::string check_phone(const Subject& subject, Diagnostics& diagnostics) {
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

}  // namespace galley::ats
