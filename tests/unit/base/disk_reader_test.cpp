#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "galley/base/file_reader.h"

namespace galley {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class DiskReader : public ::testing::Test {
 protected:
  DiskReader() { fs::create_directories(folder_ / "sub"); }
  ~DiskReader() override { fs::remove_all(folder_); }

  fs::path write(const std::string& name, const std::string& bytes) {
    std::ofstream(folder_ / name, std::ios::binary) << bytes;
    return folder_ / name;
  }
  std::string failure(const BoundedPath& path) {
    const auto bytes = reader_->read(path);
    if (bytes) return "";
    EXPECT_EQ(bytes.error().fault, Fault::System);
    return bytes.error().message;
  }
  /// What a path that is held to a folder leads to: a file's bytes, or “outside”.
  static std::string found(FileReader& reader, const fs::path& path, const std::vector<fs::path>& folders) {
    const BoundedPath bounded(path, folders);
    const auto bytes = reader.read(bounded);
    const auto exists = reader.exists(bounded);
    if (bytes) {
      EXPECT_TRUE(exists && *exists) << path;
      return *bytes;
    }
    if (bytes.error().fault == Fault::System) return bytes.error().message;
    EXPECT_TRUE(!exists && exists.error().fault == Fault::Resume) << path;
    return "outside";
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
  EXPECT_TRUE(*reader_->exists(write("file", "x")));
  EXPECT_FALSE(*reader_->exists(folder_ / "sub"));
  EXPECT_FALSE(*reader_->exists(folder_ / "none"));
  EXPECT_FALSE(*reader_->exists(folder_ / "file/none"));
  fs::create_symlink("gone", folder_ / "link");
  EXPECT_TRUE(*reader_->exists(folder_ / "link")) << "something is there, and reading says what is wrong";
  EXPECT_EQ(failure(folder_ / "link"),
            "cannot read '" + (folder_ / "link").string() + "': it is a link to nothing");
}

TEST_F(DiskReader, ListsRegularFilesByName) {
  const fs::path b = write("b", "");
  const fs::path a = write("a", "");
  EXPECT_THAT(*reader_->list(folder_), ElementsAre(a, b));
  EXPECT_THAT(*reader_->list(a), IsEmpty());
  EXPECT_THAT(*reader_->list(folder_ / "none"), IsEmpty());
}

TEST_F(DiskReader, RemembersWhatItReadOnce) {
  const fs::path b = write("b", "1");
  const fs::path a = write("a", "2");
  for (const fs::path& path : {b, a, b, folder_ / "none"}) (void)reader_->read(path);
  EXPECT_THAT(reader_->files_read(), ElementsAre(b, a));
}

TEST_F(DiskReader, SaysWhatTheDiskSaysAndNotThatNothingIsThere) {
  fs::create_symlink("round", folder_ / "round");
  const fs::path round = folder_ / "round";
  const std::string why = "Too many levels of symbolic links";
  EXPECT_EQ(failure(round), "cannot read '" + round.string() + "': " + why);
  EXPECT_EQ(failure({round, {folder_}}), "cannot read '" + round.string() + "': " + why);
  EXPECT_THAT(reader_->list(round).error().message, HasSubstr(why));
  EXPECT_THAT(reader_->list({round, {folder_}}).error().message, HasSubstr(why));
  EXPECT_THAT(reader_->exists({round / "x", {folder_}}).error().message, HasSubstr(why));
  const fs::path long_name = folder_ / std::string(300, 'x');
  EXPECT_THAT(reader_->exists(long_name).error().message, HasSubstr("File name too long"));
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  fs::permissions(write("closed", "x"), fs::perms::none);
  EXPECT_THAT(failure(folder_ / "closed"), HasSubstr("Permission denied"));
}

TEST_F(DiskReader, FollowsLinksBeforeItHoldsAPathToItsFolders) {
  const fs::path mine = folder_ / "mine";
  fs::create_directories(mine / "sub");
  fs::create_directories(folder_ / "mineral");
  std::ofstream(mine / "a") << "a";
  std::ofstream(mine / "sub/b") << "b";
  std::ofstream(folder_ / "other") << "other";
  std::ofstream(folder_ / "mineral/m") << "m";
  fs::create_symlink("../other", mine / "link");
  fs::create_symlink(fs::absolute(folder_) / "other", mine / "absolute");
  fs::create_symlink("..", mine / "up");
  fs::create_symlink("../a", mine / "sub/inner");
  fs::create_symlink(fs::absolute(mine) / "a", mine / "sub/absolute");
  fs::create_symlink("sub/inner", mine / "chain");
  fs::create_symlink("link", mine / "chain_out");
  const auto all_mine = [&](const fs::path& path) { return found(*reader_, mine / path, {mine}); };
  for (const char* inside : {"a", "sub/../a", "sub/inner", "sub/absolute", "chain", "up/mine/a", "../mine/a"})
    EXPECT_EQ(all_mine(inside), "a") << inside;
  EXPECT_EQ(all_mine("sub/b"), "b");
  for (const char* outside : {"link", "absolute", "up/other", "chain_out", "../other", "../mineral/m", "up"})
    EXPECT_EQ(all_mine(outside), "outside") << outside;
  EXPECT_EQ(found(*reader_, "/etc/passwd", {mine}), "outside");
  EXPECT_EQ(found(*reader_, fs::absolute(mine / "a"), {mine}), "a");
  EXPECT_EQ(found(*reader_, mine / "link", {mine, folder_}), "other") << "one of several folders is enough";
  EXPECT_EQ(found(*reader_, mine / "link", {mine, folder_ / "none"}), "outside");
  EXPECT_THAT(all_mine("none"), HasSubstr("no such file"));
  const auto allowed = disk_reader(Outside::Allowed);
  EXPECT_EQ(found(*allowed, mine / "link", {mine}), "other");
}

TEST_F(DiskReader, HoldsFoldersToo) {
  const fs::path mine = folder_ / "mine";
  fs::create_directories(mine / "real");
  std::ofstream(mine / "real/a") << "a";
  fs::create_symlink("../sub", mine / "out");
  fs::create_symlink("real", mine / "in");
  EXPECT_THAT(*reader_->list({mine / "in", {mine}}), ElementsAre(mine / "in/a"));
  EXPECT_EQ(reader_->list({mine / "out", {mine}}).error().fault, Fault::Resume);
  EXPECT_THAT(*reader_->list({mine / "none", {mine}}), IsEmpty());
}

TEST(MemoryReader, HoldsPathsToTheirFolders) {
  const auto reader = memory_reader({{"theme.toml", "t"}, {"cv/a", "a"}, {"/cv/a", "b"}, {"../cv/a", "c"}});
  const auto found = [&](const fs::path& path, const fs::path& folder) {
    const auto bytes = reader->read({path, {folder}});
    return bytes ? *bytes : bytes.error().message;
  };
  EXPECT_EQ(found("theme.toml", ""), "t");
  EXPECT_EQ(found("sub/../theme.toml", ""), "t");
  EXPECT_EQ(found("cv/a", "cv"), "a");
  EXPECT_EQ(found("/cv/a", "/cv/"), "b");
  EXPECT_EQ(found("../cv/a", "../cv"), "c");
  EXPECT_THAT(found("../cv/a", ""), HasSubstr("leads outside"));
  EXPECT_THAT(found("/cv/a", ""), HasSubstr("leads outside"));
  EXPECT_THAT(found("cv/../theme.toml", "cv"), HasSubstr("leads outside"));
  EXPECT_THAT(found("cvs/a", "cv"), HasSubstr("leads outside"));
}

}  // namespace
}  // namespace galley
