// cli: watches files and builds again. A build says what it looked for on the disk; inotify says when one of
// these changes. Folders are watched instead of files, because an editor may replace a file by a new one.
#include "watch.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "batch.h"
#include "files.h"
#include "interruption.h"
#include "watch_report.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

/// A save is several events (emptied, written, renamed), and an editor may save several files. A build waits
/// until no event came for `quiet`, but at most for `patience`.
constexpr milliseconds quiet{10};
constexpr milliseconds patience{50};

Diagnostic cannot_watch(const std::string& what, int error) {
  return system_error("cannot watch " + what, error);
}

/// The time now, as the file system writes it.
std::pair<std::int64_t, std::int64_t> now() {
  timespec time{};
  // Times of files come from the coarse clock, which is a little behind the other.
  ::clock_gettime(CLOCK_REALTIME_COARSE, &time);
  return {time.tv_sec, time.tv_nsec};
}

bool changed_since(const fs::path& path, std::pair<std::int64_t, std::int64_t> moment) {
  struct stat status{};
  if (::stat(path.c_str(), &status) != 0) return false;
  return std::pair<std::int64_t, std::int64_t>{status.st_ctim.tv_sec, status.st_ctim.tv_nsec} >= moment;
}

bool is_gone(const fs::path& path) {
  std::error_code ignored;
  return !fs::exists(path, ignored);
}

/// Is it a folder into which the build itself wrote?
bool holds_result(const fs::path& folder, const Built& built) {
  return std::ranges::any_of(built.results, [&](const fs::path& result) {
    std::error_code error;
    return fs::equivalent(folder, folder_of(result), error) && !error;
  });
}

enum class Event { None, Change, End };

class Watcher {
 public:
  /// `ending` are the signals that end watching. They must be blocked.
  explicit Watcher(const sigset_t& ending)
      : folders_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
        signals_(::signalfd(-1, &ending, SFD_NONBLOCK | SFD_CLOEXEC)) {}

  /// Why it cannot watch. Nothing if it can.
  [[nodiscard]] std::optional<Diagnostic> fault() const { return fault_; }
  [[nodiscard]] bool is_open() const { return folders_.get() >= 0 && signals_.get() >= 0; }

  /// Watches the files of a build from now on. True if some are in folders that were not watched before.
  bool look_at(const Built& built) {
    const std::size_t before = watched_.size();
    names_.clear();
    listed_.clear();
    results_.clear();
    for (const fs::path& result : built.results) results_.insert(named(result));
    for (const fs::path& path : built.sought) {
      add(path);
      std::error_code error;
      // A link may lead to a file in another folder.
      if (const fs::path real = fs::canonical(path, error); !error) add(real);
    }
    return watched_.size() > before;
  }

  /// Sleeps until a watched file changes or the end is requested, but at most for `time`, if given.
  Event wait(std::optional<milliseconds> time) {
    std::array<pollfd, 2> descriptors{pollfd{signals_.get(), POLLIN, 0}, pollfd{folders_.get(), POLLIN, 0}};
    const int count =
        ::poll(descriptors.data(), descriptors.size(), time ? static_cast<int>(time->count()) : -1);
    if (count <= 0) return Event::None;
    if ((descriptors[0].revents & POLLIN) != 0) return Event::End;
    return read_events() ? Event::Change : Event::None;
  }

 private:
  /// A name in a folder that is watched.
  using Named = std::pair<int, std::string>;

  /// The number of the watch, or -1 if there is no such folder.
  int watch_folder(const fs::path& folder) {
    constexpr std::uint32_t kinds = IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;
    const int watch = add_watch(folder, kinds);
    if (watch < 0) return watch;
    watched_.insert_or_assign(watch, folder);
    // The folder itself, or one above it, may be moved away, and another may get its name. A relative path
    // starts at the current folder, which stays the same.
    fs::path above = folder;
    while (!above.empty() && above != ".") {
      moving_.insert(add_watch(above, IN_MOVE_SELF | IN_DELETE_SELF));
      if (above == above.parent_path()) break;
      above = above.parent_path();
    }
    return watch;
  }

  /// Watches a folder for more kinds of events than before.
  int add_watch(const fs::path& folder, std::uint32_t kinds) {
    const int watch = ::inotify_add_watch(folders_.get(), folder.c_str(), kinds | IN_ONLYDIR | IN_MASK_ADD);
    if (watch < 0 && errno != ENOENT && errno != ENOTDIR && errno != EACCES)
      fault_ = cannot_watch(folder.string(), errno);
    return watch;
  }

  Named named(const fs::path& path) { return {watch_folder(folder_of(path)), path.filename().string()}; }

