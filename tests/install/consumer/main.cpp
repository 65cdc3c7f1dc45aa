// A program of someone else's: it sets a résumé that it holds in memory and counts the pages.
#include <cstdio>

#include <galley/galley.h>

int main() {
  const auto files = galley::disk_reader();
  galley::Session session(*files, {});
  galley::Diagnostics warnings;

  const galley::Source source{"consumer.toml", "[basics]\nname = \"Connie Sumer\"\n"};
  const auto resume = galley::resume::parse(source, *files, {}, warnings);
  if (!resume) return 1;
  const auto set = galley::typeset(session, *resume, warnings);
  if (!set) return 2;
  const auto pdf = galley::output::write_pdf(set->pages, {});
  if (!pdf || !pdf->starts_with("%PDF-1.7")) return 3;
  std::printf("%zu page%s\n", set->pages.pages.size(), set->pages.pages.size() == 1 ? "" : "s");
}
