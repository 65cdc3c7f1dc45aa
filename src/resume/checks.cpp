// resume: what can be checked only when the whole is read: ids, names of sections, [meta], the picture.
#include "checks.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "style.h"
#include "suggest.h"

namespace galley::resume {
namespace {

namespace fs = std::filesystem;

/// Ids that must differ.
class Namespace {
 public:
  explicit Namespace(Reader& reader) : reader_(reader) {}
  void add(const std::string& id, const Place& place) {
    if (id.empty()) return;
    const auto [first, is_new] = seen_.try_emplace(id, place);
    if (is_new) return;
    reader_.error(
        place, fmt::format("the id '{}' is given twice", id),
        first->second.line > 0 ? fmt::format("it stands on line {} too", first->second.line) : std::string());
  }

 private:
  Reader& reader_;
  std::map<std::string, Place> seen_;
};

Place place_of_id(const Place& table, const std::string& id) {
  Place place = find_from(table, fmt::format("\"{}\"", id));
  return place.line == table.line ? find_from(table, fmt::format("'{}'", id)) : place;
}

void add_highlights(Namespace& ids, const std::vector<Highlight>& highlights) {
  for (const Highlight& highlight : highlights) {
    if (!highlight.id.empty()) ids.add(highlight.id, find_from(highlight.text.place, "#" + highlight.id));
    add_highlights(ids, highlight.nested);
  }
}

bool is_alphanumeric(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

/// BCP 47, as far as a glance goes: a language of two or three letters, then subtags of up to eight.
bool is_language_tag(std::string_view tag) {
  for (std::size_t begin = 0; begin <= tag.size();) {
    const std::size_t end = std::min(tag.find('-', begin), tag.size());
    const std::string_view subtag = tag.substr(begin, end - begin);
    const bool is_first = begin == 0;
    if (!is_alphanumeric(subtag) || subtag.empty() || subtag.size() > 8) return false;
    const bool letters = std::ranges::none_of(subtag, [](char c) { return c >= '0' && c <= '9'; });
    if (is_first && (subtag.size() < 2 || subtag.size() > 3 || !letters)) return false;
    begin = end + 1;
  }
  return tag.size() <= 35;
}

/// ISO 8601 as JSON Resume has it: a date, perhaps with a time and a zone.
bool is_timestamp(std::string_view text) {
  // 9 stands for a digit, Z for a zone; a fraction of a second is let pass.
  const auto fits = [](std::string_view shown, std::string_view pattern) {
    return std::ranges::equal(shown, pattern,
                              [](char c, char p) { return p == '9' ? c >= '0' && c <= '9' : c == p; });
  };
  const std::size_t time = text.find('T');
  if (!fits(text.substr(0, time), "9999-99-99")) return false;
  if (time == std::string_view::npos) return true;
  std::string_view clock = text.substr(time + 1);
  const std::size_t zone = clock.find_first_of("Z+-");
  const std::string_view offset = zone == std::string_view::npos ? "" : clock.substr(zone);
  clock = clock.substr(0, zone);
  const std::size_t dot = clock.find('.');
  if (dot != std::string_view::npos &&
      !std::ranges::all_of(clock.substr(dot + 1), [](char c) { return c >= '0' && c <= '9'; })) {
    return false;
  }
  clock = clock.substr(0, dot);
  const bool is_clock = fits(clock, "99:99") || fits(clock, "99:99:99");
  return is_clock && (offset.empty() || offset == "Z" || fits(offset.substr(1), "99:99"));
}

void check_output(Reader& reader, const Value& output) {
  if (output.kind != Value::Kind::String) return;
  if (!stays_inside(output.string)) {
    reader.error(output.place, "'output' names a file outside the folder of the résumé");
  }
  int depth = 0;
  for (const char c : output.string) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (depth < 0 || depth > 1) break;
  }
  if (depth != 0)
    reader.error(output.place, "the braces of 'output' do not match",
                 "it is written \"{name} Resume{ – variant}\"");
}

}  // namespace

void check_ids(Reader& reader, const Resume& resume) {
  Namespace sections(reader);
  Namespace citable(reader);
  Namespace highlights(reader);
  for (const Section& section : resume.sections) {
    sections.add(section.id, section.kind == SectionKind::Summary ? section.place
                                                                  : place_of_id(section.place, section.id));
    Namespace items(reader);
    Namespace& ids = section.kind == SectionKind::Publications ? citable : items;
    add_highlights(highlights, section.highlights);
    for (const Item& item : section.items) {
      if (!item.id.empty()) ids.add(item.id, place_of_id(item.place, item.id));
      add_highlights(highlights, item.highlights);
      for (const Role& role : item.roles) add_highlights(highlights, role.highlights);
    }
  }
}

void check_meta(Reader& reader, const Value& root, Resume& resume) {
  const Member* meta = root.find("meta");
  if (meta != nullptr) {
    const auto place_of = [&](std::string_view key) { return meta->value.find(key)->value.place; };
    if (!resume.meta.language.empty() && !is_language_tag(resume.meta.language)) {
      reader.error(place_of("language"), fmt::format("'{}' is not a language tag", resume.meta.language),
                   "tags are \"en-US\", \"en-GB\", \"de\", \"pt-BR\" …");
      resume.meta.language.clear();
    }
    if (!resume.meta.last_modified.empty() && !is_timestamp(resume.meta.last_modified)) {
      reader.error(place_of("lastModified"), fmt::format("'{}' is not a date", resume.meta.last_modified),
                   "write \"2023-04-15\" or \"2023-04-15T12:30:00Z\"");
    }
    if (const Member* output = meta->value.find("output")) check_output(reader, output->value);
    if (const Member* hidden = meta->value.find("private")) {
      for (const Value& path : hidden->value.elements) check_path(reader, path, "private");
    }
  }
  if (resume.meta.language.empty()) resume.meta.language = "en-US";
}

void check_image(Reader& reader, const Resume& resume, const fs::path& folder, FileReader& files,
                 const ParseOptions& options) {
  const Text& image = resume.basics.image;
  if (image.empty() || image.value.starts_with("http://") || image.value.starts_with("https://")) return;
  if (!options.allow_outside && !stays_inside(image.value)) {
    reader.error(image.place, fmt::format("'{}' is outside the folder of the résumé", image.value),
                 "--allow-outside lets it be read");
  } else if (!files.exists(folder / image.value)) {
    reader.error(image.place, fmt::format("there is no file '{}'", image.value));
  }
}

void check_section_names(Reader& reader, const Value* style, const Resume& resume) {
  if (style == nullptr) return;
  std::vector<std::string_view> known(section_names().begin(), section_names().end());
  for (const Section& section : resume.sections) known.emplace_back(section.id);
  const auto check = [&](std::string_view name, const Place& place, std::string_view key) {
    if (std::ranges::count(known, name) > 0 || (name == "*" && key == "order")) return;
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
        reader.error(name.place, fmt::format("the section '{}' stands twice in '{}'", name.string, key));
      }
    }
  }
  if (const Member* titles = style->find("titles")) {
    for (const Member& title : titles->value.members) {
      if (title.key != "x") check(title.key, title.place, "titles");
    }
  }
}

