// resume: comparing. Sections and items become entries of named texts, which are paired and then held
// together.
#include "galley/resume/compare.h"

#include <algorithm>
#include <map>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "galley/resume/item_fields.h"
#include "galley/resume/pairing.h"
#include "galley/resume/resume_schema.h"

namespace galley::resume {
namespace {

struct Named {
  std::string key;
  std::string text;
};

/// A text that has a name of its own: a highlight.
struct Line {
  std::string identity;  ///< its id, or its place
  std::string text;
};

/// What is compared as one: an item, a role, a section's own text, [basics].
struct Entry {
  std::string identity;
  std::string label;
  std::vector<Named> fields;
  std::vector<Line> lines;
};

std::string text_of(const Dates& dates) {
  if (!dates.literal.empty()) return dates.literal.value;
  std::string text = dates.start ? written(*dates.start) : std::string();
  if (dates.end && dates.end != dates.start) text += (text.empty() ? "" : " – ") + written(*dates.end);
  if (dates.ongoing) text += (text.empty() ? "" : " – ") + std::string("present");
  return text;
}

void append(std::string& text, const std::string& more, std::string_view separator) {
  if (!text.empty() && !more.empty()) text += separator;
  text += more;
}

std::string text_of(const Location& place) {
  std::string text = place.line.value;
  for (const Text* part :
       {&place.address, &place.postal_code, &place.city, &place.region, &place.country_code})
    append(text, part->value, ", ");
  return text;
}

std::string text_of(const std::vector<Text>& texts, std::string_view separator = ", ") {
  std::string text;
  for (const Text& one : texts) append(text, one.value, separator);
  return text;
}

std::string text_of(const std::vector<Link>& links) {
  std::string text;
  for (const Link& link : links)
    append(text, link.label.empty() ? link.url.value : link.label.value + " <" + link.url.value + ">", ", ");
  return text;
}

void add_lines(std::vector<Line>& lines, const std::vector<Highlight>& highlights,
               std::string_view mark = "") {
  for (const Highlight& highlight : highlights) {
    lines.push_back(
        {identity_of(highlight.id, highlight.text.place), std::string(mark) + highlight.text.value});
    add_lines(lines, highlight.nested, "– ");
  }
}

/// Puts the fields of an item or a role into an entry.
class FieldsOf {
 public:
  explicit FieldsOf(Entry& entry) : entry_(entry) {}

  template <class Record>
  void operator()(const Field<Record>& field, const Text& text) {
    if (field.is_printed()) add(field.key.name, text.value);
  }
  template <class Record>
  void operator()(const Field<Record>& field, const std::vector<Text>& texts) {
    add(field.key.name, text_of(texts, field.role == FieldRole::Paragraph ? " " : ", "));
  }
  template <class Record>
  void operator()(const Field<Record>&, const Dates& dates) {
    add("dates", text_of(dates));
  }
  template <class Record>
  void operator()(const Field<Record>&, const std::vector<Highlight>& highlights) {
    add_lines(entry_.lines, highlights);
  }
  template <class Record, class Value>
    requires std::is_same_v<Value, Location> || std::is_same_v<Value, std::vector<Link>>
  void operator()(const Field<Record>& field, const Value& value) {
    add(field.key.name, text_of(value));
  }
  /// Roles are entries of their own.
  template <class Record>
  void operator()(const Field<Record>&, const std::vector<Role>&) {}
  // What the page does not show makes no difference.
  template <class Record, class Value>
    requires std::is_same_v<Value, std::string> || std::is_same_v<Value, std::vector<std::string>> ||
             std::is_same_v<Value, std::optional<int>> || std::is_same_v<Value, std::optional<bool>>
  void operator()(const Field<Record>&, const Value&) {}

 private:
  void add(std::string_view key, std::string text) {
    entry_.fields.push_back({std::string(key), std::move(text)});
  }

  Entry& entry_;
};

Entry entry_of(const Item& item) {
  Entry entry{identity_of(item.id, item.place), label_of(item), {}, {}};
  each_field(item, FieldsOf(entry));
  return entry;
}

Entry entry_of(const Role& role, const Item& item) {
  Entry entry{identity_of({}, role.position.place), role.position.value, {}, {}};
  append(entry.label, label_of(item), ", ");
  each_field(role, FieldsOf(entry));
  return entry;
}

Entry entry_of(const Basics& basics) {
  Entry entry;
  entry.fields = {{"name", basics.name.value},
                  {"label", basics.label.value},
                  {"nameReading", basics.name_reading.value},
                  {"pronouns", basics.pronouns.value},
                  {"email", text_of(basics.email)},
                  {"phone", text_of(basics.phone)},
                  {"url", basics.url.value},
                  {"image", basics.image.value},
                  {"imageAlt", basics.image_alt.value},
                  {"location", text_of(basics.location)},
                  {"links", text_of(basics.links)}};
  std::string profiles;
  for (const NetworkProfile& profile : basics.profiles)
    append(profiles,
           profile.network.value + " " + (profile.username.empty() ? profile.url : profile.username).value,
           ", ");
  entry.fields.push_back({"profiles", std::move(profiles)});
  std::string details;
  for (const Detail& detail : basics.details)
    append(details, detail.label.value + (detail.label.empty() ? "" : ": ") + detail.text.value, ", ");
  entry.fields.push_back({"details", std::move(details)});
  return entry;
}

/// The section itself, then its items and their roles.
std::vector<Entry> entries_of(const Section& section, const Style& style) {
  const auto title = style.titles.find(section.id);
  Entry own;
  own.fields = {
      {"title", section.title.empty() && title != style.titles.end() ? title->second : section.title.value},
      {"text", text_of(section.text, " ")}};
  add_lines(own.lines, section.highlights);
  std::vector<Entry> entries{std::move(own)};
  for (const Item& item : section.items) {
    entries.push_back(entry_of(item));
    for (const Role& role : item.roles) entries.push_back(entry_of(role, item));
  }
  return entries;
}

class Comparison {
 public:
  std::vector<Difference> differences;

