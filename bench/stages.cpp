// bench: each stage of the way through, alone and warm; then the whole, cold and warm; then, as the measure
// for all of them, a bare program that shapes the same text in one face, subsets it and deflates the result.
#include <fstream>
#include <iterator>
#include <set>

#include <benchmark/benchmark.h>
#include <hb.h>
#include <libdeflate.h>

#include "galley/document/compose.h"
#include "galley/galley.h"
#include "galley/resume/tailor.h"
#include "galley/text/text.h"

namespace {

using namespace galley;

/// The résumé on its way, a value for each stage.
struct Way {
  std::unique_ptr<FileReader> files = disk_reader();
  Session session{*files, {}};
  Source source;
  Diagnostics warnings;
  Resume resume;
  Document document;
  shape::ShapedText shaped;
  Pages pages;

  Way() {
    const std::string path = GALLEY_SOURCE_DIR "/resume.toml";
    source = {path, files->read(path).value()};
    resume = resume::parse(source, *files, {}, warnings).value();
    document = compose(resume, warnings).value();
    shaped = shape::shape(document, shaper(), warnings).value();
    pages = layout::lay_out(document, shaped, {}, shaper(), warnings).value();
  }
  shape::Shaper shaper() { return {session.fonts, session.words}; }
};

Way& way() {
  static Way way;
  return way;
}

void parse(benchmark::State& state) {
  Way& w = way();
  for (auto _ : state) {
    Diagnostics warnings;
    benchmark::DoNotOptimize(resume::parse(w.source, *w.files, {}, warnings));
  }
}
BENCHMARK(parse)->Unit(benchmark::kMicrosecond);

/// The largest file of patterns that Debian has, as the first German résumé of a session wants it.
void read_patterns(benchmark::State& state) {
  Way& w = way();
  if (text::Hyphenator::find("de", *w.files) == nullptr) state.SkipWithError("the Debian package hyphen-de");
  for (auto _ : state) benchmark::DoNotOptimize(text::Hyphenator::find("de", *w.files));
}
BENCHMARK(read_patterns)->Unit(benchmark::kMicrosecond);

/// A variant as a batch has a thousand of: another headline, tags, summary.
void tailor(benchmark::State& state) {
  Way& w = way();
  const std::string variant =
      "\n[variants.bench]\nexclude = [\"none\"]\n"
      "[variants.bench.basics]\nlabel = \"Engineer\"\nsummary = \"Other words.\"\n";
  Diagnostics warnings;
  const auto manuscript =
      resume::read({w.source.name, w.source.text + variant}, *w.files, {}, warnings).value();
  for (auto _ : state) benchmark::DoNotOptimize(resume::tailor(manuscript, "bench", warnings));
}
BENCHMARK(tailor)->Unit(benchmark::kMicrosecond);

void compose_document(benchmark::State& state) {
  Way& w = way();
  for (auto _ : state) {
    Diagnostics warnings;
    benchmark::DoNotOptimize(compose(w.resume, warnings));
  }
}
BENCHMARK(compose_document)->Name("compose")->Unit(benchmark::kMicrosecond);

void compose_known_texts(benchmark::State& state) {
  Way& w = way();
  for (auto _ : state) {
    Diagnostics warnings;
    benchmark::DoNotOptimize(compose(w.resume, warnings, {}, w.session.prose));
  }
}
BENCHMARK(compose_known_texts)->Name("compose/known texts")->Unit(benchmark::kMicrosecond);

void shape_new_words(benchmark::State& state) {
  Way& w = way();
  for (auto _ : state) {
    Diagnostics warnings;
    shape::WordCache words(*w.files);
    benchmark::DoNotOptimize(shape::shape(w.document, {w.session.fonts, words}, warnings));
  }
}
BENCHMARK(shape_new_words)->Name("shape/new words")->Unit(benchmark::kMicrosecond);

void shape_known_paragraphs(benchmark::State& state) {
  Way& w = way();
  for (auto _ : state) {
    Diagnostics warnings;
    benchmark::DoNotOptimize(shape::shape(w.document, w.shaper(), warnings));
  }
}
BENCHMARK(shape_known_paragraphs)->Name("shape/known paragraphs")->Unit(benchmark::kMicrosecond);

void lay_out(benchmark::State& state) {
  Way& w = way();
  for (auto _ : state) {
    Diagnostics warnings;
    benchmark::DoNotOptimize(layout::lay_out(w.document, w.shaped, {}, w.shaper(), warnings));
  }
}
BENCHMARK(lay_out)->Name("lay out")->Unit(benchmark::kMicrosecond);

void lay_out_known_blocks(benchmark::State& state) {
  Way& w = way();
  for (auto _ : state) {
    Diagnostics warnings;
    benchmark::DoNotOptimize(layout::lay_out(w.document, w.shaped, {}, w.shaper(), warnings,
                                             layout::Explain::No, {}, w.session.blocks));
  }
}
BENCHMARK(lay_out_known_blocks)->Name("lay out/known blocks")->Unit(benchmark::kMicrosecond);

void write_pdf(benchmark::State& state, PdfProfile profile) {
  Way& w = way();
  for (auto _ : state)
    benchmark::DoNotOptimize(output::write_pdf(w.pages, {.profile = profile}, w.session.pdfs));
}
BENCHMARK_CAPTURE(write_pdf, plain, PdfProfile::Plain)->Name("write/plain")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(write_pdf, archive, PdfProfile::Archive)
    ->Name("write/archive")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(write_pdf, print, PdfProfile::Print)->Name("write/print")->Unit(benchmark::kMicrosecond);

void whole(Session& session, const Source& source) {
  Diagnostics warnings;
  const auto resume = resume::parse(source, session.files, {}, warnings);
  const auto set = typeset(session, *resume, warnings);
  benchmark::DoNotOptimize(output::write_pdf(set->pages, {}, session.pdfs));
}

void whole_cold(benchmark::State& state) {
  Way& w = way();
  for (auto _ : state) {
    Session session(*w.files, {});
    whole(session, w.source);
  }
}
BENCHMARK(whole_cold)->Name("whole/new session")->Unit(benchmark::kMicrosecond);

void whole_warm(benchmark::State& state) {
  Way& w = way();
  for (auto _ : state) whole(w.session, w.source);
}
BENCHMARK(whole_warm)->Name("whole/warm session")->Unit(benchmark::kMicrosecond);

void bare(benchmark::State& state) {
  Way& w = way();
  std::string text;
  for (const Block& block : w.document.blocks) text += block.paragraph.text + "\n";
  std::ifstream file(GALLEY_SOURCE_DIR "/data/fonts/SourceSerif4-Regular.ttf", std::ios::binary);
  const auto bytes = std::make_shared<const std::string>(std::istreambuf_iterator<char>(file),
                                                         std::istreambuf_iterator<char>());
  for (auto _ : state) {
    const auto face = font::Face::load(bytes, "bare").value();
    hb_buffer_t* buffer = hb_buffer_create();
    hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, -1);
    hb_buffer_guess_segment_properties(buffer);
    hb_shape(face->hb_font(), buffer, nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer, &count);
    std::set<std::uint32_t> used;
    for (unsigned i = 0; i < count; ++i) used.insert(infos[i].codepoint);
    hb_buffer_destroy(buffer);
    const auto subset = face->subset({used.begin(), used.end()}).value();
    const std::string content = subset->program + text + text + text + text;
    libdeflate_compressor* compressor = libdeflate_alloc_compressor(6);
    std::string out(libdeflate_zlib_compress_bound(compressor, content.size()), '\0');
    benchmark::DoNotOptimize(
        libdeflate_zlib_compress(compressor, content.data(), content.size(), out.data(), out.size()));
    libdeflate_free_compressor(compressor);
  }
}
BENCHMARK(bare)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
