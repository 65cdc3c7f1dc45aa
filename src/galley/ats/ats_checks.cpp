// galley: what the checks for applicant systems share (see ats_checks.h).
#include "ats_checks.h"

#include <algorithm>

#include <fmt/format.h>

#include "galley/base/utf8.h"
#include "typeset_resume.h"

namespace galley::ats {

Diagnostic fault(const Place& place, std::string message, std::string help) {
  return {Severity::Warning, Fault::Resume, std::move(message), place, std::move(help)};
}

Diagnostic advice(const Place& place, std::string message, std::string help) {
  return {Severity::Note, Fault::Resume, std::move(message), place, std::move(help)};
}

Summary not_checked(std::string_view why) {
  Summary summary(fmt::format("not checked: {}", why));
  summary.checked = false;
  return summary;
}

std::string in_lines(const std::vector<Place>& places) {
  constexpr std::size_t max_lines = 5;
  std::vector<int> lines;
  for (const Place& place : places)
    if (place.line > 0) lines.push_back(place.line);
  std::ranges::sort(lines);
  const auto same = std::ranges::unique(lines);
  lines.erase(same.begin(), same.end());
  if (lines.empty()) return {};
  std::string text = lines.size() == 1 ? " (line " : " (lines ";
  for (std::size_t i = 0; i < std::min(lines.size(), max_lines); ++i)
    text += fmt::format("{}{}", i == 0 ? "" : i + 1 == lines.size() ? " and " : ", ", lines[i]);
  if (lines.size() > max_lines) text += fmt::format(" and {} more", lines.size() - max_lines);
  return text + ")";
}

std::string plain(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, next] = utf8::decode(text, at);
    at = next;
    const bool space = point == U' ' || point == 0xA0 || point == 0x202F || point == U'\n';
    if (!space) utf8::append(out, point == 0x2011 ? U'-' : point);
    if (space && !out.empty() && !out.ends_with(' ')) out += ' ';
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

const StructureNode* node_of(const Pages& pages, NodeId node) {
  return node < pages.structure.nodes.size() ? &pages.structure.nodes[node] : nullptr;
}

Place place_at(const Subject& subject, NodeId node) {
  const StructureNode* found = node_of(subject.pages, node);
  return found != nullptr ? found->place : place_of(subject.resume);
}

std::string key_of(const Place& place) {
  return fmt::format("{}:{}:{}:{}", place.source != nullptr ? place.source->name : std::string(), place.line,
                     place.column, place.pointer);
}

}  // namespace galley::ats
