// output: the relationships of a part of a Word file: what it refers to, each by an id.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley::output::docx {

enum class TargetMode { Internal, External };

class Relationships {
 public:
  /// The id of a relationship of a type, which is the last part of its URI: “hyperlink”. Equal ones are one.
  std::string add(std::string_view type, std::string target, TargetMode mode = TargetMode::Internal);
  /// The same with the whole URI of the type.
  std::string add_of_type(std::string type, std::string target, TargetMode mode = TargetMode::Internal);

  [[nodiscard]] bool empty() const { return all_.empty(); }
  [[nodiscard]] std::string file() const;

 private:
  struct Relationship {
    std::string type;
    std::string target;
    TargetMode mode;
    bool operator==(const Relationship&) const = default;
  };
  std::vector<Relationship> all_;
};

}  // namespace galley::output::docx