void check_contact(Reader& reader, const Value* style, const Resume& resume) {
  const Member* contact = style != nullptr ? style->find("contact") : nullptr;
  if (contact == nullptr) return;
  std::vector<std::string_view> known = words(find_key(style_table, "contact")->choices);
  for (const NetworkProfile& profile : resume.basics.profiles) known.emplace_back(profile.network.value);
  const auto folded = [](std::string_view name) {
    std::string letters;
    for (const char c : name) {
      if (c != ' ' && c != '-' && c != '.')
        letters += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
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

void check_path(Reader& reader, const Value& path, std::string_view key) {
  if (path.kind != Value::Kind::String) return;
  const std::string_view whole = path.string;
  const std::string_view first = whole.substr(0, whole.find('.'));
  const Key* table = find_key(root_table, first);
  if (table == nullptr) {
    std::vector<std::string_view> names;
    for (const Key& root : root_table.keys) names.push_back(root.name);
    return reader.error(path.place, fmt::format("'{}' in '{}' names no table '{}'", whole, key, first),
                        did_you_mean(first, names));
  }
  const Kinds kinds = table->table == &item_table ? in(kind_of(first)) : everywhere;
  const Table* inside = table->table;
  std::string_view rest = first.size() < whole.size() ? whole.substr(first.size() + 1) : std::string_view();
  while (!rest.empty() && inside != nullptr) {
    const std::string_view name = rest.substr(0, rest.find('.'));
    const Key* found = find_key(*inside, name, kinds);
    if (found == nullptr) {
      std::vector<std::string_view> names;
      for (const Key& candidate : inside->keys) names.push_back(candidate.name);
      return reader.error(path.place, fmt::format("'{}' in '{}' names no key '{}'", whole, key, name),
                          did_you_mean(name, names));
    }
    inside = found->table;
    rest = name.size() < rest.size() ? rest.substr(name.size() + 1) : std::string_view();
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
  for (const Section& section : resume.sections) {
    if (section.kind != SectionKind::Publications || std::ranges::count(printed, &section) > 0) continue;
    for (const Item& item : section.items) {
      if (!item.id.empty()) resume.unprinted_ids.push_back(item.id);
    }
  }
  std::vector<Section> sections;
  sections.reserve(printed.size());
  for (const Section* section : printed) sections.push_back(*section);
  resume.sections = std::move(sections);
}

}  // namespace galley::resume
