// tests of exchange: CSV files.
#include "csv.h"

#include <gmock/gmock.h>

namespace galley::exchange {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// “2:3 text” for each cell.
std::vector<std::string> cells(const std::string& text) {
  std::vector<std::string> told;
  const auto source = std::make_shared<const Source>(Source{"a.csv", text});
  const auto rows = read_csv(source);
  if (!rows) return {to_line(rows.error())};
  for (const CsvRow& row : *rows)
    for (const Cell& cell : row)
      told.push_back(std::to_string(cell.place.line) + ":" + std::to_string(cell.place.column) + " " +
                     cell.text);
  return told;
}

TEST(Csv, HasCellsWithTheirPlaces) {
  EXPECT_THAT(cells("a,b\r\n\"é \"\"x\"\"\nnext\", c \n"),
              ElementsAre("1:1 a", "1:3 b", "2:1 é \"x\"\nnext", "3:7 c"));
  EXPECT_THAT(cells("\xEF\xBB\xBF"
                    "a;b,c;d\n1;\"2;3\";"),
              ElementsAre("1:1 a", "1:3 b,c", "1:7 d", "2:1 1", "2:3 2;3", "2:9 "));
  EXPECT_THAT(cells("a\tb\n\n\t\nc"), ElementsAre("1:1 a", "1:3 b", "4:1 c"));
  EXPECT_THAT(cells("a\"b,\"\""), ElementsAre("1:1 a\"b", "1:5 "));
  EXPECT_THAT(cells("\"a,b\"\n1"), ElementsAre("1:1 a,b", "2:1 1"));
  EXPECT_THAT(cells(""), IsEmpty());
}

TEST(Csv, SaysWhereItIsWrong) {
  EXPECT_THAT(cells("a\n\"b\nc"),
              ElementsAre("a.csv:2:1: error: the cell that begins here has no quote at its end. "
                          "a quote inside of a cell is written twice\n"));
  EXPECT_THAT(cells("a,\"b\"c"),
              ElementsAre("a.csv:1:6: error: this follows the quote that ends a cell. a quote "
                          "inside of a cell is written twice\n"));
  EXPECT_THAT(cells("a\rb"),
              ElementsAre("a.csv:1:2: error: control character U+000D. lines end with a line feed, "
                          "or with both\n"));
}

}  // namespace
}  // namespace galley::exchange
