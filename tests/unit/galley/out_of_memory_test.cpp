// Memory that runs out at any moment of a build ends in a diagnostic, and leaves the session as it was.
#include <algorithm>
#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <expected>
#include <limits>
#include <memory>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "galley/galley.h"
#include "galley/output/docx.h"
#include "galley/resume/tailor.h"

namespace {

constexpr std::size_t never = std::numeric_limits<std::size_t>::max();

std::atomic<std::size_t> taken = 0;        ///< allocations since the last failure was set
std::atomic<std::size_t> failing = never;  ///< the one that fails
std::atomic<bool> for_good = false;        ///< and all after it

void* take(std::size_t size, std::size_t alignment) {
  const std::size_t number = taken++;
  if (number == failing || (for_good && number > failing)) throw std::bad_alloc();
  void* memory = alignment == 0
                     ? std::malloc(size == 0 ? 1 : size)
                     : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
  if (memory == nullptr) throw std::bad_alloc();
  return memory;
}

}  // namespace

// The array and nothrow forms of the standard library call these.
void* operator new(std::size_t size) { return take(size, 0); }
void* operator new(std::size_t size, std::align_val_t alignment) {
  return take(size, static_cast<std::size_t>(alignment));
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

namespace galley {
namespace {

const Source tiny{"resume.toml", R"(
[basics]
name = "Ada"
[[work]]
name = "Acme"
startDate = "2023-04"
)"};

/// The allocations from `from` on fail: one, or all.
struct Scarcity {
  Scarcity(std::size_t from, bool all) {
    taken = 0;
    for_good = all;
    failing = from;
  }
  Scarcity(const Scarcity&) = delete;
  Scarcity& operator=(const Scarcity&) = delete;
  ~Scarcity() {
    failing = never;
    for_good = false;
  }
  [[nodiscard]] static bool came() { return taken > failing; }
};

/// For a while nothing fails: what the test itself needs.
struct Plenty {
  Plenty() : before(failing.exchange(never)) {}
  Plenty(const Plenty&) = delete;
  Plenty& operator=(const Plenty&) = delete;
  ~Plenty() { failing = before; }
  std::size_t before;
};

/// All that galley makes of a résumé.
struct Made {
  std::string text, layout, json, pdf, toml, docx;
  std::vector<std::string> pictures;
  Diagnostics advice;

  bool operator==(const Made& other) const {
    const auto says_the_same = [](const Diagnostic& a, const Diagnostic& b) {
      return a.message == b.message;
    };
    return text == other.text && toml == other.toml && layout == other.layout && json == other.json &&
           pdf == other.pdf && docx == other.docx && pictures == other.pictures &&
           std::ranges::equal(advice, other.advice, says_the_same);
  }
};

/// What of two results differs.
std::string difference(const Made& a, const Made& b) {
  const std::pair<const char*, bool> parts[] = {{"text", a.text == b.text},
                                                {"layout", a.layout == b.layout},
                                                {"JSON", a.json == b.json},
                                                {"PDF", a.pdf == b.pdf},
                                                {"TOML", a.toml == b.toml},
                                                {"Word", a.docx == b.docx},
                                                {"pictures", a.pictures == b.pictures}};
  std::string differing;
  for (const auto& [name, are_equal] : parts)
    if (!are_equal) differing += std::string(differing.empty() ? "" : ", ") + name;
  return differing.empty() ? "advice" : differing;
}

/// Moves a value to where it belongs; false if it is an error, which is moved to `error`.
template <typename Value>
bool keep(std::expected<Value, Diagnostics> given, Value& value, Diagnostics& error) {
  if (given)
    value = std::move(*given);
  else
    error = std::move(given.error());
  return given.has_value();
}

std::expected<Made, Diagnostics> build(Session& session, const Source& source) {
  Made made;
  Diagnostics warnings;
  Diagnostics error;
  auto manuscript = resume::read(source, session.files, {}, warnings);
  if (!manuscript) return std::unexpected(std::move(manuscript.error()));
  Resume resume;
  if (!keep(resume::tailor(*manuscript, resume::default_variant, warnings), resume, error))
    return std::unexpected(std::move(error));
  Typeset set;
  if (!keep(typeset(session, std::move(resume), warnings), set, error) ||
      !keep(output::write_text(set.documents, {}, warnings), made.text, error) ||
      !keep(output::write_layout(set.pages), made.layout, error) || !keep(json_of(set), made.json, error))
    return std::unexpected(std::move(error));
  output::PdfOptions options;
  Source exchanged;
  {
    const Plenty plenty;
    options.attachment = output::Attachment{"resume.json", "application/json", "JSON Resume", made.json};
  }
  if (!keep(output::write_pdf(set.pages, options, session.pdfs), made.pdf, error))
    return std::unexpected(std::move(error));
  if (!keep(output::write_png(set.pages, {.dpi = output::min_dpi}), made.pictures, error))
    return std::unexpected(std::move(error));
  if (!keep(output::write_docx(set.documents, session.fonts, {}), made.docx, error))
    return std::unexpected(std::move(error));
  {
    const Plenty plenty;
    // A PDF that is read back is no matter of this test: libqpdf takes memory to be destroyed.
    exchanged = {"resume.json", made.json};
  }
  if (!keep(toml_of(exchanged, session.files, {}, warnings), made.toml, error))
    return std::unexpected(std::move(error));
  made.advice = advise(session, set.resume);
  // With no memory at all there is none for a list with the error in it.
  if (made.advice.empty() && for_good && Scarcity::came()) return std::unexpected(Diagnostics{});
  if (made.advice.empty() || !has_error(made.advice)) return made;
  return std::unexpected(std::move(made.advice));
}

/// Is this said, and nothing else?
bool is_out_of_memory(const Diagnostics& errors) {
  return errors.size() == 1 && errors[0].message == "out of memory" && errors[0].fault == Fault::System &&
         errors[0].severity == Severity::Error;
}

class OutOfMemory : public testing::Test {
 protected:
  /// Builds with every `stride`-th allocation failing, or it and all after it, until none does.
  void fail_each(const Source& source, std::size_t stride, bool all) {
    Made expected;
    {
      Session session(*files_, {});
      expected = build(session, source).value();
    }
    bool came = true;
    for (std::size_t number = 0; came; number += stride) {
      SCOPED_TRACE(source.name + ", allocation " + std::to_string(number));
      Session session(*files_, {});
      std::expected<Made, Diagnostics> made;
      {
        const Scarcity scarcity(number, all);
        made = build(session, source);
        came = Scarcity::came();
      }
      if (made) {
        ASSERT_TRUE(*made == expected) << "differs: " << difference(*made, expected);
      } else {
        // With no memory at all there is none for a list either.
        ASSERT_TRUE(all || !made.error().empty());
        ASSERT_TRUE(made.error().empty() || is_out_of_memory(made.error())) << made.error().back().message;
      }
      const auto again = build(session, source);
      ASSERT_TRUE(again) << "the session has kept something half made: " << again.error().back().message;
      ASSERT_TRUE(*again == expected) << "the session has kept something half made";
    }
  }

  Source golden(const std::string& name) {
    const std::string path = GALLEY_SOURCE_DIR "/tests/golden/" + name + ".toml";
    return {path, files_->read(path).value()};
  }

  std::unique_ptr<FileReader> files_ = disk_reader();
};

TEST_F(OutOfMemory, IsADiagnosticAtEachAllocation) { fail_each(tiny, 1, false); }

TEST_F(OutOfMemory, IsADiagnosticIfNoneComesBack) { fail_each(tiny, 1, true); }

TEST_F(OutOfMemory, IsADiagnosticWhereMuchIsSet) {
  // Fitting, hyphens, a picture, citations, other scripts, a press.
  for (const std::string name :
       {"typography", "letters", "academic", "pocket", "portrait", "citations", "scripts", "tailored"}) {
    fail_each(golden(name), 211, false);
    fail_each(golden(name), 997, true);
  }
}

TEST_F(OutOfMemory, LeavesASessionThatKnowsAllAsItWas) {
  Session session(*files_, {});
  const Made expected = build(session, tiny).value();
  bool came = true;
  for (std::size_t number = 0; came; ++number) {
    std::expected<Made, Diagnostics> made;
    {
      const Scarcity scarcity(number, false);
      made = build(session, tiny);
      came = Scarcity::came();
    }
    ASSERT_TRUE(made ? *made == expected : is_out_of_memory(made.error())) << number;
  }
  EXPECT_TRUE(build(session, tiny) == expected);
}

}  // namespace
}  // namespace galley
