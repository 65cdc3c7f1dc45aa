// cli: records of applications: what was sent to whom. A record is a folder with the files and record.json, a
// line that says what they are. It is made as a whole or not at all, and never changed.
#pragma once

#include <cstdint>
#include <expected>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "galley/galley.h"

namespace galley::cli {

/// A file of an application.
struct RecordedFile {
  std::string name;
  std::string bytes;
};

/// What a record says besides its files.
struct RecordLine {
  std::string input;  ///< the résumé's file, from the folder of records; empty if it must not be named
  std::string variant;
  std::string language;  ///< that was asked for; empty: as the variant says
  std::string company, position, sent;
  std::string posting;                      ///< a number, or the name of a file
  std::string posting_hash;                 ///< of that file; empty if there is none
  std::string facts;                        ///< “checked”, “differ” or “free”
  std::map<std::string, std::string> said;  ///< hashes of what “resume” and “letter” say
};

enum class Kept { New, Known };

struct KeptRecord {
  std::filesystem::path folder;
  Kept kept = Kept::New;
};

/// Keeps a record in `records`/`stem`-N, where N is the next number that is free. If the last record of that
/// stem is the same, no other is made. Whenever the process ends, a record is whole or not there; with
/// `durable` it also survives a loss of power. Errors (fault System): those of the disk.
[[nodiscard]] std::expected<KeptRecord, Diagnostic> keep_record(const std::filesystem::path& records,
                                                                const std::string& stem,
                                                                const RecordLine& line,
                                                                const std::vector<RecordedFile>& files,
                                                                bool durable);

/// Removes what processes left in a folder of records that ended before their record was whole.
void remove_unfinished_records(const std::filesystem::path& records);

/// A record as it was kept.
struct RecordOnDisk {
  std::string stem;
  std::uint64_t number = 0;
  std::filesystem::file_time_type made;
  RecordLine line;
  [[nodiscard]] std::string name() const;
};

/// The last record of each stem, in the order in which they were made. Error (fault CommandLine): there is no
/// such folder. Warnings: a folder named as a record that has no readable record.json.
[[nodiscard]] std::expected<std::vector<RecordOnDisk>, Diagnostic> last_records_in(
    const std::filesystem::path& records, Diagnostics& warnings);

/// A file as records name it: by its way from their folder. So it does not matter from where galley runs.
[[nodiscard]] std::string input_of_record(const std::string& input, const std::filesystem::path& records);

/// The SHA-256 of bytes, in hexadecimal.
[[nodiscard]] std::string hash_of(std::string_view bytes);

/// Hashes of what a résumé says, and of its letter if it can be set. They do not depend on fonts, sizes or
/// the date of the file.
[[nodiscard]] std::string hash_of_words(const Document& resume);
[[nodiscard]] std::string hash_of_letter(Session& session, const Resume& resume);

}  // namespace galley::cli
