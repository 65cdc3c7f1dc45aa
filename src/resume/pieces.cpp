// resume: one walk over items and highlights, which numbers the pieces alike for whoever lists or drops them.
#include "galley/resume/pieces.h"

#include <algorithm>

#include "galley/base/ascii.h"
#include "galley/base/utf8.h"
#include "galley/resume/item_fields.h"
#include "manuscript.h"

namespace galley::resume {
namespace {

std::size_t words_of(const Text& text) { return ascii::count_words(text.value); }

std::size_t words_of(const std::vector<Text>& texts) {
  std::size_t words = 0;
  for (const Text& text : texts) words += words_of(text);
  return words;
}

std::size_t words_of(const Location& place) {
  std::size_t words = 0;
  for (const Text* part :
       {&place.line, &place.address, &place.postal_code, &place.city, &place.region, &place.country_code})
    words += words_of(*part);
  return words;
}

std::size_t words_of(const std::vector<Link>& links) {
  std::size_t words = 0;
  for (const Link& link : links) words += words_of(link.label) + words_of(link.url);
  return words;
}

std::size_t words_of(const Dates& dates) {
  if (!dates.literal.empty()) return words_of(dates.literal);
  return (dates.start ? 1U : 0U) + (dates.end || dates.ongoing ? 1U : 0U);
}

// Highlights are pieces of their own. What the page does not show has no words.
std::size_t words_of(const std::vector<Highlight>&) { return 0; }
std::size_t words_of(const std::string&) { return 0; }
std::size_t words_of(const std::vector<std::string>&) { return 0; }
std::size_t words_of(const std::optional<int>&) { return 0; }
std::size_t words_of(const std::optional<bool>&) { return 0; }

std::size_t words_of(const std::vector<Role>& roles);

/// The words of an item or a role, without those of its pieces and of the sub-heading above it.
template <class Record>
std::size_t own_words(const Record& record) {
  std::size_t words = 0;
  each_field(record, [&words](const auto& field, const auto& value) {
    if (field.role != FieldRole::Group) words += words_of(value);
  });
  return words;
}

std::size_t words_of(const std::vector<Role>& roles) {
  std::size_t words = 0;
  for (const Role& role : roles) words += own_words(role);
  return words;
}

std::string first_words(std::string_view text) {
  constexpr std::size_t longest = 28;
  if (text.size() <= longest) return std::string(text);
  std::size_t end = longest;
  while (end > 0 && text[end] != ' ') --end;
  if (end == 0) {
    // One long word: cut between characters, not inside one.
    end = longest;
    while (end > 0 && utf8::continues(text[end])) --end;
  }
  return std::string(text.substr(0, end)) + " …";
}

/// What an item is known by.
std::string title_of(const Item& item) {
  for (const Text* text : {&item.name, &item.title, &item.position, &item.organization, &item.institution,
                           &item.language, &item.reference})
    if (!text->empty()) return first_words(text->value);
  return {};
}

/// Walks over a résumé, and tells the visitor of each piece: its highlight or item, and its parent.
/// `Visitor::keep` says whether a piece stays; what is in one that goes is visited all the same.
template <typename Visitor>
class Walk {
 public:
  explicit Walk(Visitor& visitor) : visitor_(visitor) {}

  template <typename SomeResume>
  void over(SomeResume& resume) {
    for (auto& section : resume.sections) {
      walk(section.items, std::nullopt);
      walk(section.highlights, std::nullopt);
    }
  }

 private:
  template <typename Pieces>
  void walk(Pieces& pieces, std::optional<std::size_t> parent) {
    std::vector<bool> goes;
    for (auto& piece : pieces) {
      const std::size_t number = count_++;
      goes.push_back(visitor_.visit(piece, parent));
      inside(piece, number);
    }
    visitor_.drop(pieces, goes);
  }
  template <typename SomeItem>
    requires std::is_same_v<std::remove_const_t<SomeItem>, Item>
  void inside(SomeItem& item, std::size_t number) {
    walk(item.highlights, number);
    for (auto& role : item.roles) walk(role.highlights, number);
  }
  template <typename SomeHighlight>
    requires std::is_same_v<std::remove_const_t<SomeHighlight>, Highlight>
  void inside(SomeHighlight& highlight, std::size_t number) {
    walk(highlight.nested, number);
  }

  Visitor& visitor_;
  std::size_t count_ = 0;
};

/// Lists the pieces.
struct Lister {
  std::vector<Piece> pieces;

  bool visit(const Item& item, std::optional<std::size_t> parent) {
    pieces.push_back({item.place, title_of(item), item.priority, own_words(item), parent});
    return false;
  }
  bool visit(const Highlight& highlight, std::optional<std::size_t> parent) {
    pieces.push_back({highlight.text.place, first_words(highlight.text.value), highlight.priority,
                      words_of(highlight.text), parent});
    return false;
  }
  template <typename Pieces>
  static void drop(const Pieces&, const std::vector<bool>&) {}
};

/// Takes pieces out.
struct Dropper {
  const std::vector<bool>& dropped;
  std::size_t next = 0;

  template <typename SomePiece>
  bool visit(const SomePiece&, std::optional<std::size_t>) {
    const std::size_t number = next++;
    return number < dropped.size() && dropped[number];
  }
  template <typename Pieces>
  static void drop(Pieces& pieces, const std::vector<bool>& goes) {
    std::size_t i = 0;
    std::erase_if(pieces, [&](const auto&) { return goes[i++]; });
  }
};

}  // namespace

std::vector<Piece> pieces_of(const Resume& resume) {
  Lister lister;
  Walk(lister).over(resume);
  return std::move(lister.pieces);
}

std::vector<std::string> citable_ids(const Resume& resume) {
  std::vector<std::string> ids;
  for (const Section& section : resume.sections)
    if (section.kind == SectionKind::Publications)
      for (const Item& item : section.items)
        if (!item.id.empty()) ids.push_back(item.id);
  return ids;
}

void close_up(Resume& resume, std::vector<std::string> citable) {
  std::vector<std::string> printed = citable_ids(resume);
  std::ranges::sort(printed);
  std::ranges::sort(citable);
  citable.erase(std::ranges::unique(citable).begin(), citable.end());
  std::erase_if(citable, [&](const std::string& id) { return std::ranges::binary_search(printed, id); });
  resume.unprinted_ids.insert(resume.unprinted_ids.end(), citable.begin(), citable.end());
  std::erase_if(resume.sections, [](const Section& section) {
    return section.items.empty() && section.text.empty() && section.highlights.empty();
  });
}

Resume without(Resume resume, const std::vector<bool>& dropped) {
  std::vector<std::string> ids = citable_ids(resume);
  Dropper dropper{dropped};
  Walk(dropper).over(resume);
  close_up(resume, std::move(ids));
  return resume;
}

}  // namespace galley::resume
