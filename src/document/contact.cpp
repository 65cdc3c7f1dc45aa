// document: name, label and contact line. In come `basics`, out come a heading and at most two lines below
// it.
#include "contact.h"

#include <algorithm>
#include <cctype>

#include "galley/base/utf8.h"
#include "urls.h"

namespace galley::document {
namespace {

/// 1 em less the width of a word space, which is about a quarter: a real space, set wide.
constexpr int separator_tracking = 750;

Alignment head_alignment(const Composer& composer) {
  switch (composer.style.name.align) {
    case HorizontalAlignment::Left:
      return Alignment::Left;
    case HorizontalAlignment::Centre:
      return Alignment::Centre;
    case HorizontalAlignment::Right:
      return Alignment::Right;
  }
  return Alignment::Left;
}

/// Letters and figures of ASCII in lower case: “Stack Overflow” is in stackoverflow.com.
std::string folded(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 || std::isalnum(byte) != 0) letters += static_cast<char>(std::tolower(byte));
  }
  return letters;
}

/// Whether the author wants `part` in the contact line rather than at its usual place.
bool is_in_line(const Composer& composer, std::string_view part) {
  return std::ranges::find(composer.style.contact, part) != composer.style.contact.end();
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
  name.alignment = head_alignment(composer);
  append_prose(composer, name, basics.name, quiet(semibold(look)));
  if (!basics.pronouns.empty() && !is_in_line(composer, "pronouns")) {
    const Look beside = quiet(running_look(composer));
    const bool bracketed = basics.pronouns.value.starts_with('(');
    // The name's own space: one of running size is lost to readers beside letters so large.
    append_text(composer, name, " ", quiet(semibold(look)));
    if (!bracketed) append_text(composer, name, "(", beside);
    append_prose(composer, name, basics.pronouns, beside);
    if (!bracketed) append_text(composer, name, ")", beside);
  }
  Block block = text_block(composer, std::move(name));
  block.leading = composer.style.name.size.scaled(7, 6);  // 24/28
  block.placement.break_inside = BreakKind::InsideHeading;
  push(composer, std::move(block), {});
}

/// Adds the parts of the contact line, a separator between any two.
class ContactLine {
 public:
  explicit ContactLine(Composer& composer)
      : composer_(composer),
        look_(quiet(running_look(composer))),
        line_(new_paragraph(composer, StructureRole::Paragraph, document_node,
                            composer.resume.basics.name.place)) {
    line_.alignment = head_alignment(composer);
  }

  void add(const std::string& part) {
    const Basics& basics = composer_.resume.basics;
    if (part == "email") {
      for (const Text& address : basics.email) {
        add_whole(address, mail_uri(address.value));
      }
    } else if (part == "phone") {
      for (const Text& number : basics.phone) {
        add_whole(number, telephone_uri(number.value));
      }
    } else if (part == "url" && !basics.url.empty()) {
      separate();
      const std::string uri = uri_of(basics.url.value);
      append_url(composer_, line_, shown(basics.url), uri, uri, look_, basics.url.place);
    } else if (part == "location") {
      add_short(location_line(composer_, basics.location));
    } else if (part == "label") {
      add_prose(basics.label);
    } else if (part == "pronouns") {
      add_short(basics.pronouns);
    } else if (part == "profiles") {
      for (const NetworkProfile& profile : basics.profiles) add_profile(profile);
    } else if (part == "links") {
      for (const Link& link : basics.links) {
        separate();
        append_labelled_link(composer_, line_, link, look_);
      }
    } else {
      add_named_profile(part);
    }
  }

  [[nodiscard]] Paragraph paragraph() && { return std::move(line_); }

 private:
  void separate() {
    if (line_.text.empty()) return;
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

  void add_prose(const Text& text) {
    if (text.empty()) return;
    separate();
    append_prose(composer_, line_, text, look_);
  }

  /// What a line's end does not part unless it is long: “Boulder, Colorado”.
  void add_short(const Text& text) {
    constexpr std::size_t longest = 40;
    const std::size_t begin = line_.text.size();
    add_prose(text);
    if (utf8::length(std::string_view(line_.text).substr(begin)) > longest) return;
    for (Span& span : line_.spans) {
      if (span.begin >= begin && span.parting == Parting::Words && line_.text[span.begin] != ' ')
        span.parting = Parting::Never;
    }
  }

  /// An e-mail address or a telephone number: never parted.
  void add_whole(const Text& text, const std::string& uri) {
    if (text.empty()) return;
    separate();
    Look look = look_;
    if (!uri.empty()) look.link = new_link(composer_, line_, uri, text.value, text.place);
    append_text(composer_, line_, text.value, look, Parting::Never);
  }

  /// “github.com/name”; what the address does not say of network and name is said before it.
  void add_profile(const NetworkProfile& profile) {
    const std::string network = read_plain(composer_, profile.network);
    const std::string& username = profile.username.value;
    separate();
    if (profile.url.empty()) {
      append_prose(composer_, line_, profile.network, look_);
      if (!network.empty() && !username.empty()) {
        append_text(composer_, line_, composer_.language.words->colon, look_);
      }
      append_prose(composer_, line_, profile.username, look_);
      return;
    }
    const std::string uri = uri_of(profile.url.value);
    const std::string description =
        network.empty() ? uri : network + (username.empty() ? "" : ": " + username);
    const bool names_network = network.empty() || contains(profile.url.value, network);
    const bool names_user = username.empty() || contains(profile.url.value, username);
    if (!names_network) append_prose(composer_, line_, profile.network, look_);
    if (!names_user) {
      if (!names_network) append_text(composer_, line_, " ", look_);
      append_prose(composer_, line_, profile.username, look_);
    }
    if (!names_network || !names_user) append_text(composer_, line_, composer_.language.words->colon, look_);
    append_url(composer_, line_, shown(profile.url), uri, description, look_, profile.url.place);
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

  static bool contains(std::string_view url, std::string_view name) {
    return folded(url).find(folded(name)) != std::string::npos;
  }

  Composer& composer_;
  Look look_;
  Paragraph line_;
};

}  // namespace

bool names_network(std::string_view field, const NetworkProfile& profile) {
  return folded(profile.network.value) == folded(field);
}

void push_head(Composer& composer) {
  const Basics& basics = composer.resume.basics;
  const std::vector<std::string>& parts = composer.style.contact;
  const Style::Space& space = composer.style.space;
  push_name(composer);
  Gap gap{space.name, BreakKind::AfterHeading};
  if (!basics.label.empty() && !is_in_line(composer, "label")) {
    Paragraph label = new_paragraph(composer, StructureRole::Paragraph, document_node, basics.label.place);
    label.alignment = head_alignment(composer);
    append_prose(composer, label, basics.label, quiet(italic(running_look(composer))));
    if (push(composer, text_block(composer, std::move(label)), gap)) gap.above = {};
  }
  ContactLine contact(composer);
  for (const std::string& part : parts) contact.add(part);
  push(composer, text_block(composer, std::move(contact).paragraph()), gap);
  composer.head_blocks = composer.document.blocks.size();
}

}  // namespace galley::document
