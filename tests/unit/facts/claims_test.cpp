// What stands anywhere in a résumé.
#include "claims.h"

#include <gtest/gtest.h>

namespace galley::facts {
namespace {

Resume resume() {
  Resume resume;
  resume.basics.label.value = "Data Scientist";
  Section skills;
  skills.id = "skills";
  skills.kind = SectionKind::Skills;
  Item item;
  item.keywords = {{"C++", {}}, {"Machine-learning", {}}, {"Node.js", {}}};
  skills.items.push_back(item);
  Section work;
  work.id = "work";
  work.kind = SectionKind::Work;
  Item job;
  Highlight highlight;
  highlight.text.value = "Built **services** in `Go`, and pipelines for R&D.";
  highlight.nested.push_back(
      {.text = {"With Terraform.", {}}, .id = {}, .tags = {}, .priority = {}, .nested = {}});
  job.highlights.push_back(highlight);
  work.items.push_back(job);
  resume.sections = {skills, work};
  return resume;
}

TEST(Claims, HoldWordsOfAnyText) {
  const Claims claims(resume());
  for (const char* text : {"Go", "terraform", "data scientist", "R&D", "Machine learning", "node.js", "C++",
                           "Go, Terraform", "C++ (services)", "**Go**"})
    EXPECT_TRUE(claims.hold(text)) << text;
}

TEST(Claims, HoldNoPartsOfWordsAndNothingElse) {
  const Claims claims(resume());
  for (const char* text : {"C", "Scientist Data", "Terra", "Rust", "Go, Rust", "Go (expert)", "js", "Golang"})
    EXPECT_FALSE(claims.hold(text)) << text;
}

}  // namespace
}  // namespace galley::facts
