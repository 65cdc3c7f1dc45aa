// resume: the schema's tables of the résumé: every key but those of items and of [style].
#include <algorithm>
#include <array>

#include "galley/resume/parse.h"
#include "galley/resume/resume_schema.h"
#include "galley/resume/section_spec.h"
#include "galley/resume/tailor.h"
#include "sections.h"

namespace galley::resume {
namespace {

constexpr Key first_root_keys[] = {
    {.name = "basics",
     .form = Form::Table,
     .doc = "Who you are, and how to reach you.",
     .store = store_basics,
     .table = &basics_table,
     .synonyms = "personal contact header about me cv person"},
};

constexpr Key last_root_keys[] = {
    {.name = "sections",
     .form = Form::Tables,
     .doc = "Sections of your own.",
     .store = store_own_sections,
     .table = &section_table,
     .synonyms = "custom section"},
    {.name = "letter",
     .form = Form::Table,
     .doc = "A letter to send along.",
     .store = store_letter,
     .table = &letter_table,
     .synonyms = "coverletter cover_letter cover anschreiben"},
    {.name = "meta",
     .form = Form::Table,
     .doc = "About the file.",
     .store = store_table<&Resume::meta>,
     .table = &meta_table,
     .synonyms = "metadata document"},
    {.name = "style",
     .form = Form::Table,
     .doc = "How the page looks.",
     .table = &style_table,
     .synonyms = "theme layout design format"},
    {.name = "variants",
     .form = Form::TablesByName,
     .doc = "Versions of the résumé for certain readers.",
     .table = &variant_table,
     .synonyms = "versions variant",
     .taken = whole_variant},
};

/// The key of a section that the format knows.
constexpr Key key_of(const SectionSpec& spec) {
  return {.name = spec.id,
          .form = spec.form,
          .doc = spec.doc,
          .store = store_section,
          .table = &item_table,
          .synonyms = spec.synonyms};
}

/// `basics`, the sections, then the rest. The summary is a key of `basics`.
constexpr auto root_keys = [] {
  constexpr std::size_t count =
      std::size(first_root_keys) + section_specs.size() - 1 + std::size(last_root_keys);
  std::array<Key, count> keys{};
  auto* next = std::ranges::copy(first_root_keys, keys.begin()).out;
  for (const SectionSpec& spec : section_specs)
    if (spec.shape != SectionShape::Text) *next++ = key_of(spec);
  std::ranges::copy(last_root_keys, next);
  return keys;
}();

constexpr Key basics_keys[] = {
    {.name = "name",
     .form = Form::Prose,
     .doc = "Your name.",
     .store = store<&Basics::name>,
     .synonyms = "fullname full_name author"},
    {.name = "label",
     .form = Form::Prose,
     .doc = "What you are: “Web developer”.",
     .store = store<&Basics::label>,
     .synonyms = "title position headline job profession tagline"},
    {.name = "email",
     .form = Form::PlainOrList,
     .doc = "E-mail address, or several.",
     .store = store<&Basics::email>,
     .synonyms = "mail e-mail"},
    {.name = "phone",
     .form = Form::PlainOrList,
     .doc = "Telephone number, or several.",
     .store = store<&Basics::phone>,
     .synonyms = "telephone tel mobile cell"},
    {.name = "url",
     .form = Form::Url,
     .doc = "Your web page.",
     .store = store<&Basics::url>,
     .synonyms = "website web homepage site link blog"},
    {.name = "summary",
     .form = Form::Paragraphs,
     .doc = "A few sentences about you: the section `summary`.",
     .synonyms = "about objective bio profile text description"},
    {.name = "location",
     .form = Form::ProseOrTable,
     .doc = "Where you live.",
     .store = store<&Basics::location>,
     .table = &location_table,
     .synonyms = "address place city"},
    {.name = "profiles",
     .form = Form::Tables,
     .doc = "Accounts on networks.",
     .store = store_list<&Basics::profiles>,
     .table = &network_profile_table,
     .synonyms = "social social_networks networks accounts github linkedin"},
    {.name = "aliases",
     .form = Form::PlainList,
     .doc = "Other spellings of the name, set strong in author lists like it.",
     .store = store<&Basics::aliases>,
     .synonyms = "alias othernames"},
    {.name = "nameReading",
     .form = Form::Prose,
     .doc = "How the name is read: furigana, pinyin, a transcription.",
     .store = store<&Basics::name_reading>,
     .synonyms = "furigana pinyin reading pronunciation"},
    {.name = "pronouns", .form = Form::Plain, .doc = "Your pronouns.", .store = store<&Basics::pronouns>},
    {.name = "links",
     .form = Form::Tables,
     .doc = "Further links.",
     .store = store_list<&Basics::links>,
     .table = &link_table,
     .synonyms = "urls"},
    {.name = "details",
     .form = Form::Tables,
     .doc = "What else some readers ask for: nationality, visa, date of birth. It stands after the contact "
            "line's "
            "other items, or where `style.contact` says `details`.",
     .store = store_list<&Basics::details>,
     .table = &detail_table,
     .synonyms = "personal facts more birthday birthdate nationality"},
    {.name = "image",
     .form = Form::Plain,
     .doc = "A picture of you: a JPEG or PNG file. Nothing is fetched from the web.",
     .store = store<&Basics::image>,
     .synonyms = "picture photo avatar"},
    {.name = "emails",
     .form = Form::PlainList,
     .doc = "Further e-mail addresses, for JSON Resume, whose `email` is one."},
    {.name = "phones",
     .form = Form::PlainList,
     .doc = "Further telephone numbers, for JSON Resume, whose `phone` is one."},
    {.name = "imageAlt",
     .form = Form::Prose,
     .doc =
         "What the picture shows, for those who cannot see it; “Portrait of” and your name if it is missing.",
     .store = store<&Basics::image_alt>,
     .synonyms = "alt"},
};

constexpr Key location_keys[] = {
    {.name = "address",
     .form = Form::Prose,
     .doc = "Street and number.",
     .store = store<&Location::address>,
     .synonyms = "street"},
    {.name = "postalCode",
     .form = Form::Plain,
     .doc = "Postal code.",
     .store = store<&Location::postal_code>,
     .synonyms = "zip zipcode postcode plz"},
    {.name = "city",
     .form = Form::Prose,
     .doc = "City.",
     .store = store<&Location::city>,
     .synonyms = "town"},
    {.name = "region",
     .form = Form::Prose,
     .doc = "State, province or region.",
     .store = store<&Location::region>,
     .synonyms = "state province county"},
    {.name = "countryCode",
     .form = Form::Plain,
     .doc = "Country: ISO 3166-1 alpha-2.",
     .store = store<&Location::country_code>,
     .synonyms = "country"},
};

constexpr Key network_profile_keys[] = {
    {.name = "network",
     .form = Form::Plain,
     .doc = "The network: “GitHub”.",
     .store = store<&NetworkProfile::network>,
     .synonyms = "name site"},
    {.name = "username",
     .form = Form::Plain,
     .doc = "Your name there.",
     .store = store<&NetworkProfile::username>,
     .synonyms = "user handle login"},
    {.name = "url",
     .form = Form::Url,
     .doc = "Your page there.",
     .store = store<&NetworkProfile::url>,
     .synonyms = "link"},
};

constexpr Key link_keys[] = {
    {.name = "label",
     .form = Form::Prose,
     .doc = "What to print; the address if it is missing.",
     .store = store<&Link::label>,
     .synonyms = "name title text"},
    {.name = "url",
     .form = Form::Url,
     .doc = "The address.",
     .store = store<&Link::url>,
     .synonyms = "link href"},
};

constexpr Key detail_keys[] = {
    {.name = "id",
     .form = Form::Id,
     .doc = "Its name in `hide` and `meta.private`: `basics.details.ID`.",
     .store = store<&Detail::id>,
     .synonyms = "key"},
    {.name = "label",
     .form = Form::Prose,
     .doc = "What it is: “Nationality”.",
     .store = store<&Detail::label>,
     .synonyms = "name title"},
    {.name = "text",
     .form = Form::Prose,
     .doc = "What to print after the label.",
     .store = store<&Detail::text>,
     .synonyms = "value description"},
};

/// Words, parted by spaces.
struct Words {
  std::array<char, 256> letters{};
  std::size_t size = 0;

