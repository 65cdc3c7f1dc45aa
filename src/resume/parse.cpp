// resume: the room's one way through: bytes → values → records by the schema → checks of the whole → the
// order in which sections print.
#include "galley/resume/parse.h"

#include <algorithm>
#include <tuple>

#include "checks.h"
#include "reader.h"
#include "style.h"

namespace galley::resume {
namespace {

/// Sorts by insertion, equals in the order in which they came: few are out of place.
template <class T, class KeyOf>
void sort_by(std::vector<T>& values, KeyOf key_of) {
  std::vector<T> sorted;
  sorted.reserve(values.size());
  for (T& value : values) {
    sorted.insert(std::ranges::upper_bound(sorted, key_of(value), {}, key_of), std::move(value));
  }
  values = std::move(sorted);
}

/// In file order, the résumé's own before a theme's; without places, in the order of reading.
void sort(Diagnostics& found, const Source* own) {
  sort_by(found, [own](const Diagnostic& one) {
    const Place& place = one.place;
    return std::tuple(place.source.get() != own, place.source ? place.source->name : std::string(),
                      place.line, place.column);
  });
}

void check_there_is_a_name(Reader& reader, const Value& root) {
  if (root.find("basics") != nullptr) return;
  reader.error(root.place, "the résumé has no name",
               reader.syntax() == Reader::Syntax::Toml ? "write [basics], and below it name = \"…\""
                                                       : "add \"basics\": { \"name\": \"…\" }");
}

/// Sections as they first appear in the file. JSON's come so already; its places have no lines.
void sort_sections(std::vector<Section>& sections, const Value& root) {
  const auto key_of = [&root](const Section& section) {
    const Member* member = root.find(section.kind == SectionKind::Summary ? "basics" : section.id);
    const Place& place = member != nullptr ? member->place : section.place;
    return std::tuple(place.line, place.column);
  };
  sort_by(sections, key_of);
}

}  // namespace

std::expected<Resume, Diagnostics> parse(const Source& source, FileReader& files, const ParseOptions& options,
                                         Diagnostics& warnings) {
  const auto shared = std::make_shared<const Source>(source);
  const bool is_json = source.name.ends_with(".json");
  auto root = is_json ? read_json(shared) : read_toml(shared);
  if (!root) return std::unexpected(Diagnostics{std::move(root.error())});

  const std::filesystem::path folder = std::filesystem::path(source.name).parent_path();
  Diagnostics found;
  Reader reader(is_json ? Reader::Syntax::Json : Reader::Syntax::Toml, found);
  reader.own_source = shared.get();
  Resume resume;
  read_table(reader, root_table, *root, &resume);
  check_there_is_a_name(reader, *root);
  check_meta(reader, *root, resume);
  check_image(reader, resume, folder, files, options);
  check_ids(reader, resume);
  const Member* style = root->find("style");
  const Value* own_style = style != nullptr ? &style->value : nullptr;
  resume.style = read_style(reader, own_style, folder, files, options, resume.meta.language);
  check_section_names(reader, own_style, resume);
  check_contact(reader, own_style, resume);
  if (const Member* variants = root->find("variants")) check_variants(reader, variants->value, resume);
  sort_sections(resume.sections, *root);
  apply_order(resume);

  sort(found, shared.get());
  Diagnostics wrong;
  for (Diagnostic& one : found)
    (one.severity == Severity::Error ? wrong : warnings).push_back(std::move(one));
  if (!wrong.empty()) return std::unexpected(std::move(wrong));
  return resume;
}

}  // namespace galley::resume
