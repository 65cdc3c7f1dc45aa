// galley: what the checks for applicant systems share (see ats_checks.h).
#include "ats_checks.h"

#include "galley/base/utf8.h"
#include "typeset_resume.h"

namespace galley::ats {

Diagnostic fault(const Place& place, std::string message, std::string help) {
  return {Severity::Warning, Fault::Resume, std::move(message), place, std::move(help)};
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

}  // namespace galley::ats
