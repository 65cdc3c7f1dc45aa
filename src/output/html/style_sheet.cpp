// output: the style sheet of a web page (see style_sheet.h).
#include "html/style_sheet.h"

#include <algorithm>

#include <fmt/format.h>

#include "decimal.h"
#include "html/dark_colours.h"

namespace galley::output {
namespace {

/// The place of a value in a list, which gets it if it is new.
template <typename Value>
std::size_t place_of(std::vector<Value>& values, Value value) {
  const auto found = std::ranges::find(values, value);
  const auto place = static_cast<std::size_t>(found - values.begin());
  if (found == values.end()) values.push_back(std::move(value));
  return place;
}

}  // namespace

std::string StyleSheet::name_of(Rule rule) { return fmt::format("s{}", place_of(rules_, std::move(rule))); }

std::string StyleSheet::class_of(std::string declarations, std::string marked) {
  if (declarations.empty() && marked.empty()) return {};
  return name_of(Rule{std::move(declarations), std::move(marked), false});
}

std::string StyleSheet::print_class_of(std::string declarations) {
  return name_of(Rule{std::move(declarations), {}, true});
}

std::string StyleSheet::name_of(const NamedColour& colour) {
  return fmt::format("var(--c{})", place_of(colours_, colour));
}

std::string StyleSheet::colour(const Colour& colour) { return name_of(NamedColour{colour, false}); }
std::string StyleSheet::line_colour(const Colour& colour) { return name_of(NamedColour{colour, true}); }

std::string StyleSheet::length(Length length) const {
  if (length == Length{}) return "0";
  std::string out;
  const std::int64_t size = std::max<std::int64_t>(1, size_.scaled_points());
  append_decimal(out, Length::scaled_points(10000).scaled(length.scaled_points(), size).scaled_points(), 4);
  return out + "rem";
}

std::string StyleSheet::css() const {
  std::string light, dark, rules;
  for (std::size_t i = 0; i < colours_.size(); ++i) {
    const auto& [colour, is_line] = colours_[i];
    const auto append = [i](std::string& out, const Colour& c) {
      out += fmt::format("--c{}:#{:02x}{:02x}{:02x};", i, c.red, c.green, c.blue);
    };
    append(light, colour);
    append(dark, on_dark(colour, is_line ? Use::Line : Use::Text));
  }
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const Rule& rule = rules_[i];
    std::string written;
    if (!rule.declarations.empty()) written = fmt::format(".s{}{{{}}}", i, rule.declarations);
    if (!rule.marked.empty()) written += fmt::format(".s{}::before{{{}}}", i, rule.marked);
    rules += rule.is_print ? fmt::format("@media print{{{}}}\n", written) : written + "\n";
  }
  const Colour& back = dark_background;
  return fmt::format(
      ":root{{--back:#fff;{}}}\n@media screen and "
      "(prefers-color-scheme:dark){{:root{{--back:#{:02x}{:02x}{:02x};{}}}}}\n{}",
      light, back.red, back.green, back.blue, dark, rules);
}

std::string css_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    // What could end the text or the style sheet stands there by its number.
    if (std::string_view("\"\\<\n").contains(c))
      out += fmt::format("\\{:06x}", static_cast<unsigned>(c));
    else
      out += c;
  }
  return out + "\"";
}

std::string points(Length length) {
  std::string out;
  append_decimal(out, thousandths(length));
  return out + "pt";
}

}  // namespace galley::output
