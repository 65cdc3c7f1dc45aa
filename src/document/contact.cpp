// document: name, label and contact items. In come `basics`, out come a heading, the label below it, and one
// line of contact items, or a line for each.
#include "contact.h"

#include <algorithm>
#include <set>

#include "address.h"
#include "profiles.h"
#include "urls.h"

namespace galley::document {
namespace {

/// 1 em less the width of a word space, which is about a quarter: a real space, set wide.
constexpr int separator_tracking = 750;

Alignment head_alignment(const Composer& composer) {
  switch (composer.style.name.align) {
    case HorizontalAlignment::Start:
      return Alignment::Start;
    case HorizontalAlignment::Centre:
      return Alignment::Centre;
    case HorizontalAlignment::End:
      return Alignment::End;
    case HorizontalAlignment::Left:
      return composer.language.right_to_left ? Alignment::End : Alignment::Start;
    case HorizontalAlignment::Right:
      return composer.language.right_to_left ? Alignment::Start : Alignment::End;
  }
  return Alignment::Start;
}

/// Whether the author wants `part` in the contact line rather than at its usual place.
bool is_in_line(const Composer& composer, std::string_view part) {
  return std::ranges::find(composer.style.contact, part) != composer.style.contact.end();
}

/// How the name is read, above it. It is a part of the heading.
void push_name_reading(Composer& composer, NodeId heading) {
  const Text& reading = composer.resume.basics.name_reading;
  if (reading.empty() || composer.style.name.reading != NameReading::Above) return;
  Paragraph above = new_paragraph(composer, StructureRole::Span, heading, reading.place);
  above.alignment = head_alignment(composer);
  append_prose(composer, above, reading, quiet(running_look(composer)));
  append_text(composer, above, " ", quiet(running_look(composer)));
  Block block = text_block(composer, std::move(above));
  block.placement.break_inside = BreakKind::InsideHeading;
  push(composer, std::move(block), {});
}

void push_name(Composer& composer) {
  const Basics& basics = composer.resume.basics;
  Look look = running_look(composer);
  look.style.family = composer.style.font.heading;
  look.style.size = composer.style.name.size;
  look.style.colour = composer.style.colour.accent;
  look.style.figures = Figures::Lining;
  // A name that its owner writes in capitals has marks at their height.
  const std::string& written = basics.name.value;
  if (to_upper(written, composer.language) == written) look.style.capitals = Capitals::Upper;
  Paragraph name = new_paragraph(composer, StructureRole::Heading1, document_node, basics.name.place);
  push_name_reading(composer, name.node);
  name.alignment = head_alignment(composer);
  name.filling = Filling::Balanced;
  Look whole = quiet(semibold(look));
  whole.hold = Hold::Item;
  append_prose(composer, name, basics.name, whole);
  const Look beside = quiet(running_look(composer));
  if (!basics.name_reading.empty() && composer.style.name.reading == NameReading::After) {
    append_text(composer, name, " ", quiet(semibold(look)));
    append_prose(composer, name, basics.name_reading, beside);
  }
  if (!basics.pronouns.empty() && !is_in_line(composer, "pronouns")) {
    const bool bracketed = basics.pronouns.value.starts_with('(');
    // The name's own space: one of running size is lost to readers beside letters so large.
    append_text(composer, name, " ", quiet(semibold(look)));
    if (!bracketed) append_text(composer, name, "(", beside);
    append_text(composer, name, basics.pronouns.value, beside);
    if (!bracketed) append_text(composer, name, ")", beside);
  }
  Block block = text_block(composer, std::move(name));
  block.leading = composer.style.name.size.scaled(7, 6);  // 24/28
  block.placement.break_inside = BreakKind::InsideHeading;
  push(composer, std::move(block), {});
}

/// Adds the contact items: on one line, with a separator between any two; or, for a letter to a place, each
/// on a line of its own.
class ContactItems {
 public:
  explicit ContactItems(Composer& composer, const Location* destination = nullptr)
      : composer_(composer),
        destination_(destination),
        look_(quiet(running_look(composer))),
        item_look_(look_),
        line_(new_line()) {
    item_look_.hold = Hold::Item;
  }