  void sections(const Resume& before, const Resume& after) {
    hold(entry_of(before.basics), entry_of(after.basics), "basics");
    std::map<std::string_view, const Section*> later;
    for (const Section& section : after.sections) later.emplace(section.id, &section);
    std::map<std::string_view, const Section*> earlier;
    for (const Section& section : before.sections) {
      earlier.emplace(section.id, &section);
      const auto same = later.find(section.id);
      if (same == later.end())
        differences.push_back({section.id, {}, {}, size_of(section), {}});
      else
        items(section.id, entries_of(section, before.style), entries_of(*same->second, after.style));
    }
    for (const Section& section : after.sections)
      if (!earlier.contains(section.id)) differences.push_back({section.id, {}, {}, {}, size_of(section)});
    order({}, kept(before.sections, later), kept(after.sections, earlier));
  }

 private:
  static std::string size_of(const Section& section) {
    if (section.items.empty()) return "its text";
    return fmt::format("{} item{}", section.items.size(), section.items.size() == 1 ? "" : "s");
  }

  static std::vector<std::string> kept(const std::vector<Section>& sections,
                                       const std::map<std::string_view, const Section*>& others) {
    std::vector<std::string> ids;
    for (const Section& section : sections)
      if (others.contains(section.id)) ids.push_back(section.id);
    return ids;
  }

  /// What both have, if it does not come in one order.
  void order(const std::string& section, const std::vector<std::string>& before,
             const std::vector<std::string>& after) {
    if (before == after) return;
    differences.push_back({section,
                           {},
                           "order",
                           fmt::format("{}", fmt::join(before, ", ")),
                           fmt::format("{}", fmt::join(after, ", "))});
  }

  void items(const std::string& section, const std::vector<Entry>& before, const std::vector<Entry>& after) {
    const std::vector<std::size_t> partner = paired(before, after, {&Entry::identity, &Entry::label});
    std::vector<std::string> first;
    std::vector<std::pair<std::size_t, std::string>> second;
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (partner[i] == no_partner) {
        differences.push_back({section, before[i].label, {}, before[i].label, {}});
        continue;
      }
      hold(before[i], after[partner[i]], section);
      if (i == 0) continue;  // the section itself
      first.push_back(before[i].label);
      second.emplace_back(partner[i], before[i].label);
    }
    for (const std::size_t j : unpaired(partner, after.size()))
      differences.push_back({section, after[j].label, {}, {}, after[j].label});
    const std::vector<std::pair<std::size_t, std::string>> as_paired = second;
    std::ranges::sort(second);
    if (as_paired == second) return;
    std::vector<std::string> moved;
    moved.reserve(second.size());
    for (auto& [place, label] : second) moved.push_back(std::move(label));
    if (first != moved) order(section, first, moved);
  }

  void hold(const Entry& before, const Entry& after, const std::string& section) {
    // The same keys stand at the same places: both entries are of one kind.
    for (std::size_t i = 0; i < before.fields.size() && i < after.fields.size(); ++i) {
      const Named& one = before.fields[i];
      if (one.text != after.fields[i].text)
        differences.push_back({section, before.label, one.key, one.text, after.fields[i].text});
    }
    const std::vector<std::size_t> partner =
        paired(before.lines, after.lines, {&Line::identity, &Line::text});
    for (std::size_t i = 0; i < before.lines.size(); ++i) {
      const std::string& text = before.lines[i].text;
      const std::string now = partner[i] == no_partner ? std::string() : after.lines[partner[i]].text;
      if (text != now) differences.push_back({section, before.label, "highlights", text, now});
    }
    for (const std::size_t j : unpaired(partner, after.lines.size()))
      differences.push_back({section, before.label, "highlights", {}, after.lines[j].text});
  }
};

}  // namespace

std::vector<Difference> compare(const Resume& before, const Resume& after) {
  Comparison comparison;
  comparison.sections(before, after);
  return std::move(comparison.differences);
}

}  // namespace galley::resume
