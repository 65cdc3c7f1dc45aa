// Writes résumés by chance.
#include "any_resume.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "random.h"
#include "style_values.h"

namespace galley::fit_test {
namespace {

enum class Tongue { English, German, Hebrew };

/// What sets equal texts apart, where a résumé makes a point of it.
enum class Twins {
  Any,
  Capitals,   ///< a heading is set as the title of an entry, but in small capitals
  Languages,  ///< a heading is in English, since galley has no words of the language, and another is not
};

constexpr std::array english = {
    "built",       "a",       "system",    "that",           "measures",    "how",       "pages",
    "fill",        "and",     "keeps",     "every",          "line",        "even",      "while",
    "teams",       "across",  "the",       "company",        "ship",        "weeks",     "of",
    "months",      "latency", "half",      "Evaluation",     "Programming", "Languages", "their",
    "Statistical", "GPT-4",   "2016",      "(2019)",         "research",    "on",        "data",
    "well-known",  "and/or",  "platforms", "implementation", "AV."};
constexpr std::array german = {"entwickelte", "ein",
                               "System",      "für",
                               "die",         "Qualitätssicherung",
                               "und",         "Straße",
                               "Leitung",     "der",
                               "Über-",       "wachung",
                               "mit",         "Größenordnung",
                               "Verlag",      "von",
                               "Datenbanken", "im",
                               "Ausland",     "Donaudampfschifffahrtsgesellschaft",
                               "Stipendium",  "an",
                               "Universität", "München",
                               "sowie",       "Betreuung",
                               "Fußnoten",    "2014–2016",
                               "zu",          "Auflage",
                               "flach"};
constexpr std::array hebrew = {"שלום", "עולם",  "פיתוח",    "מערכות", "ניהול",      "צוות",
                               "של",   "הנדסה", "בירושלים", "מחקר",   "על",         "נתונים",
                               "שפות", "תכנות", "2020",     "(C++)",  "אוניברסיטה", "דפוס"};

// Titles that galley gives to sections where it has words of no other language.
constexpr std::array default_titles = {"Publications", "Education", "Certificates", "Volunteering", "Awards"};

constexpr std::array kinds_with_name = {"work", "certificates", "projects", "publications", "interests"};

std::string quoted(const std::string& text) { return fmt::format("\"{}\"", text); }

class Writer {
 public:
  explicit Writer(std::uint64_t seed) : random_(seed) {
    tongue_ = random_.percent(55) ? Tongue::English : random_.percent(60) ? Tongue::German : Tongue::Hebrew;
    is_small_ = random_.percent(60);
    with_priorities_ = random_.percent(30);
    if (random_.percent(40)) twins_ = Twins::Capitals;
    if (tongue_ == Tongue::Hebrew && random_.percent(50)) twins_ = Twins::Languages;
    const bool point = twins_ != Twins::Any;
    shared_percent_ = point ? 85 : 55;
    for (int i = random_.between(1, point ? 2 : 6); i > 0; --i)
      shared_.push_back(fresh_words(random_.between(point ? 5 : 2, 15)));
    if (twins_ != Twins::Capitals) shared_.emplace_back(random_.one_of(default_titles));
  }

  AnyResume write() {
    publications_ = random_.percent(50) ? random_.between(1, 5) : 0;
    uncited_ = publications_;
    write_basics();
    std::vector<std::function<void()>> sections = {
        [this] { write_work(); }, [this] { write_education(); }, [this] { write_named("awards"); },
        [this] { write_skills(); }, [this] { write_named("certificates"); }};
    if (twins_ == Twins::Any) sections.emplace_back([this] { write_own_sections(); });
    random_.shuffle(sections);
    sections.resize(static_cast<std::size_t>(is_small_ ? random_.between(1, 3) : random_.between(2, 5)));
    if (publications_ > 0) sections.emplace_back([this] { write_publications(); });
    if (twins_ != Twins::Any) sections.emplace_back([this] { write_own_sections(); });
    random_.shuffle(sections);
    for (const auto& section : sections) section();
    constexpr std::array languages = {"en-GB", "de", "he"};
    if (random_.percent(90)) line("[meta]\nlanguage = \"{}\"", languages[static_cast<std::size_t>(tongue_)]);
    write_style();
    std::vector<std::string> variants = write_variants();
    return {std::move(toml_), std::move(variants)};
  }

