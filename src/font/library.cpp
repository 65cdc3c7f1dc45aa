// font: a family's name to the nearest face, in the folders, then among the shipped fonts, then on the
// system.
#include "galley/font/library.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "galley/base/limits.h"
#include "galley/base/memo.h"
#include "galley/base/memory.h"
#include "match.h"
#include "shipped.h"
#include "system.h"

namespace galley::font {

namespace {

using LoadedFace = std::expected<std::shared_ptr<const Face>, Diagnostic>;

bool is_font_file(const std::filesystem::path& path) {
  constexpr std::array<std::string_view, 6> extensions{".ttf", ".otf", ".ttc", ".otc", ".woff", ".woff2"};
  const std::string extension = path.extension().string();
  return std::ranges::any_of(extensions,
                             [&](std::string_view known) { return same_family(known, extension); });
}

/// How many faces a file claims; more than a sane collection has are not looked at.
unsigned face_count(std::string_view bytes) {
  if (!bytes.starts_with("ttcf") || bytes.size() < 12) {
    return 1;
  }
  const auto byte = [&](std::size_t i) {
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[i]));
  };
  const unsigned count = byte(8) << 24U | byte(9) << 16U | byte(10) << 8U | byte(11);
  return std::clamp(count, 1U, limits.faces_in_file);
}

using Faces = std::expected<std::vector<ListedFace>, Diagnostic>;

/// The faces of a file. A folder may hold many large ones: its bytes are let go again.
Faces faces_of(FileReader& files, const BoundedPath& file) {
  auto read = files.read(file);
  if (!read) {
    return std::unexpected(std::move(read.error()));
  }
  std::vector<ListedFace> faces;
  const auto bytes = std::make_shared<const std::string>(std::move(*read));
  for (unsigned index = 0; index < face_count(*bytes); ++index) {
    const auto face = Face::load(bytes, file.path.string(), index);
    if (!face) {
      return std::unexpected(face.error());
    }
    faces.push_back({(*face)->families(), file, index, (*face)->cut()});
  }
  return faces;
}

/// What folders hold.
struct Scanned {
  std::vector<ListedFace> faces;
  Diagnostics faults;  ///< of font files that cannot be read
};

std::expected<Scanned, Diagnostic> scan(FileReader& files, const std::vector<BoundedPath>& folders) {
  Scanned all;
  for (const BoundedPath& folder : folders) {
    const auto paths = files.list(folder);
    if (!paths) {
      return std::unexpected(paths.error());
    }
    for (const std::filesystem::path& path : *paths) {
      if (!is_font_file(path)) {
        continue;
      }
      auto faces = faces_of(files, BoundedPath(path, folder.folders));
      if (faces) {
        std::ranges::move(*faces, std::back_inserter(all.faces));
      } else {
        throw_if_out_of_memory(faces.error());
        all.faults.push_back(std::move(faces.error()));
      }
    }
  }
  return all;
}

}  // namespace

struct Library::Parts {
  Parts(FileReader& reader, std::vector<BoundedPath> where, SystemFonts system)
      : files(reader),
        folders(std::move(where)),
        use_system(system == SystemFonts::Use && files.reads_this_machine()) {}

  FileReader& files;
  std::vector<BoundedPath> folders;
  bool use_system;

  std::mutex mutex;
  std::map<std::string_view, LoadedFace> shipped;  ///< by file
  std::optional<std::expected<Scanned, Diagnostic>> in_folders;
  std::optional<std::vector<ListedFace>> on_system;
  std::map<std::pair<std::string, Serifs>, SystemOrder> orders;  ///< of the system's families, by language
  Memo<CacheKey, const LoadedFace, 1> loaded{limits.known_faces_bytes};  ///< by file and index

  std::optional<LoadedFace> from_shipped(const Query& query);
  std::optional<LoadedFace> from_folders(const Query& query, Diagnostics& notes);
  std::optional<LoadedFace> from_system(const Query& query, Diagnostics& notes);
  LoadedFace load(const ListedFace& listed, const Query& query);
  Diagnostic unknown(const Query& query);

  const std::expected<Scanned, Diagnostic>& folder_fonts() {
    if (!in_folders) {
      auto scanned = scan(files, folders);
      if (!scanned) {
        throw_if_out_of_memory(scanned.error());
      }
      in_folders = std::move(scanned);
    }
    return *in_folders;
  }
  std::vector<ListedFace>& system_fonts() {
    if (!on_system) {
      on_system = use_system ? system_faces() : std::vector<ListedFace>();
    }
    return *on_system;
  }
  std::expected<std::vector<FamilyEntry>, Diagnostic> list_families();
};

