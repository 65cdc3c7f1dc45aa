// source: the layers of a document (see layers.h).
#include "galley/source/layers.h"

#include <algorithm>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/source/languages.h"
#include "galley/source/merge.h"
#include "galley/source/settings.h"

namespace galley::source {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view variants_key = "variants";

/// By the name; a file whose name says nothing is JSON if it begins with a brace, as no TOML does.
bool is_json(const Source& source) {
  const std::string extension = ascii::lowered(fs::path(source.name).extension().string());
  if (extension == ".json" || extension == ".toml") return extension == ".json";
  std::string_view text = source.text;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return ascii::trimmed(text).starts_with('{');
}

/// Takes the variants out of a layer.
std::optional<Value> take_variants(Value& root) {
  Member* member = root.find(variants_key);
  if (member == nullptr) return std::nullopt;
  Value variants = std::move(member->value);
  std::erase_if(root.members, [](const Member& one) { return one.key == variants_key; });
  return variants;
}

/// Reads the files of a document into its layers.
class Files {
 public:
  Files(Layers& layers, FileReader& files, const LayerOptions& options)
      : layers_(layers), files_(files), options_(options) {}

  /// What ends a file, each once.
  Diagnostics failures;

  void read(const Source& source) {
    layers_.variants.kind = Value::Kind::Table;
    layers_.folder = fs::path(source.name).parent_path();
    layers_.private_file = beside(layers_.folder / (fs::path(source.name).stem().string() + ".private.toml"));
    auto root = parse(source);
    if (!root) return;
    layers_.root = *std::move(root);
    layers_.variants = take_variants(layers_.root).value_or(std::move(layers_.variants));
    if (!options_.is_alone) {
      read_table_file(source);
      read_variants();
    }
    for (const fs::path& overlay : options_.overlays)
      if (auto over = read_file(overlay)) layers_.overlays.push_back(*std::move(over));
    if (!options_.is_alone && !options_.is_public &&
        value_or_failure(files_.exists(layers_.private_file), false))
      if (auto over = read_file(layers_.private_file)) layers_.overlays.push_back(*std::move(over));
    for (const std::string& setting : options_.settings) {
      auto read = read_setting(setting);
      if (read)
        layers_.settings.push_back(*std::move(read));
      else
        failures.push_back(std::move(read.error()));
    }
  }

 private:
  std::optional<Value> parse(const Source& source) {
    const auto indexed = std::make_shared<Source>(source);
    index_lines(*indexed);
    layers_.sources.push_back(indexed);
    auto value = is_json(source) ? parse_json(indexed) : read_toml(indexed);
    if (value) return *std::move(value);
    failures.push_back(std::move(value.error()));
    return std::nullopt;
  }

  std::expected<Value, Diagnostic> parse_json(const std::shared_ptr<const Source>& source) {
    return options_.read_json ? options_.read_json(source, layers_.found) : read_json(source);
  }

  std::optional<Value> read_file(const BoundedPath& location) {
    auto bytes = files_.read(location);
    if (bytes) return parse({location.path.string(), *std::move(bytes)});
    failures.push_back(std::move(bytes.error()));
    return std::nullopt;
  }

  /// What galley looks for beside the document stays in its folder.
  [[nodiscard]] BoundedPath beside(const fs::path& path) const { return {path, {layers_.folder}}; }

  template <class T>
  T value_or_failure(std::expected<T, Diagnostic> found, T otherwise) {
    if (found) return *std::move(found);
    failures.push_back(std::move(found.error()));
    return otherwise;
  }

  /// KEY.toml is [KEY]. It is laid over the document first.
  void read_table_file(const Source& document) {
    if (options_.own_file.empty()) return;
    const std::string key(options_.own_file);
    const BoundedPath path = beside(layers_.folder / (key + ".toml"));
    const bool is_document = fs::path(document.name).filename() == path.path.filename();
    if (is_document || !value_or_failure(files_.exists(path), false)) return;
    auto table = read_file(path);
    if (!table) return;
    layers_.table_sources.push_back(layers_.sources.back().get());
    Value over;
    over.kind = Value::Kind::Table;
    over.place = table->place;
    over.members.push_back({key, over.place, *std::move(table)});
    layers_.overlays.push_back(std::move(over));
  }

