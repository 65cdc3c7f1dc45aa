// cli: the options of each command, by CLI11.
#include "arguments.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <sstream>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "report.h"

namespace galley::cli {
namespace {

template <typename Value>
using Words = std::map<std::string, Value>;

const Words<Format> formats{
    {"pdf", Format::Pdf}, {"txt", Format::Text}, {"json", Format::Json}, {"layout", Format::Layout}};
const Words<PdfProfile> pdf_profiles{
    {"archive", PdfProfile::Archive}, {"print", PdfProfile::Print}, {"plain", PdfProfile::Plain}};
const Words<Audience> audiences{{"ats", Audience::Ats}, {"readers", Audience::Reader}};
const Words<DiagnosticForm> diagnostic_forms{{"text", DiagnosticForm::Text}, {"json", DiagnosticForm::Json}};

/// Reads one of a few words; CLI11's own transformer prints its map when it fails.
template <typename Value>
Value one_of(const Words<Value>& words, const std::string& option, const std::string& given) {
  const auto found = words.find(given);
  if (found != words.end()) return found->second;
  std::string known;
  for (const auto& [word, value] : words) known += (known.empty() ? "" : ", ") + word;
  throw CLI::ValidationError(option, "there is no '" + given + "'; there are: " + known);
}

/// A folder or a file that is named must have a name.
CLI::Validator not_empty() {
  return {[](std::string& given) { return given.empty() ? std::string("it is empty") : std::string(); }, "",
          "not empty"};
}

/// A check of which --help says nothing: the type's name says enough.
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

void add_time_limit(CLI::App& app, Arguments& arguments) {
  app.add_option_function<double>(
         "--limit-time",
         [&arguments](double seconds) { arguments.time_limit = std::chrono::duration<double>(seconds); },
         "give up a résumé whose reading or setting takes longer")
      ->check(unnamed(CLI::Range(0.001, 86400.0)))
      ->type_name("SECONDS");
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
             arguments.formats.push_back(one_of(formats, "--format", word));
         },
         "pdf, txt (reading order), json (JSON Resume of what is printed) or layout (JSON of the "
         "pages); may be given several times")
      ->type_name("FORMAT")
      ->allow_extra_args(false);
}

/// “2/8”: the second of eight shards.
Shard shard_of(const std::string& given) {
  Shard shard;
  const char* end = given.data() + given.size();
  const auto first = std::from_chars(given.data(), end, shard.first);
  if (first.ec == std::errc() && first.ptr != end && *first.ptr == '/') {
    const auto of = std::from_chars(first.ptr + 1, end, shard.of);
    if (of.ec == std::errc() && of.ptr == end && shard.first >= 1 && shard.first <= shard.of) return shard;
  }
  throw CLI::ValidationError("--shard", "'" + given + "' is no I/N with I from 1 to N, such as 2/8");
}

void add_batch(CLI::App& app, Arguments& arguments) {
  app.add_option("-j,--jobs", arguments.threads, "how many results are made at a time; else one a core")
      ->check(unnamed(CLI::Range(1, 1024)))
      ->type_name("N");
  app.add_option_function<std::string>(
         "--shard", [&arguments](const std::string& given) { arguments.shard = shard_of(given); },
         "every N-th result, from the I-th: one machine's share")
      ->type_name("I/N");
}

void add_build(CLI::App& app, Arguments& arguments) {
  CLI::App* build = app.add_subcommand("build", "set résumés in type");
  add_inputs(*build, arguments);
  add_results(*build, arguments);
  add_choices(*build, arguments.tailoring);
  add_overlays(*build, arguments.tailoring);
  add_batch(*build, arguments);
  build->add_flag("--pretty", arguments.pretty, "write the PDF uncompressed, for reading");
  build->add_flag("--attach", arguments.attach, "put the résumé into the PDF as well, as JSON Resume");
  build->add_flag("--proof", arguments.proof,
                  "write NAME.proof.pdf as well: the pages with what a compositor would mark");
  build->add_flag("--explain", arguments.explain, "say why each page ends where it does");
  build->add_option("--depfile", arguments.depfile, "a file for make: a rule that names every file read")
      ->check(not_empty())
      ->type_name("FILE");
  build->add_flag("--if-changed", arguments.if_changed, "leave the time of a result that is as it was");
  build->add_flag("--durable", arguments.durable,
                  "end only when the disk has the results: they survive a loss of power");
  build->add_flag("--watch", arguments.watch, "build again whenever a file that was read is saved");
  add_setting_options(*build, arguments);
  build->callback([&arguments] { arguments.command = Command::Build; });
}

