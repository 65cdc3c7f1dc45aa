// document: the words of each language that galley speaks itself, and CLDR's quotation marks for all others.
#include "language.h"

#include <algorithm>
#include <new>

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/ulocdata.h>
#include <unicode/unistr.h>

#include "galley/base/limits.h"
#include "galley/base/utf8.h"

namespace galley::document {
namespace {

constexpr std::array<Vocabulary, 11> vocabularies{{
    {"en",
     "MMMM y",
     "Present",
     ": ",
     "vol.",
     "no.",
     "p.",
     "pp.",
     "GPA",
     "Courses",
     "Keywords",
     "Roles",
     "Authors",
     "{} (continued)",
     "Portrait of {}",
     "E-mail",
     "Phone",
     "Website",
     {"Summary", "Experience", "Volunteering", "Education", "Awards", "Certificates", "Publications",
      "Skills", "Languages", "Interests", "References", "Projects", "Patents", "Talks", "Teaching", "Grants",
      "Memberships", "Service", "Supervision"}},
    {"de",
     "MMMM y",
     "heute",
     ": ",
     "Bd.",
     "Nr.",
     "S.",
     "S.",
     "Note",
     "Kurse",
     "Schlagwörter",
     "Rollen",
     "Autoren",
     "{} (Fortsetzung)",
     "Porträt von {}",
     "E-Mail",
     "Telefon",
     "Website",
     {"Profil", "Berufserfahrung", "Ehrenamt", "Ausbildung", "Auszeichnungen", "Zertifikate", "Publikationen",
      "Kenntnisse", "Sprachen", "Interessen", "Referenzen", "Projekte", "Patente", "Vorträge", "Lehre",
      "Drittmittel", "Mitgliedschaften", "Gremienarbeit", "Betreuung"}},
    {"fr",
     "MMMM y",
     "aujourd’hui",
     "\u00A0: ",
     "vol.",
     "nº",
     "p.",
     "p.",
     "Moyenne",
     "Cours",
     "Mots-clés",
     "Rôles",
     "Auteurs",
     "{} (suite)",
     "Portrait\u00A0: {}",
     "E-mail",
     "Téléphone",
     "Site web",
     {"Profil", "Expérience professionnelle", "Bénévolat", "Formation", "Distinctions", "Certifications",
      "Publications", "Compétences", "Langues", "Centres d’intérêt", "Références", "Projets", "Brevets",
      "Conférences", "Enseignement", "Financements", "Affiliations", "Responsabilités collectives",
      "Encadrement"}},
    {"es",
     "MMMM 'de' y",
     "actualidad",
     ": ",
     "vol.",
     "n.º",
     "p.",
     "pp.",
     "Nota media",
     "Cursos",
     "Palabras clave",
     "Funciones",
     "Autores",
     "{} (continuación)",
     "Retrato de {}",
     "Correo electrónico",
     "Teléfono",
     "Sitio web",
     {"Perfil", "Experiencia", "Voluntariado", "Educación", "Premios", "Certificados", "Publicaciones",
      "Competencias", "Idiomas", "Intereses", "Referencias", "Proyectos", "Patentes", "Conferencias",
      "Docencia", "Subvenciones", "Afiliaciones", "Servicio a la comunidad", "Supervisión"}},
    {"it",
     "MMMM y",
     "oggi",
     ": ",
     "vol.",
     "n.",
     "p.",
     "pp.",
     "Voto",
     "Corsi",
     "Parole chiave",
     "Ruoli",
     "Autori",
     "{} (segue)",
     "Ritratto di {}",
     "E-mail",
     "Telefono",
     "Sito web",
     {"Profilo", "Esperienza", "Volontariato", "Istruzione", "Premi", "Certificazioni", "Pubblicazioni",
      "Competenze", "Lingue", "Interessi", "Referenze", "Progetti", "Brevetti", "Conferenze", "Didattica",
      "Finanziamenti", "Affiliazioni", "Incarichi", "Supervisione"}},
    {"nl",
     "MMMM y",
     "heden",
     ": ",
     "vol.",
     "nr.",
     "p.",
     "pp.",
     "Cijfer",
     "Vakken",
     "Trefwoorden",
     "Rollen",
     "Auteurs",
     "{} (vervolg)",
     "Portret van {}",
     "E-mail",
     "Telefoon",
     "Website",
     {"Profiel", "Werkervaring", "Vrijwilligerswerk", "Opleiding", "Onderscheidingen", "Certificaten",
      "Publicaties", "Vaardigheden", "Talen", "Interesses", "Referenties", "Projecten", "Octrooien",
      "Lezingen", "Onderwijs", "Subsidies", "Lidmaatschappen", "Nevenfuncties", "Begeleiding"}},
    {"pt",
     "MMMM 'de' y",
     "presente",
     ": ",
     "vol.",
     "n.º",
     "p.",
     "pp.",
     "Média",
     "Disciplinas",
     "Palavras-chave",
     "Funções",
     "Autores",
     "{} (continuação)",
     "Retrato de {}",
     "E-mail",
     "Telefone",
     "Site",
     {"Perfil", "Experiência", "Voluntariado", "Formação", "Prêmios", "Certificados", "Publicações",
      "Competências", "Idiomas", "Interesses", "Referências", "Projetos", "Patentes", "Palestras", "Docência",
      "Financiamentos", "Afiliações", "Serviço à comunidade", "Orientações"}},
    {"sv",
     "MMMM y",
     "nu",
     ": ",
     "vol.",
     "nr",
     "s.",
     "s.",
     "Betyg",
     "Kurser",
     "Nyckelord",
     "Roller",
     "Författare",
     "{} (forts.)",
     "Porträtt av {}",
     "E-post",
     "Telefon",
     "Webbplats",
     {"Profil", "Erfarenhet", "Ideellt arbete", "Utbildning", "Utmärkelser", "Certifikat", "Publikationer",
      "Kompetenser", "Språk", "Intressen", "Referenser", "Projekt", "Patent", "Föredrag", "Undervisning",
      "Anslag", "Medlemskap", "Uppdrag", "Handledning"}},
    {"da",
     "MMMM y",
     "nu",
     ": ",
     "bd.",
     "nr.",
     "s.",
     "s.",
     "Karakter",
     "Kurser",
     "Nøgleord",
     "Roller",
     "Forfattere",
     "{} (fortsat)",
     "Portræt af {}",
     "E-mail",
     "Telefon",
     "Websted",
     {"Profil", "Erfaring", "Frivilligt arbejde", "Uddannelse", "Priser", "Certifikater", "Publikationer",
      "Kompetencer", "Sprog", "Interesser", "Referencer", "Projekter", "Patenter", "Foredrag", "Undervisning",
      "Bevillinger", "Medlemskaber", "Tillidshverv", "Vejledning"}},
    {"nb",
     "MMMM y",
     "nå",
     ": ",
     "bd.",
     "nr.",
     "s.",
     "s.",
     "Karakter",
     "Kurs",
     "Nøkkelord",
     "Roller",
     "Forfattere",
     "{} (forts.)",
     "Portrett av {}",
     "E-post",
     "Telefon",
     "Nettsted",
     {"Profil", "Erfaring", "Frivillig arbeid", "Utdanning", "Priser", "Sertifikater", "Publikasjoner",
      "Kompetanse", "Språk", "Interesser", "Referanser", "Prosjekter", "Patenter", "Foredrag", "Undervisning",
      "Tildelinger", "Medlemskap", "Verv", "Veiledning"}},
    {"pl",
     "LLLL y",
     "obecnie",
     ": ",
     "t.",
     "nr",
     "s.",
     "s.",
     "Ocena",
     "Kursy",
     "Słowa kluczowe",
     "Role",
     "Autorzy",
     "{} (cd.)",
     "Portret: {}",
     "E-mail",
     "Telefon",
     "Strona internetowa",
     {"Profil", "Doświadczenie", "Wolontariat", "Wykształcenie", "Nagrody", "Certyfikaty", "Publikacje",
      "Umiejętności", "Języki", "Zainteresowania", "Referencje", "Projekty", "Patenty", "Wystąpienia",
      "Dydaktyka", "Granty", "Członkostwa", "Działalność organizacyjna", "Opieka naukowa"}},
}};

struct TypeTitle {
  std::string_view type, english, german, french, spanish;
};

constexpr std::array<TypeTitle, 20> type_titles{{
    {"article", "Journal articles", "Zeitschriftenaufsätze", "Articles de revue", "Artículos"},
    {"inproceedings", "Conference papers", "Konferenzbeiträge", "Actes de conférence", "Ponencias"},
    {"conference", "Conference papers", "Konferenzbeiträge", "Actes de conférence", "Ponencias"},
    {"proceedings", "Proceedings", "Tagungsbände", "Actes", "Actas"},
    {"book", "Books", "Bücher", "Livres", "Libros"},
    {"booklet", "Booklets", "Broschüren", "Brochures", "Folletos"},
    {"inbook", "Book chapters", "Buchkapitel", "Chapitres de livre", "Capítulos de libro"},
    {"incollection", "Book chapters", "Buchkapitel", "Chapitres de livre", "Capítulos de libro"},
    {"techreport", "Technical reports", "Technische Berichte", "Rapports techniques", "Informes técnicos"},
    {"report", "Reports", "Berichte", "Rapports", "Informes"},
    {"manual", "Manuals", "Handbücher", "Manuels", "Manuales"},
    {"mastersthesis", "Theses", "Abschlussarbeiten", "Thèses et mémoires", "Tesis"},
    {"phdthesis", "Theses", "Abschlussarbeiten", "Thèses et mémoires", "Tesis"},
    {"thesis", "Theses", "Abschlussarbeiten", "Thèses et mémoires", "Tesis"},
    {"unpublished", "Preprints", "Vorabdrucke", "Prépublications", "Prepublicaciones"},
    {"patent", "Patents", "Patente", "Brevets", "Patentes"},
    {"software", "Software", "Software", "Logiciels", "Software"},
    {"dataset", "Data sets", "Datensätze", "Jeux de données", "Conjuntos de datos"},
    {"online", "Online", "Online", "En ligne", "En línea"},
    {"misc", "Other", "Weiteres", "Divers", "Otros"},
}};

std::u32string delimiter(ULocaleData* data, ULocaleDataDelimiterType type, const char32_t* otherwise) {
  std::array<char16_t, 16> buffer{};
  UErrorCode error = U_ZERO_ERROR;
  const int32_t length =
      ulocdata_getDelimiter(data, type, buffer.data(), static_cast<int32_t>(buffer.size()), &error);
  if (U_FAILURE(error) || length <= 0 || length > static_cast<int32_t>(buffer.size())) return otherwise;
  const icu::UnicodeString units(buffer.data(), length);
  std::u32string points;
  for (int32_t i = 0; i < units.length(); i = units.moveIndex32(i, 1)) {
    points += static_cast<char32_t>(units.char32At(i));
  }
  return points;
}

Quotes quotes_of(const icu::Locale& locale) {
  UErrorCode error = U_ZERO_ERROR;
  ULocaleData* data = ulocdata_open(locale.getBaseName(), &error);
  if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  if (U_FAILURE(error)) return {U"“", U"”", U"‘", U"’"};
  Quotes quotes{
      delimiter(data, ULOCDATA_QUOTATION_START, U"“"), delimiter(data, ULOCDATA_QUOTATION_END, U"”"),
      delimiter(data, ULOCDATA_ALT_QUOTATION_START, U"‘"), delimiter(data, ULOCDATA_ALT_QUOTATION_END, U"’")};
  ulocdata_close(data);
  // French: CLDR gives guillemets for both levels, where a compositor sets the inner ones apart.
  if (quotes.inner_open == quotes.outer_open && quotes.outer_open == U"«") {
    quotes.inner_open = U"“";
    quotes.inner_close = U"”";
  }
  return quotes;
}

/// Has each section but the summary a title in every language?
constexpr bool has_all_titles(const Vocabulary& vocabulary) {
  for (std::size_t i = 1; i < vocabulary.titles.size(); ++i)
    if (vocabulary.titles[i].empty()) return false;
  return true;
}
static_assert(std::ranges::all_of(vocabularies, has_all_titles));

}  // namespace

Language language_of(const std::string& tag) {
  Language language;
  language.tag = tag;
  UErrorCode error = U_ZERO_ERROR;
  language.locale = icu::Locale::forLanguageTag(tag, error);
  if (U_FAILURE(error)) language.locale = icu::Locale::getRoot();
  language.quotes = quotes_of(language.locale);
  language.primary = language.locale.getLanguage();
  language.right_to_left = language.locale.isRightToLeft() != 0;
  error = U_ZERO_ERROR;
  language.locale.setKeywordValue("calendar", "gregorian", error);

  std::string_view primary = language.primary;
  if (primary == "no") primary = "nb";
  const auto* const found = std::ranges::find(vocabularies, primary, &Vocabulary::language);
  language.has_words = found != vocabularies.end();
  language.words = language.has_words ? found : vocabularies.data();
  return language;
}

std::string_view default_title(const Language& language, SectionKind kind) {
  const auto index = static_cast<std::size_t>(kind);
  return index < language.words->titles.size() ? language.words->titles[index] : std::string_view{};
}

std::string_view publication_type_title(const Language& language, std::string_view type) {
  const auto* const found = std::ranges::find(type_titles, type, &TypeTitle::type);
  if (found == type_titles.end()) return {};
  const std::string_view spoken = language.words->language;
  if (spoken == "de") return found->german;
  if (spoken == "fr") return found->french;
  if (spoken == "es") return found->spanish;
  return found->english;
}

std::string to_composed(std::string_view text) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::StringPiece piece(text.data(), static_cast<int32_t>(text.size()));
  const icu::Normalizer2* form = icu::Normalizer2::getNFCInstance(error);
  if (U_FAILURE(error) || form->isNormalizedUTF8(piece, error)) return std::string(text);
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  form->normalizeUTF8(0, piece, sink, nullptr, error);
  if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return U_FAILURE(error) ? std::string(text) : composed;
}