  constexpr void add(std::string_view word) {
    if (size > 0) letters[size++] = ' ';
    for (const char c : word) letters[size++] = c;
  }
  [[nodiscard]] constexpr std::string_view view() const { return {letters.data(), size}; }
};

/// The ids of the built-in sections that have items.
constexpr Words sections_with_items = [] {
  Words ids;
  for (const SectionSpec& spec : section_specs)
    if (spec.shape != SectionShape::Text) ids.add(spec.id);
  return ids;
}();

/// What a section of one's own cannot be called.
constexpr Words names_of_tables = [] {
  Words names;
  for (const Key& key : first_root_keys) names.add(key.name);
  for (const SectionSpec& spec : section_specs)
    if (spec.in_json_resume) names.add(spec.id);
  for (const Key& key : last_root_keys) names.add(key.name);
  return names;
}();

constexpr Key section_keys[] = {
    {.name = "id",
     .form = Form::Id,
     .doc = "Names the section everywhere.",
     .store = store<&Section::id>,
     .synonyms = "name key",
     .taken = names_of_tables.view()},
    {.name = "title",
     .form = Form::Prose,
     .doc = "Its heading.",
     .store = store<&Section::title>,
     .synonyms = "heading label name"},
    {.name = "like",
     .form = Form::Choice,
     .doc = "The built-in section whose shape its items have.",
     .choices = sections_with_items.view(),
     .synonyms = "type kind shape as"},
    {.name = "prefix",
     .form = Form::Plain,
     .doc = "Before the numbers of a section like publications: \"T\" is cited as [T1].",
     .store = store<&Section::prefix>},
    {.name = "items",
     .form = Form::ShapedTables,
     .doc = "Its items.",
     .table = &item_table,
     .synonyms = "entries list",
     .needs = "like"},
    {.name = "text",
     .form = Form::Paragraphs,
     .doc = "Running text.",
     .store = store<&Section::text>,
     .synonyms = "summary description body content"},
    {.name = "highlights",
     .form = Form::Bullets,
     .doc = "Bullets.",
     .store = store<&Section::highlights>,
     .synonyms = "bullets points details"},
};

/// A file's name, in braces its placeholders.
constexpr std::string_view output_pattern =
    R"(^\s*([^{}/\t\n]|[{][{]|[}][}]|[{](name|language|company|position|sent|[^{}/\t\n]*variant)[}])*\s*$)";

constexpr Key meta_keys[] = {
    {.name = "language",
     .form = Form::Plain,
     .doc = "Of the text: a BCP 47 tag; `en-US` if it is missing.",
     .store = store<&Meta::language>,
     .synonyms = "lang locale",
     .pattern = R"(^\s*[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\s*$)"},
    {.name = "languages",
     .form = Form::PlainList,
     .doc =
         "The languages in which texts are given: [\"en\", \"de\"]. The lists of all files count together.",
     .store = store<&Meta::languages>,
     .synonyms = "translations locales",
     .max_elements = limits.languages,
     .adds_up = true},
    {.name = "output",
     .form = Form::Plain,
     .doc = "The name of the result: \"{name} Resume{ – variant}\"; `{language}` is its language.",
     .store = store<&Meta::output>,
     .synonyms = "filename file",
     .pattern = output_pattern},
    {.name = "private",
     .form = Form::PlainList,
     .doc =
         "What `--public` leaves out everywhere: [\"basics.phone\"]. The lists of all files count together.",
     .store = store<&Meta::private_paths>,
     .synonyms = "hide secret",
     .adds_up = true},
    {.name = "lastModified",
     .form = Form::Timestamp,
     .doc = "When the résumé last changed: the date of the PDF. Not printed.",
     .store = store<&Meta::last_modified>,
     .synonyms = "modified updated date"},
    {.name = "canonical",
     .form = Form::Plain,
     .doc = "The address of the latest version. Not printed.",
     .store = store<&Meta::canonical>,
     .synonyms = "url"},
    {.name = "version",
     .form = Form::Plain,
     .doc = "A version of your own counting. Not printed.",
     .store = store<&Meta::version>},
};

constexpr Key variant_keys[] = {
    {.name = "include",
     .form = Form::IdList,
     .doc = "Tags to keep; without it all are. What has no tag is always kept.",
     .synonyms = "tags only"},
    {.name = "exclude", .form = Form::IdList, .doc = "Tags to leave out.", .synonyms = "without drop"},
    {.name = "hide",
     .form = Form::PlainList,
     .doc = "What to leave out: `\"basics.phone\"`, `\"education.score\"` (of each), `\"work.ID\"`, "
            "`\"highlights.ID\"`, or a section; one of your own by its id: `\"talks\"`, `\"talks.ID\"`.",
     .synonyms = "private remove"},
    {.name = "pick",
     .form = Form::ListsByName,
     .doc = "Items of a section, by id and in this order; \"*\" is the rest.",
     .synonyms = "select choose"},
    {.name = "extends",
     .form = Form::Plain,
     .doc = "The variant that this one builds on.",
     .synonyms = "base parent inherits"},
    {.name = "output",
     .form = Form::Plain,
     .doc = "The name of the result, in place of `meta.output`; `extends` does not hand it on.",
     .synonyms = "filename",
     .pattern = output_pattern},
    {.name = "facts",
     .form = Form::Choice,
     .doc = "`\"free\"`: `check --facts` does not compare this variant; `extends` does not hand it on.",
     .store = store_facts,
     .choices = "compared free"},
    {.name = "application",
     .form = Form::Table,
     .doc = "What this variant is for: its values fill placeholders.",
     .store = store_application,
     .table = &application_table,
     .synonyms = "job posting company position"},
    {.name = "highlights",
     .form = Form::RewordingsById,
     .doc = "Other words for highlights, by id; attributes stay unless others are given.",
     .store = store_rewordings},
};

constexpr const Table* tables[] = {&root_table,         &basics_table,    &network_profile_table,
                                   &location_table,     &link_table,      &detail_table,
                                   &item_table,         &role_table,      &section_table,
                                   &letter_table,       &recipient_table, &signature_table,
                                   &enclosure_table,    &meta_table,      &variant_table,
                                   &application_table,  &style_table,     &paper_table,
                                   &margin_table,       &pages_table,     &fill_table,
                                   &fit_table,          &font_table,      &space_table,
                                   &spacing_table,      &name_table,      &image_table,
                                   &heading_table,      &entry_table,     &colour_table,
                                   &publications_table, &citations_table, &words_table,
                                   &print_table,        &theme_table};

constexpr const Table* homes[] = {&basics_table, &meta_table, &style_table};

constexpr auto item_kinds = [] {
  std::array<source::TableKind, section_specs.size() - 1> kinds{};
  auto* next = kinds.begin();
  for (const SectionSpec& spec : section_specs)
    if (spec.shape != SectionShape::Text) *next++ = {in(spec.kind), spec.id};
  return kinds;
}();

constexpr source::PathAlias path_aliases[] = {{"summary", "basics.summary"}};

/// Of a built-in section by its key; of a section of one's own by what it is like.
Kinds kinds_of(const Value& holder, std::string_view key) {
  SectionKind kind = kind_of(key);
  const Member* like = key == "items" ? holder.find("like") : nullptr;
  if (like != nullptr && like->value.kind == Value::Kind::String) kind = kind_of(like->value.string);
  return kind == SectionKind::Prose ? everywhere : in(kind);
}

}  // namespace

extern const Table root_table = {
    "(top level)", "The tables of a résumé. Any table may be missing but `basics`.", root_keys, "", nullptr};
extern const Table basics_table = {"basics", "Who you are.", basics_keys, "name", finish_basics};
extern const Table location_table = {.name = "location",
                                     .doc =
                                         "A place, as a table; a line of text will do as well. Its parts "
                                         "print in the order of its own country, none "
                                         "twice.",
                                     .keys = location_keys,
                                     .short_value = "city"};
extern const Table network_profile_table = {
    "basics.profiles", "An account. It prints as one short text: the address, or network and username.",
    network_profile_keys, "", nullptr};
extern const Table link_table = {"links", "A link.", link_keys, "url", nullptr};
extern const Table detail_table = {"basics.details", "A fact about you.", detail_keys, "text", nullptr};
extern const Table section_table = {"sections", "A section of your own.", section_keys, "id title",
                                    finish_section};
extern const Table meta_table = {"meta", "About the file.", meta_keys, "", nullptr};
extern const Table variant_table = {
    "variants",
    "A version of the résumé. Any table of the top level may stand in it too, merged deep over what is "
    "there; a "
    "list is replaced whole, but a table in its place reaches into it by id (`[variants.NAME.work.ID]`). "
    "`[variants.default]` is what a build without `--variant` gives. A file `variants/NAME.toml` is the same "
    "without "
    "the prefix.",
    variant_keys, "", nullptr};

const source::Schema& resume_schema() {
  static constexpr source::Schema schema = {
      .title = "A résumé for galley",
      .introduction =
          "Every key of a résumé, from the table that validation uses too. A key named `x` is your own "
          "wherever the format names the keys.\nText marked Markdown takes `**strong**`, `*emphasis*`, `` "
          "`code` ``, `[text](url)`, `[text]{lang=fr}` for text in another language, and `[@id]`. In "
          "`'''…'''`, a backslash at the end of a line ends that line.\n"
          "Where a key takes text, a date or text, an address or a list of these, a table by language may "
          "stand "
          "if `meta.languages` names its keys: `{ en = \"…\", de = \"…\" }`, `{ en = [\"…\"], de = "
          "[\"…\"] }`. So may one in place of an element of a list. The keys of `meta` and the strings of "
          "`style` take none.\n"
          "A highlight may end in attributes: `{#id .tag priority=80}` gives it an id, a tag and a "
          "priority.\nLengths are strings in `pt`, `in`, `mm`, `cm` or `em`; a bare number is points.\n",
      .tables = tables,
      .root = &root_table,
      .required_tables = "basics",
      .style = &style_table,
      .theme = &theme_table,
      .own_file = &letter_table,
      .variant = &variant_table,
      .homes = homes,
      .item = &item_table,
      .item_kinds = item_kinds,
      .bullets = "highlights",
      .own_lists = "sections",
      .path_aliases = path_aliases,
      .languages = "meta.languages",
      .kinds_of = kinds_of,
      .layout = {
          .key_order =
              "id group like prefix company position name title label description organization institution "
              "studyType area "
              "awarder issuer entity number office status event funder amount roles language level "
              "fluency pronouns aliases authors publisher "
              "volume issue "
              "pages "
              "email phone location address postalCode city region countryCode form recipient place "
              "startDate endDate date releaseDate score network username url doi type image imageAlt "
              "profiles links "
              "posting sent subject reference opening body closing signature enclosures postscript "
              "summary text courses highlights keywords note tags priority newPage keepTogether",
          .nested_lists = "roles items",
          .last_tables = "letter meta style variants"}};
  return schema;
}

std::string editor_schema(source::SchemaFor file) { return source::editor_schema(resume_schema(), file); }

std::string reference_page() { return source::reference_page(resume_schema()); }

}  // namespace galley::resume
