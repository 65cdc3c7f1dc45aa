// A file in fonts/: looked through, set in and embedded.
#include <array>
#include <string>

#include "making.h"
#include "properties.h"
#include "target.h"

namespace galley::fuzz {
namespace {

constexpr std::array profiles{PdfProfile::Archive, PdfProfile::Print, PdfProfile::Plain};

}  // namespace

void test(std::string_view input) {
  const auto files = memory_reader({{"fonts/a.ttf", std::string(input)}});
  Session session(*files, {"fonts"}, font::SystemFonts::Ignore);
  Resume resume = sample();
  resume.style.pdf = profiles[input.size() % profiles.size()];
  resume.style.font.fallback = {resume.style.font.body};
  const auto families = session.fonts.families();
  if (!families) return require_error({families.error()});
  for (const font::FamilyEntry& family : *families) {
    if (family.origin != font::Origin::Folder) continue;
    resume.style.font.body = resume.style.font.heading = resume.style.font.mono = family.family;
    Diagnostics said;
    const auto made = make(session, resume, said);
    Diagnostics again;
    Session fresh(*files, {"fonts"}, font::SystemFonts::Ignore);
    const auto same = make(fresh, resume, again);
    require(told(said) == told(again) && made.has_value() == same.has_value() &&
                (!made || made->pdf == same->pdf),
            "the same font gives another PDF");
    return;
  }
}

}  // namespace galley::fuzz
