// source: one tree of values laid over another: overlays and variants over a document, styles over themes.
#pragma once

#include "galley/source/reader.h"

namespace galley::source {

/// Lays `over` on `base`, both tables of `schema`. Tables are merged key by key, texts by language among
/// them. All else is replaced as a
/// whole. A table that stands where `base` has a list changes the elements of the list by their ids. In the
/// root, a table with the key of the bullets changes bullets of the whole document by their ids. An id that
/// is not there is an error at its place.
void merge(Reader& reader, Value& base, const Value& over, const Table& schema);

/// Lays a variant over the root, without the keys that only variants have (`include`, `pick` …).
void merge_variant(Reader& reader, Value& root, const Value& variant);

/// Lays [variants.NAME] tables over others of the same name. Ids in them are looked up later.
void merge_variants(Reader& reader, Value& variants, const Value& over);

/// Calls `visit` with a list of bullets, or with the list of each language. True if it returned true for any.
template <class SomeValue, class Visit>
bool visit_lists(SomeValue& bullets, const Visit& visit) {
  if (bullets.kind == Value::Kind::Array) return visit(bullets);
  bool is_done = false;
  for (auto& language : bullets.members)
    if (language.value.kind == Value::Kind::Array && visit(language.value)) is_done = true;
  return is_done;
}

/// Calls `visit` with every list of bullets, which stand under the key `bullets`; stops when it returned true
/// for one, or for that of any language.
template <class SomeValue, class Visit>
bool visit_bullets(SomeValue& value, std::string_view bullets, const Visit& visit) {
  for (auto& element : value.elements)
    if (element.kind == Value::Kind::Table && visit_bullets(element, bullets, visit)) return true;
  for (auto& member : value.members) {
    if (member.key == bullets && visit_lists(member.value, visit)) return true;
    const bool holds_more =
        member.value.kind == Value::Kind::Array || member.value.kind == Value::Kind::Table;
    if (holds_more && member.key != "x" && member.key != bullets &&
        visit_bullets(member.value, bullets, visit))
      return true;
  }
  return false;
}

/// The id that a highlight's attributes give it, or nothing.
[[nodiscard]] std::string_view highlight_id(const Value& highlight);

/// The string of that id in a list of highlights, nested ones among them.
[[nodiscard]] const Value* find_highlight(const Value& list, std::string_view id);
[[nodiscard]] Value* find_highlight(Value& list, std::string_view id);

/// The id that a table has, or nothing.
[[nodiscard]] std::string_view id_of(const Value& element);

/// The element of that id in a list of tables, or nothing.
[[nodiscard]] Value* find_element(Value& list, std::string_view id);

}  // namespace galley::source
