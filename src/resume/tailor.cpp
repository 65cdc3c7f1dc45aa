// resume: tailoring. A manuscript's tree and the layers of one variant become the tree that is read; tags and
// picks then choose among what was read.
#include "galley/resume/tailor.h"

#include <algorithm>
#include <iterator>

#include <fmt/format.h>

#include "checks.h"
#include "galley/base/memory.h"
#include "manuscript.h"
#include "merge.h"
#include "paths.h"
#include "suggest.h"
#include "variants.h"

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
  const Value* include = nullptr;
  const Value* exclude = nullptr;
  const Value* hide = nullptr;
  std::map<std::string_view, const Value*> pick;
  std::string output;  ///< the last one's own: two results of one name help nobody

  explicit Selection(const std::vector<const Value*>& chain) {
    for (const Value* variant : chain) take(*variant);
  }

  void take(const Value& variant) {
    const auto set = [&variant](const Value*& list, std::string_view key) {
      if (const Member* member = variant.find(key)) list = &member->value;
    };
    set(include, "include");
    set(exclude, "exclude");
    set(hide, "hide");
    if (const Member* picks = variant.find("pick"))
      for (const Member& section : picks->value.members) pick[section.key] = &section.value;
    const Member* name = variant.find("output");
    output = name != nullptr ? name->value.string : std::string();
  }

  [[nodiscard]] bool keeps(const std::vector<std::string>& tags) const {
    if (tags.empty()) return true;
    const auto names_one = [&tags](const Value& list) {
      return std::ranges::any_of(list.elements, [&tags](const Value& tag) {
        return std::ranges::find(tags, tag.string) != tags.end();
      });
    };
    return (exclude == nullptr || !names_one(*exclude)) && (include == nullptr || names_one(*include));
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
};

/// The items that `ids` list, in that order; "*" is the rest.
void pick(Section& section, const std::vector<Value>& ids) {
  std::vector<bool> taken(section.items.size());
  const auto each = [&section](std::string_view id, const auto& act) {
    for (std::size_t i = 0; i < section.items.size(); ++i)
      if (handle_of(section, section.items[i]) == id) act(i);
  };
  for (const Value& id : ids) each(id.string, [&taken](std::size_t i) { taken[i] = true; });
  std::vector<Item> picked;
  const auto take = [&](std::size_t i) { picked.push_back(std::move(section.items[i])); };
  std::vector<std::size_t> rest;
  for (std::size_t i = 0; i < taken.size(); ++i)
    if (!taken[i]) rest.push_back(i);
  std::vector<std::size_t> order;
  for (const Value& id : ids) {
    if (id.string == "*")
      order.insert(order.end(), rest.begin(), rest.end());
    else
      each(id.string, [&order](std::size_t i) { order.push_back(i); });
  }
  std::ranges::for_each(order, take);
  section.items = std::move(picked);
}

/// A pick of what tags leave out.
void warn_of_lost(Reader& reader, const Section& before, const Selection& selection,
                  const std::vector<Value>& ids) {
  for (const Value& id : ids)
    for (const Item& item : before.items)
      if (handle_of(before, item) == id.string && !selection.keeps(item.tags))
        reader.warn(id.place, fmt::format("'{}' is picked, but its tags leave it out", id.string));
}

void select(Reader& reader, Resume& resume, const Selection& selection) {
  for (Section& section : resume.sections) {
    const auto picked = selection.pick.find(section.id);
    if (picked != selection.pick.end()) warn_of_lost(reader, section, selection, picked->second->elements);
    selection.choose(section);
    if (picked != selection.pick.end()) pick(section, picked->second->elements);
  }
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
    for (const Value& path : selection.hide->elements) remove_path(root, path.string, removed);
  for (const Value& setting : parts.settings) merge(reader, root, members.of(setting), root_table);
  hide_private(reader, root, parts);
  return root;
}

/// The member of the root that a section stands in.
std::string_view member_of(const Section& section) {
  if (section.kind == SectionKind::Summary) return "basics";
  return kind_of(section.id) == SectionKind::Prose ? "sections" : std::string_view(section.id);
}

std::vector<Section> sections_outside(const Members& members, const std::vector<Section>& all) {
  std::vector<Section> outside;
  for (const Section& section : all)
    if (!members.contain(member_of(section))) outside.push_back(section);
  return outside;
}

std::expected<Resume, Diagnostics> tailored(const Manuscript& manuscript, std::string_view variant,
                                            Diagnostics& warnings) {
  const Parts& parts = manuscript.parts();
  if (!manuscript.has(variant)) return std::unexpected(Diagnostics{no_such(manuscript, variant)});
  const std::vector<const Value*> chain = chain_of(parts, variant);
  if (chain.empty()) return parts.whole;

  Diagnostics found;
  Reader reader(found);
  for (const auto& own : parts.sources) reader.own_sources.push_back(own.get());
  const Selection selection(chain);
  const Members changed = members_changed(parts, chain, selection);
  const Value root = lay(reader, parts, chain, selection, changed);
  std::vector<std::string> order = parts.order;
  for (const Value* layer : chain) add_sections(order, *layer);

  Resume resume = read_root(reader, root, parts, order, sections_outside(changed, parts.sections));
  std::vector<std::string> citable = citable_ids(resume);
  citable.insert(citable.end(), parts.citable.begin(), parts.citable.end());
  select(reader, resume, selection);
  apply_order(resume);
  close_up(resume, std::move(citable));
  if (!selection.output.empty()) resume.meta.output = selection.output;

  Diagnostics wrong = part(std::move(found), parts, warnings);
  if (!wrong.empty()) return std::unexpected(std::move(wrong));
  return resume;
}

}  // namespace

std::expected<Resume, Diagnostics> tailor(const Manuscript& manuscript, std::string_view variant,
                                          Diagnostics& warnings) {
  return without_exceptions([&] { return tailored(manuscript, variant, warnings); });
}

std::optional<Resume> tailor_head(const Manuscript& manuscript, std::string_view variant) {
  if (!manuscript.has(variant)) return std::nullopt;
  const Parts& parts = manuscript.parts();
  const std::vector<const Value*> chain = chain_of(parts, variant);
  const Selection selection(chain);
  Diagnostics ignored;
  Reader reader(ignored);
  Resume head;
  read_table(reader, root_table, lay(reader, parts, chain, selection, Members({"basics", "meta"})), &head);
  leave_out_web_image(reader, head);
  if (!selection.output.empty()) head.meta.output = selection.output;
  return head;
}

std::expected<Resume, Diagnostics> parse(const Source& source, FileReader& files, const ParseOptions& options,
                                         Diagnostics& warnings) {
  auto manuscript = read(source, files, options, warnings);
  if (!manuscript) return std::unexpected(std::move(manuscript.error()));
  return tailor(*manuscript, default_variant, warnings);
}

}  // namespace galley::resume
