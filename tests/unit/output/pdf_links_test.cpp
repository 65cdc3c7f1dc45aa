#include <gmock/gmock.h>

#include "page_builder.h"
#include "readers.h"

namespace galley::output {
namespace {

using testing::HasSubstr;

Pages linked_pages() {
  Pages pages = one_page(shaped(serif(), "mail, call, visit [1]", 72, 100));
  pages.pages.push_back(letter_page());
  pages.pages[1].lines.push_back(line_of(shaped(serif(), "[1] A paper", 72, 300)));
  pages.links = {{"mailto:ada@example.org", no_node, "Write to Ada", 1},
                 {"tel:+15053859209", no_node, "", 2},
                 {"https://example.org/ü?q=(a b)\\", no_node, "", 3},
                 {"", 7, "Publication 1", 4},
                 {"", 99, "to nowhere", 5}};
  for (std::int32_t link = 0; link < 5; ++link) {
    pages.pages[0].link_areas.push_back({{{pt(72 + 20 * link), pt(90.25)}, {pt(18), pt(12)}}, link});
  }
  pages.destinations = {{6, 0, {pt(72), pt(90)}}, {7, 1, {pt(72.5), pt(288.4)}}};
  pages.outline = {{"Work", 6, 0}, {"Mozilla", 6, 1}, {"Städte", 6, 1}, {"Publications", 7, 0}};
  return pages;
}

TEST(PdfLinks, LandWhereTheyShould) {
  Pages pages = linked_pages();
  pages.links[0].kind = "E-mail";
  pages.links[2].kind = "Website";
  const std::string pdf = pdf_of(pages);
  expect_sound(pdf);
  const std::string links = inspect(pdf, R"(
for a in pdf.pages[0].Annots:
    assert a.Type == '/Annot' and a.Subtype == '/Link' and a.F == 4 and list(a.Border) == [0, 0, 0]
    where = a.A.URI if '/A' in a else (pdf.pages.index(pikepdf.Page(a.Dest[0])) + 1, str(a.Dest[1]), *map(int, list(a.Dest)[2:4]), list(a.Dest)[4])
    print([float(x) for x in a.Rect], where, a.get('/Contents'))
)");
  EXPECT_EQ(links,
            "[72.0, 689.75, 90.0, 701.75] mailto:ada@example.org "
            "E-mail: Write to Ada (mailto:ada@example.org)\n"
            "[92.0, 689.75, 110.0, 701.75] tel:+15053859209 tel:+15053859209\n"
            "[112.0, 689.75, 130.0, 701.75] https://example.org/%C3%BC?q=(a%20b)%5C "
            "Website: https://example.org/ü?q=(a b)\\\n"
            "[132.0, 689.75, 150.0, 701.75] (2, '/XYZ', 72, 504, None) Publication 1\n");
}

TEST(PdfLinks, OutlineIsATree) {
  const std::string outline = inspect(pdf_of(linked_pages()), R"(
with pdf.open_outline() as outline:
    def show(items, depth):
        for item in items:
            print('  ' * depth + item.title, pdf.pages.index(pikepdf.Page(item.destination[0])) + 1)
            show(item.children, depth + 1)
    show(outline.root, 0)
print(pdf.Root.Outlines.Count, pdf.Root.Outlines.First.Count)
)");
  EXPECT_EQ(outline, "Work 1\n  Mozilla 1\n  Städte 1\nPublications 2\n4 2\n");
}

TEST(PdfLinks, OutlineTakesAnyLevels) {
  Pages pages = linked_pages();
  pages.outline = {{"deep", 6, 5}, {"", 99, -3}, {"again", 7, 1000000}};
  const std::string pdf = pdf_of(pages);
  expect_sound(pdf);
  EXPECT_EQ(inspect(pdf, "with pdf.open_outline() as o: print([i.title for i in o.root])"), "['deep', '']\n");
}

TEST(PdfLinks, IgnoresAreasOfNoLink) {
  Pages pages = linked_pages();
  pages.pages[0].link_areas = {{{}, -1}, {{}, 5}, {{}, 1 << 30}};
  EXPECT_EQ(inspect(pdf_of(pages), "print('/Annots' in pdf.pages[0])"), "False\n");
}

TEST(PdfLinks, TakesAUriAsLongAsAStringMayBe) {
  Pages pages = linked_pages();
  pages.links[0].uri = "https://example.org/" + std::string(32'746, 'x');
  const std::string pdf = pdf_of(pages);
  expect_sound(pdf);
  EXPECT_EQ(inspect(pdf, "print(len(str(pdf.pages[0].Annots[0].A.URI)))"), "32766\n");
  pages.links[0].uri += 'x';
  const auto refused = write_pdf(pages, {});
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error()[0].message, testing::HasSubstr("longer than 32766 bytes"));
  EXPECT_EQ(refused.error()[0].fault, Fault::Resume);
}

TEST(PdfLinks, DescribeThemselvesByTheFirstPartOfALongText) {
  Pages pages = linked_pages();
  pages.links[0].uri = "https://example.org/" + std::string(32'746, 'x');
  pages.links[0].description = "Städte";
  pages.outline[0].title = std::string(70'000, 'x');
  const std::string pdf = pdf_of(pages);
  expect_sound(pdf);
  EXPECT_EQ(inspect(pdf,
                    "a = pdf.pages[0].Annots[0]\n"
                    "print(str(a.Contents)[:30], len(str(a.Contents)), len(str(a.A.URI)))\n"
                    "print(len(str(pdf.Root.Outlines.First.Title)))"),
            "Städte (https://example.org/xx 16382 32766\n16382\n");
}

TEST(PdfLinks, TakesAsManyLinksOnAPageAsAnArrayMayHave) {
  Pages pages = linked_pages();
  const LinkArea area = pages.pages[0].link_areas.at(0);
  pages.pages[0].link_areas.assign(32'767, area);
  EXPECT_TRUE(write_pdf(pages, {}));
  pages.pages[0].link_areas.push_back(area);
  EXPECT_TRUE(write_pdf(pages, {.profile = PdfProfile::Print})) << "on paper there are no links";
  pages.links[0].node = document_node;
  pages.structure.nodes.emplace_back().place.line = 7;
  const auto refused = write_pdf(pages, {});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error()[0].message, "page 1 has more than 32767 links, which a PDF cannot hold");
  EXPECT_EQ(refused.error()[0].fault, Fault::Resume);
  EXPECT_EQ(refused.error()[0].place.line, 7);
}

}  // namespace
}  // namespace galley::output
