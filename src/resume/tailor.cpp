// resume: tailoring. A manuscript's tree and the layers of one variant become the tree that is read; tags and
// picks then choose among what was read.
#include "galley/resume/tailor.h"

#include <algorithm>
#include <iterator>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "application.h"
#include "checks.h"
#include "galley/base/memory.h"
#include "galley/resume/section_spec.h"
#include "galley/source/merge.h"
#include "galley/source/paths.h"
#include "galley/source/suggest.h"
#include "manuscript.h"
#include "variant_checks.h"

namespace galley::resume {
namespace {

using Parts = Manuscript::Parts;

/// Members of a root. What a variant may change is read for it; everything else stands in it as in the whole.
class Members {
 public:
  explicit Members(std::vector<std::string_view> keys) : keys_(std::move(keys)) {}

  /// Those that a layer has.
  void add(const Value& layer) {
    for (const Member& member : layer.members) add(member.key);
  }
  /// The one into which a path leads. That may be the id of a section of one's own.
  void add_path(std::string_view path) {
    add(path.substr(0, path.find('.')));
    add("sections");
  }

  void add_all() { all_ = true; }

  [[nodiscard]] bool contain(std::string_view key) const {
    return all_ || std::ranges::find(keys_, key) != keys_.end();
  }
  /// The root with these alone.
  [[nodiscard]] Value of(const Value& root) const {
    Value part;
    part.kind = root.kind;
    part.place = root.place;
    for (const Member& member : root.members)
      if (contain(member.key)) part.members.push_back(member);
    return part;
  }

 private:
  void add(std::string_view key) {
    if (key == "highlights") all_ = true;  // these are looked for everywhere
    keys_.push_back(key);
  }

  std::vector<std::string_view> keys_;
  bool all_ = false;
};

/// What the variants of a chain choose by; where several say, the last of them does.
struct Selection {
  /// Tags of a list.
  using Tags = std::unordered_set<std::string_view>;

  std::optional<Tags> include;
  Tags exclude;
  const Value* hide = nullptr;
  std::map<std::string_view, const Value*> pick;
  Text output;                  ///< the last one's own: two results of one name help nobody
  bool has_free_facts = false;  ///< the last one's own

  explicit Selection(const std::vector<const Value*>& chain) {
    for (const Value* variant : chain) take(*variant);
  }

  static Tags tags_in(const Value& list) {
    Tags tags;
    for (const Value& tag : list.elements) tags.insert(tag.string);
    return tags;
  }

  void take(const Value& variant) {
    if (const Member* member = variant.find("include")) include = tags_in(member->value);
    if (const Member* member = variant.find("exclude")) exclude = tags_in(member->value);
    if (const Member* member = variant.find("hide")) hide = &member->value;
    if (const Member* picks = variant.find("pick"))
      for (const Member& section : picks->value.members) pick[section.key] = &section.value;
    const Member* name = variant.find("output");
    output = name != nullptr ? Text{name->value.string, name->value.place} : Text();
    const Member* facts = variant.find("facts");
    has_free_facts = facts != nullptr && facts->value.string == "free";
  }

  [[nodiscard]] bool keeps(const std::vector<std::string>& tags) const {
    if (tags.empty()) return true;
    const auto has_one = [&tags](const Tags& list) {
      return std::ranges::any_of(tags, [&list](const std::string& tag) { return list.contains(tag); });
    };
    return !has_one(exclude) && (!include || has_one(*include));
  }

  void choose(std::vector<Highlight>& highlights) const {
    std::erase_if(highlights, [this](const Highlight& highlight) { return !keeps(highlight.tags); });
    for (Highlight& highlight : highlights) choose(highlight.nested);
  }

  void choose(Section& section) const {
    std::erase_if(section.items, [this](const Item& item) { return !keeps(item.tags); });
    choose(section.highlights);
    for (Item& item : section.items) {
      choose(item.highlights);
      for (Role& role : item.roles) choose(role.highlights);
    }
  }

