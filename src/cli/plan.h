// cli: the jobs of a build and the names of their results, known before the first is written.
#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "arguments.h"
#include "build.h"
#include "inputs.h"

namespace galley::cli {

/// An input that several jobs read, and one of them at a time loads.
class Input {
 public:
  Input(std::string name, Session& session) : name_(std::move(name)), session_(session) {}

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] Session& session() { return session_; }

  std::shared_ptr<const Reading> read(const Arguments& arguments);

  /// Forgets what can be read again.
  void forget();

  /// Another job wants it; it forgets after the last.
  void expect() { ++left_; }
  void leave();

 private:
  std::string name_;
  Session& session_;
  std::mutex mutex_;
  std::shared_ptr<const Reading> reading_;
  std::size_t left_ = 0;
};

/// A job and where its results go: a path a format; none if it cannot be read.
struct Planned {
  Job job;
  Input* input = nullptr;
  std::vector<BoundedPath> paths;
  std::filesystem::path picture;
  SpeaksForInput speaks = SpeaksForInput::No;
};

using Inputs = std::vector<std::unique_ptr<Input>>;

/// All jobs, in the order of the command line, with the paths of their results.
[[nodiscard]] std::vector<Planned> plan(Inputs& inputs, const Arguments& arguments, unsigned threads);

/// What is wrong with the names of the results: one overwrites another, or a file that is read.
[[nodiscard]] std::optional<Diagnostic> fault_of_names(const std::vector<Planned>& jobs,
                                                       const std::vector<std::filesystem::path>& files_read,
                                                       const Arguments& arguments);

/// The same of one result, when all is read that it is made of.
[[nodiscard]] std::optional<Diagnostic> fault_of_name(const std::filesystem::path& path, Session& session);

}  // namespace galley::cli
