// resume: applications and placeholders (see application.h).
#include "application.h"

#include <algorithm>
#include <iterator>
#include <ranges>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/base/limits.h"
#include "galley/resume/tailor.h"
#include "galley/source/merge.h"
#include "galley/source/suggest.h"
#include "manuscript.h"
#include "placeholders.h"
#include "sections.h"

namespace galley::resume {
namespace {

/// A placeholder that an application fills.
struct Fillable {
  std::string_view name;
  Text Application::* value;
};

constexpr Fillable fillables[] = {
    {"company", &Application::company}, {"position", &Application::position}, {"sent", &Application::sent}};

const Fillable* fillable_of(std::string_view name) {
  const auto* const found = std::ranges::find(fillables, name, &Fillable::name);
  return found == std::ranges::end(fillables) ? nullptr : found;
}

const Fillable* fillable_of(const Stretch& stretch) {
  return stretch.kind == Stretch::Kind::Placeholder ? fillable_of(stretch.inside()) : nullptr;
}

/// How a text is marked up, and thus a value in it.
enum class Kind { Markdown, Plain };

/// Words as Markdown that stands for itself. A brace that closes is escaped too, so that nobody who reads the
/// text again takes what stands before it for a placeholder.
std::string as_markdown(std::string_view words) {
  std::string text;
  for (const char c : words) {
    if (std::string_view("\\`*_[]<}").contains(c)) text += '\\';
    text += c;
  }
  return text;
}

/// Where a text of Markdown is code: in there, a backslash is one.
class CodeSpans {
 public:
  explicit CodeSpans(std::string_view text) {
    for (std::size_t at = text.find_first_of("\\`"); at < text.size(); at = text.find_first_of("\\`", at)) {
      if (text[at] == '\\') {
        at += 2;
        continue;
      }
      const std::size_t inside = past_marks(text, at);
      std::size_t close = text.find('`', inside);
      while (close < text.size() && past_marks(text, close) - close != inside - at)
        close = text.find('`', past_marks(text, close));
      if (close < text.size()) spans_.push_back({inside, close});
      at = close < text.size() ? past_marks(text, close) : inside;
    }
  }

  [[nodiscard]] bool contain(std::size_t offset) const {
    const auto after = std::ranges::upper_bound(spans_, offset, {}, &Span::begin);
    return after != spans_.begin() && offset < std::prev(after)->end;
  }

 private:
  struct Span {
    std::size_t begin, end;
  };

  static std::size_t past_marks(std::string_view text, std::size_t at) {
    return std::min(text.find_first_not_of('`', at), text.size());
  }

  std::vector<Span> spans_;
};

/// Calls `visit` with each text of a letter but the names of files, and its kind.
void each_text_of_letter(auto& letter, const auto& visit) {
  const auto prose = [&visit](auto&... texts) { (visit(texts, Kind::Markdown), ...); };
  auto& recipient = letter.recipient;
  prose(recipient.name, recipient.title, recipient.organization);
  auto& location = recipient.location;
  prose(location.line, location.address, location.city, location.region);
  visit(location.postal_code, Kind::Plain);
  visit(location.country_code, Kind::Plain);
  for (auto& line : recipient.lines) prose(line);
  prose(letter.place);
  visit(letter.date.literal, Kind::Plain);
  prose(letter.subject, letter.reference, letter.opening);
  for (auto& part : letter.body) {
    prose(part.paragraph);
    for (auto& item : part.items) {
      prose(item.text);
      for (auto& nested : item.nested) prose(nested.text);
    }
  }
  prose(letter.closing, letter.signature.image_alt);
  for (auto& enclosure : letter.enclosures) prose(enclosure.name);
  prose(letter.postscript);
}

/// Calls `visit` with the texts of the résumé itself that may hold placeholders.
void each_text_of_resume(auto& resume, const auto& visit) {
  visit(resume.basics.label, Kind::Markdown);
  for (auto& section : resume.sections)
    if (section.kind == SectionKind::Summary)
      for (auto& paragraph : section.text) visit(paragraph, Kind::Markdown);
}

bool has_brace(const Text& text) { return text.value.find_first_of("{}") != std::string::npos; }

std::size_t offset_in(const Text& text, const Stretch& stretch) {
  return static_cast<std::size_t>(stretch.text.data() - text.value.data());
}

/// Finds the places of the stretches of a text, which are asked for in their order.
class Cursor {
 public:
  explicit Cursor(const Text& text) : at_(text.place) {}

  Place place_of(const Stretch& stretch) {
    Place found = find_from(at_, stretch.text);
    at_ = found;
    if (at_.line > 0) at_.column += found.width;
    return found;
  }

