// A PDF, or what passes for one, is appended to galley's own: there is a PDF, to which it could be appended
// again, or an error.
#include <string>

#include "galley/enclosures/enclosures.h"
#include "properties.h"
#include "target.h"

namespace galley::fuzz {
namespace {

/// A PDF of an empty page.
constexpr const char* own =
    "%PDF-1.7\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n"
    "2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
    "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>\nendobj\n"
    "xref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000054 00000 n \n0000000103 00000 n \n"
    "trailer\n<</Size 4/Root 1 0 R>>\nstartxref\n168\n%%EOF\n";

std::expected<std::string, Diagnostics> appended(const std::string& pdf, const enclosures::Options& options) {
  return enclosures::assembled(own, {{"Degree", "degree.pdf", pdf, {}}}, options);
}

}  // namespace

void test(std::string_view input) {
  const std::string pdf(input);
  const auto made = appended(pdf, {});
  if (!made) return require_error(made.error());
  const auto again = appended(pdf, {});
  require(again && *again == *made, "the same PDFs give another one");
  require(appended(*made, {}).has_value(), "what comes out cannot be appended");
  const auto packed = appended(pdf, {.max_bytes = made->size() - 1});
  if (!packed) return require_error(packed.error());
  require(packed->size() < made->size(), "what is packed is larger than it may be");
}

}  // namespace galley::fuzz
