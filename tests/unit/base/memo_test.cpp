// Keys that hold all members of what they are made of, and memos that stay within their bounds.
#include "galley/base/memo.h"

#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>

namespace galley {
namespace {

struct Part {
  std::string name;
  int size = 0;
  GALLEY_FIELDS(name, size)
};

struct Whole {
  std::vector<Part> parts;
  std::optional<std::string> note;
  std::shared_ptr<const std::string> shared;
  bool flag = false;
  GALLEY_FIELDS(parts, note, shared, flag)
};

TEST(CacheKey, IsEqualForEqualValues) {
  const Whole whole{{{"a", 1}, {"b", 2}}, "note", std::make_shared<const std::string>("s"), true};
  const Whole copy = whole;
  EXPECT_TRUE(key_of(whole) == key_of(copy));
  EXPECT_EQ(key_of(whole).hash(), key_of(copy).hash());
}

TEST(CacheKey, DiffersWhereverAMemberDiffers) {
  const Whole whole{{{"a", 1}, {"b", 2}}, "note", nullptr, true};
  std::vector<Whole> others(6, whole);
  others[0].parts[1].name = "c";
  others[1].parts[0].size = 3;
  others[2].note = "other";
  others[3].note.reset();
  others[4].shared = std::make_shared<const std::string>("s");
  others[5].flag = false;
  for (const Whole& other : others) EXPECT_FALSE(key_of(whole) == key_of(other));
}

TEST(CacheKey, TellsWhereOneTextEndsAndTheNextBegins) {
  EXPECT_FALSE(key_of(std::string("ab"), std::string("c")) == key_of(std::string("a"), std::string("bc")));
  EXPECT_FALSE(key_of(std::vector<int>{1}, std::vector<int>{}) == key_of(std::vector<int>{}, std::vector{1}));
}

TEST(CacheKey, OwnsWhatItPointsTo) {
  auto shared = std::make_shared<const std::string>("s");
  const std::weak_ptr<const std::string> watched = shared;
  auto key = std::make_unique<CacheKey>(key_of(shared));
  shared.reset();
  EXPECT_FALSE(watched.expired());
  key.reset();
  EXPECT_TRUE(watched.expired());
}

struct SizeOnly {
  void operator()(CacheKey& key, const Part& part) const { key.add(part.size); }
};

TEST(CacheKey, LetsARoleSayWhatAValueComesTo) {
  const auto key = [](const Whole& whole) {
    CacheKey made;
    made.add(whole, SizeOnly());
    return made;
  };
  const Whole whole{{{"a", 1}}, {}, nullptr, true};
  Whole renamed = whole;
  renamed.parts[0].name = "b";
  Whole resized = whole;
  resized.parts[0].size = 2;
  EXPECT_TRUE(key(whole) == key(renamed));
  EXPECT_FALSE(key(whole) == key(resized));
}

using Texts = Memo<CacheKey, const std::string>;

std::shared_ptr<const std::string> text(std::size_t size) {
  return std::make_shared<const std::string>(size, 'x');
}

TEST(Memo, FindsWhatItKeeps) {
  Texts memo(1 << 20);
  EXPECT_EQ(memo.find(key_of(1)), nullptr);
  const auto kept = memo.keep(key_of(1), text(3), 3);
  EXPECT_EQ(memo.find(key_of(1)), kept);
  EXPECT_EQ(memo.find(key_of(2)), nullptr);
  EXPECT_EQ(memo.tally().hits, 1U);
  EXPECT_EQ(memo.tally().misses, 2U);
}

TEST(Memo, GivesTheValueOfTheQuickerThread) {
  Texts memo(1 << 20);
  const auto first = memo.keep(key_of(1), text(3), 3);
  EXPECT_EQ(memo.keep(key_of(1), text(4), 4), first);
}

TEST(Memo, StaysWithinItsBound) {
  constexpr std::size_t bound = 1 << 20;
  Texts memo(bound);
  for (int i = 0; i < 5000; ++i) {
    memo.keep(key_of(i), text(1000), 1000);
    ASSERT_LE(memo.tally().bytes, bound);
  }
  EXPECT_GT(memo.tally().values, 100U);
}

TEST(Memo, CountsLongKeys) {
  constexpr std::size_t bound = 1 << 20;
  Texts memo(bound);
  for (int i = 0; i < 200; ++i) {
    memo.keep(key_of(i, std::string(50'000, 'k')), text(1), 1);
    ASSERT_LE(memo.tally().bytes, bound);
  }
}

TEST(Memo, DoesNotKeepWhatIsLargerThanAShard) {
  Texts memo(1 << 20);
  const auto large = memo.keep(key_of(1), text(1 << 20), 1 << 20);
  EXPECT_EQ(large->size(), 1U << 20U);
  EXPECT_EQ(memo.find(key_of(1)), nullptr);
}

TEST(Memo, OfNoBytesRemembersNothing) {
  Texts memo(0);
  memo.keep(key_of(1), text(1), 1);
  EXPECT_EQ(memo.find(key_of(1)), nullptr);
}

TEST(Memo, IsSharedBetweenThreads) {
  Texts memo(1 << 16);
  std::vector<std::jthread> threads;
  for (int thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&memo] {
      for (int i = 0; i < 2000; ++i) {
        const auto size = static_cast<std::size_t>(i % 50);
        const auto found = memo.find(key_of(i % 50));
        EXPECT_TRUE(!found || found->size() == size);
        memo.keep(key_of(i % 50), text(size), size);
      }
    });
  }
}

}  // namespace
}  // namespace galley
