// document: what of a résumé is on its pages. In comes a Resume as it was composed, out comes one that holds
// nothing else: what is not printed is taken out here, once, for all that goes to others.
#include "galley/document/printed.h"

#include <algorithm>
#include <map>
#include <set>

#include "address.h"
#include "composer.h"
#include "galley/resume/item_fields.h"
#include "galley/source/schema.h"
#include "profiles.h"
#include "publications.h"
#include "urls.h"

namespace galley::document {
namespace {

class Printer {
 public:
  explicit Printer(const Resume& resume) : composer_(resume, ignored_, known_) {
    if (!composer_.citations.numbered) return;
    std::set<std::string, std::less<>> taken;
    for (const auto& [id, cited] : composer_.citations.by_id) {
      // “[T1]” without its brackets. Prefixes of figures alone may make two alike.
      std::string number = cited.label.substr(1, cited.label.size() - 2);
      while (!taken.insert(number).second) number += '.';
      numbers_.emplace(id, std::move(number));
    }
  }

  Resume print() {
    Resume printed;
    printed.style = composer_.style;
    printed.meta.language = composer_.resume.meta.language;
    printed.meta.last_modified = composer_.resume.meta.last_modified;
    for (const Section& section : composer_.resume.sections) {
      if (section.items.empty() && section.text.empty() && section.highlights.empty()) continue;
      printed.sections.push_back(of(section));
    }
    printed.basics = of(composer_.resume.basics);
    for (Section& section : printed.sections) keep_cited_ids(section);
    return printed;
  }

 private:
  Basics of(Basics basics) {
    const std::vector<std::string>& contact = composer_.style.contact;
    const auto is_printed = [&](std::string_view field) {
      return std::ranges::find(contact, field) != contact.end();
    };
    if (!is_printed("email")) basics.email.clear();
    if (!is_printed("phone")) basics.phone.clear();
    if (!is_printed("url")) basics.url = {};
    if (!is_printed("location")) basics.location = {};
    if (!is_printed("links")) basics.links.clear();
    if (!is_printed("profiles")) {
      std::erase_if(basics.profiles, [&](const NetworkProfile& profile) {
        return std::ranges::none_of(contact,
                                    [&](std::string_view field) { return names_network(field, profile); });
      });
    }
    basics.image = basics.image_alt = {};
    std::erase_if(basics.aliases,
                  [&](const std::string& alias) { return !authors_.contains(name_key(alias)); });

    for (Text* text :
         {&basics.name, &basics.name_reading, &basics.label, &basics.pronouns, &basics.location.line,
          &basics.location.address, &basics.location.city, &basics.location.region})
      retell(*text);
    complete(basics.url);
    for (NetworkProfile& profile : basics.profiles) complete(profile.url);
    retell(basics.links);
    for (Detail& detail : basics.details) {
      detail.id.clear();
      retell(detail.label);
      retell(detail.text);
    }
    return basics;
  }

  Section of(const Section& original) {
    Section section = original;
    if (section.kind == SectionKind::Publications) {
      std::vector<Item> items;
      for (const PublicationList& list : composer_.citations.lists.at(&original))
        for (const NumberedItem& numbered : list.items) items.push_back(*numbered.item);
      section.items = std::move(items);
      for (Item& item : section.items) print_publication(item);
    }
    if (section.kind != SectionKind::Publications || !composer_.citations.numbered) section.prefix.clear();
    retell(section.title);
    retell(section.text);
    retell(section.highlights);
    for (Item& item : section.items) print_fields(item);
    return section;
  }

  /// What is only a publication's; its id is still the author's.
  void print_publication(Item& item) {
    const Style& style = composer_.style;
    if (style.publications.group != PublicationGroup::Type) item.type = {};
    if (style.publications.group != PublicationGroup::Group) item.group = {};
    item.doi.value = std::string(bare_doi(item.doi.value));
    const bool url_is_doi = !item.doi.empty() && bare_doi(item.url.value) == item.doi.value;
    if (url_is_doi && style.urls != UrlForm::Title) item.url = {};
    print_authors(item.authors);
  }

  /// “A, B, …, Own, et al.”: what stands for the others is told like an author, as it is read.
  void print_authors(std::vector<Text>& authors) {
    std::vector<std::string> keys;
    keys.reserve(authors.size());
    for (const Text& author : authors) keys.push_back(name_key(read_plain(composer_, author)));
    std::vector<Text> shown;
    std::size_t next = 0;
    for (const std::size_t i : printed_authors(composer_, keys)) {
      if (i > next) shown.push_back({"…", authors[next].place});
      shown.push_back(authors[i]);
      authors_.insert(keys[i]);
      next = i + 1;
    }
    if (next < authors.size()) shown.push_back({"et\u00A0al.", authors[next].place});
    authors = std::move(shown);
  }

