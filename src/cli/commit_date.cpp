// cli: git is asked by running it (see commit_date.h).
#include "commit_date.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include "report.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;

/// The environment in which git runs: it may not fetch what the repository lacks, for a repository may name
/// any program to fetch with.
std::vector<std::string> environment_of_git() {
  std::vector<std::string> variables;
  for (char** variable = environ; *variable != nullptr; ++variable)
    if (!std::string_view(*variable).starts_with("GIT_ALLOW_PROTOCOL=")) variables.emplace_back(*variable);
  variables.insert(variables.end(), {"GIT_ALLOW_PROTOCOL=none", "GIT_NO_LAZY_FETCH=1",
                                     "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0"});
  return variables;
}

/// As the system's calls take them.
std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

using OutputOrError = std::expected<std::optional<std::string>, Diagnostic>;

/// Runs a program. Returns what it wrote to standard output, of which the first bytes are kept. Nothing if it
/// failed. Error: the program cannot be run.
OutputOrError output_of(std::vector<std::string> words) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return std::unexpected(system_error(words.front(), errno));
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  ::posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  std::vector<std::string> variables = environment_of_git();
  const std::vector<char*> arguments = pointers_to(words);
  const std::vector<char*> environment = pointers_to(variables);
  pid_t process = 0;
  const int failed =
      ::posix_spawnp(&process, arguments.front(), &actions, nullptr, arguments.data(), environment.data());
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

/// Runs git in a folder.
OutputOrError git(const fs::path& folder, std::initializer_list<std::string> command,
                  const std::vector<std::string>& names = {}) {
  // What a repository's settings could make git run or show has no say here.
  std::vector<std::string> words{"git",
                                 "--no-pager",
                                 "--literal-pathspecs",
                                 "-C",
                                 folder.empty() ? "." : folder.string(),
                                 "-c",
                                 "log.showSignature=false",
                                 "-c",
                                 "core.fsmonitor=false"};
  words.insert(words.end(), command);
  words.insert(words.end(), names.begin(), names.end());
  return output_of(std::move(words));
}

/// The same for files in one folder. Nothing if git knows none of them.
std::expected<std::optional<std::int64_t>, Diagnostic> commit_date_in(const fs::path& folder,
                                                                      const std::vector<std::string>& names) {
  const auto output = git(folder, {"log", "-1", "--format=%ct %P", "--"}, names);
  if (!output) return std::unexpected(output.error());
  std::int64_t seconds = 0;
  const std::string text = output->value_or("");
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || seconds < 0) return std::nullopt;
  // Where history is cut short, the first commit seems to have made all files.
  const bool has_parents =
      text.find_first_not_of(" \n", static_cast<std::size_t>(end - text.data())) != std::string::npos;
  if (has_parents) return seconds;
  const auto is_shallow = git(folder, {"rev-parse", "--is-shallow-repository"});
  if (is_shallow && is_shallow->value_or("").starts_with("true"))
    return std::unexpected(system_error(
        fmt::format("the history of {} is cut short: when it changed is not known", names.front()),
        "fetch all of it: git fetch --unshallow (actions/checkout: fetch-depth: 0)"));
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
      "commit the file, set meta.lastModified, or leave --date-from away; `git log` there may say more"));
}

}  // namespace galley::cli
