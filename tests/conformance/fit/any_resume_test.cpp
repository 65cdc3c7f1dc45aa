// Fitting keeps its promises, whatever the résumé: no PDF has more pages than were asked for, as poppler
// counts them; the setting is the best there is; and what is refused fits at no setting.
#include "any_resume.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <unistd.h>

#include "by_force.h"
#include "galley/galley.h"
#include "galley/resume/pieces.h"
#include "style_values.h"

namespace galley::fit_test {
namespace {

using testing::HasSubstr;

constexpr int resumes = 2048;
constexpr int resumes_a_test = 64;
constexpr std::size_t max_pages = 4;

/// All settings are tried where there are no more than these.
constexpr std::size_t small_grid = 350;

/// A folder that goes with its files.
class Folder {
 public:
  Folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "galley-fit-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { std::filesystem::remove_all(path_); }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

/// The pages of a PDF as poppler counts them.
std::size_t pages_in(const std::string& pdf) {
  static const Folder folder;
  const std::filesystem::path file = folder.path() / "resume.pdf";
  std::ofstream(file, std::ios::binary) << pdf;
  const std::unique_ptr<FILE, int (*)(FILE*)> reader(popen(("pdfinfo " + file.string()).c_str(), "r"),
                                                     pclose);
  std::string told;
  for (std::array<char, 4096> part{};
       const std::size_t size = fread(part.data(), 1, part.size(), reader.get());)
    told.append(part.data(), size);
  constexpr std::string_view key = "Pages:";
  const std::size_t at = told.find(key);
  return at == std::string::npos ? 0 : std::stoul(told.substr(at + key.size()));
}

std::string pdf_of(const Typeset& set) {
  const output::PdfOptions options{.profile = set.resume.style.pdf, .print = set.resume.style.print};
  return output::write_pdf(set.pages, options, Way::session().pdfs).value();
}

/// A résumé without all that fitting may leave out.
Resume shortest(const Resume& resume) {
  std::vector<bool> dropped;
  for (const resume::Piece& piece : resume::pieces_of(resume)) dropped.push_back(piece.priority.has_value());
  return resume::without(resume, dropped);
}

/// Fails if a résumé is not fitted to so many pages as it should be. True if all settings were tried.
bool expect_promise_kept(Resume resume, std::size_t pages) {
  resume.style.pages.max = static_cast<int>(pages);
  Diagnostics told;
  const auto set = typeset(Way::session(), resume, told);
  if (set) {
    EXPECT_LE(pages_in(pdf_of(*set)), pages) << "the PDF is too long";
  } else {
    EXPECT_THAT(set.error().at(0).message, HasSubstr("does not fit on "));
  }

  const Way whole(resume);
  if (layout::SettingGrid(whole.document).size() > small_grid || plain_pages(whole) <= pages) return false;
  if (!set) {
    const auto best = best_by_force(Way(shortest(resume)), pages);
    EXPECT_FALSE(best) << "it fits, at setting " << best->distortion
                       << ", but was refused: " << set.error()[0].message;
    return true;
  }
  const Way printed(set->resume);
  const auto best = best_by_force(printed, pages);
  if (!best) {
    ADD_FAILURE() << "no setting holds what was set";
    return true;
  }
  EXPECT_TRUE(output::write_layout(set->pages).value() == output::write_layout(best->pages).value())
      << "the pages are not those of the best setting, " << best->distortion << ": "
      << to_text(told.back(), false);
  const bool is_shortened = resume::pieces_of(set->resume).size() < resume::pieces_of(resume).size();
  if (is_shortened) {
    EXPECT_FALSE(best_by_force(whole, pages)) << "it fits as a whole, but something went";
  }
  return true;
}

class AnyResumes : public testing::TestWithParam<int> {};

TEST_P(AnyResumes, FitOrAreRefusedRightly) {
  int tried_by_force = 0;
  for (int seed = GetParam(); seed < GetParam() + resumes_a_test; ++seed) {
    const AnyResume any = any_resume(static_cast<std::uint64_t>(seed));
    std::vector<std::string> variants = any.variants;
    variants.insert(variants.begin(), "whole");
    Random random(static_cast<std::uint64_t>(seed));
    for (const std::string& variant : variants) {
      const Resume resume = Way::parsed(any.toml, variant);
      // One page less than it has as it is styled is what fitting can often bring about.
      const std::size_t plain = plain_pages(Way(resume));
      const auto less = static_cast<std::size_t>(random.percent(15) ? 0 : random.between(1, 5) / 4 + 1);
      const std::size_t pages = std::clamp<std::size_t>(plain > less ? plain - less : 1, 1, max_pages);
      SCOPED_TRACE(fmt::format("seed {}: build --variant {} --pages {}\n{}", seed, variant, pages, any.toml));
      if (expect_promise_kept(resume, pages)) ++tried_by_force;
    }
  }
  RecordProperty("tried_by_force", tried_by_force);
  EXPECT_GE(tried_by_force, resumes_a_test / 8) << "too few of the résumés are small";
}
INSTANTIATE_TEST_SUITE_P(Seeds, AnyResumes, testing::Range(0, resumes, resumes_a_test));

/// How full the last page is, to its last baseline.
double last_page_of(const Pages& pages) {
  const Page& last = pages.pages.back();
  return last.filled.points() / last.height.points();
}

TEST_P(AnyResumes, AreFilledWithoutAnotherPage) {
  int filled = 0;
  for (int seed = GetParam(); seed < GetParam() + resumes_a_test; ++seed) {
    const AnyResume any = any_resume(static_cast<std::uint64_t>(seed));
    SCOPED_TRACE(fmt::format("seed {}\n{}", seed, any.toml));
    Resume resume = Way::parsed(any.toml, "whole");
    Diagnostics ignored;
    const auto styled = typeset(Way::session(), resume, ignored);
    ASSERT_TRUE(styled);
    resume.style.pages.fill = true;
    Diagnostics told;
    const auto set = typeset(Way::session(), resume, told);
    ASSERT_TRUE(set);
    EXPECT_EQ(set->pages.pages.size(), styled->pages.pages.size());
    const bool is_filled =
        std::ranges::any_of(told, [](const Diagnostic& note) { return note.message.starts_with("filled "); });
    if (!is_filled) {
      EXPECT_TRUE(output::write_layout(set->pages).value() == output::write_layout(styled->pages).value());
      continue;
    }
    ++filled;
    EXPECT_GT(last_page_of(set->pages), last_page_of(styled->pages));
    EXPECT_GT(last_page_of(set->pages),
              0.85);  // 95 % with what the last line has below its baseline, or a line less
  }
  RecordProperty("filled", filled);
}

/// Two sections on small pages, and lines that fill the rest: with some number of these it matters how many
/// lines a heading or a title has.
void expect_promises_kept(const std::string& first, const std::string& second, const std::string& rest) {
  int tried_by_force = 0;
  for (int lines = 0; lines < 24; ++lines) {
    std::string filler;
    for (int i = 0; i <= lines; ++i) filler += fmt::format("\"Line {}.\", ", i);
    const std::string toml = fmt::format(
        "[basics]\nname = \"A B\"\n{}{}[[sections]]\nid = \"more\"\ntitle = \"More\"\n"
        "highlights = [{}]\n{}",
        first, second, filler, rest);
    SCOPED_TRACE("build --pages 1\n" + toml);
    if (expect_promise_kept(Way::parsed(toml), 1)) ++tried_by_force;
  }
  EXPECT_GT(tried_by_force, 10);
}

/// A heading of two lines and a title of one, in the same words.
const std::string heading_in_capitals = R"([[sections]]
id = "talks"
title = "How Two Presses Became One in Under Nine Weeks"
text = "Given."
)";
const std::string title_as_written = R"([[projects]]
name = "How Two Presses Became One in Under Nine Weeks"
)";
const std::string small_capitals = R"([style]
paper = { width = "326pt", height = "340pt" }
margin = "30pt"
size = "10.5pt"
leading = 1.31
fit = { size = "10.4pt", leading = 1.29, margin = "30pt" }
heading = { size = "11pt", case = "small-caps", tracking = 0, rule = false }
)";