  /// Prints the fields of an item or of a role.
  template <class Record>
  void print_fields(Record& record) {
    resume::each_field(record, [this](const resume::Field<Record>& field, auto& value) {
      if (field.is_printed())
        this->print(field, value);
      else
        value = {};
    });
  }

  /// An id is printed as a number, if at all: see keep_cited_ids.
  template <class Record, class Value>
  void print(const resume::Field<Record>&, Value&) {}
  template <class Record>
  void print(const resume::Field<Record>& field, Text& text) {
    if (field.key.form == source::Form::Url)
      complete(text);
    else if (field.role != resume::FieldRole::Address)
      retell(text);
  }
  template <class Record>
  void print(const resume::Field<Record>&, std::vector<Text>& texts) {
    retell(texts);
  }
  template <class Record>
  void print(const resume::Field<Record>&, std::vector<Link>& links) {
    retell(links);
  }
  template <class Record>
  void print(const resume::Field<Record>&, std::vector<Highlight>& highlights) {
    retell(highlights);
  }
  template <class Record>
  void print(const resume::Field<Record>&, Dates& dates) {
    print_dates(dates);
  }
  template <class Record>
  void print(const resume::Field<Record>&, Location& location) {
    print_location(location);
  }
  template <class Record>
  void print(const resume::Field<Record>&, std::vector<Role>& roles) {
    for (Role& role : roles) print_fields(role);
  }

  void print_dates(Dates& dates) {
    if (!dates.literal.empty()) {
      dates.start.reset();
      dates.end.reset();
      dates.ongoing = false;
    } else if (dates.ongoing && !dates.start) {
      dates.literal = {composer_.dates.printed(dates).text, dates.place};
      dates.end.reset();
      dates.ongoing = false;
    }
  }

  void print_location(Location& location) {
    Text line = location_line(composer_, location);
    retell(line);
    location = {};
    location.line = std::move(line);
  }

  /// An address as other programs want it; printed in full, it stays as it is printed.
  void complete(Text& url) const {
    if (composer_.style.urls != UrlForm::Full) url.value = with_scheme(url.value);
  }

  void retell(std::vector<Link>& links) {
    for (Link& link : links) {
      retell(link.label);
      complete(link.url);
    }
  }
  void retell(std::vector<Highlight>& highlights) {
    for (Highlight& highlight : highlights) {
      highlight.id.clear();
      highlight.tags.clear();
      highlight.priority.reset();
      retell(highlight.text);
      retell(highlight.nested);
    }
    std::erase_if(highlights, [](const Highlight& highlight) {
      return highlight.text.empty() && highlight.nested.empty();
    });
  }
  void retell(std::vector<Text>& texts) {
    for (Text& text : texts) retell(text);
    std::erase_if(texts, [](const Text& text) { return text.empty(); });
  }

  /// Citations by number; those of nothing that is printed go, with the space before them.
  void retell(Text& text) {
    if (text.value.find('@') == std::string::npos) return;
    std::string told;
    std::size_t from = 0;
    for (const CitationPlace& citation : parse_inline(text.value).citations) {
      told += text.value.substr(from, citation.begin - from);
      told.erase(told.find_last_not_of(" \t\n") + 1);
      std::string numbers;
      for (const std::string& id : citation.ids) {
        const auto number = numbers_.find(id);
        if (number == numbers_.end()) continue;
        cited_.insert(id);
        numbers += (numbers.empty() ? "[@" : "; @") + number->second;
      }
      if (!numbers.empty()) told += numbers + "]";
      from = citation.end;
    }
    told += text.value.substr(from);
    text.value = std::move(told);
  }

  void keep_cited_ids(Section& section) const {
    for (Item& item : section.items) {
      const bool is_cited = section.kind == SectionKind::Publications && cited_.contains(item.id);
      item.id = is_cited ? numbers_.at(item.id) : std::string();
    }
  }

  Diagnostics ignored_;
  ProseCache known_;
  Composer composer_;
  std::map<std::string, std::string, std::less<>> numbers_;  ///< by id, of what can be cited
  std::set<std::string, std::less<>> cited_;                 ///< ids
  std::set<std::string> authors_;                            ///< of all publications, as name_key makes them
};

}  // namespace
}  // namespace galley::document

namespace galley {

Resume printed(const Resume& resume) { return document::Printer(resume).print(); }

}  // namespace galley
