// exchange: JSON Resume to a tree that galley reads, and on to TOML.
#include <utility>

#include "galley/base/memory.h"
#include "galley/exchange/json_resume.h"
#include "galley/resume/parse.h"
#include "mending.h"
#include "set_aside.h"
#include "tree_to_toml.h"

namespace galley::exchange {

using resume::is_web_image;
using source::Member;
using source::Value;

namespace {

/// Sets aside a picture that the TOML would name in vain.
void check_picture(Value& root, const PictureFault& fault_of, Diagnostics& warnings) {
  Member* basics = root.find("basics");
  const Member* image = basics != nullptr ? basics->value.find("image") : nullptr;
  if (!fault_of || image == nullptr || is_web_image(image->value.string)) return;
  auto fault = fault_of(image->value.string, image->value.place);
  if (!fault) return;
  fault->severity = Severity::Warning;
  fault->message += ": 'image' is kept in [basics.x]";
  if (fault->help.empty()) fault->help = "put it there, and move 'image' to [basics]";
  warnings.push_back(*std::move(fault));
  std::vector<Member> kept{*image};
  std::erase_if(basics->value.members, [](const Member& one) { return one.key == "image"; });
  keep_aside(basics->value, std::move(kept));
}

std::expected<std::string, Diagnostics> toml_of(const Source& source, const PictureFault& fault_of,
                                                Diagnostics& warnings) {
  auto root = read_json_resume(std::make_shared<const Source>(source), warnings);
  if (!root) return std::unexpected(Diagnostics{std::move(root.error())});
  check_picture(*root, fault_of, warnings);
  return tree_to_toml(*root, warnings);
}

}  // namespace

std::expected<Value, Diagnostic> read_json_resume(const std::shared_ptr<const Source>& source,
                                                  Diagnostics& said) {
  auto root = source::read_json(source, &said);
  if (root) mend(*root, said);
  return root;
}

std::expected<std::string, Diagnostics> import_json(const Source& source, const PictureFault& fault_of,
                                                    Diagnostics& warnings) {
  return without_exceptions([&] { return toml_of(source, fault_of, warnings); });
}

}  // namespace galley::exchange