 private:
  template <typename... Arguments>
  void line(fmt::format_string<Arguments...> format, Arguments&&... arguments) {
    toml_ += fmt::format(format, std::forward<Arguments>(arguments)...) + "\n";
  }

  std::string fresh_words(int count) {
    // Every third text or so is in another language than the résumé.
    const Tongue tongue = random_.percent(70) ? tongue_ : static_cast<Tongue>(random_.below(3));
    std::string text;
    for (int i = 0; i < count; ++i) {
      if (i > 0) text += ' ';
      text += tongue == Tongue::English  ? random_.one_of(english)
              : tongue == Tongue::German ? random_.one_of(german)
                                         : random_.one_of(hebrew);
    }
    return text;
  }

  /// A text that stands elsewhere too, or a new one.
  std::string text(int max_words) {
    return random_.percent(shared_percent_) ? random_.one_of(shared_)
                                            : fresh_words(random_.between(1, max_words));
  }
  /// Inline Markdown, in which a part may be strong.
  std::string prose(int max_words) {
    if (random_.percent(15)) return fmt::format("{} **{}** {}", text(max_words), text(3), text(max_words));
    return text(max_words);
  }

  void maybe_priority() {
    if (with_priorities_ && random_.percent(25)) line("priority = {}", random_.between(1, 4) * 20);
  }
  void maybe(int chance, const char* key, int max_words) {
    if (random_.percent(chance)) line("{} = {}", key, quoted(prose(max_words)));
  }
  void maybe_dates() {
    if (random_.percent(30)) {
      line("date = {}", quoted(text(4)));
    } else if (random_.percent(70)) {
      line("startDate = \"20{:02}-0{}\"", random_.below(20), random_.between(1, 9));
    }
  }

  void write_highlights(int max_count) {
    const int count = random_.between(1, max_count);
    line("highlights = [");
    for (int i = 0; i < count; ++i) {
      const std::string cited = uncited_ > 0 && random_.percent(40) ? fmt::format("[@p{}]", uncited_--) : "";
      const bool optional = with_priorities_ && random_.percent(25);
      const std::string priority =
          optional ? fmt::format(" {{priority={}}}", random_.between(1, 4) * 20) : "";
      line("  {},", quoted(prose(random_.percent(60) ? 4 : 40) + cited + priority));
      if (random_.percent(10)) line("  [{}, {}],", quoted(text(6)), quoted(prose(20)));
    }
    line("]");
  }

  void write_basics() {
    line("[basics]\nname = {}", quoted(random_.percent(30) ? random_.one_of(shared_) : fresh_words(2)));
    maybe(50, "label", 6);
    if (random_.percent(60)) line("email = \"ada@example.com\"");
    if (random_.percent(40)) line("phone = \"+49 30 1234567\"");
    if (random_.percent(30)) line("url = \"https://ada.example.com/a/long/way/to/the/page\"");
    if (random_.percent(40)) line("location = {}", quoted(text(4)));
    maybe(60, "summary", 60);
    if (random_.percent(20)) line("image = \"{}\"", picture_name);
  }

  void write_work() {
    for (int i = random_.between(1, is_small_ ? 3 : 5); i > 0; --i) {
      line("[[work]]\nname = {}", quoted(prose(10)));
      maybe_priority();
      maybe(40, "location", 4);
      maybe(15, "note", 10);
      if (random_.percent(15)) line("url = \"https://example.com/{}/a-long-way/to/the-work\"", i);
      maybe(40, "summary", 40);
      if (random_.percent(15)) {
        line("roles = [\n  {{ position = {}, startDate = \"2021-06\" }},", quoted(text(8)));
        line("  {{ position = {}, date = {}, highlights = [{}] }},\n]", quoted(text(8)), quoted(text(3)),
             quoted(prose(20)));
        continue;
      }
      maybe(80, "position", 10);
      maybe_dates();
      if (random_.percent(20)) line("group = {}", quoted(random_.one_of(shared_)));
      write_highlights(is_small_ ? 4 : 8);
    }
  }

  void write_education() {
    for (int i = random_.between(1, 3); i > 0; --i) {
      line("[[education]]\ninstitution = {}", quoted(prose(8)));
      maybe(70, "area", 8);
      maybe(30, "score", 1);
      maybe_dates();
      maybe_priority();
      if (random_.percent(40)) write_highlights(3);
    }
  }

