// cli: the options that several commands have (see options.h).
#include "options.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>

#include "galley/galley.h"
#include "result_formats.h"

namespace galley::cli {
namespace {

const Words<PdfProfile> pdf_profiles{
    {"archive", PdfProfile::Archive}, {"print", PdfProfile::Print}, {"plain", PdfProfile::Plain}};
const Words<StandIn> stand_ins{{"initials", StandIn::Initials}, {"label", StandIn::Label}};
const Words<DiagnosticForm> diagnostic_forms{
    {"text", DiagnosticForm::Text}, {"line", DiagnosticForm::Line}, {"json", DiagnosticForm::Json}};

/// The formats that --format names.
const Words<Format>& words_of_formats() {
  static const auto named = [] {
    Words<Format> words;
    for (const FormatSpec& spec : formats())
      if (!spec.word.empty()) words.emplace(spec.word, spec.format);
    return words;
  }();
  return named;
}

/// A page, counted from 1. Nothing if it is none.
std::optional<std::size_t> page_of(std::string_view given) {
  std::size_t page = 0;
  const char* const given_end = given.data() + given.size();
  const auto [end, error] = std::from_chars(given.data(), given_end, page);
  if (error != std::errc() || end != given_end || page == 0) return {};
  return page;
}

/// “2”, “1-3”, “2-”. Nothing if it is no range.
std::optional<PageRange> page_range_of(std::string_view given) {
  const std::size_t dash = given.find('-');
  const auto first = page_of(given.substr(0, dash));
  if (!first) return {};
  if (dash == std::string_view::npos) return PageRange{*first, *first};
  const std::string_view rest = given.substr(dash + 1);
  const auto last = rest.empty() ? PageRange::open : page_of(rest);
  if (!last || *last < *first) return {};
  return PageRange{*first, *last};
}

/// “1-2”, “1,3”.
std::vector<PageRange> page_ranges_of(const std::string& given) {
  std::vector<PageRange> ranges;
  for (std::size_t begin = 0; begin <= given.size();) {
    const std::size_t end = std::min(given.find(',', begin), given.size());
    const auto range = page_range_of(std::string_view(given).substr(begin, end - begin));
    if (!range)
      throw CLI::ValidationError("--only-pages", "'" + given + "' names no pages, such as 2, 1-3, 2- or 1,3");
    ranges.push_back(*range);
    begin = end + 1;
  }
  return ranges;
}

void add_time_limit(CLI::App& app, Arguments& arguments) {
  begin_group(app, Group::Batches);
  app.add_option_function<double>(
         "--limit-time",
         [&arguments](double seconds) { arguments.time_limit = std::chrono::duration<double>(seconds); },
         "give up a résumé whose reading or setting takes longer")
      ->check(unnamed(CLI::Range(0.001, 86400.0)))
      ->type_name("SECONDS");
}

}  // namespace

CLI::Validator not_empty() {
  return {[](std::string& given) { return given.empty() ? std::string("it is empty") : std::string(); }, "",
          "not empty"};
}

CLI::Validator unnamed(CLI::Validator check) {
  check.description("");
  return check;
}

CLI::Option* add_inputs(CLI::App& app, Arguments& arguments) {
  return app.add_option("FILE", arguments.inputs, "résumés, TOML or JSON Resume; - is standard input")
      ->check(not_empty())
      ->type_name("FILE")
      ->default_str("resume.toml");
}

void add_report_options(CLI::App& app, Arguments& arguments) {
  begin_group(app, Group::Diagnostics);
  app.add_flag("--strict", arguments.strict, "a warning fails, too");
  app.add_flag_callback(
      "-q,--quiet", [&arguments] { arguments.loudness = Loudness::Quiet; }, "print nothing but errors");
  begin_group(app, Group::Batches);
  add_choice(
      app, "--diagnostics", diagnostic_forms,
      [&arguments](DiagnosticForm form) { arguments.diagnostics = form; },
      "what is wrong: with its line of the file, in one line each, or as JSON");
}

void add_font_options(CLI::App& app, Arguments& arguments) {
  begin_group(app, Group::Files);
  app.add_option("--font-path", arguments.font_folders, "a folder of fonts")
      ->check(unnamed(CLI::ExistingDirectory))
      ->type_name("DIR")
      ->allow_extra_args(false);
  app.add_flag_callback(
      "--no-system-fonts", [&arguments] { arguments.system_fonts = font::SystemFonts::Ignore; },
      "take no font from this machine: only galley's own and those of named folders");
}

void add_setting_options(CLI::App& app, Arguments& arguments) {
  begin_group(app, Group::Style);
  app.add_option("--theme", arguments.theme, "a theme's name or file, over style.theme")
      ->check(not_empty())
      ->type_name("THEME");
  app.add_option("--pages", arguments.pages, "at most so many pages, over style.pages")
      ->check(unnamed(CLI::Range(1, 100)))
      ->type_name("N");
  app.add_flag("--fill", arguments.fill, "let the last page grow full, as style.pages.fill");
  begin_group(app, Group::Formats);
  add_choice(
      app, "--pdf", pdf_profiles, [&arguments](PdfProfile profile) { arguments.pdf = profile; },
      "over style.pdf; archive: PDF/A, PDF/UA; print: PDF/X");
  add_font_options(app, arguments);
  app.add_flag_callback(
      "--allow-outside", [&arguments] { arguments.outside = Outside::Allowed; },
      "let what the résumé names, and what stands beside it, lead outside its folder");
  add_time_limit(app, arguments);
  add_report_options(app, arguments);
}

void add_overlays(CLI::App& app, Tailoring& tailoring) {
  begin_group(app, Group::Content);
  app.add_option("--with", tailoring.overlays, "a file laid over the résumé")
      ->check(unnamed(CLI::ExistingFile))
      ->type_name("FILE")
      ->allow_extra_args(false);
  CLI::Option* const language =
      app.add_option("--language", tailoring.language, "the language of texts that are given in several")
          ->check(not_empty())
          ->type_name("TAG");
  if (CLI::Option* const all = app.get_option_no_throw("--all-languages")) language->excludes(all);
  app.add_option("--set", tailoring.settings, "one value over all: style.paper=a5")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  app.add_flag("--public", tailoring.is_public, "without what meta.private names and NAME.private.toml");
  app.add_flag("--anonymous{initials}", tailoring.anonymous,
               "no contact, no addresses; initials, or =label, as name")
      ->transform(unnamed({[](std::string& word) {
                             const auto found = stand_ins.find(word);
                             if (found == stand_ins.end()) return no_such_word(stand_ins, word);
                             word = std::to_string(static_cast<int>(found->second));
                             return std::string();
                           },
                           "", "a stand-in"}))
      ->type_name(alternatives(stand_ins));
}

void add_all_languages(CLI::App& app, Tailoring& tailoring) {
  begin_group(app, Group::Variants);
  app.add_flag("--all-languages", tailoring.all_languages, "each in every language of meta.languages");
}

void add_choices(CLI::App& app, Tailoring& tailoring) {
  begin_group(app, Group::Variants);
  app.add_option("--variant", tailoring.variants, "a variant by its name")
      ->check(not_empty())
      ->type_name("VARIANT")
      ->allow_extra_args(false);
  app.add_flag("--all", tailoring.all, "every variant, and the plain résumé");
  app.add_flag("--whole", tailoring.whole, "everything, whatever [variants.default] says");
  add_all_languages(app, tailoring);
}

void add_results(CLI::App& app, Arguments& arguments) {
  begin_group(app, Group::Results);
  app.add_option("-o,--output", arguments.output, "a file, a folder (it exists, or ends in /), or -")
      ->check(not_empty())
      ->type_name("OUT");
  app.add_option_function<std::vector<std::string>>(
         "-f,--format",
         [&arguments](const std::vector<std::string>& words) {
           for (const std::string& word : words)
             arguments.formats.push_back(one_of(words_of_formats(), "--format", word));
         },
         "without it, by the extension of OUT")
      ->type_name(format_words({}, "|"))
      ->allow_extra_args(false);
}

void add_pictures(CLI::App& app, Arguments& arguments) {
  begin_group(app, Group::Formats);
  app.add_option("--dpi", arguments.dpi, "so many pixels in an inch of a picture; else 144")
      ->check(unnamed(CLI::Range(output::min_dpi, output::max_dpi)))
      ->type_name("N");
  app.add_option_function<std::string>(
         "--only-pages",
         [&arguments](const std::string& given) { arguments.only_pages = page_ranges_of(given); },
         "pictures of these pages only: 2, 1-3, 2- or 1,3")
      ->type_name("PAGES");
}

}  // namespace galley::cli