std::string_view letter_of_too_many_marks(std::string_view text) {
  // U+0300, the first of all marks, begins with the byte CC. Most texts have fewer such bytes than too many.
  const auto begins_mark = [](char c) { return static_cast<unsigned char>(c) >= 0xCC; };
  if (std::ranges::count_if(text, begins_mark) <= static_cast<std::ptrdiff_t>(limits.marks_on_letter))
    return {};
  std::size_t letter = 0;
  std::size_t marks = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [point, next] = utf8::decode(text, at);
    const std::uint32_t category = U_GET_GC_MASK(static_cast<UChar32>(point));
    if ((category & U_GC_M_MASK) != 0) {
      if (++marks > limits.marks_on_letter) return text.substr(letter, next - letter);
    } else if (category != U_GC_CF_MASK) {  // a joiner begins no new letter
      letter = at;
      marks = 0;
    }
    at = next;
  }
  return {};
}

std::string to_upper(std::string_view text, const Language& language) {
  std::string upper;
  icu::StringByteSink<std::string> sink(&upper);
  UErrorCode error = U_ZERO_ERROR;
  icu::CaseMap::utf8ToUpper(language.locale.getBaseName(), 0,
                            icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink, nullptr,
                            error);
  if (error == U_MEMORY_ALLOCATION_ERROR) throw std::bad_alloc();
  return U_FAILURE(error) ? std::string(text) : upper;
}

}  // namespace galley::document
