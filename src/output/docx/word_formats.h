// output: what a paragraph and a run of Word's look like, as lists of elements that can be compared.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "docx/xml_tree.h"
#include "galley/document/document.h"

namespace galley::output::docx {

/// A property: an element with its attributes, and perhaps elements inside.
struct Property {
  std::string_view name;
  std::vector<std::pair<std::string_view, std::string>> attributes;
  std::vector<Property> inside;

  // Once in the file of their own: the command is to be small.
  explicit Property(std::string_view name = {});
  Property(const Property& other);
  Property(Property&& other) noexcept;
  Property& operator=(const Property& other);
  Property& operator=(Property&& other) noexcept;
  ~Property();
  bool operator==(const Property& other) const;

  /// Adds an attribute.
  void set(std::string_view attribute, std::string value);
  void set(std::string_view attribute, std::int64_t value) { set(attribute, std::to_string(value)); }
};

/// Properties in the order of the schema. All formats of paragraphs have the same ones, and so have all
/// formats of runs: what a format does not have is said as such.
using Format = std::vector<Property>;

/// A line along a paragraph. One without thickness is none.
struct Border {
  Length thickness;
  Length distance;  ///< from the text
  Colour colour;
};

/// Where a tab leads, from the left margin.
struct TabStop {
  Length offset;
  bool is_right = false;  ///< the text before the next tab ends there

  bool operator==(const TabStop&) const = default;
};

/// A paragraph's place in a list of the numbering; list 0 is none.
struct ListReference {
  std::size_t list = 0;
  int depth = 0;
};

/// How a paragraph of Word's stands on the page.
struct ParagraphLook {
  Alignment alignment = Alignment::Start;
  Length left, right;  ///< from the margins
  Length first;        ///< of its first line, from `left`
  Length above;
  Length leading;  ///< none: what its lines need
  ListReference list;
  Border top, bottom;
  std::vector<TabStop> tabs;
  bool keeps_with_next = false;
  bool keeps_together = false;
  bool begins_page = false;
  bool hyphenates = true;
  bool runs_to_left = false;  ///< Word then swaps left and right in all of its measures
};
[[nodiscard]] Format format_of(const ParagraphLook& look);

/// The places in a run's format.
enum RunProperty : std::size_t {
  RunFonts,
  RunBold,
  RunBoldComplex,
  RunItalic,
  RunItalicComplex,
  RunSmallCaps,
  RunColour,
  RunSpacing,
  RunSize,
  RunSizeComplex,
  RunPosition,
  RunFigures,
  RunFigureWidth,
};
/// `style` in `family`, at `size`.
[[nodiscard]] Format format_of(const TextStyle& style, const std::string& family, Length size);

/// A property that is switched on.
[[nodiscard]] bool is_on(const Property& property);

/// A format, and how much is in it.
struct WeighedFormat {
  const Format* format = nullptr;
  std::size_t weight = 0;
};
/// The format that has of each property what most have. There is at least one.
[[nodiscard]] Format most_common(std::span<const WeighedFormat> formats);

/// Adds the properties of `wanted` that `base` has otherwise.
void add_difference(XmlNode parent, const Format& wanted, const Format& base);
void add_property(XmlNode parent, const Property& property);

/// Lengths as Word has them.
[[nodiscard]] std::int64_t twips(Length length);        ///< 1/20 pt
[[nodiscard]] std::int64_t half_points(Length length);  ///< 1/2 pt, at least 1
[[nodiscard]] std::int64_t emus(Length length);         ///< 1/12700 pt

/// “1F3F77”.
[[nodiscard]] std::string hexadecimal(const Colour& colour);

}  // namespace galley::output::docx
