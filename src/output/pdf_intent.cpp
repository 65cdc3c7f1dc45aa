// output: output intents (ISO 32000-1, 14.11.5): what the colours of a file mean.
#include "pdf_chapters.h"
#include "srgb_profile.h"

namespace galley::output {

namespace {

void add_intent(Haru& haru, const char* kind, const char* condition, const char* information, Dict profile) {
  Dict intent = haru.indirect();
  intent.name("Type", "OutputIntent")
      .name("S", kind)
      .text("OutputConditionIdentifier", condition)
      .text("Info", information)
      .refer("DestOutputProfile", profile);
  haru.catalogue().array("OutputIntents").refer(intent);
}

}  // namespace

void add_srgb_intent(Haru& haru) {
  Dict profile = haru.stream(srgb_profile());
  profile.number("N", 3);
  add_intent(haru, "GTS_PDFA1", "sRGB", "sRGB (IEC 61966-2-1)", profile);
}

}  // namespace galley::output
