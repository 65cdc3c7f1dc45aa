#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "galley/base/file_reader.h"

namespace galley {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;

class DiskReader : public ::testing::Test {
 protected:
  DiskReader() { fs::create_directories(folder_ / "sub"); }
  ~DiskReader() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }
  std::string failure(const fs::path& path) {
    const auto bytes = reader_->read(path);
    if (bytes) return "";
    EXPECT_EQ(bytes.error().fault, Fault::System);
    return bytes.error().message;
  }

  fs::path folder_ =
      fs::path(::testing::TempDir()) /
      ("disk_reader_" + std::string(::testing::UnitTest::GetInstance()->current_test_info()->name()));
  std::unique_ptr<FileReader> reader_ = disk_reader();
};

TEST_F(DiskReader, ReadsBytesAsTheyAre) {
  const std::string bytes("a\0\r\n\xFF", 5);
  EXPECT_EQ(reader_->read(write("bytes", bytes)).value(), bytes);
  EXPECT_EQ(reader_->read(write("empty", "")).value(), "");
  EXPECT_EQ(reader_->read(write("large", std::string(300000, 'x'))).value().size(), 300000U);
}

TEST_F(DiskReader, SaysWhyItCannotRead) {
  EXPECT_EQ(failure(folder_ / "none"), "cannot read '" + (folder_ / "none").string() + "': no such file");
  EXPECT_EQ(failure(folder_ / "sub"), "cannot read '" + (folder_ / "sub").string() + "': it is a folder");
  EXPECT_EQ(failure("/dev/null"), "cannot read '/dev/null': it is not a regular file");
  const fs::path large = write("large", "");
  fs::resize_file(large, (64U << 20U) + 1);
  EXPECT_EQ(failure(large), "cannot read '" + large.string() + "': it is larger than 64 MiB");
}

TEST_F(DiskReader, KnowsWhatExists) {
  EXPECT_TRUE(reader_->exists(write("file", "x")));
  EXPECT_FALSE(reader_->exists(folder_ / "sub"));
  EXPECT_FALSE(reader_->exists(folder_ / "none"));
}

TEST_F(DiskReader, ListsRegularFilesByName) {
  const fs::path b = write("b", "");
  const fs::path a = write("a", "");
  EXPECT_THAT(reader_->list(folder_), ElementsAre(a, b));
  EXPECT_TRUE(reader_->list(a).empty());
}

TEST_F(DiskReader, RemembersWhatItReadOnce) {
  const fs::path b = write("b", "1");
  const fs::path a = write("a", "2");
  for (const fs::path& path : {b, a, b, folder_ / "none"}) (void)reader_->read(path);
  EXPECT_THAT(reader_->files_read(), ElementsAre(b, a));
}

}  // namespace
}  // namespace galley
