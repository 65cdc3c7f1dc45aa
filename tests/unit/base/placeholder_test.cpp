#include "galley/base/placeholder.h"

#include <gtest/gtest.h>

namespace galley {
namespace {

TEST(Placeholder, IsFilledWhereverItStands) {
  EXPECT_EQ(filled("vol. {}", "3"), "vol. 3");
  EXPECT_EQ(filled("{page} of {pages}, {page}", "1", "{page}"), "1 of {pages}, 1");
  EXPECT_EQ(filled("no value", "3"), "no value");
  EXPECT_EQ(filled("{} and {}", "{}"), "{} and {}") << "a value is not filled itself";
}

}  // namespace
}  // namespace galley
