// source: a document with its layers: overlays, variants, settings. First all files are read; then the layers
// are laid over one another.
#pragma once

#include <expected>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "galley/base/file_reader.h"
#include "galley/source/reader.h"

namespace galley::source {

/// Reads a file of JSON into a tree. What it repairs goes to `said`.
using JsonReader =
    std::function<std::expected<Value, Diagnostic>(const std::shared_ptr<const Source>&, Diagnostics& said)>;

/// What is laid over a document.
struct LayerOptions {
  std::vector<std::filesystem::path> overlays = {};  ///< files, one laid over the other
  std::vector<std::string> settings = {};            ///< “basics.label=Engineer”: laid over all else
  bool is_public = false;                            ///< is NAME.private.toml left out?
  bool is_alone =
      false;  ///< does nothing stand beside it: neither NAME.private.toml, KEY.toml nor variants/?
  JsonReader read_json = {};       ///< empty: `source::read_json`
  std::string_view own_file = {};  ///< the key of the table that may be a file KEY.toml beside the document
};

struct Layers {
  std::filesystem::path folder;                        ///< of the document's file
  BoundedPath private_file = std::filesystem::path();  ///< NAME.private.toml beside it, there or not
  std::vector<std::shared_ptr<const Source>> sources;  ///< the author's files, the document first
  std::vector<const Source*> table_sources;            ///< those of them that are one table of the root
  Value root;                                          ///< the document and, once merged, its overlays
  std::vector<Value> overlays;                         ///< until they are merged
  Value variants;                                      ///< a table of [variants.NAME]
  std::set<std::string, std::less<>> in_files;         ///< those that are a file each
  std::map<std::string_view, const Value*> by_name;    ///< those of them that are tables, once merged
  std::vector<Value> settings;                         ///< each a root of one value
  std::vector<std::string> languages;                  ///< of texts, as all layers name them together
  Diagnostics found;                                   ///< of reading, reported with those of merging
};

/// Reads a document and its layers. Errors: what ends a file, once for each.
[[nodiscard]] Diagnostics read_layers(const Source& source, FileReader& files, const LayerOptions& options,
                                      Layers& layers);

/// Finds the languages of texts, which any layer may name, and settles the texts by language of each layer.
/// The reader learns them.
void find_languages(Reader& reader, Layers& layers);

/// Lays the file of a table and the overlays over the document, and all variants of one name over one
/// another. Settings stay apart: they are laid over variants too. Languages of texts are found first.
void merge_layers(Reader& reader, Layers& layers);

/// The variant of that name and all that it extends: the variant itself comes last. Empty if there is no such
/// table. Chains that end in a missing variant or in themselves were refused.
[[nodiscard]] std::vector<const Value*> chain_of(const Layers& layers, std::string_view variant);

}  // namespace galley::source
