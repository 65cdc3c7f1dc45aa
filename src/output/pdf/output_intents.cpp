// output: output intents (see output_intents.h).
#include "pdf/output_intents.h"

#include <utility>

#include "pdf/press.h"
#include "pdf/srgb_profile.h"

namespace galley::output {

namespace {

Dictionary intent_of(PdfFile& file, const char* kind, std::shared_ptr<const PackedStream> profile,
                     int components) {
  Dictionary stream = file.stream(std::move(profile));
  stream.number("N", components);
  Dictionary intent = file.indirect();
  intent.name("Type", "OutputIntent").name("S", kind).refer("DestOutputProfile", stream);
  file.catalogue().array("OutputIntents").refer(intent);
  return intent;
}

}  // namespace

void add_srgb_intent(PdfFile& file) {
  intent_of(file, "GTS_PDFA1", file.pack(srgb_profile()), 3)
      .text("OutputConditionIdentifier", "sRGB")
      .text("Info", "sRGB (IEC 61966-2-1)");
}

void add_press_intent(PdfFile& file, const PrintSheet& sheet, std::shared_ptr<const PackedStream> profile) {
  constexpr int inks = 4;
  if (sheet.profile) {
    intent_of(file, "GTS_PDFX", std::move(profile), inks)
        .text("OutputConditionIdentifier", "Custom")
        .text("Info", sheet.profile_name);
    return;
  }
  intent_of(file, "GTS_PDFX", std::move(profile), inks)
      .text("OutputConditionIdentifier", "FOGRA39")
      .text("RegistryName", "http://www.color.org")
      .text("OutputCondition", "Offset on coated paper, 115 g/m2 (ISO 12647-2:2004/Amd 1)")
      .text("Info", "Coated FOGRA39L");
}

}  // namespace galley::output
