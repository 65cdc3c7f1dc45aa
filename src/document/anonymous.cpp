// document: a résumé that does not say whose it is (see galley/document/anonymous.h). In comes a Resume, out
// comes one that knows no more than what may be told: so no stage and no writer after it need know of this.
#include "galley/document/anonymous.h"

#include <algorithm>

#include <fmt/format.h>

#include "galley/resume/item_fields.h"
#include "own_name.h"
#include "prose_addresses.h"

namespace galley::document {
namespace {

/// Was a text nothing but an address?
bool was_address(const Text& text) { return text.value == ellipsis; }

class Anonymiser {
 public:
  Anonymiser(Resume& resume, StandIn stand_in, Diagnostics& warnings)
      : resume_(resume),
        name_(resume.basics, stand_in),
        addresses_(resume.basics),
        warnings_(warnings),
        stand_in_(stand_in) {}

  void run() {
    hide_basics();
    for (Section& section : resume_.sections) {
      hide(section.title, NameParts::Each);
      hide(section.text);
      hide(section.highlights);
      for (Item& item : section.items) hide_fields(item);
    }
    if (resume_.letter) hide_letter(*resume_.letter);
    for (auto& [id, title] : resume_.style.titles) hide(title);
    if (resume_.style.footer) hide(*resume_.style.footer);
    Meta meta;
    meta.language = resume_.meta.language;
    meta.last_modified = resume_.meta.last_modified;
    resume_.meta = std::move(meta);
  }

 private:
  void hide_basics() {
    Basics basics;
    basics.name = {name_.stand_in(), resume_.basics.name.place};
    // It is not said twice.
    if (stand_in_ == StandIn::Initials) basics.label = std::move(resume_.basics.label);
    hide(basics.label, NameParts::Whole);
    resume_.basics = std::move(basics);
  }

  void hide_letter(Letter& letter) {
    Recipient& recipient = letter.recipient;
    for (Text* const line : {&recipient.name, &recipient.title, &recipient.organization})
      hide(*line, NameParts::Whole);
    hide_field(recipient.location, NameParts::Whole);
    for (Text& line : recipient.lines) hide(line, NameParts::Whole);
    letter.place = {};
    letter.signature = {};
    for (Text* const line : {&letter.subject, &letter.reference, &letter.opening, &letter.closing})
      hide(*line, NameParts::Whole);
    for (BodyPart& part : letter.body) {
      hide(part.paragraph, NameParts::Each);
      hide(part.items);
    }
    std::erase_if(letter.body, [](const BodyPart& part) {
      return part.items.empty() && (part.paragraph.empty() || was_address(part.paragraph));
    });
    for (Enclosure& enclosure : letter.enclosures) {
      hide(enclosure.name, NameParts::Whole);
      enclosure.file = {};
    }
    hide(letter.postscript, NameParts::Each);
  }

  template <class Record>
  void hide_fields(Record& record) {
    resume::each_field(record, [this](const resume::Field<Record>& field, auto& value) {
      const bool is_contact = field.key.name == "email" || field.key.name == "phone";
      if (field.role == resume::FieldRole::Address || is_contact)
        value = {};
      else
        this->hide_field(value,
                         field.role == resume::FieldRole::Paragraph ? NameParts::Each : NameParts::Whole);
    });
  }

  void hide_field(Text& text, NameParts parts) { hide(text, parts); }
  void hide_field(std::vector<Text>& texts, NameParts parts) {
    for (Text& text : texts) hide(text, parts);
    std::erase_if(texts, was_address);
  }
  void hide_field(std::vector<Highlight>& highlights, NameParts /*parts*/) { hide(highlights); }
  void hide_field(std::vector<Role>& roles, NameParts /*parts*/) {
    for (Role& role : roles) hide_fields(role);
  }
  void hide_field(Dates& dates, NameParts parts) { hide(dates.literal, parts); }
  void hide_field(Location& location, NameParts parts) {
    for (Text* const text : {&location.line, &location.address, &location.city, &location.region})
      hide(*text, parts);
  }
  // All of it is an address.
  void hide_field(std::vector<Link>& links, NameParts /*parts*/) { links.clear(); }
  // Ids, tags and priorities are not printed.
  template <class Value>
  void hide_field(Value& /*value*/, NameParts /*parts*/) {}

  void hide(std::vector<Text>& texts) { hide_field(texts, NameParts::Each); }
  void hide(std::vector<Highlight>& highlights) {
    for (Highlight& highlight : highlights) {
      hide(highlight.text, NameParts::Each);
      hide(highlight.nested);
    }
    std::erase_if(highlights,
                  [](const Highlight& one) { return was_address(one.text) && one.nested.empty(); });
  }
  void hide(Text& text, NameParts parts) {
    text.value = hidden(text.value, parts);
    const std::string_view left = name_.part_in(text.value);
    if (left.empty()) return;
    Diagnostic warning;
    warning.severity = Severity::Warning;
    if (text.place.source) warning.place = find_from(text.place, left);
    warning.message = fmt::format("'{}' stands here, and is a part of the name", left);
    warning.help = parts == NameParts::Whole
                       ? "--anonymous hides parts of the name in running text alone; reword it in a variant"
                       : "it may be another word, so it stays; if it is the name, reword it in a variant";
    warnings_.push_back(std::move(warning));
  }
  /// The author's words in `style`, whose place is not known.
  void hide(std::string& words) {
    Text text{std::move(words), {}};
    hide(text, NameParts::Each);
    words = std::move(text.value);
  }
  [[nodiscard]] std::string hidden(const std::string& text, NameParts parts) const {
    return name_.hidden_in(addresses_.hidden_in(without_addresses(text)), parts);
  }

  Resume& resume_;
  OwnName name_;
  OwnAddresses addresses_;
  Diagnostics& warnings_;
  StandIn stand_in_;
};

}  // namespace
}  // namespace galley::document

namespace galley {

Resume anonymous(Resume resume, StandIn stand_in, Diagnostics& warnings) {
  document::Anonymiser(resume, stand_in, warnings).run();
  return resume;
}

}  // namespace galley
