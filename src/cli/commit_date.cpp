// cli: git is asked by running it (see commit_date.h).
#include "commit_date.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <map>
#include <optional>
#include <string>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "report.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

/// Runs a program. Returns what it wrote to standard output, of which the first bytes are kept. Nothing if it
/// failed. Error: the program cannot be run.
std::expected<std::optional<std::string>, Diagnostic> output_of(std::vector<std::string> words) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::unexpected(system_error(words.front(), errno));
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t process = 0;
  const int failed =
      ::posix_spawnp(&process, arguments.front(), &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  std::string output;
  if (failed == 0) {
    std::array<char, 256> bytes{};
    for (ssize_t count = 1; count > 0 || (count < 0 && errno == EINTR);) {
      count = ::read(ends[0], bytes.data(), bytes.size());
      if (count > 0 && output.size() < bytes.size())
        output.append(bytes.data(), static_cast<std::size_t>(count));
    }
  }
  ::close(ends[0]);
  if (failed != 0) return std::unexpected(system_error(words.front(), failed));
  int status = 0;
  while (::waitpid(process, &status, 0) < 0 && errno == EINTR) continue;
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0) return std::nullopt;
  return output;
}

/// The same for files in one folder. Nothing if git knows none of them.
std::expected<std::optional<std::int64_t>, Diagnostic> commit_date_in(const fs::path& folder,
                                                                      const std::vector<std::string>& names) {
  // What a repository's settings could make git run or show has no say here.
  std::vector<std::string> words{"git",
                                 "--no-pager",
                                 "--literal-pathspecs",
                                 "-C",
                                 folder.empty() ? "." : folder.string(),
                                 "-c",
                                 "log.showSignature=false",
                                 "-c",
                                 "core.fsmonitor=false",
                                 "log",
                                 "-1",
                                 "--format=%ct",
                                 "--"};
  words.insert(words.end(), names.begin(), names.end());
  const auto output = output_of(std::move(words));
  if (!output) return std::unexpected(output.error());
  std::int64_t seconds = 0;
  const std::string digits = output->value_or("");
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  if (error != std::errc() || seconds < 0) return std::nullopt;
  return seconds;
}

}  // namespace

std::expected<std::int64_t, Diagnostic> commit_date_of(const std::vector<fs::path>& files) {
  std::map<fs::path, std::vector<std::string>> by_folder;
  for (const fs::path& file : files) by_folder[file.parent_path()].push_back(file.filename().string());
  std::optional<std::int64_t> latest;
  for (const auto& [folder, names] : by_folder) {
    const auto date = commit_date_in(folder, names);
    if (!date) return std::unexpected(date.error());
    if (*date) latest = std::max(latest.value_or(0), **date);
  }
  if (latest) return *latest;
  return std::unexpected(system_error(
      fmt::format("git knows no commit of {}", files.empty() ? "the input" : files.front().string()),
      "commit the file, set meta.lastModified, or leave --date-from away"));
}

}  // namespace galley::cli
