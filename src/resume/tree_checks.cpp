// resume: the checks of a tree that stands alone (see tree_checks.h).
#include "galley/resume/tree_checks.h"

#include <algorithm>

#include "application.h"
#include "checks.h"
#include "galley/source/paths.h"
#include "manuscript.h"
#include "picked_language.h"
#include "style.h"
#include "variant_checks.h"

namespace galley::resume {
namespace {

/// Checks the style on the theme `classic` if the author's own theme is a file, which is not read here.
void check_style_alone(Reader& reader, const Value& root, const Resume& resume) {
  const Member* style = root.find("style");
  if (style == nullptr) return;
  const auto nothing = memory_reader({});
  ThemeName theme = theme_of(&style->value, {}).value_or(ThemeName{});
  if (!theme_toml(theme.name)) theme = {};
  auto loaded = load_theme(reader, theme, {}, *nothing, {});
  if (!loaded) return;
  static_cast<void>(
      read_style(reader, &style->value, theme.name, std::move(loaded->style), resume.meta.language));
  Known known;
  known.add(resume);
  check_section_names(reader, &style->value, known.sections);
  check_contact(reader, &style->value, known.networks);
}

/// Checks the variants against what the résumé holds.
void check_variants(Reader& reader, const Value& root, const Resume& resume) {
  const Member* variants = root.find("variants");
  if (variants == nullptr) return;
  Manuscript::Parts parts;
  parts.root = root;
  parts.variants = variants->value;
  merge_layers(reader, parts);
  Known known;
  known.add(resume);
  VariantChecks(reader, parts, resume, std::move(known)).check(*memory_reader({}));
}

}  // namespace

void add_private_paths(std::vector<const Value*>& paths, const Value& layer) {
  const Member* meta = layer.find("meta");
  const Member* list = meta != nullptr ? meta->value.find("private") : nullptr;
  if (list == nullptr) return;
  for (const Value& path : list->value.elements)
    if (path.kind == Value::Kind::String) paths.push_back(&path);
}

static void leave_out_of_meta(Value& layer, std::initializer_list<std::string_view> keys) {
  Member* meta = layer.find(meta_table.name);
  if (meta == nullptr) return;
  std::erase_if(meta->value.members,
                [keys](const Member& member) { return std::ranges::find(keys, member.key) != keys.end(); });
}

/// Takes out of a tree of TOML what a choice of language made null.
static void erase_nulls(Value& value) {
  std::erase_if(value.members, [](const Member& one) { return one.value.kind == Value::Kind::Null; });
  std::erase_if(value.elements, [](const Value& one) { return one.kind == Value::Kind::Null; });
  for (Member& member : value.members) erase_nulls(member.value);
  for (Value& element : value.elements) erase_nulls(element);
}

Diagnostics leave_one_language(Value& root, std::string_view asked) {
  Diagnostics found;
  Reader reader(found, resume_schema());
  Layers layers;
  layers.root = std::move(root);
  find_languages(reader, layers);
  const PickedLanguage own = own_language(reader, layers.root, layers);
  const PickedLanguage picked = pick_language(reader, layers.root, layers, own, asked);
  root = std::move(layers.root);
  // A variant need not give a text in each language: what it is laid over does.
  if (Member* variants = root.find("variants"); variants != nullptr && !layers.languages.empty()) {
    for (Member& variant : variants->value.members) {
      choose_language(reader, variant.value, {picked.choice.language, {}});
      erase_nulls(variant.value);
      leave_out_of_meta(variant.value, {"language", "languages"});
    }
  }
  put_in_language(reader, root, picked);
  leave_out_of_meta(root, {"languages"});
  return found;
}

Diagnostics check_private_paths(const Value& root) {
  Diagnostics found;
  Reader reader(found, resume_schema());
  std::vector<const Value*> paths;
  add_private_paths(paths, root);
  if (const Member* variants = root.find("variants"))
    for (const Member& variant : variants->value.members) add_private_paths(paths, variant.value);
  for (const Value* path : paths) source::check_path(reader, *path, "private", root);
  return found;
}

Diagnostics check_tree(const Value& root) {
  Diagnostics found;
  Reader reader(found, resume_schema());
  Resume resume;
  read_table(reader, root_table, root, &resume);
  check_there_is_a_name(reader, root);
  check_meta(reader, root, resume);
  check_ids(reader, resume);
  const Member* variants = root.find("variants");
  check_placeholders(reader, resume, variants != nullptr && has_applications(variants->value));
  check_style_alone(reader, root, resume);
  check_variants(reader, root, resume);
  return found;
}

}  // namespace galley::resume
