// resume: checks of [variants.NAME], and the chain of what a variant extends.
#pragma once

#include <set>

#include "application.h"
#include "galley/base/file_reader.h"
#include "galley/resume/parse.h"
#include "manuscript.h"

namespace galley::resume {

/// What a résumé and its variants hold that can be named.
struct Known {
  std::vector<std::string> sections, networks;
  std::set<std::string, std::less<>> own_sections;  ///< those under `sections`
  std::set<std::string, std::less<>> tags, highlights;
  std::map<std::string, std::vector<std::string>, std::less<>> items;  ///< ids, by section

  void add(const Resume& resume);
  /// The tags and ids of bullets in another language.
  void add_bullets(const Known& other);
};

/// Checks every variant in one language. Its keys are checked against the schema. Its tags, ids, picks and
/// paths are checked against what is `known` and what variants add themselves.
class VariantChecks {
 public:
  VariantChecks(Reader& reader, const Manuscript::Parts& parts, const Resume& whole, Known known,
                LanguageChoice language = {})
      : reader_(reader),
        parts_(parts),
        whole_(whole),
        known_(std::move(known)),
        language_(std::move(language)),
        has_applications_(has_applications(parts.variants)) {}

  void check(FileReader& files);

 private:
  void check_all(const Value& all, FileReader& files);
  void read_overrides(const Value& variant, FileReader& files);
  void check_own(const Value& variant);
  /// A list that is too long is an error: each element is looked for in the whole résumé.
  bool is_short(const Key& key, const Value& list);
  void check_tags(const Key& key, const Value& value);
  void check_base(const Value& value, const std::string& name);
  void check_picks(const Key& key, const Value& value);
  void check_reach(const Value& variant);
  void check_ids(const Value& list, const std::vector<std::string>& known, std::string_view section);
  void check_highlights(const Value& value);

  Reader& reader_;
  const Manuscript::Parts& parts_;
  const Resume& whole_;
  Known known_;
  LanguageChoice language_;
  bool has_applications_;
};

/// What an item can be picked by: its id, or of skills in short the name.
[[nodiscard]] const std::string& handle_of(const Section& section, const Item& item);

}  // namespace galley::resume
