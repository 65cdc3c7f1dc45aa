#include <cstring>

#include <fmt/format.h>

#include "ats_fixture.h"

namespace galley {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Ats : public AtsTest {};

TEST_F(Ats, finds_nothing_wrong_with_a_plain_resume) {
  for (const AtsFinding& finding : findings(good)) {
    EXPECT_TRUE(finding.checked) << finding.what << ": " << finding.summary;
    EXPECT_THAT(finding.diagnostics, IsEmpty())
        << finding.what << ": " << finding.diagnostics.front().message;
    EXPECT_NE(finding.summary, "") << finding.what;
  }
}

TEST_F(Ats, wants_a_small_file_with_a_plain_name) {
  const Typeset made = set(good);
  const auto of_size = [&](std::size_t size) {
    return of("size", check_for_ats(made, "resume.pdf", std::string(size, ' ')).value());
  };
  EXPECT_THAT(of_size(2'500'001), ElementsAre(HasSubstr("warning: the PDF is over 2.5 MB: Greenhouse")));
  EXPECT_THAT(of_size(2'500'000), ElementsAre(HasSubstr("warning: the PDF is over 1 MB: Taleo")));
  EXPECT_THAT(of_size(1'048'576), ElementsAre(HasSubstr("note: the PDF is over 0.5 MB: eRecruiting")));
  EXPECT_THAT(of_size(512'000), IsEmpty());
  EXPECT_THAT(of("file name", findings(good, "Lebenslauf Weiß.pdf")), ElementsAre(HasSubstr("warning: ")));
  EXPECT_THAT(of("file name", findings(good, "50%.pdf")), ElementsAre(HasSubstr("'50%.pdf'")));
  EXPECT_THAT(of("file name", findings(good, "Ada Example - Resume_2.pdf")), IsEmpty());
  EXPECT_THAT(of("kind of PDF", std::string(good) + "[style]\npdf = \"print\"\n"),
              ElementsAre(HasSubstr("archive")));
}

TEST_F(Ats, wants_the_name_by_itself) {
  EXPECT_THAT(of("name", with(good, "Ada Example", "Ada Example, Ph.D.")),
              ElementsAre(HasSubstr("basics.label")));
}

TEST_F(Ats, compares_the_name_as_it_is_printed) {
  EXPECT_THAT(of("name", with(good, "Ada Example", "Sean O'Brien")), IsEmpty());
  Typeset moved = set(good);
  auto& lines = moved.pages.pages.front().lines;
  std::swap(lines[0], lines[1]);
  EXPECT_THAT(of("name", findings(moved)),
              ElementsAre(HasSubstr("the first line of the page is not the name")));
}

TEST_F(Ats, wants_a_word_of_the_name_in_that_of_the_file) {
  const auto told = [&](std::string_view name, const std::string& file) {
    return of("own name", findings(with(good, "Ada Example", name), file));
  };
  for (const char* name :
       {"Dr. Bob Stone", "José Stone", "Anne-Marie Stone", "Sean O’Brien", "Bob Stone, MBA"})
    EXPECT_THAT(told(name, "foo.pdf"), ElementsAre(HasSubstr("does not hold yours"))) << name;
  EXPECT_THAT(told("Dr. Bob Stone", "drawing.pdf"), ElementsAre(HasSubstr("does not hold yours")));
  EXPECT_THAT(told("Bob Stone, MBA", "mba.pdf"), ElementsAre(HasSubstr("does not hold yours")));
  for (const auto& [name, file] : {std::pair{"José Gómez", "jose.pdf"},
                                   {"Jörg Größe", "Joerg-CV.pdf"},
                                   {"Jörg Größe", "jorg.pdf"},
                                   {"Sean O’Brien", "OBrien.pdf"},
                                   {"Anne-Marie Stone", "annemarie.pdf"},
                                   {"Dr. Bob Stone", "Stone_Resume.pdf"},
                                   {"Łukasz Ødegård", "lukasz.pdf"}})
    EXPECT_THAT(told(name, file), IsEmpty()) << name;
}

TEST_F(Ats, finds_a_date_of_birth_in_any_text) {
  EXPECT_THAT(of("details", with(good, "Set type.", "Compositor, born 3 May 1990.")),
              ElementsAre(HasSubstr("a date of birth")));
  EXPECT_THAT(of("details", with(good, "label =", "summary = \"Date of birth: 3/5/1990\"\nlabel =")),
              ElementsAre(HasSubstr("a date of birth")));
  EXPECT_THAT(of("details", with(good, "Set type.", "Kept born-digital archives.")), IsEmpty());
}

TEST_F(Ats, calls_more_than_twelve_months_a_gap) {
  const auto of_job_from = [&](std::string_view month) {
    const std::string text = with(good, "2023-04", fmt::format("{}", month));
    return of("gaps in time", with(text, "endDate = \"2023\"", "endDate = \"2023-05\""));
  };
  EXPECT_THAT(of_job_from("2024-06"), IsEmpty());
  EXPECT_THAT(of_job_from("2024-07"), ElementsAre(HasSubstr("nothing is said of June 2023 to June 2024")));
}

TEST_F(Ats, wants_contact_details_in_the_body) {
  EXPECT_THAT(of("phone", std::string(good) + "[style]\ncontact = [\"email\"]\n"),
              ElementsAre(HasSubstr("does not stand on the first page")));
  EXPECT_THAT(of("e-mail", std::string(good) + "[style]\ncontact = [\"phone\"]\n"),
              ElementsAre(HasSubstr("does not stand on the first page")));
  EXPECT_THAT(of("phone", with(good, "phone = \"505-555-0142\"", "")),
              ElementsAre(HasSubstr("no phone number")));
  EXPECT_THAT(of("e-mail", with(good, "email = \"ada@example.edu\"", "")),
              ElementsAre(HasSubstr("no e-mail address")));
}

TEST_F(Ats, says_how_a_number_is_read) {
  EXPECT_THAT(of("phone", with(good, "505-555-0142", "505.385.9209")),
              ElementsAre("warning: '505.385.9209' is not read as a phone number (write 505-385-9209)"));
  EXPECT_THAT(of("phone", with(good, "505-555-0142", "555-0142")), ElementsAre(HasSubstr("+49 30 901820")));
  EXPECT_THAT(of("e-mail", with(good, "ada@example.edu", "ada@example")), ElementsAre(HasSubstr("not read")));
}

TEST_F(Ats, says_what_is_wrong_with_a_url) {
  const auto of_url = [&](std::string_view url) {
    return of("URLs", with(good, "[[work]]", fmt::format("url = \"{}\"\n[[work]]", url)));
  };
  for (const char* url : {"https://ada.dev", "http://ada.dev/a?b=c://d", "https://web.example/http://ada.dev",
                          "mailto:ada@example.edu"})
    EXPECT_THAT(of_url(url), IsEmpty()) << url;
  EXPECT_THAT(of_url("ada.dev"), ElementsAre("note: 'ada.dev' has no scheme (https:// before it)"));
  EXPECT_THAT(of_url("https://https://ada.dev"), ElementsAre(HasSubstr("has two schemes")));
  EXPECT_THAT(of_url("https:///ada"), ElementsAre(HasSubstr("has no host")));
  EXPECT_THAT(of_url("https://quill"), ElementsAre(HasSubstr("has a host without a dot")));
  EXPECT_THAT(of_url("https://ada..dev"), ElementsAre(HasSubstr("nothing before or after a dot")));
}

TEST_F(Ats, knows_the_first_person_and_the_passive_of_its_language) {
  const auto told = [&](std::string_view language, std::string_view text, std::string_view what) {
    const std::string in_language =
        with(good, "[meta]\n", fmt::format("[meta]\nlanguage = \"{}\"\n", language));
    return of(what, with(in_language, "Set type.", text));
  };
  EXPECT_THAT(told("de", "Ich leite mein Team.", "first person"), ElementsAre(HasSubstr("'Ich', 'mein'")));
  EXPECT_THAT(told("fr", "J’ai dirigé une équipe.", "first person"), ElementsAre(HasSubstr("'J'ai'")));
  EXPECT_THAT(told("en", "Did phase I of the US trial.", "first person"), IsEmpty());
  EXPECT_THAT(told("de", "Der Bau wurde 2019 abgeschlossen.", "passive"),
              ElementsAre(HasSubstr("'wurde … abgeschlossen'")));
  EXPECT_THAT(told("de", "Wurde Leiterin der Setzerei.", "passive"), IsEmpty());
  EXPECT_THAT(told("en", "Was head of the press, and printed.", "passive"), IsEmpty());
}

TEST_F(Ats, takes_a_long_form_anywhere_for_that_of_an_acronym) {
  const auto told = [&](std::string_view text) { return of("acronyms", with(good, "Set type.", text)); };
  EXPECT_THAT(told("Search engine optimization; later more SEO."), IsEmpty());
  EXPECT_THAT(told("Ranked in search engines (SEO)."), IsEmpty());
  EXPECT_THAT(told("Wrote PDFs."), IsEmpty());
  EXPECT_THAT(told("Ranked by SEO."), ElementsAre("note: without a long form: 'SEO' (line 12) (once in full: "
                                                  "Search Engine Optimization (SEO))"));
}

TEST_F(Ats, wants_sections_by_their_usual_names) {
  const std::string odd = std::string(good) + "[style.titles]\nwork = \"Where I have been\"\n";
  EXPECT_THAT(of("section titles", odd),
              ElementsAre("warning: parsers do not know a section by the title 'Where I have been' "
                          "(a title with a word like 'Experience')"));
  EXPECT_THAT(of("section titles", "[basics]\nname = \"A\"\n"), ElementsAre(HasSubstr("no sections")));
  EXPECT_THAT(of("section titles", with(odd, "[meta]\n", "[meta]\nlanguage = \"fi\"\n")),
              Contains(HasSubstr("note: ")))
      << "there is no list for the language";
}

TEST_F(Ats, tells_of_headings_that_only_capitals_would_show) {
  const std::string other = std::string(good) + "[[publications]]\nname = \"On Type\"\n";
  EXPECT_THAT(of("headings", other), IsEmpty());
  EXPECT_THAT(of("headings", other + "[style]\nheading.case = \"as-written\"\n"),
              ElementsAre("note: some parsers know 'Publications' for a heading only in capitals "
                          "(style.heading.case = \"upper\")"));
  const auto titled = [](std::string_view title) {
    return fmt::format("{}[style]\nheading.case = \"as-written\"\ntitles.education = \"{}\"\n", good, title);
  };
  for (const std::string_view known : {"Education", "Education & Courses", "My education"})
    EXPECT_THAT(of("headings", titled(known)), IsEmpty()) << known;
  for (const std::string_view overlooked :
       {"Schools", "Education/Courses", "Éducation courses", "my education", "Education and Courses"})
    EXPECT_THAT(of("headings", titled(overlooked)), ElementsAre(HasSubstr(overlooked))) << overlooked;
}

TEST_F(Ats, wants_every_entry_whole) {
  EXPECT_THAT(of("jobs", with(good, "name = \"Acme\"", "")), ElementsAre(HasSubstr("no employer")));
  EXPECT_THAT(of("jobs", with(good, "position = \"Engineer\"", "")), ElementsAre(HasSubstr("no title")));
  EXPECT_THAT(of("jobs", with(good, "startDate = \"2023-04\"", "")), ElementsAre(HasSubstr("no dates")));
  EXPECT_THAT(
      of("jobs",
         with(good, "position = \"Engineer\"\nlocation = \"Boulder, CO\"\nstartDate = \"2023-04\"",
              "roles = [{ position = \"Engineer\", startDate = \"2023\" }, { position = \"Intern\" }]")),
      ElementsAre(HasSubstr("this role has no dates")));
  EXPECT_THAT(of("education", with(good, "institution = \"University of Examples\"", "")),
              ElementsAre(HasSubstr("no school")));
  EXPECT_THAT(of("education", with(good, "studyType = \"Bachelor of Science\"", "")),
              ElementsAre(HasSubstr("no degree")));
  EXPECT_THAT(of("education", with(good, "startDate = \"2019\"\nendDate = \"2023\"", "")),
              ElementsAre(HasSubstr("no date")));
  EXPECT_THAT(of("education", with(good, "of Examples", "of Examples, GPA 3.7")),
              ElementsAre(HasSubstr("figures")));
}

TEST_F(Ats, wants_dates_by_month_and_year) {
  EXPECT_THAT(of("dates", with(good, "startDate = \"2023-04\"", "date = \"Summer 2019\"")),
              ElementsAre(HasSubstr("'Summer 2019' is not read as a date")));
  EXPECT_THAT(of("dates", with(good, "startDate = \"2023-04\"", "date = \"Expected May 2027\"")), IsEmpty());
  EXPECT_THAT(of("dates", std::string(good) + "[style]\ndateFormat = \"yMM\"\n"),
              ElementsAre(HasSubstr("in figures")));
}

TEST_F(Ats, wants_words_that_are_read_as_written) {
  const std::string narrow = "[style]\nhyphenate = true\nmargin = \"90mm\"\n";
  EXPECT_THAT(of("content order", std::string(good) + narrow), IsEmpty()) << "parted words are read whole";
}

TEST_F(Ats, tells_of_a_page_that_begins_with_an_entry) {
  std::string entries;
  for (int i = 0; i < 40; ++i)
    entries += "[[work]]\nname = \"Acme\"\nposition = \"Engineer\"\nstartDate = \"2023\"\n";
  const auto found = of("page breaks", with(good, "[[education]]", entries + "[[education]]"));
  ASSERT_FALSE(found.empty());
  EXPECT_THAT(found.front(), HasSubstr("note: page 2 begins with this entry"));
}

TEST_F(Ats, tells_of_a_page_that_begins_with_a_heading_and_has_no_footer) {
  const std::string parted = std::string(good) + "[style]\nnewPage = [\"education\"]\n";
  EXPECT_THAT(of("page breaks", parted), IsEmpty());
  EXPECT_THAT(of("page breaks", parted + "footer = false\n"),
              ElementsAre(HasSubstr("note: page 2 begins with the heading 'EDUCATION'")));
}

TEST_F(Ats, looks_at_the_page_as_it_came_out) {
  Typeset made = set(good);
  auto& lines = made.pages.pages.front().lines;
  EXPECT_THAT(of("letter-spacing", findings(made)), IsEmpty());
  GlyphRun& name = lines.front().runs.front();
  for (std::size_t i = 0; i < name.glyphs.size(); ++i)
    name.glyphs[i].x += name.size.scaled(150 * static_cast<std::int64_t>(i), 1000);
  EXPECT_THAT(of("letter-spacing", findings(made)), ElementsAre(HasSubstr("'Ada Example' is letter-spaced")));

  const auto last = std::ranges::find(lines.rbegin(), lines.rend(), LineRole::Body, &Line::role);
  last->origin.y = lines.front().origin.y;
  EXPECT_THAT(of("columns", findings(made)), ElementsAre(HasSubstr("one column")));
  EXPECT_THAT(of("links", findings(made)), IsEmpty());
  made.pages.pages.front().link_areas.clear();
  EXPECT_THAT(of("links", findings(made)), Contains(HasSubstr("has no place on the page")));
  lines.front().text += "\uE123";
  EXPECT_THAT(of("text", findings(made)), Contains(HasSubstr("U+E123")));
}

TEST_F(Ats, reads_the_text_back_out_of_the_pdf) {
  const Typeset whole = set(good);
  EXPECT_THAT(of("content order", findings(whole)), IsEmpty());

  // A glyph that says another letter, and one that says two.
  for (const char* said : {"Sxt type.", "Seet type."}) {
    Typeset made = set(good);
    misname(made, "Set type.", said);
    const auto told = findings(made);
    for (const char* model : {"content order", "position order", "by gaps"})
      ASSERT_THAT(of(model, told), ElementsAre(HasSubstr("warning: 'Set' is read as '"))) << said;
    EXPECT_EQ(finding_of("content order", told).diagnostics.front().place.line, 12)
        << "where the highlight is written";
  }

  // A gap inside a word is no space.
  Typeset made = set(good);
  const auto [run, first] = glyph_of(made, "Set type.");
  for (std::size_t i = first + 2; i < run->glyphs.size(); ++i) run->glyphs[i].x += run->size * 3 / 10;
  EXPECT_THAT(of("content order", findings(made)), IsEmpty());

  EXPECT_THAT(of("content order", check_for_ats(whole, "resume.pdf", "%PDF-1.7 damaged").value()),
              ElementsAre(HasSubstr("cannot be read back")));
}

TEST_F(Ats, reads_marks_and_characters_that_no_one_sees_as_written) {
  for (const char* text : {"\u1ECC\u0300j\u1ECD\u0300gb\u1ECD\u0301n, q\u0303x\u0323\u0303.",
                           "Auf\u200Clage of\u2060fice", "e\u0301te\u0301", "e\u0326fficient e\u0326"})
    EXPECT_THAT(of("content order", with(good, "Set type.", text)), IsEmpty()) << text;
}

}  // namespace
}  // namespace galley
