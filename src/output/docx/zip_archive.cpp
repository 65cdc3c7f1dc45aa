// output: a ZIP archive in memory (see zip_archive.h).
#include "docx/zip_archive.h"

#include <memory>
#include <new>
#include <string_view>

#include <zip.h>

namespace galley::output::docx {
namespace {

// 1 January 1980, 00:00, as MS-DOS writes it: the first moment that an archive can state.
constexpr zip_uint16_t dos_date = (1 << 5) | 1;
constexpr zip_uint16_t dos_time = 0;
constexpr zip_uint32_t best_compression = 9;

struct Closer {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
using Archive = std::unique_ptr<zip_t, Closer>;
using SourceHandle = std::unique_ptr<zip_source_t, Closer>;

/// libzip's error as a diagnostic. Throws std::bad_alloc if that is that memory ran out.
Diagnostics failure(zip_error_t& error) {
  if (zip_error_code_zip(&error) == ZIP_ER_MEMORY) throw std::bad_alloc();
  const char* const reason = zip_error_strerror(&error);
  return {{Severity::Error,
           Fault::System,
           "the archive cannot be made: " + std::string(reason != nullptr ? reason : "no reason is known"),
           {},
           {}}};
}

bool add(zip_t& archive, const ArchivedFile& file) {
  SourceHandle source(zip_source_buffer(&archive, file.bytes.data(), file.bytes.size(), 0));
  if (!source) return false;
  const zip_int64_t added = zip_file_add(&archive, file.name.c_str(), source.get(), ZIP_FL_ENC_UTF_8);
  if (added < 0) return false;
  (void)source.release();  // it is the archive's now
  const auto index = static_cast<zip_uint64_t>(added);
  return zip_set_file_compression(&archive, index, file.is_packed ? ZIP_CM_STORE : ZIP_CM_DEFLATE,
                                  file.is_packed ? 0 : best_compression) == 0 &&
         zip_file_set_dostime(&archive, index, dos_time, dos_date, 0) == 0;
}

}  // namespace

std::expected<std::string, Diagnostics> zip_archive(std::span<const ArchivedFile> files) {
  zip_error_t error;
  zip_error_init(&error);
  const SourceHandle memory(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!memory) return std::unexpected(failure(error));
  zip_source_keep(memory.get());  // for the archive, which frees it
  Archive archive(zip_open_from_source(memory.get(), ZIP_TRUNCATE, &error));
  if (!archive) {
    zip_source_free(memory.get());
    return std::unexpected(failure(error));
  }
  for (const ArchivedFile& file : files)
    if (!add(*archive, file)) return std::unexpected(failure(*zip_get_error(archive.get())));
  if (zip_close(archive.get()) != 0) return std::unexpected(failure(*zip_get_error(archive.get())));
  (void)archive.release();  // zip_close has freed it

  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_source_stat(memory.get(), &stat) != 0 || zip_source_open(memory.get()) != 0)
    return std::unexpected(failure(*zip_source_error(memory.get())));
  std::string bytes(stat.size, '\0');
  const zip_int64_t read = zip_source_read(memory.get(), bytes.data(), bytes.size());
  if (read < 0 || static_cast<zip_uint64_t>(read) != stat.size)
    return std::unexpected(failure(*zip_source_error(memory.get())));
  zip_source_close(memory.get());
  return bytes;
}

}  // namespace galley::output::docx
