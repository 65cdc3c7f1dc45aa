// facts: the comparison of a variant with its base (see facts.h).
#include "galley/facts/facts.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>
#include <type_traits>
#include <utility>

#include <fmt/format.h>

#include "amounts.h"
#include "claims.h"
#include "galley/document/plain_text.h"
#include "galley/resume/item_fields.h"
#include "galley/resume/pairing.h"
#include "galley/source/reader.h"

namespace galley::facts {
namespace {

using resume::FieldRole;
using source::written;

/// A field of an entry. Its values are one text, or the elements of a list.
struct Named {
  std::string_view key;
  std::vector<Text> values;
};

struct Line {
  std::string identity;
  std::string words;
  Text text;
};

/// What is compared as one: an item, one of its roles, a section's own text.
struct Entry {
  std::string identity;
  std::string label;
  std::string holder;  ///< employer or school
  Place place;
  std::vector<Named> facts;   ///< must be equal
  std::vector<Named> texts;   ///< their numbers must be equal
  std::vector<Text> claims;   ///< must stand somewhere in the base
  std::vector<Line> lines;    ///< highlights
  bool may_be_added = false;  ///< a group of skills: what it claims is compared
};

/// Puts the fields of an item or a role into an entry.
class FieldsOf {
 public:
  FieldsOf(Entry& entry, SectionKind kind) : entry_(entry), kind_(kind) {}

  template <class Record>
  void operator()(const resume::Field<Record>& field, const Text& text) {
    if (text.empty() || field.role == FieldRole::Address) return;
    if (field.role != FieldRole::Line) {
      entry_.texts.push_back({field.key.name, {text}});
    } else if (names_group(field.key.name)) {
      names_of_group_.push_back(text);
    } else {
      entry_.facts.push_back({field.key.name, {text}});
    }
  }
  template <class Record>
  void operator()(const resume::Field<Record>& field, const std::vector<Text>& texts) {
    if (texts.empty()) return;
    // Authors are no claim of one's own.
    if (field.role == FieldRole::List && field.key.name != "authors") {
      entry_.claims.insert(entry_.claims.end(), texts.begin(), texts.end());
      names_of_group_.clear();
    } else if (field.role == FieldRole::Paragraph) {
      entry_.texts.push_back({field.key.name, texts});
    } else {
      entry_.facts.push_back({field.key.name, texts});
    }
  }
  template <class Record>
  void operator()(const resume::Field<Record>&, const Dates& dates) {
    const auto add = [this](std::string_view key, std::string value, const Place& place) {
      entry_.facts.push_back({key, {Text{std::move(value), place}}});
    };
    if (!dates.literal.empty()) return add("date", dates.literal.value, dates.literal.place);
    if (dates.start && dates.start == dates.end) return add("date", written(*dates.start), dates.place);
    if (dates.start) add("startDate", written(*dates.start), dates.place);
    if (dates.end) add("endDate", written(*dates.end), dates.end_place);
    if (dates.ongoing) add("endDate", "present", dates.end_place);
  }
  template <class Record>
  void operator()(const resume::Field<Record>&, const std::vector<Highlight>& highlights) {
    add_lines(highlights);
  }
  // Where something was, addresses, and what variants choose by are no facts here. Roles are entries of their
  // own.
  template <class Record, class Value>
    requires std::is_same_v<Value, Location> || std::is_same_v<Value, std::vector<Link>> ||
             std::is_same_v<Value, std::vector<Role>> || std::is_same_v<Value, std::string> ||
             std::is_same_v<Value, std::vector<std::string>> || std::is_same_v<Value, std::optional<int>> ||
             std::is_same_v<Value, std::optional<bool>>
  void operator()(const resume::Field<Record>&, const Value&) {}

  void add_lines(const std::vector<Highlight>& highlights) {
    for (const Highlight& highlight : highlights) {
      entry_.lines.push_back({resume::identity_of(highlight.id, highlight.text.place),
                              plain_text_of(highlight.text.value), highlight.text});
      add_lines(highlight.nested);
    }
  }

  /// A skill without keywords is claimed by its name.
  void end() { entry_.claims.insert(entry_.claims.end(), names_of_group_.begin(), names_of_group_.end()); }

 private:
  [[nodiscard]] bool names_group(std::string_view key) const {
    return key == "name" && (kind_ == SectionKind::Skills || kind_ == SectionKind::Interests);
  }

