// resume: the room's one way through: bytes → values → records by the schema → checks of the whole → the
// order in which sections print.
#include "galley/resume/parse.h"

#include <algorithm>
#include <cstddef>
#include <tuple>
#include <utility>

#include "checks.h"
#include "reader.h"
#include "style.h"

namespace galley::resume {
namespace {

/// By the name; a file whose name says nothing is JSON if it begins with a brace, as no TOML does.
bool is_json(const Source& source) {
  std::string extension = std::filesystem::path(source.name).extension().string();
  for (char& c : extension) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  if (extension == ".json" || extension == ".toml") return extension == ".json";
  std::string_view text = source.text;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first != std::string_view::npos && text[first] == '{';
}

/// Sections as they first appear in the file. JSON's come so already; its places have no lines.
void sort_sections(std::vector<Section>& sections, const Value& root) {
  // The index parts equals: libstdc++ 12's stable_sort is built on what C++20 removed, of which clang warns.
  std::vector<std::tuple<int, int, std::size_t>> order;
  for (const Section& section : sections) {
    const Member* member = root.find(section.kind == SectionKind::Summary ? "basics" : section.id);
    const Place& place = member != nullptr ? member->place : section.place;
    order.emplace_back(place.line, place.column, order.size());
  }
  std::ranges::sort(order);
  std::vector<Section> sorted;
  sorted.reserve(sections.size());
  for (const auto& [line, column, index] : order) sorted.push_back(std::move(sections[index]));
  sections = std::move(sorted);
}

}  // namespace

std::expected<Resume, Diagnostics> parse(const Source& source, FileReader& files, const ParseOptions& options,
                                         Diagnostics& warnings) {
  const auto indexed = std::make_shared<Source>(source);
  index_lines(*indexed);
  const std::shared_ptr<const Source> shared = indexed;
  const Reader::Syntax syntax = is_json(source) ? Reader::Syntax::Json : Reader::Syntax::Toml;
  auto root = syntax == Reader::Syntax::Json ? read_json(shared) : read_toml(shared);
  if (!root) return std::unexpected(Diagnostics{std::move(root.error())});

  const std::filesystem::path folder = std::filesystem::path(source.name).parent_path();
  Diagnostics found;
  Reader reader(syntax, found);
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
  reader.say_what_is_idle();

  Diagnostics wrong;
  for (Diagnostic& one : in_file_order(found))
    (one.severity == Severity::Error ? wrong : warnings).push_back(std::move(one));
  if (!wrong.empty()) return std::unexpected(std::move(wrong));
  sort_sections(resume.sections, *root);
  apply_order(resume);
  return resume;
}

}  // namespace galley::resume
