// resume: the schema's tables of a letter and of an application, and how their values are read.
#include "galley/base/ascii.h"
#include "galley/resume/resume_schema.h"
#include "letter_body.h"
#include "sections.h"

namespace galley {

using source::Enter;
using source::Key;
using source::Reader;
using source::Value;

// What the members of a letter take in. In this namespace, as the records are, so that `store` finds them.

static void read(Reader& reader, const Key& key, const Value& value, LetterDate& date) {
  date = {};
  date.place = value.place;
  if (value.kind != Value::Kind::String || source::looks_like_date(value.string)) {
    date.date = read_date(reader, key, value);
    return;
  }
  date.is_today = ascii::lowered(ascii::trimmed(value.string)) == "today";
  if (!date.is_today) read(reader, key, value, date.literal);
}

static void read(Reader& reader, const Key& key, const Value& value, std::vector<Enclosure>& enclosures) {
  const std::vector<Value>* elements = read_list(reader, key, value);
  if (elements == nullptr) return;
  enclosures.clear();
  for (const Value& element : *elements) {
    if (is_absent(element)) continue;
    Enclosure enclosure;
    if (element.kind == Value::Kind::Table) {
      const Enter enter(reader, key.name, true);
      read_table(reader, *key.table, element, &enclosure);
    } else {
      read(reader, key, element, enclosure.name);
    }
    enclosures.push_back(std::move(enclosure));
  }
}

}  // namespace galley

