// A press's profile, style.print.profile, through to PDF/X.
#include <memory>
#include <string>

#include "making.h"
#include "properties.h"
#include "target.h"

namespace galley::fuzz {

void test(std::string_view input) {
  static const auto nothing = memory_reader({});
  Session session(*nothing, {}, font::SystemFonts::Ignore);
  Resume resume = sample();
  resume.style.pdf = PdfProfile::Print;
  resume.style.print.profile = std::make_shared<const std::string>(input);
  resume.style.print.profile_name = "press.icc";
  Diagnostics said;
  (void)make(session, resume, said);
}

}  // namespace galley::fuzz
