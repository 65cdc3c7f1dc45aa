// font: handles over the objects of C libraries; seen by this module only.
#pragma once

namespace galley::font {

/// A deleter for std::unique_ptr: gives an object back to the library that made it.
template <auto Destroy>
struct Destroyer {
  template <typename Object>
  void operator()(Object* object) const {
    Destroy(object);
  }
};

}  // namespace galley::font
