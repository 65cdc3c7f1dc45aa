// A press's profile, style.print.profile, through to PDF/X.
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "making.h"
#include "properties.h"
#include "target.h"

namespace galley::fuzz {
namespace {

/// A profile begins with its length, which is made right where it is not far off: it would else not be looked
/// at.
std::string with_length(std::string_view input) {
  std::string profile(input);
  constexpr std::size_t number = 4;  // bytes of the length
  if (profile.size() < number || profile.front() != '\0') return profile;
  for (std::size_t i = 0; i < number; ++i)
    profile[i] = static_cast<char>(profile.size() >> (24 - 8 * i) & 0xFFU);
  return profile;
}

}  // namespace

void test(std::string_view input) {
  static const auto nothing = memory_reader({});
  Session session(*nothing, {}, font::SystemFonts::Ignore);
  Resume resume = sample();
  resume.style.pdf = PdfProfile::Print;
  resume.style.print.profile = std::make_shared<const std::string>(with_length(input));
  resume.style.print.profile_name = "press.icc";
  Diagnostics said;
  (void)make(session, resume, said);
}

}  // namespace galley::fuzz