  /// A list that loses all its items goes.
  void choose(Letter& letter) const {
    for (BodyPart& part : letter.body) choose(part.items);
    std::erase_if(letter.body, [this](const BodyPart& part) {
      return !keeps(part.tags) || (part.paragraph.empty() && part.items.empty());
    });
  }
};

/// The items of a section by the name that a pick calls them by. Several may share one.
using Named = std::unordered_map<std::string_view, std::vector<std::size_t>>;

Named items_by_name(const Section& section) {
  Named named;
  for (std::size_t i = 0; i < section.items.size(); ++i)
    named[handle_of(section, section.items[i])].push_back(i);
  return named;
}

/// The items that `ids` list, in that order; "*" is the rest.
void pick(Section& section, const std::vector<Value>& ids) {
  const Named named = items_by_name(section);
  const auto of = [&named](const Value& id) {
    const auto found = named.find(id.string);
    return found == named.end() ? std::span<const std::size_t>() : std::span(found->second);
  };
  std::vector<bool> listed(section.items.size());
  for (const Value& id : ids)
    for (const std::size_t i : of(id)) listed[i] = true;
  std::vector<std::size_t> order;
  for (const Value& id : ids) {
    if (id.string == "*") {
      for (std::size_t i = 0; i < listed.size(); ++i)
        if (!listed[i]) order.push_back(i);
    } else {
      std::ranges::copy(of(id), std::back_inserter(order));
    }
  }
  std::vector<Item> picked;
  picked.reserve(order.size());
  for (const std::size_t i : order) picked.push_back(std::move(section.items[i]));
  section.items = std::move(picked);
}

/// A pick of what tags leave out.
void warn_of_lost(Reader& reader, const Section& before, const Selection& selection,
                  const std::vector<Value>& ids) {
  const Named named = items_by_name(before);
  for (const Value& id : ids) {
    const auto found = named.find(id.string);
    if (found == named.end()) continue;
    for (const std::size_t i : found->second)
      if (!selection.keeps(before.items[i].tags))
        reader.warn(id.place, fmt::format("'{}' is picked, but its tags leave it out", id.string));
  }
}

void select(Reader& reader, Resume& resume, const Selection& selection) {
  for (Section& section : resume.sections) {
    const auto picked = selection.pick.find(section.id);
    if (picked != selection.pick.end()) warn_of_lost(reader, section, selection, picked->second->elements);
    selection.choose(section);
    if (picked != selection.pick.end()) pick(section, picked->second->elements);
  }
  if (resume.letter) selection.choose(*resume.letter);
}

Diagnostic no_such(const Manuscript& manuscript, std::string_view variant) {
  Diagnostic unknown;
  unknown.fault = Fault::CommandLine;
  unknown.place.source = manuscript.parts().sources.front();
  unknown.message = fmt::format("there is no variant '{}'", variant);
  const std::vector<std::string> names = manuscript.variants();
  std::string help = did_you_mean(variant, std::vector<std::string_view>(names.begin(), names.end()));
  if (!help.empty()) help += " ";
  constexpr std::size_t most_shown = 20;
  if (names.empty())
    help = "it has none: begin one with [variants." + std::string(variant) + "]";
  else if (names.size() > most_shown)
    help += fmt::format("there are {}: `galley variants` lists them", names.size());
  else
    help += fmt::format("there are: {}", fmt::join(names, ", "));
  unknown.help = std::move(help);
  return unknown;
}

/// Parts what was found; warnings that reading gave already are not repeated.
Diagnostics part(Diagnostics found, const Parts& parts, Diagnostics& warnings) {
  blame_settings(found);
  Diagnostics wrong;
  for (Diagnostic& one : found) {
    if (one.severity == Severity::Error)
      wrong.push_back(std::move(one));
    else if (!parts.said.contains(said_of(one)))
      warnings.push_back(std::move(one));
  }
  return in_file_order(wrong);
}

/// The members of the root that a variant may change.
Members members_changed(const Parts& parts, const std::vector<const Value*>& chain,
                        const Selection& selection) {
  Members changed({"basics", "meta", "style"});
  for (const Value* layer : chain) changed.add(*layer);
  if (selection.hide != nullptr)
    for (const Value& path : selection.hide->elements) changed.add_path(path.string);
  for (const Value& setting : parts.settings) changed.add(setting);
  for (const std::string& path : parts.hidden) changed.add_path(path);
  return changed;
}

/// The root's `members` as a variant has them: with its layers over them, and without what is left out.
Value lay(Reader& reader, const Parts& parts, const std::vector<const Value*>& chain,
          const Selection& selection, const Members& members) {
  Value root = members.of(parts.root);
  for (const Value* layer : chain) merge_variant(reader, root, members.of(*layer));
  std::vector<Value> removed;
  if (selection.hide != nullptr)
    for (const Value& path : selection.hide->elements) {
      if (reader.stop.stop_requested()) break;
      remove_path(root, path.string, resume_schema(), removed);
    }
  for (const Value& setting : parts.settings) merge(reader, root, members.of(setting), root_table);
  hide_private(reader, root, parts);
  return root;
}

/// The member of the root that a section stands in.
std::string_view member_of(const Section& section) {
  if (section.kind == SectionKind::Summary) return "basics";
  return section.is_own ? "sections" : std::string_view(section.id);
}

std::vector<Section> sections_outside(const Members& members, const std::vector<Section>& all) {
  std::vector<Section> outside;
  for (const Section& section : all)
    if (!members.contain(member_of(section))) outside.push_back(section);
  return outside;
}

Reader reader_of(const Parts& parts, Diagnostics& found) {
  Reader reader(found, resume_schema());
  for (const auto& own : parts.sources) reader.own_sources.push_back(own.get());
  reader.table_sources = parts.table_sources;
  reader.languages = parts.languages;
  return reader;
}

/// The language of a chain of variants, by what they say in their `meta`.
PickedLanguage pick_for_chain(Reader& reader, const Parts& parts, const std::vector<const Value*>& chain,
                              const Selection& selection, std::string_view asked) {
  if (parts.languages.empty() && asked.empty()) return {};
  Diagnostics ignored;
  Reader deaf = reader_of(parts, ignored);
  const Value head = lay(deaf, parts, chain, selection, Members({"meta"}));
  return pick_language(reader, head, parts, parts.own, asked);
}

std::expected<Resume, Diagnostics> tailored(const Manuscript& manuscript, std::string_view variant,
                                            Diagnostics& warnings, std::stop_token stop) {
  const Parts& parts = manuscript.parts();
  if (!manuscript.has(variant)) return std::unexpected(Diagnostics{no_such(manuscript, variant)});
  const std::vector<const Value*> chain = chain_of(parts, variant);
  Diagnostics found;
  Reader reader = reader_of(parts, found);
  reader.stop = std::move(stop);
  const Selection selection(chain);
  const PickedLanguage picked = pick_for_chain(reader, parts, chain, selection, manuscript.language());
  if (chain.empty() && picked == parts.picked) {
    if (parts.unfilled.empty()) return parts.whole;
    return std::unexpected(part(parts.unfilled, parts, warnings));
  }

  Members changed = members_changed(parts, chain, selection);
  if (picked.choice != parts.picked.choice) changed.add_all();
  Value root = lay(reader, parts, chain, selection, changed);
  put_in_language(reader, root, picked);
  std::vector<std::string> order = parts.order;
  for (const Value* layer : chain) add_sections(order, *layer);

  Resume resume = read_root(reader, root, parts, order, sections_outside(changed, parts.sections));
  if (!changed.contain(letter_table.name)) resume.letter = parts.letter;
  std::vector<std::string> citable = citable_ids(resume);
  citable.insert(citable.end(), parts.citable.begin(), parts.citable.end());
  select(reader, resume, selection);
  apply_order(resume);
  close_up(resume, std::move(citable));
  if (!selection.output.empty()) resume.meta.output = selection.output;
  resume.has_free_facts = selection.has_free_facts;
  fill_placeholders(reader, resume,
                    {application_of(parts, chain, picked.choice), variant, parts.has_applications});

  if (reader.stop.stop_requested()) return std::unexpected(Diagnostics{stopped()});
  Diagnostics wrong = part(std::move(found), parts, warnings);
  if (!wrong.empty()) return std::unexpected(std::move(wrong));
  return resume;
}

}  // namespace

std::expected<Resume, Diagnostics> tailor(const Manuscript& manuscript, std::string_view variant,
                                          Diagnostics& warnings, std::stop_token stop) {
  return without_exceptions([&] { return tailored(manuscript, variant, warnings, std::move(stop)); });
}

Resume whole_with_all_sections(const Manuscript& manuscript) {
  const Parts& parts = manuscript.parts();
  Diagnostics ignored;
  Reader reader = reader_of(parts, ignored);
  const Selection everything({});
  const PickedLanguage picked = pick_for_chain(reader, parts, {}, everything, manuscript.language());
  if (picked.choice != parts.picked.choice) {
    Members all({});
    all.add_all();
    Value root = lay(reader, parts, {}, everything, all);
    put_in_language(reader, root, picked);
    return read_root(reader, root, parts, parts.order);
  }
  Resume whole = parts.whole;
  if (!parts.by_name.empty()) whole.sections = parts.sections;
  return whole;
}

PickedLanguage pick_for_variant(const Manuscript& manuscript, std::string_view variant) {
  const Parts& parts = manuscript.parts();
  Diagnostics ignored;
  Reader reader = reader_of(parts, ignored);
  const std::vector<const Value*> chain = chain_of(parts, variant);
  return pick_for_chain(reader, parts, chain, Selection(chain), manuscript.language());
}

std::optional<Resume> tailor_head(const Manuscript& manuscript, std::string_view variant) {
  if (!manuscript.has(variant)) return std::nullopt;
  const Parts& parts = manuscript.parts();
  const std::vector<const Value*> chain = chain_of(parts, variant);
  const Selection selection(chain);
  Diagnostics ignored;
  Reader reader = reader_of(parts, ignored);
  Value root = lay(reader, parts, chain, selection, Members({"basics", "meta"}));
  const PickedLanguage picked = pick_language(reader, root, parts, parts.own, manuscript.language());
  put_in_language(reader, root, picked);
  Resume head;
  read_table(reader, root_table, root, &head);
  check_meta(reader, root, head);
  leave_out_web_image(reader, head);
  if (!selection.output.empty()) head.meta.output = selection.output;
  head.application = application_of(parts, chain, picked.choice);
  return head;
}

std::expected<Resume, Diagnostics> parse(const Source& source, FileReader& files, const ParseOptions& options,
                                         Diagnostics& warnings) {
  auto manuscript = read(source, files, options, warnings);
  if (!manuscript) return std::unexpected(std::move(manuscript.error()));
  return tailor(*manuscript, default_variant, warnings);
}

}  // namespace galley::resume
