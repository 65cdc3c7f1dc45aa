// galley: the texts of a résumé (see resume_texts.h).
#include "resume_texts.h"

#include "galley/document/plain_text.h"
#include "galley/resume/item_fields.h"

namespace galley {
namespace {

class Collector {
 public:
  std::vector<ResumeText> collect(const Resume& resume) {
    add(resume.basics.label, "title below the name");
    for (const Detail& detail : resume.basics.details) {
      add(detail.label, "head");
      add(detail.text, "head");
    }
    for (const Section& section : resume.sections) take(section);
    return std::move(texts_);
  }

 private:
  void take(const Section& section) {
    section_ = &section;
    item_ = nullptr;
    add(section.title, "section's title");
    for (const Text& text : section.text)
      add(text, section.kind == SectionKind::Summary ? "summary" : "paragraph");
    add(section.highlights);
    for (const Item& item : section.items) {
      item_ = &item;
      take_fields(item);
    }
    item_ = nullptr;
  }

  template <class Record>
  void take_fields(const Record& record) {
    resume::each_field(record, [this](const auto& field, const auto& value) {
      if (!field.is_printed()) return;
      role_ = field.role;
      add_value(value);
    });
  }

  /// What a field is called where a term stands in it.
  [[nodiscard]] std::string_view what() const {
    if (section_->kind == SectionKind::Skills) return "skills list";
    switch (section_->kind) {
      case SectionKind::Languages:
        return "languages";
      case SectionKind::Certificates:
        return "certificate";
      case SectionKind::Publications:
        return "publication";
      default:
        break;
    }
    switch (role_) {
      case resume::FieldRole::Line:
        return "title of an entry";
      case resume::FieldRole::List:
        return "list";
      default:
        return "text of an entry";
    }
  }

  template <class Value>
  void add_value(const Value&) {}
  void add_value(const Text& text) {
    if (role_ != resume::FieldRole::Address && role_ != resume::FieldRole::Id) add(text, what());
  }
  void add_value(const std::vector<Text>& texts) {
    for (const Text& text : texts) add(text, what());
  }
  void add_value(const std::vector<Link>& links) {
    for (const Link& link : links) add(link.label, "link");
  }
  void add_value(const std::vector<Highlight>& highlights) { add(highlights); }
  void add_value(const std::vector<Role>& roles) {
    for (const Role& role : roles) take_fields(role);
  }

  void add(const Text& text, std::string_view what) {
    if (text.empty()) return;
    texts_.push_back({plain_text_of(text.value),
                      what,
                      text.place,
                      section_ != nullptr ? std::string_view(section_->id) : std::string_view(),
                      item_,
                      {}});
  }
  void add(const std::vector<Highlight>& highlights) {
    for (const Highlight& highlight : highlights) {
      add(highlight.text, "highlight");
      if (!highlight.text.empty()) texts_.back().tags = highlight.tags;
      add(highlight.nested);
    }
  }

  const Section* section_ = nullptr;
  const Item* item_ = nullptr;
  resume::FieldRole role_ = resume::FieldRole::Line;
  std::vector<ResumeText> texts_;
};

}  // namespace

std::vector<ResumeText> texts_of(const Resume& resume) { return Collector().collect(resume); }

}  // namespace galley