  Entry& entry_;
  SectionKind kind_;
  std::vector<Text> names_of_group_;
};

Entry entry_of(const Item& item, SectionKind kind) {
  Entry entry;
  entry.identity = resume::identity_of(item.id, item.place);
  entry.label = resume::label_of(item);
  entry.holder = item.name.value + item.organization.value + item.institution.value;
  entry.place = item.place;
  entry.may_be_added = kind == SectionKind::Skills || kind == SectionKind::Interests;
  FieldsOf fields(entry, kind);
  resume::each_field(item, [&fields](const auto& field, const auto& value) { fields(field, value); });
  fields.end();
  return entry;
}

Entry entry_of(const Role& role, const Item& item, SectionKind kind) {
  Entry entry;
  entry.identity = resume::identity_of({}, role.position.place);
  entry.holder = resume::label_of(item);
  entry.label = fmt::format("{}, {}", role.position.value, entry.holder);
  entry.place = role.position.place;
  FieldsOf fields(entry, kind);
  resume::each_field(role, [&fields](const auto& field, const auto& value) { fields(field, value); });
  return entry;
}

/// The section's own text, then its items and their roles.
std::vector<Entry> entries_of(const Section& section) {
  Entry own;
  own.place = section.place;
  if (!section.text.empty()) own.texts.push_back({"text", section.text});
  FieldsOf(own, section.kind).add_lines(section.highlights);
  std::vector<Entry> entries{std::move(own)};
  for (const Item& item : section.items) {
    entries.push_back(entry_of(item, section.kind));
    for (const Role& role : item.roles) entries.push_back(entry_of(role, item, section.kind));
  }
  return entries;
}

/// What the base says in short about the person.
Entry entry_of(const Basics& basics) {
  Entry entry;
  if (!basics.label.empty()) entry.texts.push_back({"label", {basics.label}});
  for (const Detail& detail : basics.details)
    entry.lines.push_back(
        {resume::identity_of(detail.id, detail.text.place), plain_text_of(detail.text.value), detail.text});
  return entry;
}

const Named* named(const std::vector<Named>& fields, std::string_view key) {
  const auto found = std::ranges::find(fields, key, &Named::key);
  return found == fields.end() ? nullptr : &*found;
}

/// The amounts that a text may say, as often as the base says them.
class Allowance {
 public:
  Allowance(const std::vector<Text>& texts, std::string_view language) {
    for (const Text& text : texts)
      for (Amount& amount : amounts_in(plain_text_of(text.value), language)) {
        left_[amount.number].push_back(amount.unit);
        units_.insert(amount.unit);
        if (!amount.name.empty()) names_.insert(std::move(amount.name));
      }
  }

  /// Uses an amount up. False if there is none left. An amount may lose its unit, unless it is a percent, and
  /// it may gain one that the base says of another: “from eight to three days” is “from 8 days to 3”. A name
  /// with a number is only compared with names that differ from it in the number alone.
  bool take(const Amount& amount) {
    if (amount.is_article && amount.unit.empty()) return true;
    const auto found = left_.find(amount.number);
    if (found != left_.end()) {
      std::vector<std::string_view>& units = found->second;
      auto unit = std::ranges::find(units, amount.unit);
      if (unit == units.end() && units_.contains(amount.unit)) unit = std::ranges::find(units, "");
      if (unit == units.end() && amount.unit.empty())
        unit = std::ranges::find_if(units, [](std::string_view one) { return one != "%" && one != "‰"; });
      if (unit != units.end()) {
        if (!is_endless_) units.erase(unit);
        return true;
      }
    }
    // “a week” is no number, unless weeks are counted.
    if (amount.is_article) return !units_.contains(amount.unit);
    return !amount.name.empty() && !names_.contains(amount.name);
  }

  /// Each amount may be said any number of times.
  void make_endless() { is_endless_ = true; }

 private:
  std::map<std::string, std::vector<std::string_view>, std::less<>> left_;  ///< units by numbers
  std::set<std::string_view> units_;
  std::set<std::string, std::less<>> names_;
  bool is_endless_ = false;
};

class Comparison {
 public:
  Comparison(const Resume& base, const Resume& variant)
      : base_(base), variant_(variant), claims_(base), language_(variant.meta.language) {}

  std::vector<Finding> findings() {
    section_ = "basics";
    base_place_ = base_.basics.name.place;
    compare(entry_of(base_.basics), entry_of(variant_.basics));
    for (const Section& section : variant_.sections) {
      section_ = section.id;
      const auto same = std::ranges::find(base_.sections, section.id, &Section::id);
      base_place_ = same == base_.sections.end() ? base_.basics.name.place : same->place;
      const bool is_new = same == base_.sections.end();
      compare(is_new ? std::vector<Entry>{Entry{}} : entries_of(*same), entries_of(section));
      if (is_new && section.is_own && !section.text.empty())
        find(FindingKind::Added, Entry{}, {}, section.text.front(), Text{{}, base_place_});
    }
    return std::move(findings_);
  }

 private:
  void find(FindingKind kind, const Entry& entry, std::string_view key, const Text& now, const Text& before) {
    findings_.push_back({kind, section_, entry.label, std::string(key), now, before});
  }

  void compare(const std::vector<Entry>& before, const std::vector<Entry>& after) {
    const auto partner = resume::paired(after, before, {&Entry::identity, &Entry::label, &Entry::holder});
    for (std::size_t i = 0; i < after.size(); ++i) {
      if (partner[i] != resume::no_partner) {
        compare(before[partner[i]], after[i]);
      } else if (after[i].may_be_added) {
        compare(Entry{}, after[i]);
      } else {
        find(FindingKind::Added, after[i], {}, Text{after[i].label, after[i].place}, Text{{}, base_place_});
      }
    }
  }

