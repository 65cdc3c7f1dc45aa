// cli: man pages (see man_page.h).
#include "man_page.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include <fmt/format.h>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "galley/resume/parse.h"
#include "help.h"
#include "result_formats.h"

namespace galley::cli {
namespace {

/// A text as roff: each character prints as itself. The page is ASCII, which any program reads in any locale.
std::string escaped(std::string_view text) {
  std::string roff;
  for (std::size_t i = 0; i < text.size();) {
    const auto [character, next] = utf8::decode(text, i);
    i = next;
    switch (character) {
      case '\\':
        roff += "\\e";
        break;
      case '-':
        roff += "\\-";
        break;
      case '\'':
        roff += "\\(aq";
        break;
      case '`':
        roff += "\\(ga";
        break;
      case '^':
        roff += "\\(ha";
        break;
      case '~':
        roff += "\\(ti";
        break;
      default:
        if (character < 0x80)
          roff += static_cast<char>(character);
        else
          roff += fmt::format("\\[u{:04X}]", static_cast<std::uint32_t>(character));
    }
  }
  return roff;
}

std::string bold(std::string_view text) { return "\\fB" + escaped(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + escaped(text) + "\\fR"; }

/// A text with Markdown's code in bold. A run of backquotes ends at a run of the same length.
std::string inline_text(std::string_view text) {
  std::string roff;
  while (!text.empty()) {
    const std::size_t start = std::min(text.find('`'), text.size());
    roff += escaped(text.substr(0, start));
    text.remove_prefix(start);
    const std::size_t length = std::min(text.find_first_not_of('`'), text.size());
    const std::string_view fence = text.substr(0, length);
    const std::size_t end = length == 0 ? std::string_view::npos : text.find(fence, length);
    if (end == std::string_view::npos) {
      roff += escaped(text);
      break;
    }
    const std::string_view code = text.substr(length, end - length);
    roff += bold(length > 1 ? ascii::trimmed(code) : code);
    text.remove_prefix(end + length);
  }
  return roff;
}

/// Writes the lines of a page.
class Page {
 public:
  Page(std::string_view name, int section, std::string_view summary) {
    std::string title(name);
    for (char& c : title) c = ascii::to_capital(c);
    page_ = fmt::format(".TH {} {} \"\" \"galley {}\" \"galley\"\n", escaped(title), section, GALLEY_VERSION);
    heading("NAME");
    paragraph(fmt::format("{} \\- {}", escaped(name), inline_text(summary)));
  }

  void heading(std::string_view title) { page_ += fmt::format(".SH \"{}\"\n", escaped(title)); }
  void subheading(std::string_view title) { page_ += fmt::format(".SS \"{}\"\n", escaped(title)); }
  void next_paragraph() { page_ += ".PP\n"; }
  /// Lines of less than 80 bytes. `roff` is escaped.
  void paragraph(std::string_view roff) {
    std::string line;
    for (const std::string_view word : ascii::words_of(roff)) {
      if (line.size() + 1 + word.size() >= 80) end_line(line);
      line += (line.empty() ? "" : " ") + std::string(word);
    }
    end_line(line);
  }
  /// A term, and what it means.
  void entry(const std::string& term, std::string_view meaning) {
    page_ += ".TP\n" + term + "\n";
    paragraph(meaning);
  }

  [[nodiscard]] std::string take() { return std::move(page_); }

 private:
  void end_line(std::string& line) {
    if (line.starts_with('.')) page_ += "\\&";
    page_ += line + "\n";
    line.clear();
  }
  std::string page_;
};

/// “-o, --output OUT”.
std::string term_of(const CLI::Option& option) {
  std::string term;
  for (const std::string& name : option.get_snames()) term += bold("-" + name) + ", ";
  for (const std::string& name : option.get_lnames()) term += bold("--" + name);
  if (takes_value(option)) term += " " + italic(option.get_type_name());
  return term;
}

void append_options(Page& page, const CLI::App& app) {
  page.heading("OPTIONS");
  for (const GroupSpec& group : groups()) {
    const auto options = options_in(app, group);
    if (options.empty()) continue;
    page.subheading(group.title);
    for (const CLI::Option* option : options)
      page.entry(term_of(*option), inline_text(description_of(*option)));
  }
}

void append_formats(Page& page) {
  page.heading("FORMATS");
  for (const FormatSpec& spec : formats())
    if (!spec.word.empty()) page.entry(bold(spec.word), inline_text(spec.about));
}

void append_examples(Page& page, const CLI::App& app) {
  page.heading("EXAMPLES");
  for (const Example& example : examples_of(app)) page.entry(bold(example.line), inline_text(example.remark));
}

void append_exit_status(Page& page) {
  page.heading("EXIT STATUS");
  page.entry(bold("0"), "All went well.");
  page.entry(bold("1"), "The résumé is at fault.");
  page.entry(bold("2"), "The command line is at fault, or a file that it names is not there.");
  page.entry(bold("3"), "The system is at fault.");
}

void append_environment(Page& page) {
  page.heading("ENVIRONMENT");
  page.entry(bold("SOURCE_DATE_EPOCH"), "The date of a PDF, in seconds since 1970.");
  page.entry(bold("NO_COLOR"), "If it is set, nothing is coloured.");
}

void append_see_also(Page& page, const std::vector<std::pair<std::string, int>>& names) {
  page.heading("SEE ALSO");
  std::string list;
  for (const auto& [name, section] : names)
    list += fmt::format("{}{}({})", list.empty() ? "" : ", ", bold(name), section);
  page.paragraph(list);
}

std::string page_name(const CLI::App& command) { return "galley-" + command.get_name(); }

ManPage page_of_command(const CLI::App& command) {
  const std::string name = page_name(command);
  Page page(name, 1, command.get_description());
  page.heading("SYNOPSIS");
  page.paragraph(bold("galley " + command.get_name()) + " " + escaped(usage_of(command)));
  const auto arguments = positionals_of(command);
  if (!arguments.empty()) page.heading("ARGUMENTS");
  for (const CLI::Option* argument : arguments)
    page.entry(italic(argument->get_name(true)), inline_text(description_of(*argument)));
  append_options(page, command);
  if (takes_format(command)) append_formats(page);
  append_examples(page, command);
  append_exit_status(page);
  append_environment(page);
  append_see_also(page, {{"galley", 1}, {"galley-format", 5}});
  return {name, 1, page.take()};
}

ManPage page_of_program(const CLI::App& app) {
  Page page("galley", 1, "set a résumé in type");
  page.heading("SYNOPSIS");
  page.paragraph(bold("galley") + " " + italic("COMMAND") + " " + escaped("[OPTIONS] ..."));
  page.next_paragraph();
  page.paragraph(bold("galley") + " " + italic("FILE"));
  page.heading("DESCRIPTION");
  page.paragraph(inline_text(
      "A résumé is a TOML file, or a JSON Resume. `galley` makes a PDF of it, ready for print. "
      "`galley FILE` is the same as `galley build FILE`. A folder stands for the `resume.toml` in "
      "it. What is wrong is printed with its place and a way out."));
  page.heading("COMMANDS");
  std::vector<std::pair<std::string, int>> others;
  for (const CLI::App* command : commands_of(app)) {
    page.entry(fmt::format("{}(1)", bold(page_name(*command))), inline_text(command->get_description()));
    others.emplace_back(page_name(*command), 1);
  }
  append_options(page, app);
  page.heading("FILES");
  page.entry(italic("resume.toml"), "The résumé, if the command line names none.");
  page.entry(italic("letter.toml"), inline_text("The letter. It is `[letter]` of the résumé beside it."));
  page.entry(italic("resume.private.toml"),
             inline_text("Private data. It is laid over `resume.toml`, unless `--public` is given."));
  page.entry(italic("variants/NAME.toml"), "The variant of that name.");
  page.entry(italic("fonts/"), "Fonts for the résumé beside it.");
  append_examples(page, app);
  append_exit_status(page);
  append_environment(page);
  others.emplace_back("galley-format", 5);
  append_see_also(page, others);
  return {"galley", 1, page.take()};
}

/// The cells of a row of a Markdown table.
std::vector<std::string> cells_of(std::string_view row) {
  std::vector<std::string> cells;
  std::string cell;
  for (std::size_t i = 1; i < row.size(); ++i) {
    if (row[i] == '|') {
      cells.emplace_back(ascii::trimmed(cell));
      cell.clear();
    } else {
      if (row[i] == '\\' && i + 1 < row.size() && row[i + 1] == '|') ++i;
      cell += row[i];
    }
  }
  return cells;
}

/// The reference page, which is Markdown: headings, paragraphs, and tables of key, form and meaning.
ManPage page_of_format() {
  Page page("galley-format", 5, "the file that a résumé is written in");
  page.heading("DESCRIPTION");
  bool is_in_table = false;
  for (const std::string& line : CLI::detail::split(resume::reference_page(), '\n')) {
    if (line.starts_with("## ")) {
      std::string title = line.substr(3);
      std::erase(title, '`');
      page.heading(title);
    } else if (line.starts_with('|')) {
      // Two rows are the head of the table.
      const std::vector<std::string> cells = cells_of(line);
      if (is_in_table && !line.starts_with("|---"))
        page.entry(inline_text(cells[0]) + " (" + inline_text(cells[1]) + ")", inline_text(cells[2]));
    } else if (!line.empty() && !line.starts_with("# ")) {
      page.paragraph(inline_text(line));
    }
    is_in_table = line.starts_with('|');
  }
  append_see_also(page, {{"galley", 1}, {"galley-schema", 1}});
  return {"galley-format", 5, page.take()};
}

}  // namespace

std::vector<ManPage> man_pages(const CLI::App& app) {
  std::vector<ManPage> pages{page_of_program(app)};
  for (const CLI::App* command : commands_of(app)) pages.push_back(page_of_command(*command));
  pages.push_back(page_of_format());
  return pages;
}

}  // namespace galley::cli