  void add(const fs::path& path) {
    // If the folder of a path does not exist yet, its first missing part is watched for.
    fs::path part = path.lexically_normal();
    std::error_code ignored;
    while (part.has_parent_path() && part != part.root_path() &&
           !fs::is_directory(part.parent_path(), ignored))
      part = part.parent_path();
    names_.insert(named(part));
    if (fs::is_directory(path, ignored)) listed_.insert(watch_folder(path));
  }

  [[nodiscard]] bool matters(const inotify_event& event) const {
    if ((event.mask & IN_Q_OVERFLOW) != 0) return true;
    if ((event.mask & (IN_MOVE_SELF | IN_DELETE_SELF)) != 0) return moving_.contains(event.wd);
    const std::string name =
        event.len > 0 ? std::string(static_cast<const char*>(event.name)) : std::string();
    const Named named{event.wd, name};
    if (results_.contains(named)) return false;
    const auto folder = watched_.find(event.wd);
    if (folder == watched_.end()) return false;
    // A file that was just created is still empty. A link is complete at once.
    if ((event.mask & IN_CREATE) != 0 && (event.mask & IN_ISDIR) == 0) {
      std::error_code ignored;
      if (fs::is_empty(folder->second / name, ignored) || ignored) return false;
    }
    // A file that was made without a name is closed under a name that no file has.
    if ((event.mask & IN_CLOSE_WRITE) != 0 && is_gone(folder->second / name)) return false;
    if (names_.contains(named)) return true;
    return listed_.contains(event.wd) && !name.starts_with('.') && !name.ends_with('~');
  }

  bool read_events() {
    bool found = false;
    alignas(inotify_event) std::array<char, 16384> buffer{};
    while (true) {
      const ssize_t count = ::read(folders_.get(), buffer.data(), buffer.size());
      if (count <= 0) return found;
      for (std::size_t at = 0; at < static_cast<std::size_t>(count);) {
        const auto& event = *reinterpret_cast<const inotify_event*>(buffer.data() + at);
        found = matters(event) || found;
        // If another folder gets the name of one that is gone, the new one is watched.
        if ((event.mask & IN_MOVE_SELF) != 0) ::inotify_rm_watch(folders_.get(), event.wd);
        if ((event.mask & IN_IGNORED) != 0) {
          watched_.erase(event.wd);
          moving_.erase(event.wd);
        }
        at += sizeof event + event.len;
      }
    }
  }

  Descriptor folders_;
  Descriptor signals_;
  std::map<int, fs::path> watched_;
  std::set<int> moving_;     ///< folders whose names must not change
  std::set<Named> names_;    ///< what the build looked for
  std::set<int> listed_;     ///< folders in which every file counts
  std::set<Named> results_;  ///< what the build itself writes
  std::optional<Diagnostic> fault_;
};

/// Waits until a series of saves is over.
Event settle(Watcher& watcher) {
  const auto end = Clock::now() + patience;
  while (Clock::now() < end) {
    const Event event = watcher.wait(quiet);
    if (event != Event::Change) return event;
  }
  return Event::None;
}

}  // namespace

void watch(const Arguments& arguments, Report& report) {
  const bool is_stream = arguments.output == standard_stream ||
                         std::ranges::find(arguments.inputs, standard_stream) != arguments.inputs.end();
  if (is_stream) return report.add(command_line_error("--watch wants files, and no standard stream"));
  const sigset_t ending = ending_signals();
  ::pthread_sigmask(SIG_BLOCK, &ending, nullptr);
  Watcher watcher(ending);
  if (!watcher.is_open()) return report.add(cannot_watch("files", errno));
  report.tell_terminal("watching; Ctrl-C ends it\n");
  WatchReport rounds(arguments);
  Occasion occasion = Occasion::Save;
  while (true) {
    const auto begun = now();
    const auto start = Clock::now();
    Report round = Report::keeping(arguments);
    const Built built = build(arguments, round);
    rounds.tell(built, round, std::chrono::duration_cast<milliseconds>(Clock::now() - start), occasion);
    const bool is_new = watcher.look_at(built);
    if (watcher.fault()) return report.add(*watcher.fault());
    // A file that was saved before its folder was watched gave no event.
    const bool is_stale = is_new && (std::ranges::any_of(built.files_read, is_gone) ||
                                     std::ranges::any_of(built.sought, [&](const fs::path& path) {
                                       return changed_since(path, begun) && !holds_result(path, built);
                                     }));
    occasion = is_stale ? Occasion::MaybeMissed : Occasion::Save;
    if (is_stale) continue;
    Event event = Event::None;
    while (event == Event::None) event = watcher.wait(std::nullopt);
    if (event == Event::Change) event = settle(watcher);
    if (event == Event::End) return;
  }
}

}  // namespace galley::cli
