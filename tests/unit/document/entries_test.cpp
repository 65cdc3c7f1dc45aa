// tests of document: entries of each kind, lists, and that nothing an item holds is dropped.
#include <gmock/gmock.h>

#include "samples.h"

namespace galley::document {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string set(SectionKind kind, std::string id, std::vector<Item> items) {
  return body(composed(resume_of({section(kind, std::move(id), std::move(items))})));
}

Item job() {
  Item item;
  item.position = text("Staff Engineer");
  item.name = text("Mozilla.ai");
  item.dates = since({2023, 4, 0});
  item.location = at("Remote, USA");
  item.summary = texts({"Built it."});
  item.highlights = highlights({"One", "Two"});
  return item;
}

TEST(Work, stands_on_two_lines) {
  EXPECT_EQ(set(SectionKind::Work, "work", {job()}),
            "## **EXPERIENCE**\n----\n### **Staff Engineer** || April 2023 – Present\n"
            "*Mozilla.ai* || *Remote, USA*\nBuilt it.\n• One\n• Two\n");
}

TEST(Work, links_the_employer) {
  Item item = job();
  item.url = text("https://mozilla.ai");
  EXPECT_THAT(set(SectionKind::Work, "work", {item}),
              HasSubstr("[*Mozilla.ai*](https://mozilla.ai) || *Remote"));
}

/// The text of each heading, whichever block it stands in.
std::vector<std::string> headings(const Document& document) {
  std::vector<std::string> all;
  for (NodeId node = 0; node < document.structure.nodes.size(); ++node) {
    if (document.structure.nodes[node].role != StructureRole::Heading3) continue;
    std::string heading;
    for (const Block& block : document.blocks) {
      for (const Span& span : block.paragraph.spans) {
        const StructureNode& own = document.structure.nodes[span.node];
        const bool is_link = own.role == StructureRole::Link;
        if ((is_link ? own.parent : span.node) != node) continue;
        heading +=
            (heading.empty() ? "" : "|") + block.paragraph.text.substr(span.begin, span.end - span.begin);
      }
    }
    all.push_back(heading);
  }
  return all;
}

TEST(Work, the_heading_holds_position_and_employer) {
  Item linked = job();
  linked.url = text("https://mozilla.ai");
  Resume resume = resume_of({section(SectionKind::Work, "work", {job(), linked})});
  Document document = composed(resume);
  EXPECT_THAT(headings(document), ElementsAre("Staff Engineer|Mozilla.ai", "Staff Engineer|Mozilla.ai"));
  EXPECT_EQ(document.outline[1].title, "Staff Engineer, Mozilla.ai");
  resume.style.entry = {EntryLead::Organization, Side::Start};
  document = composed(resume);
  EXPECT_EQ(headings(document)[0], "Mozilla.ai |April 2023 – Present · |Staff Engineer");
  EXPECT_EQ(document.outline[1].title, "Mozilla.ai, Staff Engineer");
}

TEST(Work, may_lead_with_the_employer_and_have_dates_left) {
  Resume resume = resume_of({section(SectionKind::Work, "work", {job()})});
  resume.style.entry.lead = EntryLead::Organization;
  EXPECT_THAT(body(composed(resume)),
              HasSubstr("### **Mozilla.ai** || April 2023 – Present\n*Staff Engineer* || "));
  resume.style.entry = {EntryLead::Position, Side::Start};
  EXPECT_THAT(body(composed(resume)),
              HasSubstr("### **Staff Engineer**\nApril 2023 – Present · *Mozilla.ai* || *Remote, USA*\n"));
}

TEST(Work, needs_no_key) {
  Item item;
  item.name = text("Mozilla.ai");
  EXPECT_EQ(set(SectionKind::Work, "work", {item}), "## **EXPERIENCE**\n----\n### **Mozilla.ai**\n");
  Item dated;
  dated.dates = on({2020, 0, 0});
  EXPECT_EQ(set(SectionKind::Work, "work", {dated}), "## **EXPERIENCE**\n----\n### 2020\n");
  Item placed;
  placed.position = text("Engineer");
  placed.location = at("Oslo");
  EXPECT_EQ(set(SectionKind::Work, "work", {placed}), "## **EXPERIENCE**\n----\n### **Engineer**\n*Oslo*\n");
}

TEST(Work, holds_several_roles) {
  Item item;
  item.name = text("Twitter");
  item.location = at("Boulder, CO");
  Role senior;
  senior.position = text("Senior");
  senior.dates = from_to({2020, 6, 0}, {2023, 1, 0});
  senior.location = at("Remote");
  senior.highlights = highlights({"Led"});
  Role junior;
  junior.position = text("Junior");
  junior.dates = from_to({2017, 7, 0}, {2020, 6, 0});
  junior.summary = texts({"Learned."});
  item.roles = {senior, junior};
  EXPECT_EQ(set(SectionKind::Work, "work", {item}),
            "## **EXPERIENCE**\n----\n### *Twitter* || July 2017 – January 2023\n*Boulder, CO*\n"
            "#### **Senior**, Remote || June 2020 – January 2023\n• Led\n#### **Junior** || July 2017 – June "
            "2020\nLearned.\n");
  item.roles[0].dates = since({2020, 6, 0});
  EXPECT_THAT(set(SectionKind::Work, "work", {item}), HasSubstr("### *Twitter* || July 2017 – Present\n"));
}

TEST(Work, is_strong_where_it_leads_with_roles_or_without) {
  Item one;
  one.position = text("Editor");
  one.name = text("Press");
  Item several;
  several.name = text("Foundry");
  several.roles.resize(2);
  several.roles[0].position = text("Founder");
  several.roles[1].position = text("Caster");
  Resume resume = resume_of({section(SectionKind::Work, "work", {one, several})});
  EXPECT_THAT(body(composed(resume)),
              HasSubstr("### **Editor**\n*Press*\n### *Foundry*\n#### **Founder**\n"));
  const Document document = composed(resume);
  const auto size_of = [&](std::size_t from_end) {
    return document.styles[document.blocks[document.blocks.size() - from_end].paragraph.spans[0].style].size;
  };
  EXPECT_EQ(size_of(5), size_of(1)) << "positions are of one size";
  EXPECT_EQ(size_of(4), size_of(3)) << "employers are of one size";
  resume.style.entry.lead = EntryLead::Organization;
  EXPECT_THAT(body(composed(resume)),
              HasSubstr("### **Press**\n*Editor*\n### **Foundry**\n#### *Founder*\n"));
}

TEST(Work, of_one_role_looks_like_a_position) {
  Item item;
  item.name = text("Foundry");
  item.location = at("Leipzig");
  Role role;
  role.position = text("Caster");
  role.dates = from_to({2017, 7, 0}, {2020, 6, 0});
  role.highlights = highlights({"Cast."});
  item.roles = {role};
  const std::string entry = "### **Caster** || July 2017 – June 2020\n*Foundry* || *Leipzig*\n• Cast.\n";
  EXPECT_THAT(set(SectionKind::Work, "work", {item}), HasSubstr(entry));
  item.dates = role.dates;
  EXPECT_THAT(set(SectionKind::Work, "work", {item}), HasSubstr(entry)) << "the same dates are one";
  item.dates = from_to({2010, 0, 0}, {2020, 0, 0});
  EXPECT_THAT(set(SectionKind::Work, "work", {item}),
              HasSubstr("### *Foundry* || 2010–2020\n*Leipzig*\n#### **Caster** || July 2017 – June 2020\n"));
}

TEST(Work, prints_dates_once_that_a_role_has_too) {
  Item item;
  item.name = text("Foundry");
  item.roles.resize(2);
  item.roles[0].position = text("Caster");
  item.roles[0].dates = from_to({2017, 0, 0}, {2020, 0, 0});
  item.roles[1].position = text("Apprentice");
  EXPECT_THAT(set(SectionKind::Work, "work", {item}),
              HasSubstr("### *Foundry*\n#### **Caster** || 2017–2020\n#### **Apprentice**\n"));
}

TEST(Volunteer, is_like_work) {
  Item item;
  item.position = text("Teacher");
  item.organization = text("CoderDojo");
  item.dates = from_to({2012, 0, 0}, {2013, 0, 0});
  EXPECT_EQ(set(SectionKind::Volunteer, "volunteer", {item}),
            "## **VOLUNTEERING**\n----\n### **Teacher** || 2012–2013\n*CoderDojo*\n");
}

TEST(Education, leads_with_the_degree) {
  Item item;
  item.study_type = text("Master of Science");
  item.area = text("Computer Science");
  item.institution = text("UNM");
  item.score = text("3.7 cumulative GPA");
  item.dates = on({2016, 0, 0});
  item.note = text("Concentration in data mining.");
  item.courses = texts({"Databases", "Compilers"});
  EXPECT_EQ(
      set(SectionKind::Education, "education", {item}),
      "## **EDUCATION**\n----\n### **Master of Science, Computer Science** || 2016\n"
      "*UNM* || *3.7 cumulative GPA*\nConcentration in data mining.\n**Courses:** Databases, Compilers\n");
  item.score = text("3.7");
  EXPECT_THAT(set(SectionKind::Education, "education", {item}), HasSubstr("*UNM* || *GPA~3.7*\n"));
  item.location.line = text("Albuquerque, NM");
  EXPECT_THAT(set(SectionKind::Education, "education", {item}),
              HasSubstr("*UNM* || *Albuquerque, NM~· GPA~3.7*\n"));
}

TEST(Projects, show_role_entity_and_address) {
  Item item;
  item.name = text("raftkit");
  item.project_roles = texts({"Author", "Maintainer"});
  item.entity = text("CNCF");
  item.type = text("library");
  item.url = text("https://github.com/a/raftkit");
  item.description = text("A library.");
  item.keywords = texts({"Go", "Raft"});
  EXPECT_EQ(set(SectionKind::Projects, "projects", {item}),
            "## **PROJECTS**\n----\n### **raftkit**\n*Author, Maintainer, CNCF*, library\n"
            "[github.com/a/raftkit](https://github.com/a/raftkit)\nA library.\n**Keywords:** Go, Raft\n");
}

TEST(Awards, stand_on_one_line_and_closely) {
  Item first;
  first.title = text("Best Paper");
  first.awarder = text("ACM FAccT");
  first.dates = on({2022, 6, 0});
  Item second = first;
  second.title = text("Test of Time");
  const Document document = composed(resume_of({section(SectionKind::Awards, "awards", {first, second})}));
  EXPECT_EQ(body(document),
            "## **AWARDS**\n----\n### **Best Paper**, *ACM FAccT* || June 2022\n"
            "### **Test of Time**, *ACM FAccT* || June 2022\n");
  EXPECT_EQ(document.blocks.back().placement.above, classic_style().space.role);
}

TEST(Certificates, name_their_issuer) {
  Item item;
  item.name = text("CKA");
  item.issuer = text("CNCF");
  item.url = text("https://c.io/x");
  EXPECT_EQ(set(SectionKind::Certificates, "certificates", {item}),
            "## **CERTIFICATES**\n----\n### **CKA**, *CNCF*\n[c.io/x](https://c.io/x)\n");
}

TEST(References, quote) {
  Item item;
  item.name = text("Charles Babbage");
  item.reference = text("She is \"brilliant\".");
  EXPECT_EQ(set(SectionKind::References, "references", {item}),
            "## **REFERENCES**\n----\n### **Charles Babbage**\nShe is “brilliant”.\n");
}

TEST(Skills, are_a_label_and_a_list) {
  Item languages;
  languages.name = text("Languages");
  languages.keywords = texts({"C++", "Rust"});
  Item web;
  web.name = text("Web");
  web.level = text("Master");
  web.keywords = texts({"HTML"});
  Item bare;
  bare.name = text("Public speaking");
  Item bare_level;
  bare_level.name = text("Cooking");
  bare_level.level = text("fair");
  const Document document =
      composed(resume_of({section(SectionKind::Skills, "skills", {languages, web, bare, bare_level})}));
  EXPECT_EQ(body(document),
            "## **SKILLS**\n----\n**Languages:** C++, Rust\n**Web** (Master): HTML\n"
            "Public speaking, Cooking (fair)\n");
  EXPECT_EQ(document.blocks.back().hang, Length::points(12));
}

TEST(Languages, have_fluency) {
  Item item;
  item.language = text("German");
  item.fluency = text("fluent");
  EXPECT_EQ(set(SectionKind::Languages, "languages", {item}), "## **LANGUAGES**\n----\n**German:** fluent\n");
}

TEST(Interests, have_keywords) {
  Item item;
  item.name = text("Wildlife");
  item.keywords = texts({"Ferrets"});
  EXPECT_EQ(set(SectionKind::Interests, "interests", {item}),
            "## **INTERESTS**\n----\n**Wildlife:** Ferrets\n");
}

TEST(Groups, are_sub_headings) {
  Item a = job();
  a.summary.clear();
  a.highlights.clear();
  a.group = text("Industry");
  Item b = a;
  b.position = text("Second");
  Item c = a;
  c.group = text("Academia");
  const std::string all = set(SectionKind::Work, "work", {a, b, c});
  EXPECT_THAT(all, HasSubstr("----\n### ***Industry***\n#### **Staff Engineer** ||"));
  EXPECT_THAT(all, HasSubstr("*Remote, USA*\n#### **Second** ||"));
  EXPECT_THAT(all, HasSubstr("*Remote, USA*\n### ***Academia***\n#### **Staff Engineer** ||"));
}

TEST(Highlights, nest) {
  Section prose = section(SectionKind::Prose, "about", {});
  prose.text = texts({"Text."});
  prose.highlights = highlights({"Outer", "Last"});
  prose.highlights[0].nested = highlights({"Inner *a*", "Inner b"});
  const Document document = composed(resume_of({prose}));
  EXPECT_EQ(body(document), "## **ABOUT**\n----\nText.\n• Outer\n– Inner *a*\n– Inner b\n• Last\n");
  const std::size_t outer = document.blocks.size() - 4;
  EXPECT_EQ(document.blocks[outer].indent, Length::points(12));
  EXPECT_EQ(document.blocks[outer].label->offset, Length::points(3));
  EXPECT_EQ(document.blocks[outer + 1].indent, Length::points(24));
  EXPECT_EQ(document.blocks[outer + 1].label->offset, Length::points(15));
  const auto& nodes = document.structure.nodes;
  const NodeId inner_list = nodes[nodes[document.blocks[outer + 1].node].parent].parent;
  EXPECT_EQ(nodes[inner_list].role, StructureRole::List);
  EXPECT_EQ(nodes[inner_list].parent, document.blocks[outer].node);
}

/// Every text of an item, each a word of its own.
Item full_item() {
  Item item;
  int count = 0;
  const auto word = [&count] { return text("w" + std::to_string(count++) + "w"); };
  for (Text* member :
       {&item.name,       &item.position, &item.organization, &item.institution, &item.area,
        &item.study_type, &item.score,    &item.title,        &item.awarder,     &item.issuer,
        &item.publisher,  &item.volume,   &item.issue,        &item.pages,       &item.doi,
        &item.level,      &item.language, &item.fluency,      &item.reference,   &item.description,
        &item.entity,     &item.url,      &item.group,        &item.note}) {
    *member = word();
  }
  for (std::vector<Text>* list :
       {&item.courses, &item.authors, &item.project_roles, &item.keywords, &item.summary}) {
    *list = {word(), word()};
  }
  item.location.city = word();
  item.location.region = word();
  item.location.address = word();
  item.location.postal_code = word();
  item.links = {{word(), word()}};
  item.highlights = {{word(), {}, {}, {}, {{word(), {}, {}, {}, {}}}}};
  Role role;
  role.position = word();
  role.location.line = word();
  role.summary = {word()};
  role.highlights = {{word(), {}, {}, {}, {}}};
  item.dates.literal = word();
  item.roles = {role};
  item.id = std::to_string(count);
  return item;
}

TEST(Items, are_printed_whole_whatever_they_hold) {
  constexpr SectionKind kinds[] = {
      SectionKind::Work,         SectionKind::Volunteer,    SectionKind::Education, SectionKind::Awards,
      SectionKind::Certificates, SectionKind::Publications, SectionKind::Skills,    SectionKind::Languages,
      SectionKind::Interests,    SectionKind::References,   SectionKind::Projects,  SectionKind::Prose};
  const Item item = full_item();
  const int count = std::stoi(item.id);
  for (const SectionKind kind : kinds) {
    for (const EntryLead lead : {EntryLead::Position, EntryLead::Organization}) {
      Resume resume = resume_of({section(kind, "own", {item})});
      resume.style.entry.lead = lead;
      resume.style.publications.group = PublicationGroup::Group;
      const Document document = composed(resume);
      std::string all = all_text(document);
      for (const LinkTarget& link : document.links) all += link.uri;
      for (int i = 0; i < count; ++i) {
        EXPECT_THAT(all, HasSubstr("w" + std::to_string(i) + "w")) << "kind " << static_cast<int>(kind);
      }
    }
  }
}

}  // namespace
}  // namespace galley::document
