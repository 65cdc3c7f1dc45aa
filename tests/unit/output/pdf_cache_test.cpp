// output: what a session remembers changes nothing but the time.
#include <array>
#include <thread>

#include "page_builder.h"
#include "readers.h"

namespace galley::output {
namespace {

constexpr std::array profiles{PdfProfile::Plain, PdfProfile::Archive, PdfProfile::Print};

Pages page_of(const std::string& text, int lines = 3) {
  Pages pages;
  pages.info.title = "Of " + text;
  pages.pages.push_back(letter_page());
  for (int line = 0; line < lines; ++line) {
    pages.pages[0].lines.push_back(
        line_of(shaped(line == 1 ? libertine() : serif(), text, 72, 72 + 13 * line)));
  }
  return pages;
}

/// The same glyphs, which stand for other letters.
Pages page_of_capitals(const std::string& text) {
  Pages pages = page_of(text);
  for (Line& line : pages.pages[0].lines) {
    for (char& letter : line.runs[0].text) letter = static_cast<char>(std::toupper(letter));
  }
  return pages;
}

std::vector<Pages> documents() {
  return {page_of("abc"),     page_of("abc"),          page_of_capitals("abc"), page_of("cab"),
          page_of("bca", 40), page_of_capitals("cab"), page_of("Ömega – ffi")};
}

std::string made(const Pages& pages, PdfProfile profile, bool pretty, const PdfCache& cache) {
  const auto pdf = write_pdf(pages, {.profile = profile, .pretty = pretty}, cache);
  return pdf ? *pdf : pdf.error().front().message;
}

TEST(PdfCache, ChangesNoBytes) {
  const PdfCache cache;
  for (int round = 0; round < 2; ++round) {
    for (const Pages& pages : documents()) {
      for (const PdfProfile profile : profiles) {
        for (const bool pretty : {false, true}) {
          EXPECT_EQ(made(pages, profile, pretty, cache), made(pages, profile, pretty, {}))
              << pages.info.title;
        }
      }
    }
  }
}

TEST(PdfCache, IsSharedBetweenThreads) {
  const std::vector<Pages> pages = documents();
  std::vector<std::string> wanted;
  for (const Pages& one : pages) {
    for (const PdfProfile profile : profiles) wanted.push_back(made(one, profile, false, {}));
  }
  const PdfCache cache;
  std::vector<std::vector<std::string>> results(4, std::vector<std::string>(wanted.size()));
  std::vector<std::jthread> threads;
  for (std::size_t thread = 0; thread < results.size(); ++thread) {
    threads.emplace_back([&, thread] {
      for (std::size_t i = 0; i < wanted.size(); ++i) {
        const std::size_t job = (i + thread * 5) % wanted.size();
        results[thread][job] =
            made(pages[job / profiles.size()], profiles[job % profiles.size()], false, cache);
      }
    });
  }
  threads.clear();
  for (const auto& result : results) EXPECT_EQ(result, wanted);
}

TEST(PdfCache, TellsMeaningsApart) {
  const PdfCache cache;
  const auto text_of = [&](const Pages& pages) {
    return read_with("pdftotext", made(pages, PdfProfile::Plain, false, cache), "-");
  };
  EXPECT_NE(text_of(page_of("abc")).find("abc"), std::string::npos);
  EXPECT_NE(text_of(page_of_capitals("abc")).find("ABC"), std::string::npos);
}

}  // namespace
}  // namespace galley::output
