// document: items to entries. Each function takes out of the item what its kind has a place for, in order;
// take_rest finds a place for what is left.
#include "kinds.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <utility>

#include "address.h"
#include "galley/base/ascii.h"
#include "galley/base/placeholder.h"

namespace galley::document {
namespace {

void add(std::vector<Piece>& line, Text& text, Tone tone, const Text& url = {}) {
  if (!text.empty()) line.push_back({take(text), tone, url});
}

void add_name(std::vector<Piece>& line, Text text, Tone tone, Text url = {}) {
  if (text.empty()) return;
  line.push_back({std::move(text), tone, std::move(url)});
  line.back().names_entry = true;
}

/// The two lines of an entry in the order that style.entry.lead says. The first piece of the leading line is
/// strong, as are those beside it; an employer's or a school's own page is linked to by its name.
void set_lines(const Composer& composer, Entry& entry, std::vector<Text> positions, Text organization,
               Text url) {
  const bool organization_leads = composer.style.entry.lead == EntryLead::Organization;
  std::vector<Piece>& first = organization_leads ? entry.second : entry.lead;
  std::vector<Piece>& other = organization_leads ? entry.lead : entry.second;
  for (Text& position : positions)
    add_name(first, take(position), organization_leads ? Tone::Italic : Tone::Strong);
  const bool alone = first.empty();
  if (!organization.empty()) {
    add_name(alone ? entry.lead : other, std::move(organization),
             alone || organization_leads ? Tone::Strong : Tone::Italic, std::move(url));
  } else {
    entry.url = std::move(url);
  }
  if (entry.lead.empty()) {
    entry.lead = std::exchange(entry.second, {});
    for (Piece& piece : entry.lead) piece.tone = Tone::Strong;
  }
}

/// One role alone is a position: the entry looks as if it had been written as one. Not where entry and role
/// say different dates or places, of which one line holds only one.
void take_only_role(Composer& composer, Item& item) {
  if (item.roles.size() != 1 || !item.position.empty()) return;
  Role& role = item.roles.front();
  const auto agree = [](const std::string& a, const std::string& b) {
    return a.empty() || b.empty() || a == b;
  };
  if (!agree(composer.dates.printed(item.dates).text, composer.dates.printed(role.dates).text) ||
      !agree(location_line(composer, item.location).value, location_line(composer, role.location).value))
    return;
  item.position = std::move(role.position);
  if (composer.dates.printed(item.dates).empty()) item.dates = std::move(role.dates);
  if (item.location.empty()) item.location = std::move(role.location);
  std::ranges::move(role.summary, std::back_inserter(item.summary));
  std::ranges::move(role.highlights, std::back_inserter(item.highlights));
  item.roles.clear();
}

/// An employer of several roles stands above them as it stands below a position: strong only where it leads.
Entry work(Composer& composer, Item& item) {
  take_only_role(composer, item);
  Entry entry;
  Text& employer = item.organization.empty() ? item.name : item.organization;
  if (item.roles.empty()) {
    set_lines(composer, entry, {take(item.position)}, take(employer), take(item.url));
    return entry;
  }
  const bool organization_leads = composer.style.entry.lead == EntryLead::Organization;
  if (employer.empty())
    entry.url = take(item.url);
  else
    add(entry.lead, employer, organization_leads ? Tone::Strong : Tone::Italic, take(item.url));
  return entry;
}

/// “3.7” alone says nothing: it is called what the language calls it.
void name_score(const Composer& composer, Text& score) {
  const bool bare = !score.empty() && std::ranges::all_of(score.value, [](char c) {
    return ascii::is_digit(c) || std::string_view(".,/ ").find(c) != std::string_view::npos;
  });
  if (bare) score.value = filled(composer.language.words->score, score.value);
}

/// Beside the school, not behind it: parsers of résumés take a line with figures in it for no school.
void append_beside(Text& location, Text& score) {
  if (location.empty()) {
    location = take(score);
  } else if (!score.empty()) {
    location.value += "\u00A0· " + take(score).value;
  }
}

Entry education(const Composer& composer, Item& item) {
  Entry entry;
  set_lines(composer, entry, {take(item.study_type), take(item.area)}, take(item.institution),
            take(item.url));
  name_score(composer, item.score);
  entry.location = location_line(composer, item.location);
  item.location = {};
  append_beside(entry.location, item.score);
  return entry;
}

/// A work of one's own: its title, if it has one, links to it if no URL is printed.
Text title_link(const Composer& composer, Item& item, const Text& title) {
  return composer.style.urls == UrlForm::Title && !title.empty() ? take(item.url) : Text{};
}

Entry project(const Composer& composer, Item& item) {
  Entry entry;
  const Text url = title_link(composer, item, item.name);
  add(entry.lead, item.name, Tone::Strong, url);
  for (Text& role : item.project_roles) add(entry.second, role, Tone::Italic);
  item.project_roles.clear();
  add(entry.second, item.entity, Tone::Italic);
  add(entry.second, item.type, Tone::Roman);
  return entry;
}

/// Awards and certificates: who gave it follows on the same line, so that a list of them stays a list.
Entry distinction(const Composer& composer, Item& item) {
  Entry entry;
  Text& title = item.title.empty() ? item.name : item.title;
  const Text url = title_link(composer, item, title);
  add(entry.lead, title, Tone::Strong, url);
  add(entry.lead, item.awarder, Tone::Italic);
  add(entry.lead, item.issuer, Tone::Italic);
  if (Text location = location_line(composer, item.location); !location.empty()) {
    item.location = {};
    add(entry.lead, location, Tone::Roman);
  }
  return entry;
}

Entry reference(Item& item) {
  Entry entry;
  add(entry.lead, item.name, Tone::Strong);
  add(entry.second, item.position, Tone::Italic);
  add(entry.second, item.organization, Tone::Italic);
  return entry;
}

/// A work with a name: what belongs to it stands on the second line.
Entry named_work(const Composer& composer, Item& item,
                 std::initializer_list<std::pair<Text*, Tone>> second_line) {
  Entry entry;
  const Text url = title_link(composer, item, item.name);
  add(entry.lead, item.name, Tone::Strong, url);
  for (const auto& [text, tone] : second_line) add(entry.second, *text, tone);
  return entry;
}

/// Memberships, service, supervision: all on one line, so that a list of them stays a list.
Entry list_entry(const Composer& composer, Item& item, std::initializer_list<Text*> texts) {
  Entry entry;
  for (Text* text : texts) {
    const bool leads = entry.lead.empty();
    const Text url = leads ? title_link(composer, item, *text) : Text();
    add(entry.lead, *text, leads ? Tone::Strong : Tone::Italic, url);
  }
  if (Text location = location_line(composer, item.location); !location.empty()) {
    item.location = {};
    add(entry.lead, location, Tone::Roman);
  }
  return entry;
}

}  // namespace

Entry entry_of(Composer& composer, SectionKind kind, Item item) {
  Entry entry;
  switch (kind) {
    case SectionKind::Work:
    case SectionKind::Volunteer:
      entry = work(composer, item);
      break;
    case SectionKind::Education:
      entry = education(composer, item);
      break;
    case SectionKind::Awards:
    case SectionKind::Certificates:
      entry = distinction(composer, item);
      break;
    case SectionKind::Projects:
      entry = project(composer, item);
      break;
    case SectionKind::References:
      entry = reference(item);
      break;
    case SectionKind::Patents:
      entry = named_work(
          composer, item,
          {{&item.number, Tone::Roman}, {&item.office, Tone::Italic}, {&item.status, Tone::Roman}});
      break;
    case SectionKind::Talks:
      entry = named_work(composer, item, {{&item.event, Tone::Italic}, {&item.type, Tone::Roman}});
      break;
    case SectionKind::Teaching:
      entry = named_work(composer, item, {{&item.institution, Tone::Italic}, {&item.position, Tone::Roman}});
      break;
    case SectionKind::Grants:
      entry = named_work(
          composer, item,
          {{&item.funder, Tone::Italic}, {&item.amount, Tone::Roman}, {&item.position, Tone::Roman}});
      break;
    case SectionKind::Memberships:
      entry = list_entry(composer, item, {&item.organization, &item.position});
      break;
    case SectionKind::Service:
      entry = list_entry(composer, item, {&item.position, &item.organization});
      break;
    case SectionKind::Supervision:
      entry = list_entry(composer, item, {&item.name, &item.study_type, &item.institution});
      break;
    case SectionKind::Summary:
    case SectionKind::Publications:
    case SectionKind::Skills:
    case SectionKind::Languages:
    case SectionKind::Interests:
    case SectionKind::Prose:
      break;
  }
  entry.place = item.place;
  take_rest(composer, entry, item);
  if (!entry.lead.empty() && entry.lead.front().tone == Tone::Roman) entry.lead.front().tone = Tone::Strong;
  return entry;
}

}  // namespace galley::document
