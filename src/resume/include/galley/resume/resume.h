// resume: what the author said, with the place in the file of every value. Plain values; prose is still
// Markdown.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "galley/base/diagnostic.h"
#include "galley/resume/letter.h"
#include "galley/resume/location.h"
#include "galley/resume/style.h"
#include "galley/source/author_text.h"

namespace galley {

/// When something was. `literal` (free text such as “Summer 2019”) is printed in place of start and end.
struct Dates {
  std::optional<Date> start;
  std::optional<Date> end;
  bool ongoing = false;
  Text literal;
  Place place;      ///< of the start, or of what there is
  Place end_place;  ///< of the end, or of what there is
  [[nodiscard]] bool empty() const { return !start && !end && !ongoing && literal.empty(); }
};

struct Link {
  Text label;
  Text url;
};

/// One position of several at the same employer.
struct Role {
  Text position;
  Dates dates;
  Location location;
  std::vector<Text> summary;
  std::vector<Highlight> highlights;
};

/// An item of any section. One wide record: the schema's table says which keys a section takes; the rest stay
/// empty.
struct Item {
  std::string id;
  std::vector<std::string> tags;
  std::optional<int> priority;
  std::optional<bool> new_page;       ///< begins it a page?
  std::optional<bool> keep_together;  ///< true: no page parts it; false: pages part it more readily
  Place place;                        ///< of the item's own table

  Text name;  ///< of an employer, project, skill, certificate, publication, reference, interest
  Text position;
  Text organization;  ///< volunteer
  Text institution, area, study_type, score;
  std::vector<Text> courses;
  Text title, awarder, issuer;
  Text publisher, volume, issue, pages, doi, type;
  std::vector<Text> authors;
  Text level, language, fluency, reference, description, entity;
  Text email, phone;                ///< of a reference
  Text number, office, status;      ///< of a patent
  Text event;                       ///< at which a talk was given
  Text funder, amount;              ///< of a grant
  std::vector<Text> project_roles;  ///< JSON Resume's projects.roles
  Dates dates;                      ///< from startDate/endDate, date or releaseDate
  Location location;
  Text url;
  Text group, note;
  std::vector<Text> keywords;
  std::vector<Link> links;
  std::vector<Text> summary;  ///< a paragraph each
  std::vector<Highlight> highlights;
  std::vector<Role> roles;
};

/// What shape a section's items have.
enum class SectionKind {
  Summary,  ///< basics.summary: only `text`
  Work,
  Volunteer,
  Education,
  Awards,
  Certificates,
  Publications,
  Skills,
  Languages,
  Interests,
  References,
  Projects,
  Patents,
  Talks,
  Teaching,
  Grants,
  Memberships,
  Service,
  Supervision,
  Prose,  ///< a section of one's own with `text` and `highlights` only
};

struct Section {
  std::string id;  ///< "work", "publications", or the id of a section of one's own
  SectionKind kind = SectionKind::Prose;
  bool is_own = false;  ///< does it stand under `sections`?
  Text title;           ///< as given; empty: style.titles or the language's default
  std::string prefix;   ///< "T": cited as [T1]
  std::vector<Item> items;
  std::vector<Text> text;  ///< a paragraph each
  std::vector<Highlight> highlights;
  Place place;
};

/// A profile on a network (JSON Resume's basics.profiles).
struct NetworkProfile {
  Text network, username, url;
};

/// A fact about the person for which there is no key: “Nationality: Dutch”.
struct Detail {
  std::string id;
  Text label, text;
};

struct Basics {
  Text name;
  std::vector<std::string> aliases;
  Text name_reading;  ///< how the name is read: furigana, pinyin
  Text label, pronouns;
  std::vector<Text> email, phone;
  Text url;
  Text image;  ///< a file; parse() clears a web address, from which nothing is fetched
  Text image_alt;
  Location location;
  std::vector<NetworkProfile> profiles;
  std::vector<Link> links;
  std::vector<Detail> details;
};

struct Meta {
  std::string language;                ///< BCP 47
  std::vector<std::string> languages;  ///< in which texts were given; each text here is in one of them
  Text output;                         ///< empty: the input's name
  /// Errors of placeholders in `output` that the application has no value for. They keep a result from being
  /// named by it.
  Diagnostics unfilled_output;
  std::string last_modified;
  std::string canonical, version;
  std::vector<std::string> private_paths;
};

struct Resume {
  std::string folder;  ///< of the file that it was read from
  Basics basics;
  std::vector<Section> sections;  ///< in the order in which they print
  /// Ids of publications that exist but are not printed (a variant, style.order or --public leaves them out):
  /// a citation of one vanishes, where that of an id which exists nowhere is an error.
  std::vector<std::string> unprinted_ids;
  Application application;       ///< of the variant
  bool has_free_facts = false;   ///< the variant's facts may differ from those of the whole
  std::optional<Letter> letter;  ///< if there is one
  Meta meta;
  Style style;
};

}  // namespace galley
