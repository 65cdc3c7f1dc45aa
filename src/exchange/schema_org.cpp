// exchange: a Resume to schema.org's Person, as JSON-LD. A position is a Role between the person and the
// organization, which has the dates (schema.org/Role).
#include "galley/exchange/schema_org.h"

#include <utility>

#include "galley/source/reader.h"
#include "json_tree.h"

namespace galley::exchange {
namespace {

Json typed(std::string_view type) {
  Json json = Json::object();
  json["@type"] = type;
  return json;
}

class Person {
 public:
  Person(const Resume& resume, const PlainText& plain) : plain_(plain), json_(Json::object()) {
    json_["@context"] = "https://schema.org";
    json_["@type"] = "Person";
    put_basics(resume.basics);
    for (const Section& section : resume.sections)
      for (const Item& item : section.items) put(item, section.kind);
  }
  [[nodiscard]] std::string dump() const { return json_.dump() + "\n"; }

 private:
  void put(Json& object, std::string_view key, const Text& text) const {
    if (!text.empty()) object[key] = plain_(text.value);
  }
  void add(std::string_view key, const Text& text) {
    if (!text.empty()) json_[key].push_back(plain_(text.value));
  }
  /// One value by itself, several as a list.
  void put_all(std::string_view key, const std::vector<Text>& texts) {
    if (texts.size() == 1) json_[key] = texts.front().value;
    if (texts.size() > 1)
      for (const Text& text : texts) json_[key].push_back(text.value);
  }

  void put_basics(const Basics& basics) {
    put(json_, "name", basics.name);
    put(json_, "alternateName", basics.name_reading);
    put(json_, "jobTitle", basics.label);
    put_all("email", basics.email);
    put_all("telephone", basics.phone);
    if (!basics.url.empty()) json_["url"] = basics.url.value;
    if (!basics.location.empty()) json_["address"] = address_of(basics.location);
    for (const NetworkProfile& profile : basics.profiles)
      if (!profile.url.empty()) json_["sameAs"].push_back(profile.url.value);
  }

  [[nodiscard]] Json address_of(const Location& location) const {
    if (!location.line.empty()) return plain_(location.line.value);
    Json address = typed("PostalAddress");
    put(address, "streetAddress", location.address);
    put(address, "postalCode", location.postal_code);
    put(address, "addressLocality", location.city);
    put(address, "addressRegion", location.region);
    put(address, "addressCountry", location.country_code);
    return address;
  }

  void put(const Item& item, SectionKind kind) {
    switch (kind) {
      case SectionKind::Work:
        put_positions("worksFor", "EmployeeRole", item,
                      item.organization.empty() ? item.name : item.organization);
        break;
      case SectionKind::Volunteer:
        put_positions("memberOf", "OrganizationRole", item, item.organization);
        break;
      case SectionKind::Memberships:
        put_positions("memberOf", "OrganizationRole", item,
                      item.organization.empty() ? item.name : item.organization);
        break;
      case SectionKind::Education:
        put_degree(item);
        break;
      case SectionKind::Skills:
        for (const Text& keyword : item.keywords) add("knowsAbout", keyword);
        if (item.keywords.empty()) add("knowsAbout", item.name);
        break;
      case SectionKind::Languages:
        add("knowsLanguage", item.language.empty() ? item.name : item.language);
        break;
      case SectionKind::Awards:
        add("award", item.title.empty() ? item.name : item.title);
        break;
      default:
        break;
    }
  }

  static void put_dates(Json& role, const Dates& dates) {
    if (dates.start) role["startDate"] = source::iso(*dates.start);
    if (dates.end) role["endDate"] = source::iso(*dates.end);
  }

  /// Adds what a person has been at an organization. `key` leads from the person to the role and on from
  /// there.
  void put_role(std::string_view key, std::string_view type, std::string title, const Dates& dates,
                Json organization) {
    Json role = typed(type);
    if (!title.empty()) role["roleName"] = std::move(title);
    put_dates(role, dates);
    role[key] = std::move(organization);
    json_[key].push_back(std::move(role));
  }

  [[nodiscard]] Json organization_of(std::string_view type, const Text& name, const Item& item) const {
    Json organization = typed(type);
    put(organization, "name", name);
    if (!item.url.empty()) organization["url"] = item.url.value;
    if (!item.location.empty()) organization["location"] = address_of(item.location);
    return organization;
  }

  void put_positions(std::string_view key, std::string_view type, const Item& item, const Text& name) {
    const auto put_position = [&](const Text& position, const Dates& dates) {
      put_role(key, type, plain_(position.value), dates, organization_of("Organization", name, item));
    };
    if (item.roles.empty() || !item.position.empty()) put_position(item.position, item.dates);
    for (const Role& role : item.roles) put_position(role.position, role.dates);
  }

  void put_degree(const Item& item) {
    std::string degree = plain_(item.study_type.value);
    if (!item.area.empty()) degree += (degree.empty() ? "" : ", ") + plain_(item.area.value);
    put_role("alumniOf", "OrganizationRole", std::move(degree), item.dates,
             organization_of("EducationalOrganization", item.institution, item));
  }

  const PlainText& plain_;
  Json json_;
};

}  // namespace

std::string to_schema_org(const Resume& resume, const PlainText& plain) {
  return Person(resume, plain).dump();
}

}  // namespace galley::exchange
