// output: what a PDF says of itself (see information.h).
#include "pdf/information.h"

#include <algorithm>

#include "galley/base/ascii.h"
#include "pdf/syntax.h"

namespace galley::output {

namespace {

/// PDF/X demands a date. This one stands in a file whose date is not known, since galley reads no clock.
constexpr std::int64_t date_unknown = 946'684'800;  // 2000-01-01

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : ", ").append(word);
  return out;
}

/// A language, of letters, and subtags, of letters and digits: one to eight each (RFC 3066, 2.1).
bool is_language_tag(std::string_view tag) {
  for (bool first = true;; first = false) {
    const std::string_view subtag = tag.substr(0, tag.find('-'));
    const bool sound = std::ranges::all_of(
        subtag, [first](char c) { return ascii::is_letter(c) || (!first && ascii::is_digit(c)); });
    if (subtag.empty() || subtag.size() > 8 || !sound) return false;
    if (subtag.size() == tag.size()) return true;
    tag.remove_prefix(subtag.size() + 1);
  }
}

std::optional<Moment> date_of(const DocumentInfo& info, const PdfOptions& options) {
  const auto date = moment_of(info.last_modified);
  if (date || options.profile != PdfProfile::Print) return date;
  return moment_of(date_unknown);
}

}  // namespace

Metadata metadata_of(const DocumentInfo& info, const PdfOptions& options) {
  Metadata metadata;
  metadata.right_to_left = info.right_to_left;
  metadata.title = first_part(info.title.empty() ? info.author : info.title);
  metadata.author = first_part(info.author);
  metadata.subject = first_part(info.subject);
  metadata.language = is_language_tag(info.language) ? info.language : "und";
  for (const std::string& keyword : info.keywords) {
    if (!keyword.empty()) metadata.keywords.push_back(first_part(keyword));
  }
  metadata.all_keywords = first_part(joined(metadata.keywords));
  metadata.producer = "galley " GALLEY_VERSION;
  metadata.date = date_of(info, options);
  return metadata;
}

void add_information(PdfFile& file, const Metadata& metadata, PdfProfile profile) {
  Dictionary dict = file.info();
  const auto add = [&](const char* key, const std::string& text) {
    if (!text.empty()) dict.text(key, text);
  };
  add("Title", metadata.title);
  add("Author", metadata.author);
  add("Subject", metadata.subject);
  add("Keywords", metadata.all_keywords);
  add("Producer", metadata.producer);
  if (metadata.date) {
    add("CreationDate", pdf_date(*metadata.date));
    add("ModDate", pdf_date(*metadata.date));
  }
  if (profile == PdfProfile::Print) dict.name("Trapped", "False");

  Dictionary catalogue = file.catalogue();
  catalogue.text("Lang", metadata.language);
  // A viewer's title bar may show the title only if there is one.
  if (!metadata.title.empty() || metadata.right_to_left) {
    Dictionary preferences = catalogue.dictionary("ViewerPreferences");
    if (!metadata.title.empty()) preferences.boolean("DisplayDocTitle", true);
    if (metadata.right_to_left) preferences.name("Direction", "R2L");
  }
}

}  // namespace galley::output