void add_check(CLI::App& app, Arguments& arguments) {
  CLI::App* check = app.add_subcommand("check", "validate résumés and report on their type");
  add_inputs(*check, arguments);
  add_choices(*check, arguments.tailoring);
  add_overlays(*check, arguments.tailoring);
  check
      ->add_option_function<std::string>(
          "--for",
          [&arguments](const std::string& word) { arguments.audience = one_of(audiences, "--for", word); },
          "readers, or ats: what systems that read applications by machine would stumble over")
      ->type_name("WHOM");
  check->add_flag("--show-text", arguments.show_text, "print the text as it is read out of the PDF, too");
  add_setting_options(*check, arguments);
  check->callback([&arguments] { arguments.command = Command::Check; });
}

void add_new(CLI::App& app, Arguments& arguments) {
  CLI::App* start = app.add_subcommand("new", "write a résumé to start from, with a Makefile");
  start->add_option("DIR", arguments.output, "the folder; without it the current one")
      ->check(not_empty())
      ->type_name("");
  start->add_option("--theme", arguments.theme, "a built-in theme")->check(not_empty())->type_name("NAME");
  start->add_option("--language", arguments.language, "the language of the text, as de-DE")
      ->check(not_empty())
      ->type_name("TAG");
  start->callback([&arguments] { arguments.command = Command::New; });
}

void add_comparisons(CLI::App& app, Arguments& arguments) {
  CLI::App* variants = app.add_subcommand("variants", "list what each variant holds");
  add_inputs(*variants, arguments);
  variants->add_flag("--outputs", arguments.outputs, "print the paths that build --all writes instead");
  add_results(*variants, arguments);
  add_overlays(*variants, arguments.tailoring);
  add_setting_options(*variants, arguments);
  variants->callback([&arguments] {
    arguments.command = Command::Variants;
    arguments.tailoring.all = true;
  });

  CLI::App* diff = app.add_subcommand("diff", "tell what changes between two variants");
  for (const char* name : {"A", "B"}) {
    diff->add_option_function<std::string>(
            name, [&arguments](const std::string& given) { arguments.tailoring.variants.push_back(given); },
            "a variant, default, or whole")
        ->required()
        ->check(not_empty())
        ->type_name("");
  }
  add_inputs(*diff, arguments)->expected(1);
  add_overlays(*diff, arguments.tailoring);
  add_setting_options(*diff, arguments);
  diff->callback([&arguments] { arguments.command = Command::Diff; });
}

void add_import(CLI::App& app, Arguments& arguments) {
  CLI::App* import = app.add_subcommand("import", "turn a JSON Resume, or a PDF with one inside, into TOML");
  import
      ->add_option_function<std::string>(
          "FILE", [&arguments](const std::string& input) { arguments.inputs = {input}; },
          "a JSON Resume, or a PDF that `build --attach` made; - is standard input")
      ->required()
      ->check(not_empty())
      ->type_name("");
  import
      ->add_option("-o,--output", arguments.output,
                   "a file that is not there yet, a folder, or -; without it FILE.toml beside FILE")
      ->check(not_empty())
      ->type_name("OUT");
  add_report_options(*import, arguments);
  import->callback([&arguments] { arguments.command = Command::Import; });
}

