// output: output intents (ISO 32000-1, 14.11.5): what the colours of a file mean.
#include "pdf_chapters.h"
#include "press.h"
#include "srgb_profile.h"

namespace galley::output {

namespace {

Dict intent_of(Haru& haru, const char* kind, std::shared_ptr<const PackedStream> profile, int components) {
  Dict stream = haru.stream(std::move(profile));
  stream.number("N", components);
  Dict intent = haru.indirect();
  intent.name("Type", "OutputIntent").name("S", kind).refer("DestOutputProfile", stream);
  haru.catalogue().array("OutputIntents").refer(intent);
  return intent;
}

}  // namespace

void add_srgb_intent(Haru& haru) {
  intent_of(haru, "GTS_PDFA1", haru.pack(srgb_profile()), 3)
      .text("OutputConditionIdentifier", "sRGB")
      .text("Info", "sRGB (IEC 61966-2-1)");
}

void add_press_intent(Haru& haru, const PrintSheet& sheet, std::shared_ptr<const PackedStream> profile) {
  constexpr int inks = 4;
  if (sheet.profile) {
    intent_of(haru, "GTS_PDFX", std::move(profile), inks)
        .text("OutputConditionIdentifier", "Custom")
        .text("Info", sheet.profile_name);
    return;
  }
  intent_of(haru, "GTS_PDFX", std::move(profile), inks)
      .text("OutputConditionIdentifier", "FOGRA39")
      .text("RegistryName", "http://www.color.org")
      .text("OutputCondition", "Offset on coated paper, 115 g/m2 (ISO 12647-2:2004/Amd 1)")
      .text("Info", "Coated FOGRA39L");
}

}  // namespace galley::output