  /// Adds all that style.contact lists, in its order, then the details.
  void add_all() {
    for (const std::string& part : composer_.style.contact) add(part);
    if (!is_in_line(composer_, "details")) add("details");
  }

  /// The lines. The last one is empty if there are no items.
  [[nodiscard]] std::vector<Paragraph> lines() && {
    lines_.push_back(std::move(line_));
    return std::move(lines_);
  }

 private:
  void add(const std::string& part) {
    const Basics& basics = composer_.resume.basics;
    if (part == "email") {
      for (const Text& address : basics.email) add_linked(address, mail_uri(address.value));
    } else if (part == "phone") {
      for (const Text& number : basics.phone) add_linked(number, telephone_uri(number.value));
    } else if (part == "url") {
      add_url(basics.url);
    } else if (part == "location") {
      add_location();
    } else if (part == "label") {
      add_prose(basics.label);
    } else if (part == "pronouns") {
      add_linked(basics.pronouns, {});
    } else if (part == "profiles") {
      for (const NetworkProfile& profile : basics.profiles) add_profile(profile);
    } else if (part == "links") {
      for (const Link& link : basics.links) {
        begin_item(link.label.empty() ? link.url.place : link.label.place);
        append_labelled_link(composer_, line_, link, item_look_);
      }
    } else if (part == "details") {
      for (const Detail& detail : basics.details) add_detail(detail);
    } else {
      add_named_profile(part);
    }
  }

  [[nodiscard]] Paragraph new_line() {
    Paragraph line =
        new_paragraph(composer_, StructureRole::Paragraph, document_node, composer_.resume.basics.name.place);
    if (destination_ == nullptr) line.alignment = head_alignment(composer_);
    line.filling = Filling::Balanced;
    return line;
  }

  /// Sets the separator, or begins a line, if something stands before the item. What follows stands at
  /// `place` in the author's file.
  void begin_item(const Place& place) {
    if (!line_.text.empty()) {
      if (destination_ == nullptr)
        separate();
      else
        lines_.push_back(std::exchange(line_, new_line()));
    }
    note_place(line_, place);
  }

  void separate() {
    std::string_view mark = composer_.style.separator;
    while (mark.starts_with(' ')) mark.remove_prefix(1);
    while (mark.ends_with(' ')) mark.remove_suffix(1);
    Look wide = look_;
    wide.style.tracking = separator_tracking;
    if (!mark.empty()) {
      append_text(composer_, line_, "\u00A0", wide, Parting::Separator);
      append_text(composer_, line_, mark, look_, Parting::Separator);
    }
    append_text(composer_, line_, " ", wide, Parting::Separator);
  }

  void add_location() {
    const Location& location = composer_.resume.basics.location;
    if (destination_ == nullptr) return add_prose(location_line(composer_, location));
    for (const Text& line : location_lines(composer_, location, *destination_)) add_prose(line);
  }

  void add_prose(const Text& text) {
    if (text.empty()) return;
    begin_item(text.place);
    append_prose(composer_, line_, text, item_look_);
  }

  /// “Nationality: Dutch”.
  void add_detail(const Detail& detail) {
    begin_item(detail.label.empty() ? detail.text.place : detail.label.place);
    if (!detail.label.empty()) {
      append_prose(composer_, line_, detail.label, item_look_);
      append_text(composer_, line_, composer_.language.words->colon, item_look_);
    }
    append_prose(composer_, line_, detail.text, item_look_);
  }

