#include "galley/font/library.h"

#include <thread>

#include <gmock/gmock.h>

#include "test_fonts.h"

namespace galley::font {
namespace {

using testing::Contains;
using testing::Each;
using testing::EndsWith;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

/// The PostScript name of the face that a query gives.
std::string found(Library& library, const Query& query) {
  Diagnostics notes;
  const auto face = library.face(query, notes);
  return face ? (*face)->post_script_name() : face.error().message;
}

Query query(const std::string& family, int weight = 400, bool italic = false, double size = 10.5) {
  return {family, weight, italic, Length::points(size)};
}

TEST(Library, FindsEveryShippedFace) {
  MemoryReader files;
  Library library(files, {}, SystemFonts::Ignore);
  EXPECT_EQ(found(library, query("Source Serif 4")), "SourceSerif4-Regular");
  EXPECT_EQ(found(library, query("Source Serif 4", 400, true)), "SourceSerif4-It");
  EXPECT_EQ(found(library, query("Source Serif 4", 600)), "SourceSerif4-Semibold");
  EXPECT_EQ(found(library, query("Source Serif 4", 700, true)), "SourceSerif4-SemiboldIt");
  EXPECT_EQ(found(library, query("source sans 3")), "SourceSans3-Regular");
  EXPECT_EQ(found(library, query("Source Sans 3", 300, true)), "SourceSans3-It");
  EXPECT_EQ(found(library, query("Source Sans 3", 600)), "SourceSans3-Semibold");
  EXPECT_EQ(found(library, query("Source Sans 3", 600, true)), "SourceSans3-SemiboldIt");
  EXPECT_THAT(files.files_read(), IsEmpty()) << "what is compiled in needs no file";
}

TEST(Library, ChoosesOpticalCutsBySize) {
  MemoryReader files;
  Library library(files, {}, SystemFonts::Ignore);
  EXPECT_EQ(found(library, query("Source Serif 4", 400, false, 8.5)), "SourceSerif4Caption-Regular");
  EXPECT_EQ(found(library, query("Source Serif 4", 400, false, 9)), "SourceSerif4Caption-Regular");
  EXPECT_EQ(found(library, query("Source Serif 4", 400, false, 9.01)), "SourceSerif4-Regular");
  EXPECT_EQ(found(library, query("Source Serif 4", 600, false, 8.5)), "SourceSerif4-Semibold");
  EXPECT_EQ(found(library, query("Source Serif 4", 400, true, 8.5)), "SourceSerif4-It");
  EXPECT_EQ(found(library, query("Source Serif 4", 600, false, 24)), "SourceSerif4Display-Semibold");
  EXPECT_EQ(found(library, query("Source Serif 4", 400, false, 24)), "SourceSerif4-Regular");
  EXPECT_EQ(found(library, query("Source Sans 3", 600, false, 24)), "SourceSans3-Semibold");
}

TEST(Library, LoadsAFaceOnce) {
  MemoryReader files;
  Library library(files, {}, SystemFonts::Ignore);
  Diagnostics notes;
  const auto first = library.face(query("Source Serif 4"), notes);
  const auto again = library.face(query("SOURCE SERIF 4", 400, false, 12), notes);
  ASSERT_TRUE(first && again);
  EXPECT_EQ(first->get(), again->get());
}

TEST(Library, IsSharedBetweenThreads) {
  MemoryReader files;
  Library library(files, {}, SystemFonts::Ignore);
  std::vector<const Face*> faces(4);
  {
    std::vector<std::jthread> threads;
    threads.reserve(faces.size());
    for (const Face*& face : faces) {
      threads.emplace_back([&library, &face] {
        Diagnostics notes;
        face = library.face(query("Source Sans 3"), notes).value().get();
        static_cast<void>(face->substitutes_across_space());
        EXPECT_TRUE(face->subset({1, 2, 3}));
      });
    }
  }
  EXPECT_NE(faces[0], nullptr);
  EXPECT_THAT(faces, testing::Each(faces[0]));
}

TEST(Library, FindsFamiliesInFolders) {
  MemoryReader files({{"fonts/a.OTF", bytes_of(garamond)}, {"fonts/readme.txt", "hello"}});
  Library library(files, {"fonts"}, SystemFonts::Ignore);
  EXPECT_EQ(found(library, query("EB Garamond")), "EBGaramond12-Regular");
  EXPECT_EQ(found(library, query("eb garamond 12")), "EBGaramond12-Regular");
  EXPECT_THAT(files.files_read(), testing::Each(std::filesystem::path("fonts/a.OTF")));
}

TEST(Library, KeepsNoBytesOfFoldersButOfTheFacesAskedFor) {
  MemoryReader files({{"fonts/a.otf", bytes_of(garamond)}, {"fonts/b.otf", bytes_of(libertine)}});
  Library library(files, {"fonts"}, SystemFonts::Ignore);
  EXPECT_EQ(found(library, query("EB Garamond")), "EBGaramond12-Regular");
  EXPECT_EQ(found(library, query("EB Garamond", 700)), "EBGaramond12-Regular");
  EXPECT_THAT(files.files_read(), testing::ElementsAre("fonts/a.otf", "fonts/b.otf", "fonts/a.otf"))
      << "read once to learn the names, and once more if asked for";
}

TEST(Library, SearchesFoldersBeforeTheSystem) {
  MemoryReader files({{"fonts/a.otf", bytes_of(garamond)}});
  Library library(files, {"fonts"});
  Diagnostics notes;
  const auto face = library.face(query("EB Garamond", 800), notes);
  ASSERT_TRUE(face);
  EXPECT_EQ((*face)->metrics().weight, 400);
  EXPECT_THAT(notes, IsEmpty());
}

TEST(Library, TakesSystemFontsWithANote) {
  MemoryReader files;
  Library library(files, {});
  Diagnostics notes;
  const auto face = library.face(query("linux libertine o"), notes);
  ASSERT_TRUE(face) << face.error().message << " (Debian's fonts-linuxlibertine is needed)";
  EXPECT_EQ((*face)->post_script_name(), "LinLibertineO");
  EXPECT_THAT(files.files_read(), Contains(std::filesystem::path(libertine)));
  ASSERT_TRUE(library.face(query("linux libertine o", 700), notes));
  ASSERT_EQ(notes.size(), 1U) << "one note a family";
  EXPECT_EQ(notes[0].severity, Severity::Note);
  EXPECT_THAT(notes[0].message, HasSubstr("'linux libertine o'"));
}

TEST(Library, TakesNoSystemFontsThatItIsNotToTake) {
  MemoryReader files;
  Library library(files, {}, SystemFonts::Ignore);
  Diagnostics notes;
  const auto face = library.face(query("linux libertine o"), notes);
  ASSERT_FALSE(face);
  EXPECT_THAT(face.error().help, EndsWith("in fonts/ beside the résumé"));
  EXPECT_THAT(library.families().value(), Each(Field(&FamilyEntry::origin, Origin::Shipped)));
}

TEST(Library, AsksNoSystemForFontsWhoseFilesItCannotRead) {
  const auto files = memory_reader({});
  Library library(*files, {});
  Diagnostics notes;
  EXPECT_FALSE(library.face(query("linux libertine o"), notes));
  EXPECT_THAT(library.families().value(), Each(Field(&FamilyEntry::origin, Origin::Shipped)));
}

TEST(Library, SuggestsFamilies) {
  MemoryReader files;
  Library library(files, {}, SystemFonts::Ignore);
  Diagnostics notes;
  const auto face = library.face(query("Source Serfi 4"), notes);
  ASSERT_FALSE(face);
  EXPECT_EQ(face.error().fault, Fault::Resume);
  EXPECT_EQ(face.error().message, "there is no font family 'Source Serfi 4'");
  EXPECT_EQ(face.error().help, "did you mean 'Source Serif 4'?");
}

TEST(Library, TakesNoOtherFontWhereAFileOfTheFoldersIsBroken) {
  MemoryReader files(
      {{"fonts/FiraSans-Bold.ttf", std::string("a text file")}, {"fonts/a.otf", bytes_of(garamond)}});
  Library library(files, {"fonts"});
  Diagnostics notes;
  for (const std::string family : {"Fira Sans", "EB Garamond", "Linux Libertine O"}) {
    const auto face = library.face(query(family), notes);
    ASSERT_FALSE(face) << family;
    EXPECT_EQ(face.error().fault, Fault::System);
    EXPECT_THAT(face.error().message, HasSubstr("'fonts/FiraSans-Bold.ttf' is no TrueType or OpenType font"));
  }
  EXPECT_EQ(library.families().error().fault, Fault::System);
  EXPECT_THAT(notes, IsEmpty());
}

TEST(Library, WarnsOfABrokenFileWhereAShippedFamilyIsAskedFor) {
  MemoryReader files({{"fonts/FiraSans-Bold.ttf", std::string("a text file")}});
  Library library(files, {"fonts"});
  Diagnostics notes;
  ASSERT_TRUE(library.face(query("Source Sans 3"), notes));
  ASSERT_TRUE(library.face(query("Source Serif 4"), notes));
  ASSERT_EQ(notes.size(), 1U) << "one warning a file";
  EXPECT_EQ(notes[0].severity, Severity::Warning);
  EXPECT_THAT(notes[0].message, EndsWith("is no TrueType or OpenType font: it is left out"));
}

TEST(Library, WarnsOfABrokenFileWhereNobodyNamesTheFamily) {
  MemoryReader files({{"fonts/FiraSans-Bold.ttf", std::string("a text file")}});
  Library library(files, {"fonts"});
  Diagnostics notes;
  Query stands_in = query("Linux Libertine O");
  EXPECT_FALSE(library.face(stands_in, notes));
  stands_in.named = false;
  ASSERT_TRUE(library.face(stands_in, notes));
  EXPECT_THAT(notes, testing::ElementsAre(
                         testing::Field(&Diagnostic::message, EndsWith("it is left out")),
                         testing::Field(&Diagnostic::message, HasSubstr("comes from this machine's fonts"))));
}

TEST(Library, ListsFamilies) {
  MemoryReader files({{"fonts/a.otf", bytes_of(garamond)}, {"fonts/b.ttf", shipped("SourceSans3-It.ttf")}});
  Library library(files, {"fonts"}, SystemFonts::Ignore);
  std::vector<std::string> names;
  const auto families = library.families();
  for (const FamilyEntry& entry : *families) {
    names.push_back(entry.family);
    if (entry.family == "Source Sans 3") {
      EXPECT_EQ(entry.origin, Origin::Folder) << "folders come before what is shipped";
      EXPECT_EQ(entry.files.size(), 1U);
    }
  }
  EXPECT_THAT(names, testing::ElementsAre("EB Garamond", "EB Garamond 12", "Source Code Pro", "Source Sans 3",
                                          "Source Serif 4"));
}

}  // namespace
}  // namespace galley::font