std::optional<LoadedFace> Library::Parts::from_shipped(const Query& query) {
  std::vector<const ShippedFont*> family;
  std::vector<Cut> cuts;
  for (const ShippedFont& font : shipped_fonts()) {
    if (same_family(font.family, query.family) && font.cut == OpticalCut::Text) {
      family.push_back(&font);
      cuts.push_back({font.weight, font.italic});
    }
  }
  if (family.empty()) {
    return std::nullopt;
  }
  const ShippedFont* chosen = family[nearest_cut(cuts, query.weight, query.italic)];
  // An optical cut stands in for the text cut of its own weight and slant only.
  const OpticalCut cut = query.size >= smallest_display                           ? OpticalCut::Display
                         : query.size <= largest_caption && query.size > Length() ? OpticalCut::Caption
                                                                                  : OpticalCut::Text;
  for (const ShippedFont& font : shipped_fonts()) {
    if (font.family == chosen->family && font.weight == chosen->weight && font.italic == chosen->italic &&
        font.cut == cut) {
      chosen = &font;
      break;
    }
  }
  auto found = shipped.find(chosen->file);
  if (found == shipped.end()) {
    auto face = Face::load_static(chosen->bytes, std::string(chosen->file));
    if (!face) {
      throw_if_out_of_memory(face.error());
    }
    found = shipped.emplace(chosen->file, std::move(face)).first;
  }
  return found->second;
}

/// The instance of a listed face that a query asks for.
Instance instance_of(const ListedFace& listed, const Query& query) {
  if (!listed.cut.is_variable()) return {};
  return {query.weight, query.italic, listed.cut.has_sizes ? query.size : Length()};
}

LoadedFace Library::Parts::load(const ListedFace& listed, const Query& query) {
  const Instance instance = instance_of(listed, query);
  CacheKey key = key_of(listed.file.path.native(), listed.index, instance);
  if (const auto known = loaded.find(key)) {
    return *known;
  }
  auto bytes = files.read(listed.file);
  const std::size_t size = bytes ? bytes->size() : 0;
  LoadedFace face = bytes ? Face::load(std::make_shared<const std::string>(std::move(*bytes)),
                                       listed.file.path.string(), listed.index, instance)
                          : LoadedFace(std::unexpected(bytes.error()));
  if (!face) {
    throw_if_out_of_memory(face.error());
  }
  return *loaded.keep(std::move(key), std::make_shared<const LoadedFace>(std::move(face)), size);
}

/// Says once that a family depends on the machine, whichever of its files are used.
void note_system_family(const std::string& family, const std::string& file, Diagnostics& notes) {
  const std::string begin = fmt::format("the family '{}' comes from this machine's fonts", family);
  if (std::ranges::any_of(notes, [&](const Diagnostic& note) { return note.message.starts_with(begin); }))
    return;
  notes.push_back({Severity::Note,
                   Fault::Resume,
                   fmt::format("{} ({}): the result depends on the machine", begin, file),
                   {},
                   "to make it independent, put the family's files into fonts/ beside the résumé"});
}

void note_once(Diagnostic note, Diagnostics& notes) {
  if (std::ranges::find(notes, note.message, &Diagnostic::message) == notes.end()) {
    notes.push_back(std::move(note));
  }
}

/// The warning that a font file cannot be read.
Diagnostic without(Diagnostic fault) {
  fault.severity = Severity::Warning;
  fault.message += ": it is left out";
  return fault;
}

/// A file that cannot be read is an error: it may hold what a résumé asks for, and another face would be
/// taken without a word. A family that galley has itself, or chooses itself, does without it.
std::optional<LoadedFace> Library::Parts::from_folders(const Query& query, Diagnostics& notes) {
  const auto& fonts = folder_fonts();
  if (!fonts) {
    return std::unexpected(fonts.error());
  }
  const ListedFace* nearest =
      nearest_face(fonts->faces, query.family, query.weight, query.italic, query.size);
  const bool is_shipped = std::ranges::any_of(
      shipped_fonts(), [&](const ShippedFont& font) { return same_family(font.family, query.family); });
  if (!fonts->faults.empty() && (nearest != nullptr || (query.named && !is_shipped))) {
    // The error says more than a warning that came before it.
    std::erase_if(notes, [&](const Diagnostic& note) {
      return note.message == without(fonts->faults.front()).message;
    });
    return std::unexpected(fonts->faults.front());
  }
  for (const Diagnostic& fault : fonts->faults) {
    note_once(without(fault), notes);
  }
  return nearest == nullptr ? std::nullopt : std::optional(load(*nearest, query));
}

std::optional<LoadedFace> Library::Parts::from_system(const Query& query, Diagnostics& notes) {
  const ListedFace* nearest =
      nearest_face(system_fonts(), query.family, query.weight, query.italic, query.size);
  if (nearest == nullptr) {
    return std::nullopt;
  }
  LoadedFace face = load(*nearest, query);
  if (face) {
    // The same file in each note, whichever cut is used.
    const ListedFace* regular = nearest_face(system_fonts(), query.family, 400, false, {});
    note_system_family(query.family, (regular == nullptr ? nearest : regular)->file.path.string(), notes);
  }
  return face;
}

