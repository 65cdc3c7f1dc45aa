// document: the prose of a session.
#pragma once

#include <memory>

namespace galley {

/// Texts whose Markdown was read and whose punctuation was set, kept for a session and shared by its
/// documents; bounded. Safe to share between threads.
class ProseCache {
 public:
  ProseCache();
  ProseCache(const ProseCache&) = delete;
  ProseCache& operator=(const ProseCache&) = delete;
  ~ProseCache();
  struct Parts;
  [[nodiscard]] Parts& parts() const { return *parts_; }

 private:
  std::unique_ptr<Parts> parts_;
};

}  // namespace galley