  /// An e-mail address or a telephone number.
  void add_linked(const Text& text, const std::string& uri) {
    if (text.empty()) return;
    begin_item(text.place);
    const auto begin = static_cast<std::uint32_t>(line_.text.size());
    Look look = item_look_;
    if (!uri.empty()) look.link = new_link(composer_, line_, uri, text.value, text.place);
    append_text(composer_, line_, text.value, look);
    note_part(line_, begin);
  }

  void add_url(const Text& url) {
    // A page that is a profile's too is one item.
    if (url.empty() || !addresses_.insert(shown(url)).second) return;
    begin_item(url.place);
    const std::string uri = uri_of(url.value);
    append_url(composer_, line_, shown(url), uri, uri, item_look_, url.place);
  }

  /// “github.com/name”, or “Network: name”, as `printed_parts` chooses.
  void add_profile(const NetworkProfile& profile) {
    const std::string& network = profile.network.value;
    const std::string& username = profile.username.value;
    const std::string& url = profile.url.value;
    const ProfileParts parts = printed_parts(network, username, url);
    if (!parts.network && !parts.username && !parts.address) return;
    const bool address_alone = parts.address && !parts.network && !parts.username;
    if (address_alone && !addresses_.insert(shown(profile.url)).second) return;
    begin_item(parts.network    ? profile.network.place
               : parts.username ? profile.username.place
                                : profile.url.place);
    const std::string uri = uri_of(url);
    const std::string& description = username.empty() ? uri : username;
    Look look = item_look_;
    if (!url.empty() && !parts.address)
      look.link = new_link(composer_, line_, uri, description, profile.url.place, network);
    const std::string_view colon = composer_.language.words->colon;
    if (parts.network) append_text(composer_, line_, profile.network.value, look);
    if (parts.username) {
      if (parts.network) append_text(composer_, line_, colon, look);
      append_text(composer_, line_, profile.username.value, look);
    }
    if (parts.address) {
      if (!address_alone) append_text(composer_, line_, colon, look);
      append_url(composer_, line_, shown(profile.url), uri, description, look, profile.url.place, network);
    }
  }

  /// style.contact may name one network.
  void add_named_profile(std::string_view name) {
    for (const NetworkProfile& profile : composer_.resume.basics.profiles) {
      if (names_network(name, profile)) add_profile(profile);
    }
  }

  [[nodiscard]] std::string shown(const Text& url) const {
    return printed_url(url.value, composer_.style.urls == UrlForm::Full ? UrlForm::Full : UrlForm::Short);
  }

  Composer& composer_;
  const Location* destination_;  ///< null: the items share a line
  Look look_;
  Look item_look_;
  std::vector<Paragraph> lines_;  ///< that are finished
  Paragraph line_;
  std::set<std::string> addresses_;  ///< that were added
};

}  // namespace

bool push_name_and_label(Composer& composer) {
  const Basics& basics = composer.resume.basics;
  push_name(composer);
  if (basics.label.empty() || is_in_line(composer, "label")) return false;
  Paragraph label = new_paragraph(composer, StructureRole::Paragraph, document_node, basics.label.place);
  label.alignment = head_alignment(composer);
  label.filling = Filling::Balanced;
  append_prose(composer, label, basics.label, quiet(italic(running_look(composer))));
  return push(composer, text_block(composer, std::move(label)),
              {composer.style.space.name, BreakKind::AfterHeading});
}

void push_head(Composer& composer) {
  Gap gap{composer.style.space.name, BreakKind::AfterHeading};
  if (push_name_and_label(composer)) gap.above = {};
  ContactItems contact(composer);
  contact.add_all();
  push(composer, text_block(composer, std::move(contact).lines().front()), gap);
  composer.head_blocks = composer.document.blocks.size();
}

void push_contact_lines(Composer& composer, const Location& destination) {
  ContactItems contact(composer, &destination);
  contact.add_all();
  for (Paragraph& line : std::move(contact).lines())
    push(composer, text_block(composer, std::move(line)), {{}, BreakKind::InsideHeading});
}

}  // namespace galley::document