  /// variants/NAME.toml is [variants.NAME].
  void read_variants() {
    const std::size_t in_tables = layers_.variants.members.size();  // no two files have one name
    for (const fs::path& path : value_or_failure(files_.list(beside(layers_.folder / variants_key)), {})) {
      const std::string name = path.stem().string();
      // What editors leave behind begins with a dot; NAME.private.toml is no variant's name by accident.
      if (path.extension() != ".toml" || name.starts_with('.') || name.ends_with(".private")) continue;
      auto variant = read_file(beside(path));
      if (!variant) continue;
      const auto tables = std::span(layers_.variants.members).first(in_tables);
      if (const auto twin = std::ranges::find(tables, name, &Member::key); twin != tables.end()) {
        layers_.found.push_back(
            error_at(twin->place, fmt::format("the variant '{}' stands here and in {}", name, path.string()),
                     "keep one of them"));
        continue;
      }
      const Place place = variant->place;
      layers_.variants.members.push_back({name, place, *std::move(variant)});
      layers_.in_files.insert(name);
    }
  }

  Layers& layers_;
  FileReader& files_;
  const LayerOptions& options_;
};

void check_variants_table(Reader& reader, const Value& variants) {
  if (variants.kind == Value::Kind::Table) return;
  reader.wrong_kind(*find_key(*reader.schema().root, variants_key), variants);
}

/// Lays the variants that a layer brings over those that are there.
void lay_variants(Reader& reader, Value& variants, Value& over) {
  const auto brought = take_variants(over);
  if (!brought) return;
  check_variants_table(reader, *brought);
  merge_variants(reader, variants, *brought);
}

}  // namespace

void find_languages(Reader& reader, Layers& layers) {
  const auto each_variant = [](auto& variants, const auto& act) {
    for (auto& variant : variants.members) act(variant.value);
  };
  const auto add = [&](const Value& layer) { add_languages(layers.languages, layer, reader.schema()); };
  const auto add_with_variants = [&](const Value& layer) {
    add(layer);
    if (const Member* variants = layer.find(variants_key)) each_variant(variants->value, add);
  };
  add_with_variants(layers.root);
  std::ranges::for_each(layers.overlays, add_with_variants);
  each_variant(layers.variants, add);
  std::ranges::for_each(layers.settings, add_with_variants);
  reader.languages = layers.languages;
  if (layers.languages.empty()) return;
  const auto settle = [&reader](Value& layer) { settle_languages(reader, layer); };
  settle(layers.root);
  std::ranges::for_each(layers.overlays, settle);
  each_variant(layers.variants, settle);
  std::ranges::for_each(layers.settings, settle);
}

Diagnostics read_layers(const Source& source, FileReader& files, const LayerOptions& options,
                        Layers& layers) {
  Files reading(layers, files, options);
  reading.read(source);
  return std::move(reading.failures);
}

void merge_layers(Reader& reader, Layers& layers) {
  check_variants_table(reader, layers.variants);
  for (Diagnostic& one : layers.found) reader.add(std::move(one));
  find_languages(reader, layers);
  for (Value& over : layers.overlays) {
    lay_variants(reader, layers.variants, over);
    merge(reader, layers.root, over, *reader.schema().root);
  }
  layers.overlays.clear();
  for (Value& setting : layers.settings) {
    layers.sources.push_back(setting.place.source);
    lay_variants(reader, layers.variants, setting);
  }
  for (const Member& member : layers.variants.members)
    if (member.value.kind == Value::Kind::Table) layers.by_name.emplace(member.key, &member.value);
}

std::vector<const Value*> chain_of(const Layers& layers, std::string_view variant) {
  std::vector<const Value*> chain;
  for (auto next = layers.by_name.find(variant); next != layers.by_name.end();) {
    chain.push_back(next->second);
    const Member* base = next->second->find("extends");
    next = base != nullptr ? layers.by_name.find(base->value.string) : layers.by_name.end();
  }
  std::ranges::reverse(chain);
  return chain;
}

}  // namespace galley::source
