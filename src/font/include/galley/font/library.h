// font: families, looked for among the shipped ones, in named folders, then on the system.
#pragma once

#include <expected>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "galley/base/file_reader.h"
#include "galley/font/face.h"

namespace galley::font {

/// What to look for. The size chooses among optical cuts where the family has them.
struct Query {
  std::string family;
  int weight = 400;
  bool italic = false;
  Length size;
  bool system = true;  ///< may it be one of the system's?
  bool named = true;   ///< does the author name it? Else it stands in for a family that lacks letters
  auto operator<=>(const Query&) const = default;
};

/// Families of either kind look alike beside each other.
enum class Serifs { With, Without };

/// Where a family was found.
enum class Origin { Shipped, Folder, System };

struct FamilyEntry {
  std::string family;
  Origin origin;
  std::vector<std::string> files;
};

/// May families be looked for on the system?
enum class SystemFonts { Use, Ignore };

/// Owns the faces of a session: each is loaded once, when first asked for. Safe to share between threads.
class Library {
 public:
  /// `folders` are searched in order, after the shipped fonts. The system comes last: fontconfig names its
  /// files, `files` reads them. It is not asked if `files` does not read this machine.
  Library(FileReader& files, std::vector<BoundedPath> folders, SystemFonts system = SystemFonts::Use);
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
  ~Library();

  /// The face nearest to `query` in its family (CSS Fonts 4, 5.2 for weights). Errors (fault Resume): no such
  /// family, with the nearest names as help; (fault System): the file is broken, or a font file of the
  /// folders is, which might be the better one. Of a shipped family, or of one that nobody names, that is a
  /// warning in `notes`. A face from the system adds a note there, once a file.
  [[nodiscard]] std::expected<std::shared_ptr<const Face>, Diagnostic> face(const Query& query,
                                                                            Diagnostics& notes);

  /// The shipped families, those of one kind first.
  [[nodiscard]] static std::vector<std::string> shipped_families(Serifs serifs);

  /// The families of the system that have all of some characters, as fontconfig would choose them for a
  /// language (BCP 47): at most three, the best first.
  [[nodiscard]] std::vector<std::string> system_families(std::u32string_view characters,
                                                         const std::string& language, Serifs serifs);

  /// All families that can be found, sorted by name. Errors (fault System): a font file of the folders is
  /// broken.
  [[nodiscard]] std::expected<std::vector<FamilyEntry>, Diagnostic> families();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace galley::font
