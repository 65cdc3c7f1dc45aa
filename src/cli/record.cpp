// cli: records (see record.h). A record is made in a folder with a temporary name, which is then renamed.
#include "record.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <map>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <mbedtls/sha256.h>
#include <nlohmann/json.hpp>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "files.h"
#include "galley/base/descriptor.h"
#include "galley/base/limits.h"
#include "json_lines.h"
#include "report.h"

namespace galley::cli {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr const char* line_file = "record.json";
constexpr std::string_view unfinished_prefix = ".galley-record-";

std::string json_of(const RecordLine& line, const std::vector<RecordedFile>& files) {
  Json object{{"variant", line.variant}, {"company", line.company}, {"position", line.position}};
  if (!line.language.empty()) object["language"] = line.language;
  object["posting"] = line.posting.empty() ? Json() : Json{{"name", line.posting}};
  if (!line.posting_hash.empty()) object["posting"]["sha256"] = line.posting_hash;
  object["files"] = Json::array();
  for (const RecordedFile& file : files)
    object["files"].push_back(
        {{"name", file.name}, {"bytes", file.bytes.size()}, {"sha256", hash_of(file.bytes)}});
  object["facts"] = line.facts;
  object["sent"] = line.sent.empty() ? Json() : Json(line.sent);
  object["input"] = line.input.empty() ? Json() : Json(line.input);
  object["said"] = line.said;
  return json_line(object);
}

std::string string_in(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

RecordLine line_of(const Json& object) {
  RecordLine line;
  for (const auto& [key, member] :
       {std::pair("input", &RecordLine::input), std::pair("variant", &RecordLine::variant),
        std::pair("language", &RecordLine::language), std::pair("company", &RecordLine::company),
        std::pair("position", &RecordLine::position), std::pair("sent", &RecordLine::sent),
        std::pair("facts", &RecordLine::facts)})
    line.*member = string_in(object, key);
  if (const auto said = object.find("said"); said != object.end() && said->is_object())
    for (const auto& [key, value] : said->items()) line.said[key] = string_in(*said, key.c_str());
  return line;
}

/// The number of a record of this stem. 0 if the name is none.
std::uint64_t number_of(std::string_view name, std::string_view stem) {
  if (!name.starts_with(stem) || name.size() < stem.size() + 2 || name[stem.size()] != '-') return 0;
  name.remove_prefix(stem.size() + 1);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
  return error == std::errc() && end == name.data() + name.size() ? number : 0;
}

/// A record's name in its parts: stem and number. The number is 0 if the name is none.
std::pair<std::string, std::uint64_t> parts_of(const std::string& name) {
  const std::string stem = name.substr(0, name.rfind('-'));
  return {stem, number_of(name, stem)};
}

std::uint64_t last_number(const fs::path& records, std::string_view stem) {
  std::uint64_t last = 0;
  std::error_code error;
  for (fs::directory_iterator entry(records, error); !error && entry != fs::directory_iterator();
       entry.increment(error))
    last = std::max(last, number_of(entry->path().filename().string(), stem));
  return last;
}

std::string text_in(const fs::path& file) {
  const auto text = disk_reader(Outside::Allowed)->read(file);
  return text && text->size() <= limits.input_bytes ? *text : std::string();
}

/// A folder that is held until it is closed: nobody takes it for a leftover. Not open if somebody did before.
Descriptor open_held(const fs::path& folder) {
  Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  while (open.is_open() && ::flock(open.get(), LOCK_EX) != 0 && errno == EINTR) continue;
  struct stat status{};
  const bool is_removed = open.is_open() && ::fstat(open.get(), &status) == 0 && status.st_nlink == 0;
  if (!is_removed) return open;
  errno = ENOENT;
  return {};
}

/// Makes an unfinished record and holds it. The error is errno.
std::expected<std::pair<fs::path, Descriptor>, int> begin(const fs::path& records, const std::string& stem) {
  for (std::size_t attempt = 0;; ++attempt) {
    const fs::path folder = records / fmt::format("{}{}-{:x}", unfinished_prefix, ::getpid(),
                                                  std::hash<std::string>{}(stem) + attempt);
    if (::mkdir(folder.c_str(), 0777) == 0) {
      Descriptor held = open_held(folder);
      if (held.is_open()) return std::pair(folder, std::move(held));
      if (errno != ENOENT) return std::unexpected(errno);
    } else if (errno != EEXIST) {
      return std::unexpected(errno);
    }
  }
}

/// Fills an unfinished record. The error has a message.
std::expected<void, Diagnostic> fill(const fs::path& folder, const std::vector<RecordedFile>& files,
                                     const std::string& line, bool durable) {
  const Writing how{Unchanged::Leave, durable};
  for (const RecordedFile& file : files)
    if (const auto written = replace_file(folder / file.name, file.bytes, how); !written)
      return std::unexpected(written.error());
  if (const auto written = replace_file(folder / line_file, line, how); !written)
    return std::unexpected(written.error());
  return {};
}

/// Gives an unfinished record the next name that is free. A folder that is not empty is never replaced.
std::expected<fs::path, int> name(const fs::path& unfinished, const fs::path& records,
                                  const std::string& stem, std::uint64_t number) {
  for (;; ++number) {
    const fs::path named = records / fmt::format("{}-{}", stem, number);
    if (::rename(unfinished.c_str(), named.c_str()) == 0) return named;
    if (errno != EEXIST && errno != ENOTEMPTY && errno != ENOTDIR) return std::unexpected(errno);
  }
}

Diagnostic cannot_keep(const fs::path& records, int error) {
  return system_error("cannot keep a record in " + records.string(), error);
}

}  // namespace

std::expected<KeptRecord, Diagnostic> keep_record(const fs::path& records, const std::string& stem,
                                                  const RecordLine& line,
                                                  const std::vector<RecordedFile>& files, bool durable) {
  if (const auto made = make_folder(records, durable); !made) return std::unexpected(made.error());
  const std::string text = json_of(line, files);
  const std::uint64_t last = last_number(records, stem);
  const fs::path before = records / fmt::format("{}-{}", stem, last);
  if (last > 0 && text_in(before / line_file) == text) return KeptRecord{before, Kept::Known};
  const auto begun = begin(records, stem);
  if (!begun) return std::unexpected(cannot_keep(records, begun.error()));
  const fs::path& unfinished = begun->first;
  const auto give_up = [&](Diagnostic error) {
    std::error_code ignored;
    fs::remove_all(unfinished, ignored);
    return std::unexpected(std::move(error));
  };
  if (auto filled = fill(unfinished, files, text, durable); !filled) return give_up(filled.error());
  const auto named = name(unfinished, records, stem, last + 1);
  if (!named) return give_up(cannot_keep(records, named.error()));
  if (durable) {
    const Descriptor folder(::open(records.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.is_open() || ::fsync(folder.get()) != 0) return std::unexpected(cannot_keep(records, errno));
  }
  return KeptRecord{*named, Kept::New};
}

void remove_unfinished_records(const fs::path& records) {
  std::vector<fs::path> unfinished;
  std::error_code error;
  for (fs::directory_iterator entry(records, error); !error && entry != fs::directory_iterator();
       entry.increment(error))
    if (entry->path().filename().string().starts_with(unfinished_prefix)) unfinished.push_back(entry->path());
  for (const fs::path& folder : unfinished) {
    const Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (open.is_open() && ::flock(open.get(), LOCK_EX | LOCK_NB) == 0) fs::remove_all(folder, error);
  }
}

std::string RecordOnDisk::name() const { return fmt::format("{}-{}", stem, number); }

std::expected<std::vector<RecordOnDisk>, Diagnostic> last_records_in(const fs::path& records,
                                                                     Diagnostics& warnings) {
  std::map<std::string, RecordOnDisk> by_stem;
  std::error_code error;
  fs::directory_iterator entry(records, error);
  if (error)
    return std::unexpected(command_line_error(
        fmt::format("cannot read the records in {}: {}", records.string(), error.message()),
        "`galley build --record DIR` makes them"));
  for (; !error && entry != fs::directory_iterator(); entry.increment(error)) {
    const auto [stem, number] = parts_of(entry->path().filename().string());
    if (number == 0 || !entry->is_directory(error)) continue;
    const fs::path file = entry->path() / line_file;
    const Json object = Json::parse(text_in(file), nullptr, false);
    if (!object.is_object() || string_in(object, "variant").empty()) {
      Diagnostic warning = note_that(fmt::format("{} is no record, and is left out", file.string()));
      warning.severity = Severity::Warning;
      warnings.push_back(std::move(warning));
      continue;
    }
    RecordOnDisk& last = by_stem[stem];
    if (number > last.number) last = {stem, number, fs::last_write_time(file, error), line_of(object)};
  }
  std::vector<RecordOnDisk> found;
  for (auto& [stem, record] : by_stem) found.push_back(std::move(record));
  std::ranges::sort(found, {},
                    [](const RecordOnDisk& record) { return std::pair(record.made, record.stem); });
  return found;
}

std::string input_of_record(const std::string& input, const fs::path& records) {
  if (input == standard_stream) return input;
  std::error_code error;
  const fs::path from = fs::weakly_canonical(fs::absolute(records, error), error);
  const fs::path file = fs::weakly_canonical(fs::absolute(input, error), error);
  return error ? input : file.lexically_relative(from).string();
}

std::string hash_of(std::string_view bytes) {
  std::array<unsigned char, 32> digest{};
  constexpr int is_sha224 = 0;
  (void)::mbedtls_sha256_ret(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                             digest.data(), is_sha224);
  std::string text;
  for (const unsigned char byte : digest) text += fmt::format("{:02x}", byte);
  return text;
}

std::string hash_of_words(const Document& resume) {
  Diagnostics ignored;
  return hash_of(output::write_text({&resume, 1}, {}, ignored).value_or(""));
}

std::string hash_of_letter(Session& session, const Resume& resume) {
  if (!resume.letter) return {};
  // The day on which it is set must not matter.
  constexpr Date some_day{1970, 1, 1};
  Diagnostics ignored;
  const auto letter = typeset_letter(session, resume, some_day, ignored);
  return letter ? hash_of_words(letter->documents.front()) : std::string();
}

}  // namespace galley::cli
