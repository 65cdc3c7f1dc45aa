// What a session remembers changes nothing: documents come out of it as they come out of one of their own,
// whatever was set before them.
#include <algorithm>
#include <filesystem>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "galley/galley.h"

namespace galley {
namespace {

/// All that comes of a source: what was said, and the file.
std::string made(Session& session, const Source& source) {
  Diagnostics warnings;
  std::string out;
  const auto tell = [&out](const Diagnostics& diagnostics) {
    for (const Diagnostic& diagnostic : diagnostics)
      out += std::to_string(diagnostic.place.line) + ":" + std::to_string(diagnostic.place.column) + ": " +
             diagnostic.message + "\n";
  };
  const auto resume = resume::parse(source, session.files, {}, warnings);
  const auto set = resume ? typeset(session, *resume, warnings) : std::unexpected(resume.error());
  if (!set) tell(set.error());
  tell(warnings);
  if (set) out += output::write_pdf(set->pages, {}, session.pdfs).value();
  return out;
}

class SessionOfMany : public testing::Test {
 protected:
  void SetUp() override {
    const std::string root = GALLEY_SOURCE_DIR;
    std::vector<std::string> names{root + "/resume.toml"};
    for (const auto& entry : std::filesystem::directory_iterator(root + "/tests/golden"))
      if (entry.path().extension() == ".toml") names.push_back(entry.path().string());
    std::ranges::sort(names);
    for (const std::string& name : names) {
      sources_.push_back({name, files_->read(name).value()});
      // The same with other words before it: what follows stands at other nodes, links and lines.
      sources_.push_back(sources_.back());
      std::string& text = sources_.back().text;
      if (const auto at = text.find("summary = \""); at != std::string::npos)
        text.insert(at + 11, "More at [a page](https://example.org/a) and [@b](https://example.org/b). ");
    }
    for (const Source& source : sources_) {
      Session own(*files_, {});
      alone_.push_back(made(own, source));
    }
  }

  std::unique_ptr<FileReader> files_ = disk_reader();
  std::vector<Source> sources_;
  std::vector<std::string> alone_;
};

TEST_F(SessionOfMany, MakesEachDocumentAsItComesAlone) {
  Session session(*files_, {});
  for (std::size_t i = 0; i < sources_.size(); ++i)
    EXPECT_TRUE(made(session, sources_[i]) == alone_[i]) << sources_[i].name;
  for (std::size_t i = sources_.size(); i-- > 0;)
    EXPECT_TRUE(made(session, sources_[i]) == alone_[i]) << sources_[i].name << ", in the other order";
}

TEST_F(SessionOfMany, DoesSoOnManyThreads) {
  Session session(*files_, {});
  std::vector<std::string> together(sources_.size());
  {
    std::vector<std::jthread> threads;
    for (std::size_t thread = 0; thread < 4; ++thread) {
      threads.emplace_back([&, thread] {
        for (std::size_t i = thread; i < sources_.size(); i += 4) together[i] = made(session, sources_[i]);
      });
    }
  }
  for (std::size_t i = 0; i < sources_.size(); ++i) EXPECT_TRUE(together[i] == alone_[i]) << sources_[i].name;
}

}  // namespace
}  // namespace galley
