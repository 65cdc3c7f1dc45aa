// resume: the fields of an item and of a role, in one table each. Reading, JSON Resume, comparing, dropping,
// printing and the reference page all go through these tables.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "galley/resume/resume.h"
#include "galley/source/schema.h"

namespace galley::resume {

/// The member of a record that holds a field's value.
template <class Record>
using MemberOf =
    std::variant<Text Record::*, std::vector<Text> Record::*, Dates Record::*, Location Record::*,
                 std::vector<Link> Record::*, std::vector<Highlight> Record::*, std::vector<Role> Record::*,
                 std::string Record::*, std::vector<std::string> Record::*, std::optional<int> Record::*,
                 std::optional<bool> Record::*>;

/// What a field is on the page. The appearance of an entry is code; this tells where a field goes of which
/// that code does not know.
enum class FieldRole {
  Line,       ///< a part of the title, or of the line below it
  Paragraph,  ///< running text
  List,       ///< “Courses: …”
  Dates,
  Place,
  Address,  ///< of a web page
  Bullets,
  Roles,   ///< several at one employer
  Group,   ///< a sub-heading of the section
  Id,      ///< what the item is cited by: its number is printed
  Choice,  ///< what variants and fitting choose by
  Pages,   ///< where pages end
};

/// A key of a record. One that means different things in different sections has a row for each meaning.
template <class Record>
struct Field {
  source::Key key;
  MemberOf<Record> member;
  FieldRole role = FieldRole::Line;
  /// What systems that read applications call it. They miss it in an entry that has none.
  std::string_view ats_name = {};
  /// Does the page show it, in sections that take it?
  [[nodiscard]] constexpr bool is_printed() const {
    return role != FieldRole::Choice && role != FieldRole::Pages;
  }
};

using ItemField = Field<Item>;
using RoleField = Field<Role>;

/// All rows: a key of several meanings has one for each.
[[nodiscard]] std::span<const ItemField> item_meanings();

/// One for each member, with the first of its keys and all kinds that take any of them.
[[nodiscard]] std::span<const ItemField> fields_of(const Item& item);
[[nodiscard]] std::span<const RoleField> fields_of(const Role& role);

/// Calls `visit(field, value)` with each field of an item or a role.
template <class Record, class Visit>
void each_field(Record& record, Visit visit) {
  for (const auto& field : fields_of(record))
    std::visit([&](auto member) { visit(field, record.*member); }, field.member);
}

}  // namespace galley::resume
