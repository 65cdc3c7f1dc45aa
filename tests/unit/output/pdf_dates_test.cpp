#include <limits>

#include <gmock/gmock.h>

#include "pdf/dates.h"

namespace galley::output {
namespace {

std::string both(std::string_view written) {
  const auto moment = moment_of(written);
  return moment ? pdf_date(*moment) + " " + xmp_date(*moment) : "none";
}

TEST(PdfDates, SayTheSameInBothForms) {
  EXPECT_EQ(both("2023-04-01T12:30:15Z"), "D:20230401123015+00'00' 2023-04-01T12:30:15Z");
  EXPECT_EQ(both("2023-04-01T12:30:15.250+02:00"), "D:20230401123015+02'00' 2023-04-01T12:30:15+02:00");
  EXPECT_EQ(both("2023-04-01 12:30-0330"), "D:20230401123000-03'30' 2023-04-01T12:30:00-03:30");
  EXPECT_EQ(both("2023-04-01T12:30:15-00:30"), "D:20230401123015-00'30' 2023-04-01T12:30:15-00:30");
  EXPECT_EQ(both("2016-12-31T23:59:60Z"), "D:20161231235959+00'00' 2016-12-31T23:59:59Z");
}

TEST(PdfDates, AreCompletedToTheSecondAndTheZone) {
  EXPECT_EQ(both("2023"), "D:20230101000000+00'00' 2023-01-01T00:00:00Z");
  EXPECT_EQ(both("2023-04"), "D:20230401000000+00'00' 2023-04-01T00:00:00Z");
  EXPECT_EQ(both("2023-04-05"), "D:20230405000000+00'00' 2023-04-05T00:00:00Z");
  EXPECT_EQ(both("2023-04-05T06:07"), "D:20230405060700+00'00' 2023-04-05T06:07:00Z");
}

TEST(PdfDates, AreDaysOfTheCalendar) {
  for (const char* bad :
       {"", "23", "0000-01-01", "2023-13", "2023-04-31", "2023-02-29", "2023-4-1", "2023-",
        "2023-04-01T25:00", "yesterday", "2023-04-01T12", "2023-04-01T12:30:15Zx", "2023-04-01x",
        "2023-04-01T12:30+", "2023-04-01T12:30+2", "2023-04-01T12:30:15ZZ"}) {
    EXPECT_EQ(both(bad), "none") << bad;
  }
  EXPECT_EQ(both("2024-02-29"), "D:20240229000000+00'00' 2024-02-29T00:00:00Z");
}

TEST(PdfDates, ComeFromSecondsToo) {
  EXPECT_EQ(pdf_date(moment_of(1'700'000'000)), "D:20231114221320+00'00'");
  EXPECT_EQ(pdf_date(moment_of(-1)), "D:19691231235959+00'00'");
  EXPECT_EQ(pdf_date(moment_of(std::numeric_limits<std::int64_t>::max())), "D:99991231235959+00'00'");
  EXPECT_EQ(pdf_date(moment_of(std::numeric_limits<std::int64_t>::min())), "D:00010101000000+00'00'");
}

}  // namespace
}  // namespace galley::output
