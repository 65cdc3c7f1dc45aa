// resume: checks [variants.NAME]. What a variant does to the résumé is tailoring's; here its keys, tags, ids
// and overrides are held against the schema and the résumé.
#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "checks.h"
#include "style.h"
#include "suggest.h"

namespace galley::resume {
namespace {

void add_tags(std::set<std::string_view>& tags, const std::vector<Highlight>& highlights) {
  for (const Highlight& highlight : highlights) {
    tags.insert(highlight.tags.begin(), highlight.tags.end());
    add_tags(tags, highlight.nested);
  }
}

std::vector<std::string_view> tags_of(const Resume& resume) {
  std::set<std::string_view> tags;
  for (const Section& section : resume.sections) {
    add_tags(tags, section.highlights);
    for (const Item& item : section.items) {
      tags.insert(item.tags.begin(), item.tags.end());
      add_tags(tags, item.highlights);
      for (const Role& role : item.roles) add_tags(tags, role.highlights);
    }
  }
  return {tags.begin(), tags.end()};
}

/// Checks one variant.
class Variant {
 public:
  Variant(Reader& reader, const Value& variants, const Resume& resume)
      : reader_(reader), variants_(variants), resume_(resume) {}

  void check(const Value& variant) {
    for (const Member& member : variant.members) {
      if (member.key == "x" || is_absent(reader_, member.value)) continue;
      if (const Key* key = find_key(variant_table, member.key)) {
        check_own(*key, member.value);
      } else if (const Key* table = find_key(root_table, member.key);
                 table != nullptr && table->form != Form::Overrides) {
        check_override(*table, member.value);
      } else {
        reader_.unknown_key(member, variant_table, everywhere);
      }
    }
  }

 private:
  void check_own(const Key& key, const Value& value) {
    if (key.store != nullptr) return key.store(reader_, key, value, nullptr);
    if (key.form == Form::Picks) return check_picks(key, value);
    if (key.form == Form::Plain) {
      std::string text;
      read(reader_, key, value, text);
      if (key.name == "extends" && !text.empty()) check_base(value, text);
      if (key.name == "output" && !text.empty())
        check_output(reader_, value.place, text, resume_.basics.name.value);
      return;
    }
    std::vector<std::string> words;
    read(reader_, key, value, words);
    if (key.form == Form::IdList) check_tags(key, value);
    if (key.name != "hide") return;
    for (const Value& path : value.elements) check_path(reader_, path, key.name);
  }

  void check_tags(const Key& key, const Value& value) {
    const std::vector<std::string_view> known = tags_of(resume_);
    for (const Value& tag : value.elements) {
      if (tag.kind != Value::Kind::String || reader_.is_full() || std::ranges::count(known, tag.string) > 0)
        continue;
      reader_.warn(tag.place, fmt::format("no item has the tag '{}' of '{}'", tag.string, key.name),
                   did_you_mean(tag.string, known));
    }
  }

  void check_base(const Value& value, std::string name) {
    std::set<std::string> visited;
    while (visited.insert(name).second) {
      const Member* base = variants_.find(name);
      if (base == nullptr) {
        std::vector<std::string_view> names;
        names.reserve(variants_.members.size());
        for (const Member& variant : variants_.members) names.emplace_back(variant.key);
        return reader_.error(value.place, fmt::format("there is no variant '{}'", name),
                             did_you_mean(name, names));
      }
      const Member* next = base->value.find("extends");
      if (next == nullptr) return;
      name = next->value.string;
    }
    reader_.error(value.place, fmt::format("the variant '{}' extends itself", name));
  }

  void check_picks(const Key& key, const Value& value) {
    if (value.kind != Value::Kind::Table) return reader_.wrong_kind(key, value);
    const Enter enter(reader_, key.name, false);
    for (const Member& member : value.members) {
      if (member.key == "x") continue;
      Key ids;
      ids.name = member.key;
      ids.form = Form::PlainList;
      std::vector<std::string> unused;
      read(reader_, ids, member.value, unused);
      const auto section = std::ranges::find(resume_.sections, member.key, &Section::id);
      if (section == resume_.sections.end()) {
        std::vector<std::string_view> names;
        names.reserve(resume_.sections.size());
        for (const Section& one : resume_.sections) names.emplace_back(one.id);
        reader_.error(member.place, fmt::format("unknown section '{}' in 'pick'", member.key),
                      did_you_mean(member.key, names));
        continue;
      }
      std::vector<std::string_view> known;
      known.reserve(section->items.size());
      for (const Item& item : section->items) known.emplace_back(item.id);
      for (const Value& id : member.value.elements) {
        if (id.kind != Value::Kind::String || id.string == "*" || std::ranges::count(known, id.string) > 0)
          continue;
        reader_.error(id.place, fmt::format("no item of '{}' has the id '{}'", member.key, id.string),
                      did_you_mean(id.string, known));
      }
    }
  }

  void check_override(const Key& key, const Value& value) {
    if (key.name == "style") return check_style_override(reader_, value, resume_.style);
    Resume scratch;
    key.store(reader_, key, value, &scratch);
  }

  Reader& reader_;
  const Value& variants_;
  const Resume& resume_;
};

}  // namespace

void check_variants(Reader& reader, const Value& variants, const Resume& resume) {
  if (variants.kind != Value::Kind::Table)
    return reader.wrong_kind(*find_key(root_table, "variants"), variants);
  reader.mode = Reader::Mode::Overriding;
  const Enter enter(reader, "variants", false);
  for (const Member& member : variants.members) {
    if (member.key == "x") continue;
    if (!is_id(member.key)) {
      reader.error(member.place, fmt::format("'{}' is no name for a variant", member.key),
                   "it is letters, digits and _ . : -");
    }
    if (member.value.kind != Value::Kind::Table) {
      reader.error(member.value.place, fmt::format("the variant '{}' must be a table, not {}", member.key,
                                                   kind_name(member.value.kind)));
      continue;
    }
    const Enter name(reader, member.key, false);
    Variant(reader, variants, resume).check(member.value);
  }
  reader.mode = Reader::Mode::Whole;
}

}  // namespace galley::resume