 private:
  Place at_;
};

std::string help_for_placeholder(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Fillable& one : fillables) names.push_back(one.name);
  std::string help = did_you_mean(name, names);
  if (!help.empty()) help += " ";
  return help + "it is {company}, {position} or {sent}; a brace that stands for itself is written {{";
}

/// Every brace must be a placeholder that an application fills, or doubled.
void check(Reader& reader, const Text& text) {
  if (!has_brace(text)) return;
  Cursor cursor(text);
  for (const Stretch& stretch : stretches_of(text.value)) {
    if (reader.is_full()) return;
    if (stretch.kind == Stretch::Kind::Words) continue;
    const Place place = cursor.place_of(stretch);
    if (stretch.kind == Stretch::Kind::Unmatched)
      reader.error(place, fmt::format("the brace '{}' has no partner", stretch.text),
                   fmt::format("one that stands for itself is written {0}{0}", stretch.text));
    else if (stretch.kind == Stretch::Kind::Placeholder && fillable_of(stretch) == nullptr)
      reader.error(place, fmt::format("unknown placeholder '{}'", stretch.text),
                   help_for_placeholder(stretch.inside()));
  }
}

/// Says which placeholders of a text have no value.
void report_missing(Reader& reader, const Text& text, const Filling& filling) {
  Cursor cursor(text);
  for (const Stretch& stretch : stretches_of(text.value)) {
    if (reader.is_full()) return;
    if (stretch.kind == Stretch::Kind::Words) continue;
    const Place place = cursor.place_of(stretch);
    const Fillable* fillable = fillable_of(stretch);
    if (fillable == nullptr || !(filling.application.*fillable->value).empty()) continue;
    const std::string_view name = stretch.inside();
    if (!filling.variant.empty())
      reader.error(place, fmt::format("'{}' has no value in the variant '{}'", stretch.text, filling.variant),
                   fmt::format("write {} = \"…\" below [variants.{}.application]", name, filling.variant));
    else
      reader.error(
          place, fmt::format("'{}' has no value without a variant", stretch.text),
          filling.has_applications
              ? std::string("choose a variant that has an application, with --variant")
              : fmt::format("write [variants.NAME.application], and below it {} = \"…\"; then choose "
                            "that variant with --variant",
                            name));
  }
}

/// Puts values into texts.
class Filler {
 public:
  explicit Filler(const Filling& filling) : filling_(filling) {}

  /// Where `is_pattern` is false, only the placeholders of an application are none of the words.
  void fill(Reader& reader, Text& text, Kind kind, bool is_pattern) {
    if (!has_brace(text)) return;
    std::string filled;
    bool is_complete = true;
    const CodeSpans code(kind == Kind::Markdown ? std::string_view(text.value) : std::string_view());
    for (const Stretch& stretch : stretches_of(text.value)) {
      const bool is_plain = kind == Kind::Plain || code.contain(offset_in(text, stretch));
      const auto add = [&](std::string_view words) {
        filled += is_plain ? std::string(words) : as_markdown(words);
      };
      if (const Fillable* fillable = fillable_of(stretch)) {
        const std::string& value = (filling_.application.*fillable->value).value;
        if (value.empty()) is_complete = false;
        if (may_grow(reader, value.size())) add(value);
      } else if (is_pattern && stretch.kind == Stretch::Kind::Brace) {
        add(stretch.text.substr(1));
      } else {
        filled += stretch.text;
      }
    }
    if (!is_complete) report_missing(reader, text, filling_);
    text.value = std::move(filled);
  }

 private:
  /// A short file could ask for a very long text.
  bool may_grow(Reader& reader, std::size_t bytes) {
    if (grown_ > limits.text_bytes) return false;
    grown_ += bytes;
    if (grown_ > limits.text_bytes) reader.add(over_limit(limits.text_bytes, "bytes of text"));
    return grown_ <= limits.text_bytes;
  }

  const Filling& filling_;
  std::size_t grown_ = 0;
};

/// `date = "{sent}"` is the date that `sent` says.
void read_date_sent(Letter& letter, const Application& application, Reader& reader) {
  if (letter.date.literal.value != "{sent}" || !source::looks_like_date(application.sent.value)) return;
  Value sent;
  sent.kind = Value::Kind::String;
  sent.string = application.sent.value;
  sent.place = letter.date.place;
  letter.date.date = read_date(reader, *find_key(letter_table, "date"), sent);
  letter.date.literal = {};
}

/// The name that a pattern of `output` gives. Nothing if a value is missing.
std::optional<std::string> filled_output(std::string_view pattern, std::string_view name,
                                         std::string_view language, const Application& application,
                                         std::string_view variant) {
  constexpr std::string_view variant_word = "variant";
  std::string filled;
  for (const Stretch& stretch : stretches_of(pattern)) {
    if (stretch.kind == Stretch::Kind::Brace) {
      filled += stretch.text.front();
    } else if (stretch.kind != Stretch::Kind::Placeholder) {
      filled += stretch.text;
    } else if (const Fillable* fillable = fillable_of(stretch)) {
      const Text& value = application.*fillable->value;
      if (value.empty()) return std::nullopt;
      filled += value.value;
    } else if (stretch.inside() == "name") {
      filled += name;
    } else if (stretch.inside() == "language") {
      filled += language;
    } else if (!variant.empty()) {
      filled += stretch.inside().substr(0, stretch.inside().size() - variant_word.size());
      filled += variant;
    }
  }
  // A name is not a path. It names a file beside the input, or in the folder that -o gives.
  std::ranges::replace(filled, '/', '-');
  return filled;
}

/// Is it a name for a file?
void check_result(Reader& reader, const Place& place, const std::optional<std::string>& result) {
  if (!result) return;
  if (result->find_first_not_of(' ') == std::string::npos || *result == "." || *result == "..")
    reader.error(place, fmt::format("'output' comes out as '{}', which is no name for a file", *result),
                 "it is written \"{name} Resume{ – variant}\"");
}

/// Checks the `output` of a tailored résumé: its placeholders have values, which give a name.
void check_filled_output(Reader& reader, const Resume& resume, const Filling& filling) {
  const Text& output = resume.meta.output;
  const std::vector<Stretch> stretches = stretches_of(output.value);
  const auto is_fillable = [](const Stretch& stretch) { return fillable_of(stretch) != nullptr; };
  if (std::ranges::none_of(stretches, is_fillable)) return;
  report_missing(reader, output, filling);
  check_result(reader, output.place, output_name(resume, filling.variant));
}

}  // namespace