namespace galley::resume {
namespace {

/// A place in its usual form, or the lines that the author gives.
void store_address(Reader& reader, const Key& key, const Value& value, void* record) {
  auto& recipient = *static_cast<Recipient*>(record);
  if (value.kind == Value::Kind::Array)
    read(reader, key, value, recipient.lines);
  else
    read(reader, key, value, recipient.location);
}

/// A date is kept as it was written.
void store_sent(Reader& reader, const Key& key, const Value& value, void* record) {
  Text& sent = static_cast<Application*>(record)->sent;
  if (value.kind == Value::Kind::String) {
    if (source::looks_like_date(value.string)) static_cast<void>(read_date(reader, key, value));
    return read(reader, key, value, sent);
  }
  const auto date = read_date(reader, key, value);
  if (date) sent = {value.kind == Value::Kind::Date ? value.string : source::written(*date), value.place};
}

constexpr Key letter_keys[] = {
    {.name = "form",
     .form = Form::Choice,
     .doc = "Where the parts of the letter stand. Without it, the recipient's country decides, otherwise the "
            "language.",
     .store = store<&Letter::form>,
     .choices = "din-5008-a din-5008-b us uk fr none",
     .synonyms = "format layout style standard norm"},
    {.name = "recipient",
     .form = Form::Table,
     .doc = "Whom the letter is to.",
     .store = store_table<&Letter::recipient>,
     .table = &recipient_table,
     .synonyms = "to address addressee receiver"},
    {.name = "place",
     .form = Form::Prose,
     .doc = "Where it is written: it stands before the date.",
     .store = store<&Letter::place>,
     .synonyms = "city town from location"},
    {.name = "date",
     .form = Form::DateOrText,
     .doc = "The date. `\"today\"` is the day on which the letter is set. A date is printed as the language "
            "writes "
            "it, any other text as it stands.",
     .store = store<&Letter::date>,
     .synonyms = "day"},
    {.name = "subject",
     .form = Form::Prose,
     .doc = "What the letter is about.",
     .store = store<&Letter::subject>,
     .synonyms = "title re regarding about heading betreff objet"},
    {.name = "reference",
     .form = Form::Prose,
     .doc = "The number or sign of what the letter answers.",
     .store = store<&Letter::reference>,
     .synonyms = "ref references yourreference"},
    {.name = "opening",
     .form = Form::Prose,
     .doc = "The words of greeting: “Dear Ms Example,”.",
     .store = store<&Letter::opening>,
     .synonyms = "greeting salutation anrede"},
    {.name = "body",
     .form = Form::Body,
     .doc =
         "The text: paragraphs are parted by blank lines, lists begin with `-`, `*` or `1.`; `{.tag}` at the "
         "end of a paragraph or an item gives it a tag. A backslash at the end of a line ends that line: "
         "write the text in `'''…'''`, where a backslash stands for itself.",
     .store = store<&Letter::body>,
     .synonyms = "text content paragraphs message"},
    {.name = "closing",
     .form = Form::Prose,
     .doc = "The words before the signature: “Yours sincerely,”.",
     .store = store<&Letter::closing>,
     .synonyms = "farewell valediction regards grussformel"},
    {.name = "signature",
     .form = Form::Table,
     .doc = "A picture of your signature. Without one, there is room to sign.",
     .store = store_table<&Letter::signature>,
     .table = &signature_table,
     .synonyms = "sign"},
    {.name = "enclosures",
     .form = Form::ProseOrTables,
     .doc = "What is sent along: names, or tables with `name` and `file`.",
     .store = store<&Letter::enclosures>,
     .table = &enclosure_table,
     .synonyms = "enclosure enc encl attachments anlagen"},
    {.name = "postscript",
     .form = Form::Prose,
     .doc = "A paragraph after the signature.",
     .store = store<&Letter::postscript>,
     .synonyms = "ps"},
    {.name = "pages",
     .form = Form::Integer,
     .doc = "At most so many pages, in place of `style.pages`: fitted by spacing, leading, size and margins.",
     .store = store<&Letter::pages>,
     .synonyms = "maxpages page",
     .least = 1,
     .most = 100},
};

constexpr Key recipient_keys[] = {
    {.name = "name",
     .form = Form::Prose,
     .doc = "A person's name.",
     .store = store<&Recipient::name>,
     .synonyms = "person fullname full_name"},
    {.name = "title",
     .form = Form::Prose,
     .doc = "What that person is: “Head of Engineering”.",
     .store = store<&Recipient::title>,
     .synonyms = "position label role job"},
    {.name = "organization",
     .form = Form::Prose,
     .doc = "The company, university or office.",
     .store = store<&Recipient::organization>,
     .synonyms = "organisation company employer firm"},
    {.name = "location",
     .form = Form::ProseListOrTable,
     .doc = "The address: a table, a line of text, or a list of its lines.",
     .store = store_address,
     .table = &location_table,
     .synonyms = "address place city lines"},
};

constexpr double min_signature = 8;
constexpr double max_signature = 200;

constexpr Key signature_keys[] = {
    {.name = "image",
     .form = Form::Plain,
     .doc = "A JPEG or PNG file.",
     .store = store<&Signature::image>,
     .synonyms = "picture file photo scan"},
    {.name = "imageAlt",
     .form = Form::Prose,
     .doc = "What the picture shows, for those who cannot see it; “Signature of” and your name if it is "
            "missing.",
     .store = store<&Signature::image_alt>,
     .synonyms = "alt"},
    {.name = "height",
     .form = Form::Length,
     .doc = "The height of the picture, or of the room to sign.",
     .store = store<&Signature::height>,
     .synonyms = "size",
     .least = min_signature,
     .most = max_signature},
};

constexpr Key enclosure_keys[] = {
    {.name = "name",
     .form = Form::Prose,
     .doc = "What it is called in the letter.",
     .store = store<&Enclosure::name>,
     .synonyms = "title label"},
    {.name = "file",
     .form = Form::Plain,
     .doc = "A PDF file, for `--with-enclosures`.",
     .store = store<&Enclosure::file>,
     .synonyms = "path pdf url"},
};

constexpr Key application_keys[] = {
    {.name = "company",
     .form = Form::Plain,
     .doc = "Where you apply: `{company}`.",
     .store = store<&Application::company>,
     .synonyms = "organization organisation employer firm name"},
    {.name = "position",
     .form = Form::Plain,
     .doc = "What for: `{position}`.",
     .store = store<&Application::position>,
     .synonyms = "job title role label"},
    {.name = "url",
     .form = Form::Url,
     .doc = "The address of the posting. Not printed.",
     .store = store<&Application::url>,
     .synonyms = "link website"},
    {.name = "posting",
     .form = Form::Plain,
     .doc = "The posting: its number, or the name of a file, which `galley check` compares with what is "
            "printed. Not "
            "printed.",
     .store = store<&Application::posting>,
     .synonyms = "advert advertisement offer ad"},
    {.name = "sent",
     .form = Form::DateOrText,
     .doc = "When it was sent, as it is to be written: `{sent}`.",
     .store = store_sent,
     .synonyms = "date submitted applied"},
};

}  // namespace

void store_letter(Reader& reader, const Key& key, const Value& value, void* resume) {
  if (value.kind != Value::Kind::Table) return reader.wrong_kind(key, value);
  const Enter enter(reader, key.name, false);
  Letter& letter = static_cast<Resume*>(resume)->letter.emplace();
  letter.place_in_file = value.place;
  read_table(reader, letter_table, value, &letter);
}

void store_application(Reader& reader, const Key& key, const Value& value, void* application) {
  if (value.kind != Value::Kind::Table) return reader.wrong_kind(key, value);
  const Enter enter(reader, key.name, false);
  Application unused;
  read_table(reader, application_table, value, application != nullptr ? application : &unused);
}

extern const Table letter_table = {
    .name = "letter",
    .doc =
        "A letter to send along. Name, contact, language and style are the résumé's. A file `letter.toml` "
        "beside the résumé is the same without the prefix; it lies over this table.",
    .keys = letter_keys};
extern const Table recipient_table = {
    .name = "letter.recipient", .doc = "Whom the letter is to: an address.", .keys = recipient_keys};
extern const Table signature_table = {
    .name = "letter.signature", .doc = "A signature.", .keys = signature_keys};
extern const Table enclosure_table = {.name = "letter.enclosures",
                                      .doc = "Something that is sent along.",
                                      .keys = enclosure_keys,
                                      .required = "name"};
extern const Table application_table = {
    .name = "variants.NAME.application",
    .doc =
        "What a variant is for. `{company}`, `{position}` and `{sent}` stand for these values in the "
        "texts of the letter, in `basics.label`, `basics.summary` and `output`.",
    .keys = application_keys};

}  // namespace galley::resume
