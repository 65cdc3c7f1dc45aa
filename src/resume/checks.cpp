// resume: what can be checked only when the whole is read: ids, names of sections, [meta], the picture.
#include "checks.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "application.h"
#include "galley/base/ascii.h"
#include "galley/resume/section_spec.h"
#include "galley/source/languages.h"
#include "galley/source/named_file.h"
#include "galley/source/suggest.h"

namespace galley::resume {
namespace {

namespace fs = std::filesystem;

/// The place of an id inside what has it.
using PlaceOf = Place (*)(const Place& owner, const std::string& id);

/// Ids that must differ. Places are looked for only when two do not: each look goes through the file.
class Namespace {
 public:
  Namespace(Reader& reader, PlaceOf place_of) : reader_(reader), place_of_(place_of) {}
  void add(const std::string& id, const Place& owner) {
    if (id.empty()) return;
    const auto [first, is_new] = seen_.try_emplace(id, &owner);
    if (is_new || reader_.is_full()) return;
    const Place before = place_of_(*first->second, id);
    reader_.error(place_of_(owner, id), fmt::format("the id '{}' is given twice", id),
                  before.line > 0 ? fmt::format("it stands on line {} too: choose another", before.line)
                                  : std::string("choose another"));
  }

 private:
  Reader& reader_;
  PlaceOf place_of_;
  std::map<std::string_view, const Place*> seen_;
};

Place place_of_id(const Place& table, const std::string& id) {
  Place place = find_from(table, fmt::format("\"{}\"", id));
  return place.line == table.line ? find_from(table, fmt::format("'{}'", id)) : place;
}

Place place_of_highlight_id(const Place& text, const std::string& id) { return find_from(text, "#" + id); }

void add_highlights(Namespace& ids, const std::vector<Highlight>& highlights) {
  for (const Highlight& highlight : highlights) {
    ids.add(highlight.id, highlight.text.place);
    add_highlights(ids, highlight.nested);
  }
}

bool is_alphanumeric(std::string_view text) { return std::ranges::all_of(text, ascii::is_alphanumeric); }

void not_a_tag(Reader& reader, const Place& place, const std::string& language) {
  std::string tag = language;  // “en_US” is a locale's name
  std::ranges::replace(tag, '_', '-');
  reader.error(place, fmt::format("'{}' is not a language tag", language),
               is_language_tag(tag) ? fmt::format("write \"{}\"", tag)
                                    : "tags are \"en-US\", \"en-GB\", \"de\", \"pt-BR\" …");
}

/// ISO 8601 as JSON Resume has it: a date, perhaps with a time and a zone.
bool is_timestamp(std::string_view text) {
  // 9 stands for a digit, Z for a zone; a fraction of a second is let pass.
  const auto fits = [](std::string_view shown, std::string_view pattern) {
    return std::ranges::equal(shown, pattern,
                              [](char c, char p) { return p == '9' ? ascii::is_digit(c) : c == p; });
  };
  const std::size_t time = text.find('T');
  if (!fits(text.substr(0, time), "9999-99-99")) return false;
  if (time == std::string_view::npos) return true;
  std::string_view clock = text.substr(time + 1);
  const std::size_t zone = clock.find_first_of("Z+-");
  const std::string_view offset = zone == std::string_view::npos ? "" : clock.substr(zone);
  clock = clock.substr(0, zone);
  const std::size_t dot = clock.find('.');
  if (dot != std::string_view::npos && !std::ranges::all_of(clock.substr(dot + 1), ascii::is_digit)) {
    return false;
  }
  clock = clock.substr(0, dot);
  const bool is_clock = fits(clock, "99:99") || fits(clock, "99:99:99");
  return is_clock && (offset.empty() || offset == "Z" || fits(offset.substr(1), "99:99"));
}

}  // namespace

void check_ids(Reader& reader, const Resume& resume) {
  Namespace sections(reader, place_of_id);
  Namespace citable(reader, place_of_id);
  Namespace highlights(reader, place_of_highlight_id);
  std::set<std::string_view> built_in;
  for (const Section& section : resume.sections)
    if (!section.is_own) built_in.insert(section.id);
  for (const Section& section : resume.sections) {
    if (section.is_own && built_in.contains(section.id)) {
      reader.error(place_of_id(section.place, section.id),
                   fmt::format("there are both [[{}]] and a section of your own with that id", section.id),
                   "choose another id");
    } else {
      sections.add(section.id, section.place);
    }
    Namespace items(reader, place_of_id);
    Namespace& ids = section.kind == SectionKind::Publications ? citable : items;
    add_highlights(highlights, section.highlights);
    for (const Item& item : section.items) {
      ids.add(item.id, item.place);
      add_highlights(highlights, item.highlights);
      for (const Role& role : item.roles) add_highlights(highlights, role.highlights);
    }
  }
}

void check_there_is_a_name(Reader& reader, const Value& root) {
  if (root.find("basics") != nullptr) return;
  const bool is_letter = root.place.source && fs::path(root.place.source->name).filename() == "letter.toml";
  reader.error(root.place, "the résumé has no name",
               is_letter             ? "this is a letter: `galley build --letter`, beside its résumé, sets it"
               : is_json(root.place) ? "add \"basics\": { \"name\": \"…\" }"
                                     : "write [basics], and below it name = \"…\"");
}

void check_meta(Reader& reader, const Value& root, Resume& resume) {
  const Member* meta = root.find("meta");
  if (meta != nullptr) {
    const auto place_of = [&](std::string_view key) { return meta->value.find(key)->value.place; };
    if (!resume.meta.language.empty() && !is_language_tag(resume.meta.language)) {
      not_a_tag(reader, place_of("language"), resume.meta.language);
      resume.meta.language.clear();
    }
    if (const Member* languages = meta->value.find("languages"))
      for (const Value& language : languages->value.elements)
        if (language.kind == Value::Kind::String && !is_language_tag(language.string))
          not_a_tag(reader, language.place, language.string);
    if (!resume.meta.last_modified.empty() && !is_timestamp(resume.meta.last_modified)) {
      reader.error(place_of("lastModified"), fmt::format("'{}' is not a date", resume.meta.last_modified),
                   "write \"2023-04-15\" or \"2023-04-15T12:30:00Z\"");
    }
    if (!resume.meta.output.empty()) check_output(reader, resume.meta.output, resume.basics.name.value);
  }
  if (resume.meta.language.empty()) resume.meta.language = default_language;
}

bool is_web_image(std::string_view image) {
  const std::size_t scheme = image.find(':');
  const bool has_scheme =
      scheme != std::string_view::npos && scheme > 1 && is_alphanumeric(image.substr(0, scheme));
  return image.starts_with("//") || image.starts_with("data:") ||
         (has_scheme && image.substr(scheme).starts_with("://"));
}

BoundedPath path_of(const Resume& resume, const Text& name) {
  const fs::path own = folder_of(name.place);
  return {own / name.value, {resume.folder, own}};
}

BoundedPath path_of_image(const Resume& resume) { return path_of(resume, resume.basics.image); }

void leave_out_web_image(Reader& reader, Resume& resume) {
  Text& image = resume.basics.image;
  if (image.empty() || !is_web_image(image.value)) return;
  reader.warn(image.place, "the picture is on the web, and nothing is fetched: there will be none",
              "save it beside the résumé, and name that file");
  image = {};
}

/// The picture whose name is nearest to one that is not there, or where to put it.
static std::string help_for_missing_image(const Resume& resume, FileReader& files) {
  BoundedPath folder = path_of_image(resume);
  folder.path = folder.path.has_parent_path() ? folder.path.parent_path() : fs::path(".");
  std::vector<fs::path> pictures;
  if (const auto found = files.list(folder)) {
    for (const fs::path& path : *found) {
      const std::string extension = ascii::lowered(path.extension().string());
      if (extension == ".jpg" || extension == ".jpeg" || extension == ".png") pictures.push_back(path);
    }
  }
  std::string help = did_you_mean_file(resume.basics.image.value, pictures);
  return help.empty() ? "put it beside the file that names it, or leave 'image' out" : help;
}

void check_image(Reader& reader, Resume& resume, FileReader& files) {
  Text& image = resume.basics.image;
  if (image.empty() || is_web_image(image.value)) return;
  const NamedFile file{image.place, image.value, path_of_image(resume)};
  const auto exists = files.exists(file.location);
  if (!exists) {
    reader.add(error_of(file, exists.error()));
  } else if (!*exists && is_json(image.place)) {
    // Another program's file often names a picture that stayed with that program.
    reader.warn(image.place, fmt::format("there is no file '{}': there will be no picture", image.value));
    image = {};
  } else if (!*exists) {
    reader.error(image.place, fmt::format("there is no file '{}'", image.value),
                 help_for_missing_image(resume, files));
  }
}

void check_section_names(Reader& reader, const Value* style, const std::vector<std::string>& sections) {
  if (style == nullptr) return;
  std::vector<std::string_view> known;
  for (const SectionSpec& spec : section_specs) known.push_back(spec.id);
  known.insert(known.end(), sections.begin(), sections.end());
  const auto check = [&](std::string_view name, const Place& place, std::string_view key) {
    if (std::ranges::count(known, name) > 0 || (name == "*" && key == "order") || reader.is_full()) return;
    reader.error(place, fmt::format("unknown section '{}' in '{}'", name, key), did_you_mean(name, known));
  };
  for (const std::string_view key : {"order", "newPage"}) {
    const Member* names = style->find(key);
    if (names == nullptr) continue;
    std::set<std::string_view> seen;
    for (const Value& name : names->value.elements) {
      if (name.kind != Value::Kind::String) continue;
      check(name.string, name.place, key);
      if (!seen.insert(name.string).second) {
        reader.error(name.place, fmt::format("the section '{}' stands twice in '{}'", name.string, key),
                     "delete this one");
      }
    }
  }
  if (const Member* titles = style->find("titles")) {
    for (const Member& title : titles->value.members) {
      check(title.key, title.place, "titles");
    }
  }
}

void note_unlisted_sections(Reader& reader, const Value* style, const Resume& resume) {
  const Member* order = style != nullptr ? style->find("order") : nullptr;
  if (order == nullptr || order->value.kind != Value::Kind::Array) return;
  const auto is_listed = [order](std::string_view id) {
    return std::ranges::any_of(order->value.elements,
                               [id](const Value& one) { return one.string == id || one.string == "*"; });
  };
  std::vector<std::string_view> left_out;
  for (const Section& section : resume.sections)
    if (!is_listed(section.id)) left_out.push_back(section.id);
  if (left_out.empty()) return;
  Diagnostic note =
      error_at(order->place, fmt::format("'order' does not list {}: not printed", fmt::join(left_out, ", ")),
               "\"*\" stands for all other sections");
  note.severity = Severity::Note;
  reader.add(std::move(note));
}

void check_contact(Reader& reader, const Value* style, const std::vector<std::string>& networks) {
  const Member* contact = style != nullptr ? style->find("contact") : nullptr;
  if (contact == nullptr) return;
  std::vector<std::string_view> known = ascii::words_of(find_key(style_table, "contact")->choices);
  known.insert(known.end(), networks.begin(), networks.end());
  const auto folded = [](std::string_view name) {
    std::string letters;
    for (const char c : name) {
      if (c != ' ' && c != '-' && c != '.') letters += ascii::to_small(c);
    }
    return letters;
  };
  for (const Value& field : contact->value.elements) {
    if (field.kind != Value::Kind::String || std::ranges::count(known, folded(field.string), folded) > 0)
      continue;
    std::string help = did_you_mean(field.string, known);
    if (help.empty()) help = "fields are email, phone, url, location … and the networks of basics.profiles";
    reader.error(field.place, fmt::format("unknown contact field '{}'", field.string), help);
  }
}

void apply_order(Resume& resume) {
  const std::vector<std::string>& order = resume.style.order;
  if (order.empty()) return;
  const auto is_listed = [&](const Section& section) { return std::ranges::count(order, section.id) > 0; };
  std::vector<const Section*> printed;
  for (const std::string& name : order) {
    for (const Section& section : resume.sections) {
      if (name == "*" ? !is_listed(section) : section.id == name) printed.push_back(&section);
    }
  }
  std::vector<Section> sections;
  sections.reserve(printed.size());
  for (const Section* section : printed) sections.push_back(*section);
  resume.sections = std::move(sections);
}

}  // namespace galley::resume