  void compare(const Entry& before, const Entry& after) {
    for (const Named& fact : after.facts) compare_fact(named(before.facts, fact.key), fact, before, after);
    for (const Named& text : after.texts) compare_numbers(named(before.texts, text.key), text, before, after);
    compare_lines(before, after);
    for (const Text& claim : after.claims)
      if (!claims_.hold(claim.value))
        find(FindingKind::Claimed, after, "keywords", claim, Text{{}, base_place_});
  }

  /// A list may lose elements, and their order does not matter.
  void compare_fact(const Named* before, const Named& now, const Entry& base_entry, const Entry& entry) {
    for (const Text& value : now.values) {
      const auto is_equal = [&value](const Text& one) {
        return plain_text_of(one.value) == plain_text_of(value.value);
      };
      if (before != nullptr && std::ranges::any_of(before->values, is_equal)) continue;
      // A group of skills that the base lacks may have a level of its own only if it is claimed.
      if (entry.may_be_added && base_entry.identity.empty()) continue;
      const bool is_replaced = before != nullptr && before->values.size() == 1;
      find(FindingKind::Changed, entry, now.key, value,
           is_replaced ? before->values.front() : Text{{}, place_of(base_entry)});
    }
  }

  [[nodiscard]] Place place_of(const Entry& base_entry) const {
    return base_entry.place.source != nullptr ? base_entry.place : base_place_;
  }

  void compare_numbers(const Named* before, const Named& now, const Entry& base_entry, const Entry& entry) {
    if (before == nullptr) return compare_with_entry(now, base_entry, entry);
    Allowance allowance(before->values, base_.meta.language);
    compare_amounts(allowance, now, before->values.front(), entry);
  }

  /// A text that has no counterpart may have the numbers of all texts of its entry.
  void compare_with_entry(const Named& now, const Entry& base_entry, const Entry& entry) {
    std::vector<Text> texts;
    for (const Named& one : base_entry.texts) texts.insert(texts.end(), one.values.begin(), one.values.end());
    for (const Line& line : base_entry.lines) texts.push_back(line.text);
    Allowance allowance(texts, base_.meta.language);
    allowance.make_endless();
    compare_amounts(allowance, now, Text{{}, place_of(base_entry)}, entry);
  }

  void compare_amounts(Allowance& allowance, const Named& now, const Text& before, const Entry& entry) {
    for (const Text& text : now.values)
      for (const Amount& amount : amounts_in(plain_text_of(text.value), language_))
        if (!allowance.take(amount))
          find(FindingKind::Number, entry, now.key, Text{amount.shown, text.place}, before);
  }

  void compare_lines(const Entry& before, const Entry& after) {
    constexpr std::string_view key = "highlights";
    const auto partner = resume::paired(after.lines, before.lines, {&Line::identity, &Line::words});
    std::size_t left = resume::unpaired(partner, before.lines.size()).size();
    for (std::size_t i = 0; i < after.lines.size(); ++i) {
      const Named now{key, {after.lines[i].text}};
      if (partner[i] != resume::no_partner) {
        const Named same{key, {before.lines[partner[i]].text}};
        compare_numbers(&same, now, before, after);
      } else if (left > 0) {
        // Other words for one of those that are left out.
        --left;
        compare_with_entry(now, before, after);
      } else {
        find(FindingKind::Added, after, key, now.values.front(), Text{{}, place_of(before)});
      }
    }
  }

  const Resume& base_;
  const Resume& variant_;
  Claims claims_;
  std::string_view language_;
  std::string section_;
  Place base_place_;  ///< of the section in the base
  std::vector<Finding> findings_;
};

std::string message_of(const Finding& finding, std::string_view base) {
  const std::string where = file_and_line(finding.in_base.place);
  const std::string& now = finding.in_variant.value;
  const std::string& before = finding.in_base.value;
  switch (finding.kind) {
    case FindingKind::Changed:
      if (before.empty()) return fmt::format("{} '{}' is not in {} ({})", finding.key, now, base, where);
      return fmt::format("{} is '{}', and in {} '{}' ({})", finding.key, now, base, before, where);
    case FindingKind::Number:
      return fmt::format("this text has '{}', which it does not have in {} ({})", now, base, where);
    case FindingKind::Added:
      if (finding.key.empty()) return fmt::format("'{}' is not in {} ({})", now, base, where);
      return fmt::format("this highlight is not in {}, whose entry ({}) has no other left", base, where);
    case FindingKind::Claimed:
      break;
  }
  return fmt::format("'{}' stands nowhere in {} ({})", now, base, where);
}

}  // namespace

std::string_view name_of(FindingKind kind) {
  constexpr std::array<std::string_view, 4> names{"changed", "number", "added", "claimed"};
  return names.at(static_cast<std::size_t>(kind));
}

Diagnostic error_of(const Finding& finding, std::string_view base_name) {
  return {Severity::Error, Fault::Resume, message_of(finding, base_name), finding.in_variant.place,
          "a variant may reword, leave out and reorder; facts = \"free\" in it turns the comparison off"};
}

std::vector<Finding> compare_facts(const Resume& base, const Resume& variant) {
  return Comparison(base, variant).findings();
}

}  // namespace galley::facts
