// tests of output: what an object of a PDF refuses.
#include <gmock/gmock.h>

#include "pdf/failure.h"
#include "pdf/objects.h"
#include "refusal.h"

namespace galley::output {
namespace {

using testing::HasSubstr;

class PdfObjects : public testing::Test {
 protected:
  std::string value() {
    std::string out;
    file.write_value(file.numbered_objects().back(), out);
    return out;
  }

  PdfCache cache;
  PdfFile file{Compression::None, cache.parts()};
  Dictionary dictionary = file.indirect();
  Array array = dictionary.array("Array");
};

TEST_F(PdfObjects, HoldTheLargestValues) {
  const std::string text(32'766, 'x');
  const std::string name(127, 'n');
  dictionary.number("Most", 2'147'483'647).number("Least", -2'147'483'647).name("Name", name);
  array.text(text).bytes(std::string(32'766, '\1')).number(2'147'483'647).name(name);
  const std::string written = value();
  EXPECT_THAT(written, HasSubstr("/Most 2147483647"));
  EXPECT_THAT(written, HasSubstr("/Least -2147483647"));
  EXPECT_THAT(written, HasSubstr("(" + text + ")"));
  EXPECT_THAT(written, HasSubstr("/Name /" + name));
}

TEST_F(PdfObjects, RefuseNumbersOfMoreThan32Bits) {
  for (const std::int64_t number : {2'147'483'648, -2'147'483'648}) {
    EXPECT_THAT(refusal([&] { dictionary.number("Number", number); }), HasSubstr("beyond 2147483647"));
    EXPECT_THAT(refusal([&] { array.number(number); }), HasSubstr("beyond 2147483647"));
  }
}

TEST_F(PdfObjects, RefuseLongAndStrangeNames) {
  for (const std::string& name : {std::string(128, 'x'), std::string("a b"), std::string("a/b")}) {
    EXPECT_THAT(refusal([&] { dictionary.name("Name", name); }), HasSubstr("name"));
    EXPECT_THAT(refusal([&] { array.name(name); }), HasSubstr("name"));
  }
}

TEST_F(PdfObjects, RefuseLongStrings) {
  std::string beyond_ascii;
  for (int i = 0; i < 16'383; ++i) beyond_ascii += "é";
  for (const std::string& text : {std::string(32'767, 'x'), beyond_ascii}) {
    EXPECT_THAT(refusal([&] { dictionary.text("Text", text); }), HasSubstr("longer than 32766"));
    EXPECT_THAT(refusal([&] { array.text(text); }), HasSubstr("longer than 32766"));
  }
  EXPECT_THAT(refusal([&] { array.bytes(std::string(32'767, '\1')); }), HasSubstr("longer than 32766"));
}

TEST_F(PdfObjects, RefuseTooManyItemsAndEntries) {
  for (int i = 0; i < 32'767; ++i) array.number(i);
  EXPECT_EQ(refusal([&] { array.number(0); }), "an array has more than 32767 items");
  Dictionary full = file.indirect();
  for (int i = 0; i < 4095; ++i) full.number(("K" + std::to_string(i)).c_str(), i);
  EXPECT_EQ(refusal([&] { full.number("Another", 0); }), "a dictionary has more than 4095 entries");
}

TEST_F(PdfObjects, ReferToIndirectObjectsOnly) {
  array.refer(file.indirect());
  const Dictionary direct = dictionary.dictionary("Direct");
  EXPECT_EQ(refusal([&] { array.refer(direct); }), "a reference leads to a direct object");
}

TEST_F(PdfObjects, PassOnWhatIsThrownWhileTheyAreWritten) {
  dictionary.when_numbered([](std::string&) { throw PdfFailure{"for a reason"}; });
  EXPECT_EQ(refusal([&] { std::ignore = value(); }), "for a reason");
}

}  // namespace
}  // namespace galley::output