void add_listings(CLI::App& app, Arguments& arguments) {
  CLI::App* theme = app.add_subcommand("theme", "list the themes, or print one as TOML, to start one's own");
  theme->add_option("NAME", arguments.theme, "the theme to print")->type_name("");
  theme->callback([&arguments] { arguments.command = Command::Theme; });

  CLI::App* fonts = app.add_subcommand("fonts", "list the font families found, and where");
  fonts->add_option("--family", arguments.family, "only this family, with its files")->type_name("NAME");
  add_font_options(*fonts, arguments);
  fonts->callback([&arguments] { arguments.command = Command::Fonts; });

  CLI::App* schema = app.add_subcommand("schema", "print the editor schema (JSON Schema)");
  schema->add_flag("--reference", arguments.reference, "print the reference page (Markdown) instead");
  schema->callback([&arguments] { arguments.command = Command::Schema; });
}

Early early(const CLI::App& app, const CLI::ParseError& error) {
  std::ostringstream out;
  std::ostringstream ignored;
  if (app.exit(error, out, ignored) == 0) return {out.str(), {}};
  std::string complaint = error.what();
  if (app.get_subcommands().empty())
    complaint = app.remaining().empty() ? "no command is given"
                                        : "there is no command '" + app.remaining().front() + "'";
  return {{}, command_line_error(std::move(complaint), "galley --help, or galley COMMAND --help")};
}

/// What is wrong between options: what is asked of a PDF where none is made would be passed over in silence.
std::optional<Diagnostic> fault_between(const Arguments& arguments) {
  if (std::ranges::count(arguments.inputs, "-") > 1)
    return command_line_error("standard input is named twice", "it can be read once");
  const bool has_pdf = std::ranges::find(arguments.formats, Format::Pdf) != arguments.formats.end();
  if (arguments.command != Command::Build || has_pdf) return {};
  const std::string_view option = arguments.attach   ? "--attach"
                                  : arguments.pdf    ? "--pdf"
                                  : arguments.pretty ? "--pretty"
                                                     : "";
  if (option.empty()) return {};
  return command_line_error(fmt::format("{} is about a PDF, and none is asked for", option),
                            "add -f pdf, or leave it away");
}

/// Takes what the environment says. What is wrong with it, if anything is.
std::optional<Diagnostic> read_environment(Arguments& arguments) {
  const char* const value = std::getenv("SOURCE_DATE_EPOCH");
  const std::string_view text = value == nullptr ? "" : value;
  if (text.empty()) return {};
  std::int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  // Past the year 9999 a PDF date has no room for the year.
  constexpr std::int64_t last_second = 253402300799;
  const bool is_whole = error == std::errc() && end == text.data() + text.size();
  if (!is_whole || seconds < 0 || seconds > last_second)
    return command_line_error(fmt::format("SOURCE_DATE_EPOCH is '{}', and no time", text),
                              fmt::format("it is the seconds since 1970, at most {}", last_second));
  arguments.source_date_epoch = seconds;
  return {};
}

}  // namespace

std::expected<Arguments, Early> parse_arguments(int argc, const char* const* argv) {
  Arguments arguments;
  CLI::App app{"galley sets a résumé in type.", "galley"};
  app.set_version_flag("--version", "galley " GALLEY_VERSION);
  app.require_subcommand(1);
  add_build(app, arguments);
  add_check(app, arguments);
  add_new(app, arguments);
  add_comparisons(app, arguments);
  add_import(app, arguments);
  add_listings(app, arguments);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return std::unexpected(early(app, error));
  }
  if (arguments.inputs.empty()) arguments.inputs.emplace_back("resume.toml");
  if (arguments.formats.empty()) arguments.formats.push_back(Format::Pdf);
  if (arguments.proof) arguments.formats.push_back(Format::Proof);
  // A format that is asked for twice is written once.
  std::ranges::sort(arguments.formats);
  const auto repeated = std::ranges::unique(arguments.formats);
  arguments.formats.erase(repeated.begin(), repeated.end());
  if (auto fault = fault_between(arguments)) return std::unexpected(Early{{}, std::move(fault)});
  if (auto fault = read_environment(arguments)) return std::unexpected(Early{{}, std::move(fault)});
  return arguments;
}

}  // namespace galley::cli
