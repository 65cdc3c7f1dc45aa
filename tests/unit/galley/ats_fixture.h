// A résumé of which the checks for applicant systems have nothing to say, and what they say of others.
#pragma once

#include <algorithm>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <gmock/gmock.h>

#include "galley/ats.h"
#include "galley/output/output.h"

namespace galley {

inline constexpr const char* good = R"(
[basics]
name = "Ada Example"
label = "Engineer"
email = "ada@example.edu"
phone = "505-555-0142"
[[work]]
name = "Acme"
position = "Engineer"
location = "Boulder, CO"
startDate = "2023-04"
highlights = ["Set type."]
[[education]]
institution = "University of Examples"
studyType = "Bachelor of Science"
startDate = "2019"
endDate = "2023"
[skills]
Languages = ["Python", "Rust"]
[meta]
lastModified = "2026-05-01"
)";

inline constexpr const char* good_name = "Ada-Example-Resume.pdf";

/// A line of the résumé, and what stands there instead.
inline std::string with(std::string text, std::string_view line, std::string_view instead) {
  const std::size_t at = text.find(line);
  EXPECT_NE(at, std::string::npos) << line;
  return text.replace(at, line.size(), instead);
}

class AtsTest : public testing::Test {
 protected:
  Typeset set(const std::string& text) {
    Diagnostics warnings;
    auto resume = resume::parse({"resume.toml", text}, *files_, {}, warnings);
    if (!resume) throw std::runtime_error(resume.error().front().message);
    auto made = typeset(session_, *std::move(resume), warnings);
    if (!made) throw std::runtime_error(made.error().front().message);
    return *std::move(made);
  }

  static std::string pdf_of(const Typeset& made) {
    auto pdf = output::write_pdf(made.pages, {});
    if (!pdf) throw std::runtime_error(pdf.error().front().message);
    return *std::move(pdf);
  }

  std::vector<AtsFinding> findings(const std::string& text, const std::string& file_name = good_name) {
    return findings(set(text), file_name);
  }
  /// Of pages as they are.
  static std::vector<AtsFinding> findings(const Typeset& made, const std::string& file_name = good_name) {
    return check_for_ats(made, file_name, pdf_of(made)).value();
  }

  static const AtsFinding& finding_of(std::string_view what, const std::vector<AtsFinding>& findings) {
    const auto found = std::ranges::find(findings, what, &AtsFinding::what);
    if (found == findings.end()) throw std::runtime_error("there is no check of " + std::string(what));
    return *found;
  }

  /// The diagnostics of one check, each as “warning: message (help)”, without whose rule it is.
  static std::vector<std::string> of(std::string_view what, const std::vector<AtsFinding>& findings) {
    std::vector<std::string> told;
    for (const Diagnostic& diagnostic : finding_of(what, findings).diagnostics) {
      const std::string_view severity = diagnostic.severity == Severity::Warning ? "warning: " : "note: ";
      const std::string help = diagnostic.help.substr(0, diagnostic.help.rfind("(rule: "));
      told.push_back(std::string(severity) + diagnostic.message + " (" +
                     help.substr(0, help.find_last_not_of(' ') + 1) + ")");
    }
    return told;
  }
  std::vector<std::string> of(std::string_view what, const std::string& text) {
    return of(what, findings(text));
  }

 private:
  std::unique_ptr<FileReader> files_ = disk_reader();
  Session session_{*files_, {}};
};

/// The first run that says this, and the glyph that begins it.
inline std::pair<GlyphRun*, std::size_t> glyph_of(Typeset& made, std::string_view text) {
  for (Page& page : made.pages.pages) {
    for (Line& line : page.lines) {
      for (GlyphRun& run : line.runs) {
        const std::size_t at = run.text.find(text);
        const auto begins = std::ranges::find(run.glyphs, at, &PlacedGlyph::text_begin);
        if (at != std::string::npos && begins != run.glyphs.end())
          return {&run, static_cast<std::size_t>(begins - run.glyphs.begin())};
      }
    }
  }
  throw std::runtime_error("nothing says " + std::string(text));
}

/// Makes the glyphs that say one text say another.
inline void misname(Typeset& made, std::string_view text, std::string_view said) {
  const auto [run, first] = glyph_of(made, text);
  run->text.replace(run->glyphs[first].text_begin, text.size(), said);
  const auto longer = static_cast<std::uint32_t>(said.size() - text.size());
  run->glyphs[first + 1].text_end += longer;
  for (std::size_t i = first + 2; i < run->glyphs.size(); ++i) {
    run->glyphs[i].text_begin += longer;
    run->glyphs[i].text_end += longer;
  }
}

}  // namespace galley
