// document: words of letters (see letter_words.h).
#include "letter_words.h"

#include <algorithm>
#include <array>

namespace galley::document {
namespace {

constexpr std::array<LetterWords, 11> table{{
    {"en", "Re", "Your ref", "Enclosure", "Enclosures", "P.S. ", "Signature", "{0}, {1}"},
    {"de", "", "Ihr Zeichen", "Anlage", "Anlagen", "PS: ", "Unterschrift", "{0}, {1}"},
    {"fr", "Objet", "Vos réf.", "Pièce jointe", "Pièces jointes", "P.-S.\u00A0: ", "Signature",
     "{0}, le {1}"},
    {"es", "Asunto", "Su referencia", "Anexo", "Anexos", "P.\u00A0D.: ", "Firma", "{0}, {1}"},
    {"it", "Oggetto", "Vostro riferimento", "Allegato", "Allegati", "P.S. ", "Firma", "{0}, {1}"},
    {"nl", "Betreft", "Uw kenmerk", "Bijlage", "Bijlagen", "PS: ", "Handtekening", "{0}, {1}"},
    {"pt", "Assunto", "Referência", "Anexo", "Anexos", "P.S.: ", "Assinatura", "{0}, {1}"},
    {"sv", "", "Er referens", "Bilaga", "Bilagor", "PS: ", "Namnteckning", "{0} den {1}"},
    {"da", "", "Deres ref.", "Bilag", "Bilag", "PS: ", "Underskrift", "{0}, den {1}"},
    {"nb", "", "Deres ref.", "Vedlegg", "Vedlegg", "PS: ", "Underskrift", "{0}, {1}"},
    {"pl", "Dotyczy", "Nr ref.", "Załącznik", "Załączniki", "PS: ", "Podpis", "{0}, {1} r."},
}};

}  // namespace

const LetterWords& letter_words_of(const Language& language) {
  const auto found = std::ranges::find(table, language.words->language, &LetterWords::language);
  return found == table.end() ? table.front() : *found;
}

}  // namespace galley::document
