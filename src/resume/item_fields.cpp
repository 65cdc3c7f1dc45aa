// resume: the fields of items and roles (see item_fields.h).
#include "galley/resume/item_fields.h"

#include <algorithm>
#include <array>
#include <utility>

#include "galley/resume/resume_schema.h"
#include "galley/resume/section_spec.h"
#include "sections.h"

namespace galley::resume {
namespace {

constexpr Kinds work = in(SectionKind::Work);
constexpr Kinds volunteer = in(SectionKind::Volunteer);
constexpr Kinds education = in(SectionKind::Education);
constexpr Kinds awards = in(SectionKind::Awards);
constexpr Kinds certificates = in(SectionKind::Certificates);
constexpr Kinds publications = in(SectionKind::Publications);
constexpr Kinds skills = in(SectionKind::Skills);
constexpr Kinds languages = in(SectionKind::Languages);
constexpr Kinds interests = in(SectionKind::Interests);
constexpr Kinds references = in(SectionKind::References);
constexpr Kinds projects = in(SectionKind::Projects);
constexpr Kinds patents = in(SectionKind::Patents);
constexpr Kinds talks = in(SectionKind::Talks);
constexpr Kinds teaching = in(SectionKind::Teaching);
constexpr Kinds grants = in(SectionKind::Grants);
constexpr Kinds memberships = in(SectionKind::Memberships);
constexpr Kinds service = in(SectionKind::Service);
constexpr Kinds supervision = in(SectionKind::Supervision);
constexpr Kinds with_own_span = teaching | grants | memberships | service | supervision;
constexpr Kinds spanning = work | volunteer | education | projects | awards | certificates | with_own_span;
constexpr Kinds new_kinds = patents | talks | with_own_span;

constexpr ItemField item_rows[] = {
    {{.name = "position",
      .form = Form::Prose,
      .doc = "What you were there.",
      .synonyms = "title role job jobtitle",
      .kinds = work},
     &Item::position,
     FieldRole::Line,
     "title"},
    {{.name = "position",
      .form = Form::Prose,
      .doc = "What you were there.",
      .synonyms = "title role job jobtitle",
      .kinds = volunteer | references | teaching | grants | memberships | service},
     &Item::position},
    {{.name = "name",
      .form = Form::Prose,
      .doc = "The employer.",
      .synonyms = "company employer organization organisation firm",
      .kinds = work},
     &Item::name,
     FieldRole::Line,
     "employer"},
    {{.name = "organization",
      .form = Form::Prose,
      .doc = "The organisation.",
      .synonyms = "organisation name company",
      .kinds = volunteer | references | memberships | service},
     &Item::organization},
    {{.name = "description", .form = Form::Prose, .doc = "What the employer does.", .kinds = work},
     &Item::description,
     FieldRole::Paragraph},
    {{.name = "institution",
      .form = Form::Prose,
      .doc = "School or university.",
      .synonyms = "school university college name",
      .kinds = education},
     &Item::institution,
     FieldRole::Line,
     "school"},
    {{.name = "institution",
      .form = Form::Prose,
      .doc = "School or university.",
      .synonyms = "school university college name",
      .kinds = teaching | supervision},
     &Item::institution},
    {{.name = "area",
      .form = Form::Prose,
      .doc = "Subject.",
      .synonyms = "subject major field discipline",
      .kinds = education},
     &Item::area},
    {{.name = "studyType",
      .form = Form::Prose,
      .doc = "Degree.",
      .synonyms = "degree diploma title qualification",
      .kinds = education},
     &Item::study_type,
     FieldRole::Line,
     "degree"},
    {{.name = "studyType",
      .form = Form::Prose,
      .doc = "Degree.",
      .synonyms = "degree diploma title qualification",
      .kinds = supervision},
     &Item::study_type},
    {{.name = "score",
      .form = Form::Prose,
      .doc = "Grade.",
      .synonyms = "gpa grade mark",
      .kinds = education},
     &Item::score},
    {{.name = "courses",
      .form = Form::ProseList,
      .doc = "Courses taken.",
      .synonyms = "coursework modules",
      .kinds = education},
     &Item::courses,
     FieldRole::List},
    {{.name = "title", .form = Form::Prose, .doc = "The award.", .synonyms = "name award", .kinds = awards},
     &Item::title},
    {{.name = "awarder",
      .form = Form::Prose,
      .doc = "Who gave it.",
      .synonyms = "issuer by organization",
      .kinds = awards},
     &Item::awarder},
    {{.name = "name",
      .form = Form::Prose,
      .doc = "The certificate.",
      .synonyms = "title certificate",
      .kinds = certificates},
     &Item::name},
    {{.name = "issuer",
      .form = Form::Prose,
      .doc = "Who issued it.",
      .synonyms = "awarder authority organization",
      .kinds = certificates},
     &Item::issuer},
    {{.name = "name", .form = Form::Prose, .doc = "The title.", .synonyms = "title", .kinds = publications},
     &Item::name},
    {{.name = "authors",
      .form = Form::PlainList,
      .doc = "Authors in order; marks such as `*` are kept.",
      .synonyms = "author by",
      .kinds = publications | patents | talks},
     &Item::authors,
     FieldRole::List},
    {{.name = "publisher",
      .form = Form::Prose,
      .doc = "The venue: journal, conference, publisher.",
      .synonyms = "journal venue booktitle conference",
      .kinds = publications},
     &Item::publisher},
    {{.name = "releaseDate",
      .form = Form::DateOrText,
      .doc = "When it came out.",
      .synonyms = "year published",
      .kinds = publications},
     &Item::dates,
     FieldRole::Dates},
    {{.name = "type",
      .form = Form::Plain,
      .doc = "What it is, in BibTeX's words: `article`, `inproceedings`, `misc`.",
      .kinds = publications},
     &Item::type},
    {{.name = "volume", .form = Form::Plain, .doc = "Volume.", .synonyms = "vol", .kinds = publications},
     &Item::volume},
    {{.name = "issue",
      .form = Form::Plain,
      .doc = "Number within the volume.",
      .synonyms = "number no",
      .kinds = publications},
     &Item::issue},
    {{.name = "pages", .form = Form::Plain, .doc = "Pages.", .synonyms = "page pp", .kinds = publications},
     &Item::pages},
    {{.name = "doi", .form = Form::Plain, .doc = "Digital object identifier.", .kinds = publications},
     &Item::doi,
     FieldRole::Address},
    {{.name = "name",
      .form = Form::Prose,
      .doc = "What the keywords have in common: “Languages”.",
      .synonyms = "title label category",
      .kinds = skills | interests},
     &Item::name},
    {{.name = "level", .form = Form::Prose, .doc = "How well.", .synonyms = "proficiency", .kinds = skills},
     &Item::level},
    {{.name = "language",
      .form = Form::Prose,
      .doc = "The language.",
      .synonyms = "name",
      .kinds = languages},
     &Item::language},
    {{.name = "fluency",
      .form = Form::Prose,
      .doc = "How well you speak it.",
      .synonyms = "level proficiency",
      .kinds = languages},
     &Item::fluency},
    {{.name = "name",
      .form = Form::Prose,
      .doc = "Who speaks for you.",
      .synonyms = "person",
      .kinds = references},
     &Item::name},
    {{.name = "reference",
      .form = Form::Prose,
      .doc = "What they say.",
      .synonyms = "text quote summary",
      .kinds = references},
     &Item::reference,
     FieldRole::Paragraph},
    {{.name = "email",
      .form = Form::Plain,
      .doc = "Their e-mail address.",
      .synonyms = "mail e-mail",
      .kinds = references},
     &Item::email},
    {{.name = "phone",
      .form = Form::Plain,
      .doc = "Their telephone number.",
      .synonyms = "telephone tel mobile",
      .kinds = references},
     &Item::phone},
    {{.name = "name",
      .form = Form::Prose,
      .doc = "The project.",
      .synonyms = "title project",
      .kinds = projects},
     &Item::name},
    {{.name = "name",
      .form = Form::Prose,
      .doc = "The invention.",
      .synonyms = "title invention",
      .kinds = patents},
     &Item::name},
    {{.name = "name",
      .form = Form::Prose,
      .doc = "The title of the talk.",
      .synonyms = "title talk",
      .kinds = talks},
     &Item::name},
    {{.name = "name",
      .form = Form::Prose,
      .doc = "The course.",
      .synonyms = "title course",
      .kinds = teaching},
     &Item::name},
    {{.name = "name",
      .form = Form::Prose,
      .doc = "What the grant was for.",
      .synonyms = "title project",
      .kinds = grants},
     &Item::name},
    {{.name = "name",
      .form = Form::Prose,
      .doc = "Whom you supervised.",
      .synonyms = "student person",
      .kinds = supervision},
     &Item::name},
    {{.name = "description",
      .form = Form::Prose,
      .doc = "What it is.",
      .synonyms = "summary about",
      .kinds = projects},
     &Item::description,
     FieldRole::Paragraph},
    {{.name = "entity",
      .form = Form::Prose,
      .doc = "For whom.",
      .synonyms = "organization company client",
      .kinds = projects},
     &Item::entity},
    {{.name = "number",
      .form = Form::Prose,
      .doc = "Of the application or the patent: “US 10,123,456 B2”.",
      .synonyms = "no patentnumber",
      .kinds = patents},
     &Item::number},
    {{.name = "office",
      .form = Form::Prose,
      .doc = "The patent office.",
      .synonyms = "issuer authority",
      .kinds = patents},
     &Item::office},
    {{.name = "status",
      .form = Form::Prose,
      .doc = "What became of it: “granted”.",
      .synonyms = "state",
      .kinds = patents},
     &Item::status},
    {{.name = "event",
      .form = Form::Prose,
      .doc = "Where you gave it: the conference.",
      .synonyms = "conference venue",
      .kinds = talks},
     &Item::event},
    {{.name = "funder",
      .form = Form::Prose,
      .doc = "Who pays.",
      .synonyms = "organization agency",
      .kinds = grants},
     &Item::funder},
    {{.name = "amount",
      .form = Form::Prose,
      .doc = "How much, with the currency.",
      .synonyms = "sum value budget",
      .kinds = grants},
     &Item::amount},
    {{.name = "type",
      .form = Form::Prose,
      .doc = "What kind of project: “application”, “talk”.",
      .kinds = projects},
     &Item::type},
    {{.name = "type", .form = Form::Prose, .doc = "What kind of talk: “keynote”, “poster”.", .kinds = talks},
     &Item::type},
    {{.name = "roles",
      .form = Form::ProseList,
      .doc = "What you were in it.",
      .synonyms = "role position",
      .kinds = projects},
     &Item::project_roles,
     FieldRole::List},
    {{.name = "startDate",
      .form = Form::Date,
      .doc = "From when; alone it means “to this day”.",
      .synonyms = "start from begin since",
      .kinds = spanning},
     &Item::dates,
     FieldRole::Dates},
    {{.name = "endDate",
      .form = Form::EndDate,
      .doc = "To when, or \"present\".",
      .synonyms = "end to until",
      .kinds = spanning},
     &Item::dates,
     FieldRole::Dates},
    {{.name = "date",
      .form = Form::DateOrText,
      .doc = "A date, or any text, printed instead of start and end.",
      .synonyms = "when dates year"},
     &Item::dates,
     FieldRole::Dates},
    {{.name = "releaseDate",
      .form = Form::DateOrText,
      .doc = "`date` in words, for JSON Resume, whose own `date` takes none.",
      .kinds = awards | certificates},
     &Item::dates,
     FieldRole::Dates},
    {{.name = "url",
      .form = Form::Url,
      .doc = "Its web page.",
      .synonyms = "link website web",
      .kinds = work | volunteer | education | awards | references | certificates | publications | projects |
               new_kinds},
     &Item::url,
     FieldRole::Address},
    {{.name = "location",
      .form = Form::ProseOrTable,
      .doc = "Where.",
      .table = &location_table,
      .synonyms = "place city address where"},
     &Item::location,
     FieldRole::Place},
    {{.name = "summary",
      .form = Form::Paragraphs,
      .doc = "A few sentences.",
      .synonyms = "description text abstract about",
      .kinds = work | volunteer | education | awards | publications | new_kinds},
     &Item::summary,
     FieldRole::Paragraph},
    {{.name = "highlights",
      .form = Form::Bullets,
      .doc = "Bullets; a list after one nests under it.",
      .synonyms = "bullets points achievements accomplishments responsibilities items details",
      .kinds = work | volunteer | education | projects | new_kinds},
     &Item::highlights,
     FieldRole::Bullets},
    {{.name = "roles",
      .form = Form::Tables,
      .doc = "Several roles at one employer, under one heading; excludes `position`.",
      .table = &role_table,
      .synonyms = "positions",
      .kinds = work | volunteer},
     &Item::roles,
     FieldRole::Roles},
    {{.name = "keywords",
      .form = Form::ProseList,
      .doc = "Words that belong to it.",
      .synonyms = "technologies tools stack skills items list"},
     &Item::keywords,
     FieldRole::List},
    {{.name = "group",
      .form = Form::Prose,
      .doc = "A sub-heading inside the section.",
      .synonyms = "category subheading"},
     &Item::group,
     FieldRole::Group},
    {{.name = "note", .form = Form::Prose, .doc = "A remark.", .synonyms = "remark comment"},
     &Item::note,
     FieldRole::Paragraph},
    {{.name = "links",
      .form = Form::Tables,
      .doc = "Further links.",
      .table = &link_table,
      .synonyms = "urls url"},
     &Item::links,
     FieldRole::Address},
    {{.name = "id", .form = Form::Id, .doc = "Its name in citations and variants.", .synonyms = "key"},
     &Item::id,
     FieldRole::Id},
    {{.name = "tags", .form = Form::IdList, .doc = "What variants choose by.", .synonyms = "tag labels"},
     &Item::tags,
     FieldRole::Choice},
    {{.name = "priority",
      .form = Form::Integer,
      .doc = "With one it is optional: what `style.pages` drops first, 0 before 100.",
      .synonyms = "weight importance",
      .least = 0,
      .most = 100},
     &Item::priority,
     FieldRole::Choice},
    {{.name = "newPage",
      .form = Form::Boolean,
      .doc = "`true`: it begins a page, with the heading that it stands under. A variant says `false` to "
             "take the "
             "break back.",
      .synonyms = "pagebreak page-break breakbefore"},
     &Item::new_page,
     FieldRole::Pages},
    {{.name = "keepTogether",
      .form = Form::Boolean,
      .doc =
          "`true`: no page ends inside it, if it is not longer than a page. `false`: a page may end wherever "
          "its text leaves two lines on either side.",
      .synonyms = "keep unbreakable nobreak"},
     &Item::keep_together,
     FieldRole::Pages},
};

constexpr RoleField role_rows[] = {
    {{.name = "position", .form = Form::Prose, .doc = "What you were.", .synonyms = "title role name job"},
     &Role::position},
    {{.name = "startDate", .form = Form::Date, .doc = "From when.", .synonyms = "start from begin since"},
     &Role::dates,
     FieldRole::Dates},
    {{.name = "endDate",
      .form = Form::EndDate,
      .doc = "To when, or \"present\".",
      .synonyms = "end to until"},
     &Role::dates,
     FieldRole::Dates},
    {{.name = "date", .form = Form::DateOrText, .doc = "A date, or any text.", .synonyms = "when dates year"},
     &Role::dates,
     FieldRole::Dates},
    {{.name = "location",
      .form = Form::ProseOrTable,
      .doc = "Where.",
      .table = &location_table,
      .synonyms = "place city address where"},
     &Role::location,
     FieldRole::Place},
    {{.name = "summary",
      .form = Form::Paragraphs,
      .doc = "A few sentences.",
      .synonyms = "description text about"},
     &Role::summary,
     FieldRole::Paragraph},
    {{.name = "highlights",
      .form = Form::Bullets,
      .doc = "Bullets.",
      .synonyms = "bullets points achievements accomplishments responsibilities items details"},
     &Role::highlights,
     FieldRole::Bullets},
};

template <class Record, std::size_t count>
constexpr bool is_first_of_member(const Field<Record> (&rows)[count], std::size_t row) {
  return std::none_of(rows, rows + row, [&](const auto& one) { return one.member == rows[row].member; });
}

/// A row for each member.
template <const auto& rows>
constexpr auto fields_in() {
  constexpr std::size_t count = [] {
    std::size_t members = 0;
    for (std::size_t i = 0; i < std::size(rows); ++i) members += is_first_of_member(rows, i) ? 1 : 0;
    return members;
  }();
  std::array<std::remove_cvref_t<decltype(rows[0])>, count> fields{};
  std::size_t next = 0;
  for (std::size_t i = 0; i < std::size(rows); ++i) {
    if (!is_first_of_member(rows, i)) continue;
    fields[next] = rows[i];
    for (const auto& row : rows)
      if (row.member == rows[i].member) fields[next].key.kinds |= row.key.kinds;
    ++next;
  }
  return fields;
}

/// Reads the value of a row into its member.
template <const auto& rows, std::size_t row, class Record>
void store_row(Reader& reader, const Key& key, const Value& value, void* record) {
  if constexpr (rows[row].role != FieldRole::Dates) {
    constexpr auto member = std::get<rows[row].member.index()>(rows[row].member);
    read(reader, key, value, static_cast<Record*>(record)->*member);
  }
}

/// The keys of a table, each with the function that reads its value. Dates are read together, at the end.
template <const auto& rows, class Record>
constexpr auto keys_in() {
  return []<std::size_t... row>(std::index_sequence<row...>) {
    std::array keys{rows[row].key...};
    ((keys[row].store = rows[row].role == FieldRole::Dates ? nullptr : store_row<rows, row, Record>), ...);
    return keys;
  }(std::make_index_sequence<std::size(rows)>());
}

constexpr auto all_item_fields = fields_in<item_rows>();
constexpr auto all_role_fields = fields_in<role_rows>();

/// Converts to any type, in expressions that are never evaluated.
struct AnyValue {
  template <class T>
  operator T() const {  // NOLINT(google-explicit-constructor)
    std::unreachable();
  }
};

/// The number of members of an aggregate.
template <class Record, class... Values>
consteval std::size_t count_members() {
  if constexpr (requires { Record{Values{}..., AnyValue{}}; })
    return count_members<Record, Values..., AnyValue>();
  else
    return sizeof...(Values);
}

// A member without a row would be read by nobody. An item's place is no field.
static_assert(all_item_fields.size() + 1 == count_members<Item>());
static_assert(all_role_fields.size() == count_members<Role>());

constexpr auto item_keys = keys_in<item_rows, Item>();
constexpr auto role_keys = keys_in<role_rows, Role>();

}  // namespace

std::span<const ItemField> item_meanings() { return item_rows; }

std::span<const ItemField> fields_of(const Item&) { return all_item_fields; }
std::span<const RoleField> fields_of(const Role&) { return all_role_fields; }

extern const Table item_table = {.name = "items",
                                 .doc = "An item of a section.",
                                 .keys = item_keys,
                                 .finish = finish_item,
                                 .short_name = "name",
                                 .short_list = "keywords",
                                 .exclusive = "position roles"};
extern const Table role_table = {.name = "roles",
                                 .doc = "One of several roles at one employer or organisation.",
                                 .keys = role_keys,
                                 .finish = finish_role};

}  // namespace galley::resume
