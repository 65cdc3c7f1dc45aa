// Independent readers of the PDFs we write, run as processes.
#pragma once

#include <array>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>

#include <gtest/gtest.h>
#include <unistd.h>

#include "galley/output/output.h"

namespace galley::output {

/// A file with these bytes that is gone when the test is over.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes, const std::string& extension = ".pdf") {
    const auto* test = testing::UnitTest::GetInstance()->current_test_info();
    static int count = 0;
    path_ = testing::TempDir() + "galley_" + test->test_suite_name() + "_" + test->name() + "_" +
            std::to_string(getpid()) + "_" + std::to_string(++count) + extension;
    std::ofstream(path_, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { std::remove(path_.c_str()); }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

struct Outcome {
  int status = 0;
  std::string output;  ///< and errors
};

inline Outcome run(const std::string& command) {
  Outcome outcome;
  FILE* pipe = popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> buffer{};
  for (std::size_t count = 0; (count = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;) {
    outcome.output.append(buffer.data(), count);
  }
  outcome.status = pclose(pipe);
  return outcome;
}

inline std::string pdf_of(const Pages& pages, const PdfOptions& options = {}) {
  auto pdf = write_pdf(pages, options);
  if (pdf) return *pdf;
  ADD_FAILURE() << pdf.error().front().message;
  return {};
}

/// The same, uncompressed, for looking into.
inline std::string pretty_of(const Pages& pages) { return pdf_of(pages, {.pretty = true}); }

inline int count(std::string_view text, std::string_view part) {
  int found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size()))
    ++found;
  return found;
}

/// What `command FILE arguments` says of the bytes; the command must succeed.
inline std::string read_with(const std::string& command, std::string_view pdf,
                             const std::string& arguments = "") {
  const TemporaryFile file(pdf);
  const Outcome outcome = run(command + " " + file.path() + " " + arguments);
  EXPECT_EQ(outcome.status, 0) << command << ": " << outcome.output;
  return outcome.output;
}

inline std::string raw_text(std::string_view pdf) { return read_with("pdftotext -raw -nopgbrk", pdf, "-"); }
inline std::string mutool_text(std::string_view pdf) { return read_with("mutool draw -q -F txt", pdf); }

/// Runs Python over the file, open in pikepdf as `pdf`.
inline std::string inspect(std::string_view bytes, const std::string& program) {
  const TemporaryFile script("import sys, pikepdf\npdf = pikepdf.open(sys.argv[1])\n" + program, ".py");
  return read_with("/usr/bin/python3 " + script.path(), bytes);
}

/// qpdf finds nothing to say.
inline void expect_sound(std::string_view pdf) {
  const std::string said = read_with("qpdf --check", pdf);
  EXPECT_NE(said.find("No syntax or stream encoding errors found"), std::string::npos) << said;
  EXPECT_EQ(said.find("WARNING"), std::string::npos) << said;
}

}  // namespace galley::output
