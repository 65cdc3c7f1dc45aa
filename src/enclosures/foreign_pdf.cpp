// enclosures: a PDF that may be hostile (see foreign_pdf.h). libqpdf's own way to the pages goes as deep as
// their tree does; this one needs no stack.
#include "foreign_pdf.h"

#include <new>
#include <set>
#include <utility>

#include <qpdf/QPDFExc.hh>

#include "galley/base/limits.h"
#include "galley/intake/name_tree.h"
#include "galley/intake/untrusted_pdf.h"
#include "refusal.h"

namespace galley::enclosures {
namespace {

/// What a node says itself, else what it inherits.
QPDFObjectHandle own_or(QPDFObjectHandle& node, const char* key, const QPDFObjectHandle& inherited) {
  return node.hasKey(key) ? node.getKey(key) : inherited;
}

}  // namespace

ForeignPdf::ForeignPdf(const std::string& bytes, IsStopped is_stopped)
    : file_(std::make_unique<QPDF>()), is_stopped_(std::move(is_stopped)), bytes_(bytes.size()) {
  try {
    intake::open_untrusted(*file_, bytes, [this] {
      if (is_stopped_()) throw Refusal{Refusal::Reason::Stopped};
    });
    if (file_->isEncrypted()) throw Refusal{Refusal::Reason::Encrypted};
    find_pages();
    require_soundness();
  } catch (const QPDFExc& exception) {
    if (exception.getErrorCode() == qpdf_e_password) throw Refusal{Refusal::Reason::Encrypted};
    throw Refusal{Refusal::Reason::Damaged, exception.getMessageDetail()};
  }
  if (pages_.empty()) throw Refusal{Refusal::Reason::NoPages};
}

void ForeignPdf::find_pages() {
  struct Node {
    QPDFObjectHandle dictionary;
    Inherited inherited;
  };
  std::set<QPDFObjGen> seen;
  std::vector<Node> nodes{{file_->getRoot().getKey("/Pages"), {}}};
  while (!nodes.empty()) {
    Node node = std::move(nodes.back());
    nodes.pop_back();
    QPDFObjectHandle& dictionary = node.dictionary;
    if (!dictionary.isDictionary()) throw Refusal{Refusal::Reason::Damaged, "a page is missing"};
    if (!dictionary.isIndirect() || !seen.insert(dictionary.getObjGen()).second)
      throw Refusal{Refusal::Reason::Damaged, "its pages are no tree"};
    Inherited& inherited = node.inherited;
    inherited = {own_or(dictionary, "/Resources", inherited.resources),
                 own_or(dictionary, "/MediaBox", inherited.media_box),
                 own_or(dictionary, "/CropBox", inherited.crop_box),
                 own_or(dictionary, "/Rotate", inherited.rotate)};
    QPDFObjectHandle kids = dictionary.getKey("/Kids");
    if (!kids.isArray()) {
      if (pages_.size() >= limits.enclosed_pages) throw Refusal{Refusal::Reason::TooManyPages};
      numbers_.emplace(dictionary.getObjGen(), pages_.size());
      pages_.push_back({dictionary, inherited});
      continue;
    }
    for (int i = kids.getArrayNItems(); i-- > 0;) nodes.push_back({kids.getArrayItem(i), inherited});
  }
}

std::optional<std::size_t> ForeignPdf::number_of(const QPDFObjectHandle& page) const {
  const auto found = numbers_.find(page.getObjGen());
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

QPDFObjectHandle ForeignPdf::named_destination(const QPDFObjectHandle& name) {
  QPDFObjectHandle destination = QPDFObjectHandle::newNull();
  QPDFObjectHandle root = file_->getRoot();
  QPDFObjectHandle key = name;
  if (key.isName()) {
    QPDFObjectHandle all = root.getKey("/Dests");
    if (all.isDictionary()) destination = all.getKey(key.getName());
  } else if (key.isString()) {
    if (!names_) {
      QPDFObjectHandle trees = root.getKey("/Names");
      names_ = intake::values_of_name_tree(trees.isDictionary() ? trees.getKey("/Dests") : trees);
    }
    const auto found = names_->find(key.getUTF8Value());
    if (found != names_->end()) destination = found->second;
  }
  return destination.isDictionary() ? destination.getKey("/D") : destination;
}

void ForeignPdf::require_soundness() const {
  if (is_stopped_()) throw Refusal{Refusal::Reason::Stopped};
  if (!file_->anyWarnings()) return;
  const std::string detail = file_->getWarnings().front().getMessageDetail();
  // libqpdf takes a lack of memory for damage.
  if (detail.find("std::bad_alloc") != std::string::npos) throw std::bad_alloc();
  throw Refusal{Refusal::Reason::Damaged, detail};
}

}  // namespace galley::enclosures
