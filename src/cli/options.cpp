// cli: the options that several commands have (see options.h).
#include "options.h"

#include <chrono>
#include <utility>

#include "result_formats.h"

namespace galley::cli {
namespace {

const Words<PdfProfile> pdf_profiles{
    {"archive", PdfProfile::Archive}, {"print", PdfProfile::Print}, {"plain", PdfProfile::Plain}};
const Words<DiagnosticForm> diagnostic_forms{{"text", DiagnosticForm::Text}, {"json", DiagnosticForm::Json}};

/// The formats that --format names.
Words<Format> format_words() {
  Words<Format> words;
  for (const FormatSpec& spec : formats())
    if (!spec.word.empty()) words.emplace(spec.word, spec.format);
  return words;
}

void add_time_limit(CLI::App& app, Arguments& arguments) {
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
      ->type_name("")
      ->default_str("resume.toml");
}

void add_report_options(CLI::App& app, Arguments& arguments) {
  app.add_flag("--strict", arguments.strict, "a warning fails, too");
  app.add_option_function<std::string>(
         "--diagnostics",
         [&arguments](const std::string& word) {
           arguments.diagnostics = one_of(diagnostic_forms, "--diagnostics", word);
         },
         "how to print what is wrong: text or json")
      ->type_name("FORM");
  app.add_flag_callback(
      "-q,--quiet", [&arguments] { arguments.loudness = Loudness::Quiet; }, "print nothing but errors");
}

void add_font_options(CLI::App& app, Arguments& arguments) {
  app.add_option("--font-path", arguments.font_folders, "a folder of fonts; may be given several times")
      ->check(unnamed(CLI::ExistingDirectory))
      ->type_name("DIR")
      ->allow_extra_args(false);
  app.add_flag_callback(
      "--no-system-fonts", [&arguments] { arguments.system_fonts = font::SystemFonts::Ignore; },
      "take no font from this machine: only galley's own and those of named folders");
}

void add_setting_options(CLI::App& app, Arguments& arguments) {
  app.add_option("--theme", arguments.theme, "a theme's name or file, over style.theme")
      ->check(not_empty())
      ->type_name("NAME");
  app.add_option("--pages", arguments.pages, "at most so many pages, over style.pages")
      ->check(unnamed(CLI::Range(1, 100)))
      ->type_name("N");
  app.add_option_function<std::string>(
         "--pdf",
         [&arguments](const std::string& word) { arguments.pdf = one_of(pdf_profiles, "--pdf", word); },
         "what kind of PDF, over style.pdf: archive (PDF/A, PDF/UA), print (PDF/X) or plain")
      ->type_name("KIND");
  add_font_options(app, arguments);
  app.add_flag_callback(
      "--allow-outside", [&arguments] { arguments.outside = Outside::Allowed; },
      "let what the résumé names, and what stands beside it, lead outside its folder");
  add_time_limit(app, arguments);
  add_report_options(app, arguments);
}

void add_overlays(CLI::App& app, Tailoring& tailoring) {
  app.add_option("--with", tailoring.overlays, "a file laid over the résumé; may be given several times")
      ->check(unnamed(CLI::ExistingFile))
      ->type_name("FILE")
      ->allow_extra_args(false);
  app.add_option("--set", tailoring.settings, "one value over all else: basics.label=\"Staff Engineer\"")
      ->type_name("KEY=VALUE")
      ->allow_extra_args(false);
  app.add_flag("--public", tailoring.is_public, "leave out what meta.private names, and NAME.private.toml");
}

void add_choices(CLI::App& app, Tailoring& tailoring) {
  app.add_option("--variant", tailoring.variants, "a variant by its name; may be given several times")
      ->check(not_empty())
      ->type_name("NAME")
      ->allow_extra_args(false);
  app.add_flag("--all", tailoring.all, "every variant, and the plain résumé");
  app.add_flag("--whole", tailoring.whole, "everything, whatever [variants.default] says");
}

void add_results(CLI::App& app, Arguments& arguments) {
  app.add_option("-o,--output", arguments.output, "a file, a folder (it exists, or ends in /), or -")
      ->check(not_empty())
      ->type_name("OUT");
  app.add_option_function<std::vector<std::string>>(
         "-f,--format",
         [&arguments](const std::vector<std::string>& words) {
           for (const std::string& word : words)
             arguments.formats.push_back(one_of(format_words(), "--format", word));
         },
         "pdf, txt (reading order), json (JSON Resume of what is printed) or layout (JSON of the "
         "pages); may be given several times")
      ->type_name("FORMAT")
      ->allow_extra_args(false);
}

}  // namespace galley::cli
