// intake: the name trees of a PDF. In C++17, for libqpdf's headers.
#pragma once

#include <map>
#include <string>

#include <qpdf/QPDFObjectHandle.hh>

namespace galley::intake {

/// All values of a name tree (ISO 32000-1, 7.9.6), by name. Each node is looked at once, whoever shares it,
/// and no more nodes and values than a budget: libqpdf's own way through a tree may have no end.
[[nodiscard]] std::map<std::string, QPDFObjectHandle> values_of_name_tree(const QPDFObjectHandle& root);

}  // namespace galley::intake
