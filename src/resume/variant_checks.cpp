// resume: checks [variants.NAME] when the files are read, so that a fault is said once, and before anyone
// asks for the variant. What it does to the résumé is tailor's.
#include "variant_checks.h"

#include <algorithm>

#include <fmt/format.h>

#include "application.h"
#include "checks.h"
#include "galley/base/limits.h"
#include "galley/source/merge.h"
#include "galley/source/paths.h"
#include "galley/source/suggest.h"
#include "style.h"

namespace galley::resume {
namespace {

void add_highlights(Known& known, const std::vector<Highlight>& highlights) {
  for (const Highlight& highlight : highlights) {
    known.tags.insert(highlight.tags.begin(), highlight.tags.end());
    if (!highlight.id.empty()) known.highlights.insert(highlight.id);
    add_highlights(known, highlight.nested);
  }
}

template <class Names>
std::vector<std::string_view> views(const Names& names) {
  return {names.begin(), names.end()};
}

/// “did you mean 'x'?”, or what else to do.
template <class Names>
std::string did_you_mean_or(std::string_view word, const Names& names, std::string otherwise) {
  std::string help = did_you_mean(word, views(names));
  return help.empty() ? std::move(otherwise) : help;
}

std::string how_to_give(std::string_view id) { return fmt::format("give an item that id: id = \"{}\"", id); }

}  // namespace

void Known::add(const Resume& resume) {
  for (const NetworkProfile& profile : resume.basics.profiles) networks.push_back(profile.network.value);
  for (const Section& section : resume.sections) {
    sections.push_back(section.id);
    if (section.is_own) own_sections.insert(section.id);
    add_highlights(*this, section.highlights);
    std::vector<std::string>& ids = items[section.id];
    for (const Item& item : section.items) {
      ids.push_back(handle_of(section, item));
      tags.insert(item.tags.begin(), item.tags.end());
      add_highlights(*this, item.highlights);
      for (const Role& role : item.roles) add_highlights(*this, role.highlights);
    }
  }
  if (!resume.letter) return;
  for (const BodyPart& part : resume.letter->body) {
    tags.insert(part.tags.begin(), part.tags.end());
    add_highlights(*this, part.items);
  }
}

void Known::add_bullets(const Known& other) {
  tags.insert(other.tags.begin(), other.tags.end());
  highlights.insert(other.highlights.begin(), other.highlights.end());
}

void VariantChecks::check(FileReader& files) {
  if (language_.language.empty()) return check_all(parts_.variants, files);
  Value variants = parts_.variants;
  // A variant need not give a text in each language: what it is laid over may.
  Diagnostics ignored;
  Reader deaf(ignored, resume_schema());
  deaf.languages = reader_.languages;
  for (Member& member : variants.members) choose_language(deaf, member.value, language_);
  check_all(variants, files);
}

void VariantChecks::check_all(const Value& all, FileReader& files) {
  reader_.mode = Reader::Mode::Overriding;
  const auto each = [&](const auto& act) {
    for (const Member& member : all.members) {
      if (member.value.kind != Value::Kind::Table) continue;
      // In a file of its own a variant's tables stand at the top.
      if (parts_.in_files.contains(member.key)) {
        act(member.value);
        continue;
      }
      const Enter variants(reader_, "variants", false);
      const Enter name(reader_, member.key, false);
      act(member.value);
    }
  };
  for (const Member& member : all.members) {
    // A variant may be a file, and may name one.
    if (!is_id(member.key) || member.key.contains('/') || member.key == whole_variant) {
      reader_.error(member.place, fmt::format("'{}' is no name for a variant", member.key),
                    member.key == whole_variant ? "it means the résumé without any: choose another name"
                                                : "it is letters, digits and _ . : - +");
    }
    if (member.value.kind != Value::Kind::Table) {
      reader_.error(
          member.value.place,
          fmt::format("the variant '{}' must be a table, not {}", member.key, kind_name(member.value.kind)),
          "a variant has a name: write [variants.NAME], and its keys below");
    }
  }
  // What one variant brings another may choose: first all is read.
  each([&](const Value& variant) { read_overrides(variant, files); });
  each([&](const Value& variant) {
    check_own(variant);
    check_reach(variant);
  });
  reader_.mode = Reader::Mode::Whole;
}

void VariantChecks::read_overrides(const Value& variant, FileReader& files) {
  Resume scratch;
  scratch.folder = whole_.folder;
  for (const Member& member : variant.members) {
    if (reader_.error_count() >= limits.diagnostics) return;
    if (member.key == "x" || is_absent(member.value) || find_key(variant_table, member.key) != nullptr)
      continue;
    const Key* key = find_key(root_table, member.key);
    if (known_.own_sections.contains(member.key)) {
      reader_.error(member.place, fmt::format("'{}' is a section of your own", member.key),
                    fmt::format("what changes in it stands under sections.{}", member.key));
    } else if (key == nullptr || key->form == Form::TablesByName) {
      reader_.unknown_key(member, variant_table, everywhere);
    } else if (member.key == "style") {
      check_style_override(reader_, member.value, whole_.style);
    } else {
      key->store(reader_, *key, member.value, &scratch);
    }
  }
  known_.add(scratch);
  check_placeholders(reader_, scratch, has_applications_);
  check_image(reader_, scratch, files);
  if (scratch.basics.name.empty()) scratch.basics.name = whole_.basics.name;
  check_meta(reader_, variant, scratch);
}

bool VariantChecks::is_short(const Key& key, const Value& list) {
  if (list.elements.size() <= limits.table_members) return true;
  reader_.error(list.place,
                fmt::format("{} has {} elements; {} are the most", reader_.named(key.name, list.place),
                            list.elements.size(), limits.table_members));
  return false;
}

void VariantChecks::check_own(const Value& variant) {
  for (const Member& member : variant.members) {
    const Key* key = find_key(variant_table, member.key);
    const Value& value = member.value;
    if (member.key == "style") {
      check_section_names(reader_, &value, known_.sections);
      check_contact(reader_, &value, known_.networks);
    }
    if (key == nullptr || is_absent(value)) continue;
    if (key->store != nullptr) {
      key->store(reader_, *key, value, nullptr);
    } else if (key->form == Form::ListsByName) {
      check_picks(*key, value);
    } else if (key->form == Form::Plain) {
      std::string text;
      read(reader_, *key, value, text);
      if (key->name == "extends" && !text.empty()) check_base(value, text);
      if (key->name == "output" && !text.empty())
        check_output(reader_, {text, value.place}, whole_.basics.name.value);
    } else {
      std::vector<std::string> words;
      read(reader_, *key, value, words);
      if (!is_short(*key, value)) continue;
      if (key->form == Form::IdList) check_tags(*key, value);
      if (key->name != "hide") continue;
      for (const Value& path : value.elements) check_path(reader_, path, key->name, parts_.root);
    }
  }
}

void VariantChecks::check_tags(const Key& key, const Value& value) {
  for (const Value& tag : value.elements) {
    if (tag.kind != Value::Kind::String || reader_.is_full() || known_.tags.contains(tag.string)) continue;
    reader_.warn(tag.place, fmt::format("nothing has the tag '{}' of '{}'", tag.string, key.name),
                 did_you_mean(tag.string, views(known_.tags)));
  }
}

void VariantChecks::check_base(const Value& value, const std::string& name) {
  const Member* extends = nullptr;
  std::string_view next = name;
  for (std::size_t depth = 0; depth < limits.variant_bases; ++depth) {
    const auto base = parts_.by_name.find(next);
    if (base == parts_.by_name.end()) {
      std::vector<std::string_view> names;
      names.reserve(parts_.by_name.size());
      for (const auto& [known, variant] : parts_.by_name) names.push_back(known);
      return reader_.error(value.place, fmt::format("there is no variant '{}'", next),
                           did_you_mean(next, names));
    }
    extends = base->second->find("extends");
    if (extends == nullptr) return;
    if (is_same_place(extends->value.place, value.place))
      return reader_.error(value.place, fmt::format("the variant '{}' extends itself", name),
                           "name another variant, or delete the line");
    next = extends->value.string;
  }
  reader_.error(value.place,
                fmt::format("'{}' builds on itself, or on more than {} others", name, limits.variant_bases));
}

void VariantChecks::check_picks(const Key& key, const Value& value) {
  if (value.kind != Value::Kind::Table) return reader_.wrong_kind(key, value);
  const Enter enter(reader_, key.name, false);
  for (const Member& member : value.members) {
    Key ids;
    ids.name = member.key;
    ids.form = Form::PlainList;
    std::vector<std::string> unused;
    read(reader_, ids, member.value, unused);
    if (!is_short(ids, member.value)) continue;
    const auto section = known_.items.find(member.key);
    if (section == known_.items.end()) {
      reader_.error(member.place, fmt::format("unknown section '{}' in 'pick'", member.key),
                    did_you_mean(member.key, views(known_.sections)));
      continue;
    }
    std::set<std::string_view> seen;
    for (const Value& id : member.value.elements) {
      if (id.kind != Value::Kind::String) continue;
      if (!seen.insert(id.string).second)
        reader_.error(id.place, fmt::format("'{}' stands twice in 'pick' of '{}'", id.string, member.key),
                      "delete this one");
      if (id.string == "*" || std::ranges::count(section->second, id.string) > 0) continue;
      reader_.error(id.place, fmt::format("no item of '{}' has the id '{}'", member.key, id.string),
                    did_you_mean_or(id.string, section->second, how_to_give(id.string)));
    }
  }
}

void VariantChecks::check_reach(const Value& variant) {
  for (const Member& member : variant.members) {
    const Value& value = member.value;
    if (member.key == "highlights") check_highlights(value);
    const Key* key = find_key(root_table, member.key);
    if (key == nullptr || value.kind != Value::Kind::Table) continue;
    if (key->form == Form::ShapedTables || key->form == Form::TablesOrLists) {
      const auto ids = known_.items.find(member.key);
      check_ids(value, ids == known_.items.end() ? std::vector<std::string>() : ids->second, member.key);
    } else if (key->form == Form::Tables) {
      check_ids(value, known_.sections, member.key);
      for (const Member& section : value.members) {
        const Member* items = section.value.find("items");
        const auto ids = known_.items.find(section.key);
        if (items != nullptr && ids != known_.items.end()) check_ids(items->value, ids->second, section.key);
        if (const Member* highlights = section.value.find("highlights")) check_highlights(highlights->value);
      }
    }
  }
}

void VariantChecks::check_ids(const Value& list, const std::vector<std::string>& known,
                              std::string_view section) {
  if (list.kind != Value::Kind::Table) return;
  for (const Member& member : list.members) {
    if (is_absent(member.value) || reader_.is_full()) continue;
    if (member.value.kind == Value::Kind::Table && std::ranges::count(known, member.key) == 0) {
      reader_.error(member.place, fmt::format("no item of '{}' has the id '{}'", section, member.key),
                    did_you_mean_or(member.key, known, how_to_give(member.key)));
    }
    if (const Member* highlights = member.value.find("highlights");
        section != "sections" && highlights != nullptr)
      check_highlights(highlights->value);
  }
}

void VariantChecks::check_highlights(const Value& value) {
  if (value.kind != Value::Kind::Table) return;
  for (const Member& member : value.members) {
    if (known_.highlights.contains(member.key) || reader_.is_full()) continue;
    reader_.error(member.place, fmt::format("no highlight has the id '{}'", member.key),
                  did_you_mean_or(member.key, known_.highlights,
                                  fmt::format("give one that id, at its end: \"… {{#{}}}\"", member.key)));
  }
}

const std::string& handle_of(const Section& section, const Item& item) {
  return item.id.empty() && section.kind == SectionKind::Skills ? item.name.value : item.id;
}

}  // namespace galley::resume
