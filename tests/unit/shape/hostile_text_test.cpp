// Text and fonts are hostile: shaping ends, with a result or an error.
#include <fstream>
#include <iterator>
#include <random>

#include "shaping.h"

namespace galley::shape {
namespace {

TEST(HostileText, VeryLongWordsEnd) {
  std::string url = "https://example.org/";
  while (url.size() < 100'000) {
    url += "AVATAR/Type.write-of-f.ffi?Ty=Yo&";
  }
  Setting setting;
  setting.add(url, in(serif), galley::Parting::Url);
  EXPECT_GT(width(setting.shape()), 0);
}

TEST(HostileText, ManyWordsDoNotFillTheCache) {
  Setting setting;
  std::string text;
  for (int i = 0; i < 30'000; ++i) {
    text += std::to_string(i) + ' ';
  }
  setting.add(text, in(serif));
  EXPECT_EQ(setting.shape().size(), 60'000U);
}

TEST(HostileText, OddCharactersEndInAResultOrAnError) {
  std::mt19937 random(99);
  Setting setting;
  setting.document.hyphenate = Hyphenation::Always;
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
      static const std::vector<std::string> parts{
          "f",      "fi",     " ",      "\u00A0", "\u00AD", "\u200B", "\u200D", "\u0301",  "\u202E", "\u2066",
          "\u05D0", "\u0627", "-",      "—",      "/",      "\xFF",   "\xC3",   "A\u0308", "1",      "\u202F",
          "\u2009", "[",      "\u2011", "\uFE0F", "V",      "\t",     "\n",     "\u3000",  "\u2028", "q"};
      text += parts[random() % parts.size()];
    }
    setting.paragraph = {};
    setting.document.styles.clear();
    const std::size_t cut = random() % text.size();
    setting.add(text.substr(0, cut), in("Linux Libertine O")).add_same(text.substr(cut));
    const auto shaped = setting.try_shape();
    EXPECT_TRUE(shaped || !shaped.error().empty());
  }
}

/// A reader of one damaged font.
class DamagedReader final : public FileReader {
 public:
  explicit DamagedReader(std::string bytes) : bytes_(std::move(bytes)) {}
  std::expected<std::string, Diagnostic> read(const BoundedPath& /*location*/) override { return bytes_; }
  std::expected<bool, Diagnostic> exists(const BoundedPath& /*location*/) override { return true; }
  std::expected<std::vector<std::filesystem::path>, Diagnostic> list(const BoundedPath& /*folder*/) override {
    return std::vector<std::filesystem::path>{"damaged.ttf"};
  }
  std::vector<std::filesystem::path> files_read() const override { return {}; }

 private:
  std::string bytes_;
};

TEST(HostileText, DamagedFontsEndInAResultOrAnError) {
  std::ifstream file("/usr/share/fonts/truetype/lato/Lato-Regular.ttf", std::ios::binary);
  const std::string whole{std::istreambuf_iterator<char>(file), {}};
  ASSERT_FALSE(whole.empty());
  std::mt19937 random(4711);
  Setting setting;
  setting.document.hyphenate = Hyphenation::Always;
  setting.add("Affiliations of Typewriters, [2] AVATAR offices", in("Lato"));
  int shaped = 0;
  for (int round = 0; round < 60; ++round) {
    std::string bytes = whole;
    for (int flip = 0; flip < 200; ++flip) {
      // Names and directory stay, so that the family is found.
      bytes[4096 + random() % (bytes.size() - 4096)] = static_cast<char>(random() % 256);
    }
    DamagedReader files(std::move(bytes));
    font::Library fonts(files, {"fonts"}, font::SystemFonts::Ignore);
    const auto result =
        shape_paragraph(setting.paragraph, setting.document, {fonts, setting.words}, setting.warnings);
    EXPECT_TRUE(result || !result.error().empty());
    shaped += result ? 1 : 0;
  }
  EXPECT_GT(shaped, 0) << "some should be well enough to shape with";
}

}  // namespace
}  // namespace galley::shape