Diagnostic Library::Parts::unknown(const Query& query) {
  auto families = list_families();
  if (!families) {
    return families.error();
  }
  std::vector<std::string> names;
  bool is_left_out = false;
  for (FamilyEntry& entry : *families) {
    if (query.system || entry.origin != Origin::System) {
      names.push_back(std::move(entry.family));
    } else if (same_family(entry.family, query.family)) {
      is_left_out = true;
    }
  }
  const auto nearest = nearest_names(query.family, names, 3);
  std::string help;
  if (is_left_out) {
    help =
        "this machine has it, but 'style.font.system = false' leaves the machine's fonts out: put its files "
        "into fonts/ beside the résumé";
  } else if (!nearest.empty()) {
    help = fmt::format("did you mean '{}'?", fmt::join(nearest, "' or '"));
  } else {
    help = fmt::format(
        "'Source Serif 4' and 'Source Sans 3' are always there; others are looked for in fonts/ beside the "
        "résumé{}",
        use_system && query.system ? " and on the system" : "");
  }
  return {Severity::Error,
          Fault::Resume,
          fmt::format("there is no font family '{}'", query.family),
          {},
          std::move(help)};
}

std::expected<std::vector<FamilyEntry>, Diagnostic> Library::Parts::list_families() {
  const auto& fonts = folder_fonts();
  if (!fonts) {
    return std::unexpected(fonts.error());
  }
  if (!fonts->faults.empty()) {
    return std::unexpected(fonts->faults.front());
  }
  std::map<std::string, FamilyEntry> found;
  const auto add = [&](const std::string& family, Origin origin, const std::string& file) {
    FamilyEntry& entry = found.try_emplace(family, FamilyEntry{family, origin, {}}).first->second;
    // The first origin to have a family is the one it is taken from.
    if (entry.origin == origin && std::ranges::find(entry.files, file) == entry.files.end()) {
      entry.files.push_back(file);
    }
  };
  const auto add_all = [&](const std::vector<ListedFace>& faces, Origin origin) {
    for (const ListedFace& face : faces) {
      for (const std::string& family : face.families) {
        add(family, origin, face.file.path.string());
      }
    }
  };
  add_all(fonts->faces, Origin::Folder);
  for (const ShippedFont& font : shipped_fonts()) {
    add(std::string(font.family), Origin::Shipped, std::string(font.file));
  }
  add_all(system_fonts(), Origin::System);
  std::vector<FamilyEntry> families;
  families.reserve(found.size());
  for (auto& [family, entry] : found) {
    families.push_back(std::move(entry));
  }
  return families;
}

Library::Library(FileReader& files, std::vector<BoundedPath> folders, SystemFonts system)
    : parts_(std::make_unique<Parts>(files, std::move(folders), system)) {}

Library::~Library() = default;

std::expected<std::shared_ptr<const Face>, Diagnostic> Library::face(const Query& query, Diagnostics& notes) {
  return without_exceptions([&]() -> LoadedFace {
    const std::scoped_lock lock(parts_->mutex);
    if (const auto folder = parts_->from_folders(query, notes)) {
      return *folder;
    }
    if (const auto shipped = parts_->from_shipped(query)) {
      return *shipped;
    }
    if (query.system) {
      if (const auto system = parts_->from_system(query, notes)) return *system;
    }
    return std::unexpected(parts_->unknown(query));
  });
}

std::vector<std::string> Library::shipped_families(Serifs serifs) {
  std::vector<std::string> families;
  const auto add = [&families](auto is_wanted) {
    for (const ShippedFont& font : shipped_fonts())
      if (is_wanted(font.family) && std::ranges::find(families, font.family) == families.end())
        families.emplace_back(font.family);
  };
  add([serifs](std::string_view family) { return family.contains("Serif") == (serifs == Serifs::With); });
  add([](std::string_view) { return true; });
  return families;
}

std::vector<std::string> Library::system_families(std::u32string_view characters, const std::string& language,
                                                  Serifs serifs) {
  constexpr std::size_t max_families = 3;
  const std::scoped_lock lock(parts_->mutex);
  if (!parts_->use_system) return {};
  const auto order = parts_->orders.try_emplace(std::pair(language, serifs), language, serifs).first;
  return order->second.covering(characters, max_families);
}

std::expected<std::vector<FamilyEntry>, Diagnostic> Library::families() {
  return without_exceptions([&] {
    const std::scoped_lock lock(parts_->mutex);
    return parts_->list_families();
  });
}

}  // namespace galley::font