bool has_applications(const Value& variants) {
  return std::ranges::any_of(variants.members, [](const Member& variant) {
    const Member* application = variant.value.find(application_key);
    return application != nullptr && !is_absent(application->value);
  });
}

Application application_of(const source::Layers& layers, const std::vector<const Value*>& chain,
                           const LanguageChoice& language) {
  Diagnostics known;
  Reader reader(known, resume_schema());
  reader.mode = Reader::Mode::Overriding;
  reader.languages = layers.languages;
  Value merged;
  merged.kind = Value::Kind::Table;
  for (const Value* variant : chain) {
    Value over;
    if (const Member* member = variant->find(application_key)) over.members.push_back(*member);
    merge(reader, merged, over, variant_table);
  }
  choose_language(reader, merged, language);
  Application application;
  if (const Member* member = merged.find(application_key))
    store_application(reader, *find_key(variant_table, application_key), member->value, &application);
  return application;
}

void check_placeholders(Reader& reader, const Resume& resume, bool has_applications) {
  const auto visit = [&reader](const Text& text, Kind) { check(reader, text); };
  if (has_applications) each_text_of_resume(resume, visit);
  if (resume.letter) each_text_of_letter(*resume.letter, visit);
}

void fill_placeholders(Reader& reader, Resume& resume, const Filling& filling) {
  resume.application = filling.application;
  Filler filler(filling);
  const auto fill_resume = [&](Text& text, Kind kind) {
    filler.fill(reader, text, kind, filling.has_applications);
  };
  each_text_of_resume(resume, fill_resume);
  Reader of_output(resume.meta.unfilled_output, reader.schema());
  check_filled_output(of_output, resume, filling);
  blame_settings(resume.meta.unfilled_output);
  if (!resume.letter) return;
  Letter& letter = *resume.letter;
  Reader of_letter(letter.unfilled, reader.schema());
  read_date_sent(letter, filling.application, of_letter);
  const auto fill_letter = [&](Text& text, Kind kind) { filler.fill(of_letter, text, kind, true); };
  each_text_of_letter(letter, fill_letter);
  blame_settings(letter.unfilled);
}

void check_output(Reader& reader, const Text& pattern, const std::string& name) {
  constexpr std::size_t longest_name = 255;  // bytes, of a file
  const auto wrong = [&](std::string message,
                         std::string help = "it is written \"{name} Resume{ – variant}\"") {
    reader.error(pattern.place, std::move(message), std::move(help));
  };
  const std::vector<Stretch> stretches = stretches_of(pattern.value);
  if (std::ranges::count(stretches, Stretch::Kind::Unmatched, &Stretch::kind) > 0)
    return wrong("the braces of 'output' do not match");
  if (pattern.value.find_first_of("/\t") != std::string::npos)
    return wrong("'output' is the name of a file: it holds no '/' and no tab");
  if (pattern.value.size() > longest_name) return wrong("'output' is longer than a file's name can be");
  for (const Stretch& stretch : stretches | std::views::reverse) {
    const bool is_unknown = stretch.kind == Stretch::Kind::Placeholder && fillable_of(stretch) == nullptr &&
                            stretch.inside() != "name" && stretch.inside() != "language" &&
                            !stretch.inside().ends_with("variant");
    if (is_unknown)
      return wrong(fmt::format("unknown placeholder '{}' in 'output'", stretch.text),
                   "it knows {name}, { – variant}, {company}, {position}, {sent} and {language}");
  }
  // Which variant it is for is not known yet: any value gives a name.
  const Text any{"x", {}};
  check_result(reader, pattern.place, filled_output(pattern.value, name, "en", {any, any, {}, {}, any}, {}));
}

std::optional<std::string> output_name(const Resume& resume, std::string_view variant) {
  const std::string& pattern = resume.meta.output.value;
  if (pattern.empty()) return std::nullopt;
  return filled_output(pattern, resume.basics.name.value, resume.meta.language, resume.application, variant);
}

}  // namespace galley::resume