  /// Entries that are mostly a line.
  void write_named(const std::string& kind) {
    for (int i = random_.between(1, is_small_ ? 3 : 6); i > 0; --i) {
      line("[[{}]]\n{} = {}", kind, kind == "awards" ? "title" : "name", quoted(text(12)));
      if (random_.percent(50)) line("date = {}", quoted(random_.percent(50) ? "2020-02" : text(3)));
      if (kind == "awards") maybe(20, "summary", 20);
      maybe_priority();
    }
  }

  void write_publications() {
    for (int i = 1; i <= publications_; ++i) {
      line("[[publications]]\nid = \"p{}\"\nname = {}", i, quoted(text(14)));
      line("authors = [\"Ada Example\", {}]", quoted(text(3)));
      maybe(50, "publisher", 6);
      line("releaseDate = \"20{:02}\"", random_.below(20));
      maybe_priority();
    }
  }

  void write_skills() {
    for (int i = random_.between(1, 4); i > 0; --i) {
      line("[[skills]]\nname = {}\nkeywords = [{}, {}]", quoted(text(3)), quoted(text(6)), quoted(text(20)));
      maybe_priority();
    }
  }

  void write_own_sections() {
    for (int i = random_.between(1, 3); i > 0; --i) {
      line("[[sections]]\nid = \"own{}\"\ntitle = {}", i, quoted(text(10)));
      switch (random_.below(3)) {
        case 0:
          line("text = {}", quoted(prose(60)));
          break;
        case 1:
          write_highlights(is_small_ ? 6 : 24);
          break;
        default:
          line("like = \"{}\"", random_.one_of(kinds_with_name));
          for (int k = random_.between(1, 3); k > 0; --k)
            line("[[sections.items]]\nname = {}", quoted(text(12)));
      }
    }
  }

  void write_style() {
    line("[style]");
    std::set<std::string> set;
    const auto put = [&](const std::string& key, const std::string& value) {
      if (set.insert(key).second) line("{} = {}", key, value);
    };
    if (twins_ == Twins::Capitals) {
      // The titles of entries are 22/21 of the size.
      put("size", "\"10.5pt\"");
      put("heading.size", "\"11pt\"");
      put("heading.tracking", "0");
      put("font.body", "\"Source Serif 4\"");
      put("font.heading", "\"Source Serif 4\"");
      put("heading.case", "\"small-caps\"");
    }
    if (twins_ == Twins::Languages) {
      // So large that a line takes no whole word.
      put("hyphenate", "true");
      put("heading.size", "\"44pt\"");
      put("heading.case", "\"as-written\"");
    }
    if (random_.percent(40)) {
      // So few settings that all of them can be tried.
      put("size", "\"9pt\"");
      put("fit.size", random_.percent(50) ? "\"8.8pt\"" : "\"9pt\"");
      put("leading", "1.31");
      put("fit.leading", "1.29");
    }
    if (is_small_) {
      constexpr std::array widths = {210, 300, 420};
      constexpr std::array heights = {260, 300, 330};
      put("paper", fmt::format("{{ width = \"{}pt\", height = \"{}pt\" }}", random_.one_of(widths),
                               random_.one_of(heights)));
      put("margin", random_.percent(50) ? "\"20pt\"" : "\"31pt\"");
    }
    const int chance = random_.between(5, 30);
    for (const StyleKey& key : style_keys()) {
      if (!key.values.empty() && (key.name == "font.fallback" || random_.percent(chance)))
        put(key.name, random_.one_of(key.values));
    }
  }

  std::vector<std::string> write_variants() {
    std::vector<std::string> names;
    if (random_.percent(25)) {
      constexpr std::array others = {"de", "he", "tr", "en"};
      line("[variants.abroad]\nmeta.language = \"{}\"", random_.one_of(others));
      names.emplace_back("abroad");
    }
    if (random_.percent(15)) {
      line("[variants.loud]\nstyle.heading.case = \"upper\"\nstyle.hyphenate = true");
      names.emplace_back("loud");
    }
    return names;
  }

  Random random_;
  Tongue tongue_ = Tongue::English;
  bool is_small_ = false;  ///< on small paper
  bool with_priorities_ = false;
  Twins twins_ = Twins::Any;
  int shared_percent_ = 0;
  int publications_ = 0;
  int uncited_ = 0;  ///< publications that no text cites yet
  std::vector<std::string> shared_;
  std::string toml_;
};

}  // namespace

AnyResume any_resume(std::uint64_t seed) { return Writer(seed).write(); }

}  // namespace galley::fit_test
