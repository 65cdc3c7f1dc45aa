// output: image XObjects (ISO 32000-1, 8.9).
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "galley/output/output.h"
#include "pdf/objects.h"

namespace galley::output {

/// The pictures of a file, each written once.
class EmbeddedPictures {
 public:
  /// Writes the pictures of all pages, and names them in the resources. A colour says what it means: by the
  /// picture's own profile, else by the output intent of the file, else by a profile of ours.
  EmbeddedPictures(PdfFile& file, const Pages& pages, Dictionary resources, const PdfOptions& options);

  /// The name of a picture among the resources, “Im0”.
  [[nodiscard]] std::string name_of(const Picture& picture) const;

 private:
  std::vector<const Picture*> pictures_;
};

/// The matrix (8.3.3) that sets a picture upright into a rectangle, in thousandths of points from the bottom
/// left: a b c d e f.
[[nodiscard]] std::array<std::int64_t, 6> matrix_of(int orientation, std::int64_t left, std::int64_t bottom,
                                                    std::int64_t width, std::int64_t height);

}  // namespace galley::output
