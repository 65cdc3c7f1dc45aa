// output: Pages to JSON. Each line of type is a line of JSON, the same in every run: golden tests compare it,
// and a reader of their diffs sees what moved.
#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "decimal.h"
#include "galley/base/memory.h"
#include "galley/base/utf8.h"
#include "galley/output/output.h"

namespace galley::output {

namespace {

/// A number to three decimals, without trailing zeros. JSON has no infinities.
std::string number(double value) {
  if (!std::isfinite(value)) return "null";
  std::string text = fmt::format("{:.3f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

std::string number(Length length) {
  std::string text;
  append_decimal(text, thousandths(length));
  return text;
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t offset = 0; offset < text.size();) {
    const auto [code_point, next] = utf8::decode(text, offset);
    offset = next;
    if (code_point == U'"' || code_point == U'\\') {
      out.append("\\").append(1, static_cast<char>(code_point));
    } else if (code_point < 0x20 || (code_point >= 0x7F && code_point <= 0xA0) || code_point == 0xAD) {
      // A diff should show no-break spaces and soft hyphens, too.
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<std::uint32_t>(code_point));
    } else {
      utf8::append(out, code_point);
    }
  }
  return out + "\"";
}

std::string_view role_name(LineRole role) {
  switch (role) {
    case LineRole::Body:
      return "body";
    case LineRole::Aside:
      return "aside";
    case LineRole::Label:
      return "label";
    case LineRole::Footer:
      return "footer";
    case LineRole::Header:
      return "header";
  }
  return "";
}

std::string colour_name(Colour colour) {
  return fmt::format("\"#{:02X}{:02X}{:02X}\"", colour.red, colour.green, colour.blue);
}

std::string rectangle(const Rect& rect) {
  return fmt::format("[{}, {}, {}, {}]", number(rect.origin.x), number(rect.origin.y),
                     number(rect.size.width), number(rect.size.height));
}

const Destination* destination_of(const Pages& pages, NodeId node) {
  for (const Destination& destination : pages.destinations) {
    if (destination.node == node) return &destination;
  }
  return nullptr;
}

/// Where a link leads, as JSON: its URI, or `[page, x, y]` with pages from 1.
std::string target(const Pages& pages, LinkId link) {
  if (link < 0 || static_cast<std::size_t>(link) >= pages.links.size()) return "null";
  const LinkTarget& target = pages.links[static_cast<std::size_t>(link)];
  if (!target.uri.empty()) return quoted(target.uri);
  const Destination* destination = destination_of(pages, target.destination);
  if (!destination) return "null";
  return fmt::format("[{}, {}, {}]", destination->page + 1, number(destination->point.x),
                     number(destination->point.y));
}

std::string dump(const Pages& pages, const GlyphRun& run) {
  std::string out = fmt::format("{{\"text\": {}, \"font\": {}, \"size\": {}, \"x\": {}", quoted(run.text),
                                quoted(run.face ? run.face->post_script_name() : ""), number(run.size),
                                number(run.origin.x));
  if (run.horizontal_scale != 1000)
    fmt::format_to(std::back_inserter(out), ", \"scale\": {}", run.horizontal_scale);
  if (run.colour != Colour{}) out += ", \"colour\": " + colour_name(run.colour);
  if (run.link >= 0) out += ", \"link\": " + target(pages, run.link);
  return out + "}";
}

std::string dump(const Pages& pages, const Line& line) {
  std::string out = fmt::format("{{\"role\": \"{}\", \"x\": {}, \"y\": {}, \"text\": {}, \"measure\": {}",
                                role_name(line.role), number(line.origin.x), number(line.origin.y),
                                quoted(line.text), number(line.measure));
  fmt::format_to(std::back_inserter(out), ", \"natural\": {}, \"ratio\": {}, \"badness\": {}",
                 number(line.natural), number(line.ratio), line.badness);
  if (line.justified)
    fmt::format_to(std::back_inserter(out), ", \"justified\": true, \"word_space\": {}",
                   number(line.word_space));
  if (line.set_short) out += ", \"short\": true";
  if (line.ends_paragraph) out += ", \"last\": true";
  out += ", \"runs\": [";
  for (const GlyphRun& run : line.runs) {
    if (&run != &line.runs.front()) out += ", ";
    out += dump(pages, run);
  }
  return out + "]}";
}

/// `"key": [` and the items, each on its own line.
template <class Items, class Dump>
void append_list(std::string& out, std::string_view key, const Items& items, Dump dump_item) {
  fmt::format_to(std::back_inserter(out), "\"{}\": [", key);
  for (const auto& item : items) {
    out.append(&item == &*std::begin(items) ? "\n  " : ",\n  ").append(dump_item(item));
  }
  out += "]";
}

std::string dump(const Pages& pages, const Page& page) {
  std::string out = fmt::format("{{\"width\": {}, \"height\": {}, \"text_height\": {}, \"filled\": {},\n ",
                                number(page.size.width), number(page.size.height), number(page.height),
                                number(page.filled));
  append_list(out, "lines", page.lines, [&](const Line& line) { return dump(pages, line); });
  out += ",\n ";
  append_list(out, "rules", page.rules, [](const PlacedRule& rule) {
    return fmt::format("{{\"rect\": {}, \"colour\": {}}}", rectangle(rule.rect), colour_name(rule.colour));
  });
  out += ",\n ";
  if (!page.pictures.empty()) {
    append_list(out, "pictures", page.pictures, [&](const PlacedPicture& placed) {
      const std::string_view alternative = placed.node < pages.structure.nodes.size()
                                               ? pages.structure.nodes[placed.node].alternative
                                               : std::string_view();
      return fmt::format("{{\"rect\": {}, \"pixels\": [{}, {}], \"alternative\": {}}}",
                         rectangle(placed.rect), placed.picture->upright_width(),
                         placed.picture->upright_height(), quoted(alternative));
    });
    out += ",\n ";
  }
  append_list(out, "links", page.link_areas, [&](const LinkArea& area) {
    return fmt::format("{{\"rect\": {}, \"to\": {}}}", rectangle(area.rect), target(pages, area.link));
  });
  return out + "}";
}

std::string dump(const Pages& pages, const OutlineEntry& entry) {
  const Destination* destination = destination_of(pages, entry.node);
  return fmt::format("{{\"level\": {}, \"title\": {}, \"page\": {}}}", entry.level, quoted(entry.title),
                     destination ? fmt::to_string(destination->page + 1) : "null");
}

std::string dump(const Pages& pages) {
  std::string out =
      fmt::format("{{\"title\": {}, \"author\": {}, \"language\": {},\n", quoted(pages.info.title),
                  quoted(pages.info.author), quoted(pages.info.language));
  append_list(out, "outline", pages.outline, [&](const OutlineEntry& entry) { return dump(pages, entry); });
  out += ",\n";
  append_list(out, "pages", pages.pages, [&](const Page& page) { return dump(pages, page); });
  return out + "}\n";
}

}  // namespace

std::expected<std::string, Diagnostics> write_layout(const Pages& pages) {
  return without_exceptions([&]() -> std::expected<std::string, Diagnostics> { return dump(pages); });
}

}  // namespace galley::output
