// enclosures: a page is made anew of what is known to be harmless (see page_copier.h).
#include "page_copier.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <qpdf/Constants.h>
#include <qpdf/QPDFAnnotationObjectHelper.hh>

#include "galley/base/limits.h"
#include "object_copier.h"
#include "refusal.h"

namespace galley::enclosures {
namespace {

using Handle = QPDFObjectHandle;

/// A dictionary that is not shared with other objects: that of `key`, or an empty one.
Handle own_dictionary(Handle& parent, const char* key) {
  Handle value = parent.getKey(key);
  Handle own = value.isDictionary() ? value.shallowCopy() : Handle::newDictionary();
  parent.replaceKey(key, own);
  return own;
}

/// An array of so many numbers, or null.
Handle numbers_of(Handle value, int count) {
  if (!value.isArray() || value.getArrayNItems() != count) return Handle::newNull();
  Handle numbers = Handle::newArray();
  for (int i = 0; i < count; ++i) {
    Handle item = value.getArrayItem(i);
    if (!item.isNumber()) return Handle::newNull();
    numbers.appendItem(item.isInteger() ? Handle::newInteger(item.getIntValue())
                                        : Handle::newReal(item.getRealValue()));
  }
  return numbers;
}

bool has_subtype(Handle& annotation, const char* subtype) {
  Handle value = annotation.getKey("/Subtype");
  return value.isName() && value.getName() == subtype;
}

/// Does an address lead to where a reader of a letter may be sent?
bool is_harmless(const std::string& uri) {
  static const std::set<std::string> schemes{"http", "https", "mailto", "tel", "ftp", "doi"};
  std::string scheme = uri.substr(0, uri.find(':'));
  std::transform(scheme.begin(), scheme.end(), scheme.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return scheme.size() < uri.size() && schemes.count(scheme) > 0;
}

class PageCopier {
 public:
  PageCopier(ForeignPdf& source, QPDF& target) : source_(source), target_(target), copier_(source, target) {}

  Handle append_all() {
    // Links lead to pages that come later.
    for (std::size_t i = 0; i < source_.pages().size(); ++i)
      pages_.push_back(target_.makeIndirectObject(Handle::parse("<</Type/Page>>")));
    for (std::size_t i = 0; i < pages_.size(); ++i) {
      fill(pages_[i], source_.pages()[i]);
      target_.addPage(pages_[i], false);
    }
    hide_layers();
    source_.require_soundness();
    return pages_.front();
  }

 private:
  void fill(Handle page, const ForeignPage& original) {
    Handle dictionary = original.dictionary;
    Handle media_box = numbers_of(original.inherited.media_box, 4);
    page.replaceKey("/MediaBox", media_box.isNull() ? Handle::parse("[0 0 612 792]") : media_box);
    if (Handle crop_box = numbers_of(original.inherited.crop_box, 4); !crop_box.isNull())
      page.replaceKey("/CropBox", crop_box);
    int rotation = 0;
    if (Handle rotate = original.inherited.rotate; rotate.isInteger())
      rotation = static_cast<int>(rotate.getIntValue() % 360);
    if (rotation % 90 == 0 && rotation != 0) page.replaceKey("/Rotate", Handle::newInteger(rotation));
    if (Handle unit = dictionary.getKey("/UserUnit"); unit.isNumber())
      page.replaceKey("/UserUnit", copier_.copy(unit));
    if (Handle group = dictionary.getKey("/Group"); group.isDictionary())
      page.replaceKey("/Group", copier_.copy(group));

    Handle resources = copier_.copy(original.inherited.resources);
    page.replaceKey("/Resources", resources.isDictionary() ? resources : Handle::newDictionary());
    std::vector<Handle> contents;
    Handle content = dictionary.getKey("/Contents");
    const int count = content.isArray() ? content.getArrayNItems() : 0;
    if (content.isStream()) contents.push_back(copier_.copy(content));
    for (int i = 0; i < count; ++i)
      if (Handle part = content.getArrayItem(i); part.isStream()) contents.push_back(copier_.copy(part));
    add_annotations(page, dictionary.getKey("/Annots"), rotation, contents);
    page.replaceKey("/Contents", contents.size() == 1 ? contents.front() : Handle::newArray(contents));
  }

  void add_annotations(Handle page, Handle annotations, int rotation, std::vector<Handle>& contents) {
    if (!annotations.isArray()) return;
    Marks marks;
    std::vector<Handle> links;
    const int count = annotations.getArrayNItems();
    for (int i = 0; i < count; ++i) {
      Handle annotation = annotations.getArrayItem(i);
      if (!annotation.isDictionary()) continue;
      if (++annotations_ > limits.links) throw Refusal{Refusal::Reason::TooManyLinks};
      if (!has_subtype(annotation, "/Link")) {
        add_mark(marks, annotation, rotation);
      } else if (Handle link = link_of(annotation); !link.isNull()) {
        links.push_back(target_.makeIndirectObject(link));
      }
    }
    if (!links.empty()) page.replaceKey("/Annots", Handle::newArray(links));
    if (marks.pictures.empty()) return;
    Handle resources = own_dictionary(page, "/Resources");
    Handle pictures = own_dictionary(resources, "/XObject");
    for (const auto& [name, picture] : marks.pictures) pictures.replaceKey(name, picture);
    // What the page itself has set does not count for what stands on it.
    contents.insert(contents.begin(), target_.newStream("q\n"));
    contents.push_back(target_.newStream("\nQ\n" + marks.drawn));
  }

  /// What stands on a page: its pictures, by name, and the operators that draw them.
  struct Marks {
    std::vector<std::pair<std::string, Handle>> pictures;
    std::string drawn;
  };

  /// Adds an annotation as it is printed, if it is.
  void add_mark(Marks& marks, Handle annotation, int rotation) {
    if (has_subtype(annotation, "/Popup")) return;
    QPDFAnnotationObjectHelper helper(annotation);
    Handle picture = helper.getAppearanceStream("/N");
    if (!picture.isStream()) return;
    const std::string name = "/GalleyMark" + std::to_string(annotations_);
    const std::string drawn =
        helper.getPageContentForAppearance(name, rotation, an_print, an_invisible | an_hidden);
    if (drawn.empty()) return;
    marks.pictures.emplace_back(name, copier_.copy(picture));
    marks.drawn += drawn;
  }

  /// A link made anew, or null if it leads neither to the web nor to one of these pages.
  Handle link_of(Handle annotation) {
    Handle link = Handle::parse("<</Type/Annot/Subtype/Link/F 4>>");
    Handle area = numbers_of(annotation.getKey("/Rect"), 4);
    if (area.isNull()) return area;
    link.replaceKey("/Rect", area);
    for (const char* key : {"/Border", "/BS", "/C", "/H", "/QuadPoints"})
      if (annotation.hasKey(key)) link.replaceKey(key, copier_.copy(annotation.getKey(key)));
    Handle target = annotation.getKey("/Dest");
    if (Handle action = annotation.getKey("/A"); action.isDictionary()) {
      Handle uri = action.getKey("/URI");
      if (uri.isString() && is_harmless(uri.getStringValue())) {
        link.replaceKey("/A", Handle::parse("<</S/URI>>"));
        link.getKey("/A").replaceKey("/URI", Handle::newString(uri.getStringValue()));
        return link;
      }
      Handle kind = action.getKey("/S");
      if (kind.isName() && kind.getName() == "/GoTo") target = action.getKey("/D");
    }
    Handle destination = destination_of(target);
    if (destination.isNull()) return destination;
    link.replaceKey("/Dest", destination);
    return link;
  }

  /// A place on one of these pages, or null.
  Handle destination_of(Handle value) {
    if (value.isName() || value.isString()) value = source_.named_destination(value);
    if (!value.isArray() || value.getArrayNItems() < 2) return Handle::newNull();
    const auto page = source_.number_of(value.getArrayItem(0));
    if (!page) return Handle::newNull();
    Handle destination = Handle::newArray();
    destination.appendItem(pages_[*page]);
    constexpr int max_items = 6;  // page, kind and four numbers
    for (int i = 1; i < std::min(max_items, value.getArrayNItems()); ++i) {
      Handle item = value.getArrayItem(i);
      const bool is_plain = item.isNumber() || item.isName();
      destination.appendItem(is_plain ? copier_.copy(item) : Handle::newNull());
    }
    return destination;
  }

  /// Layers (8.11) that the source does not show are not shown by the target.
  void hide_layers() {
    Handle properties = source_.file().getRoot().getKey("/OCProperties");
    if (!properties.isDictionary()) return;
    Handle layers = properties.getKey("/OCGs");
    Handle usual = properties.getKey("/D");
    if (!layers.isArray()) return;
    if (!usual.isDictionary()) usual = Handle::newDictionary();
    const auto ids_in = [&usual](const char* key) {
      std::set<QPDFObjGen> ids;
      Handle list = usual.getKey(key);
      const int count = list.isArray() ? list.getArrayNItems() : 0;
      for (int i = 0; i < count; ++i) ids.insert(list.getArrayItem(i).getObjGen());
      return ids;
    };
    const std::set<QPDFObjGen> on = ids_in("/ON");
    const std::set<QPDFObjGen> off = ids_in("/OFF");
    Handle base = usual.getKey("/BaseState");
    const bool is_off = base.isName() && base.getName() == "/OFF";
    const int count = layers.getArrayNItems();
    for (int i = 0; i < count; ++i) {
      Handle layer = layers.getArrayItem(i);
      Handle copy = copier_.copied(layer);
      if (!copy.isDictionary()) continue;
      const QPDFObjGen id = layer.getObjGen();
      add_layer(copy, off.count(id) > 0 || (is_off && on.count(id) == 0));
    }
  }

  void add_layer(const Handle& layer, bool is_hidden) {
    Handle root = target_.getRoot();
    if (!root.hasKey("/OCProperties")) {
      root.replaceKey("/OCProperties", Handle::parse("<</OCGs[]/D<</OFF[]>>>>"));
    }
    Handle properties = root.getKey("/OCProperties");
    properties.getKey("/OCGs").appendItem(layer);
    if (is_hidden) properties.getKey("/D").getKey("/OFF").appendItem(layer);
  }

  ForeignPdf& source_;
  QPDF& target_;
  ObjectCopier copier_;
  std::vector<Handle> pages_;
  std::size_t annotations_ = 0;
};

}  // namespace

QPDFObjectHandle append_pages(ForeignPdf& source, QPDF& target) {
  return PageCopier(source, target).append_all();
}

}  // namespace galley::enclosures