TEST(EqualTexts, AHeadingInSmallCapitalsHasTheLinesOfNoTitle) {
  expect_promises_kept(title_as_written, heading_in_capitals, small_capitals);
}

TEST(EqualTexts, ATitleHasTheLinesOfNoHeadingInSmallCapitals) {
  expect_promises_kept(heading_in_capitals, title_as_written, small_capitals);
}

/// galley has no Hebrew titles: the title of the first section is in English, and hyphenated. That of the
/// second is in Hebrew, since the author wrote it.
const std::string heading_in_english = R"([[certificates]]
name = "דפוס"
)";
const std::string heading_in_hebrew = R"([[sections]]
id = "own"
title = "Certificates"
text = "דפוס"
)";
const std::string hyphenated = R"([meta]
language = "he"
[style]
paper = { width = "210pt", height = "500pt" }
margin = "20pt"
size = "9pt"
leading = 1.31
hyphenate = true
fit = { size = "8.8pt", leading = 1.29, margin = "20pt" }
font.fallback = ["DejaVu Sans"]
heading = { size = "44pt", case = "as-written" }
)";

TEST(EqualTexts, AHeadingInHebrewHasTheLinesOfNoneInEnglish) {
  expect_promises_kept(heading_in_english, heading_in_hebrew, hyphenated);
}

TEST(EqualTexts, AHeadingInEnglishHasTheLinesOfNoneInHebrew) {
  expect_promises_kept(heading_in_hebrew, heading_in_english, hyphenated);
}

TEST(AnyResume, EveryStyleKeyIsVaried) {
  for (const StyleKey& key : style_keys())
    EXPECT_GE(key.values.size(), 2U) << "style." << key.name
                                     << ": name some values of it in style_values.cpp";
}

}  // namespace
}  // namespace galley::fit_test
