#include "galley/base/edit_distance.h"

#include <gtest/gtest.h>

namespace galley {
namespace {

TEST(EditDistance, CountsEdits) {
  EXPECT_EQ(edit_distance("", ""), 0U);
  EXPECT_EQ(edit_distance("abc", ""), 3U);
  EXPECT_EQ(edit_distance("", "abc"), 3U);
  EXPECT_EQ(edit_distance("hilights", "highlights"), 2U);
  EXPECT_EQ(edit_distance("kitten", "sitting"), 3U);
}

TEST(EditDistance, CountsASwapOnce) {
  EXPECT_EQ(edit_distance("nmae", "name"), 1U);
  EXPECT_EQ(edit_distance("Suorce Serfi", "Source Serif"), 2U);
  EXPECT_EQ(edit_distance("ca", "abc"), 3U) << "the restricted distance: no letter is edited twice";
}

}  // namespace
}  // namespace galley
