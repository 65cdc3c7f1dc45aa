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
  /// Writes the pictures of all pages, and names them in the resources. The picture's own profile tells what
  /// its colours mean, else the file's output intent, else a profile of ours.
  EmbeddedPictures(PdfFile& file, const Pages& pages, Dictionary resources, const PdfOptions& options);

  /// The name of a picture among the resources, “Im0”.
  [[nodiscard]] std::string name_of(const Picture& picture) const;

 private:
  std::vector<const Picture*> pictures_;
};

/// The matrix (8.3.3) that sets a picture upright into a rectangle: a b c d e f, in thousandths of a point
/// from the bottom left.
[[nodiscard]] std::array<std::int64_t, 6> matrix_of(int orientation, std::int64_t left, std::int64_t bottom,
                                                    std::int64_t width, std::int64_t height);

}  // namespace galley::output
