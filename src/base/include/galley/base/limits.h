// base: what bounds the work on hostile input, in one place.
#pragma once

#include <cstddef>
#include <cstdint>

namespace galley {

inline constexpr std::size_t kibi = std::size_t{1} << 10U;
inline constexpr std::size_t mebi = std::size_t{1} << 20U;

/// No résumé comes near these limits. Where one is passed there is a diagnostic, unless the comment says what
/// happens instead.
struct Limits {
  // What is read, in bytes.
  std::size_t file_bytes = 64 * mebi;             ///< of any file
  std::size_t input_bytes = 16 * mebi;            ///< of a résumé, a theme, or the résumé inside a PDF
  std::size_t string_bytes = 64 * kibi;           ///< of one string in these
  std::size_t posting_bytes = 16 * mebi;          ///< of a posting's file
  std::size_t posting_text_bytes = 128 * kibi;    ///< of its text
  std::size_t picture_bytes = 20 * mebi;          ///< of a picture's file
  std::size_t font_bytes = 1024 * mebi;           ///< of a font's file
  std::size_t press_profile_bytes = 16 * mebi;    ///< of a printing condition's file
  std::size_t patterns_bytes = 4 * mebi;          ///< of a file of hyphenation patterns; larger ones are none
  std::size_t pdf_memory_bytes = 512 * mebi;      ///< that the command may take to open a PDF
  std::size_t picture_memory_bytes = 256 * mebi;  ///< of a picture, decoded
  std::size_t picture_chunk_bytes = 8 * mebi;     ///< of a chunk of a PNG

  // What a file may hold.
  std::size_t values = 200'000;               ///< of one file
  std::size_t list_elements = 20'000;         ///< of one list
  std::size_t posting_variants = 200;         ///< that are searched for terms of a posting
  std::size_t posting_terms = 2'000;          ///< of a posting; the rest is left out, and a note says so
  std::size_t name_tree_nodes = 100'000;      ///< of a PDF that is read; others are not seen
  std::size_t enclosed_pages = 2'000;         ///< of a PDF that is appended
  std::size_t enclosed_values = 2'000'000;    ///< of what these pages need
  std::size_t repacked_bytes = 128 * mebi;    ///< of streams that are packed anew; others stay as they are
  std::size_t table_members = 1'000;          ///< of one table; paths in meta.private
  std::size_t nesting = 64;                   ///< of tables and lists
  std::size_t languages = 16;                 ///< in which a résumé gives its texts
  std::size_t variant_bases = 64;             ///< that a variant extends, one after the other
  std::size_t theme_bases = 16;               ///< the same of a theme
  std::size_t marks_on_letter = 64;           ///< shaping takes the square of their number
  std::uint32_t picture_side = 10'000;        ///< pixels
  std::uint64_t picture_pixels = 40'000'000;  ///< width times height
  unsigned faces_in_file = 64;                ///< of a font collection; others are not seen
  std::size_t fallback_families = 64;  ///< of style.font.fallback: each letter may be sought in them all

  // What is made of it.
  std::size_t blocks = 200'000;        ///< paragraphs and rules of a document
  std::size_t text_bytes = 5 * mebi;   ///< of a document, as it is printed
  std::size_t breaks = 1'000'000;      ///< places in a document where a line may end
  std::size_t partings = 300'000;      ///< those of them inside words whose letters change there
  std::size_t links = 50'000;          ///< of a document
  std::size_t links_on_page = 32'767;  ///< a PDF's array has no room for more (ISO 32000-1, annex C)
  std::size_t pages = 20'000;          ///< of a document

  std::size_t last_pictured_page = 999;        ///< a name has three digits for it
  std::int64_t page_side = 32'000;             ///< of a page as a picture, in pixels
  std::int64_t page_pixels = 160'000'000;      ///< the same, width times height
  std::int64_t all_page_pixels = 500'000'000;  ///< of all pages of a document

  std::size_t fitted_text_bytes = mebi;  ///< of a document that is to be fitted to its pages

  // What is tried. Beyond these, what was found by then is taken, and said not to be proved.
  std::size_t settings = 400'000;               ///< of a fit: some microseconds each
  std::size_t steps_of_setting = 40;            ///< of size or leading: beyond, the steps are larger
  std::size_t content_trials = 300;             ///< of the search through optional content
  std::size_t min_content_trials = 12;          ///< where a résumé has very many pieces
  std::size_t pieces_composed = 150'000;        ///< in all trials together
  std::size_t text_composed = 6 * mebi;         ///< the same in bytes
  std::size_t subsets = 100'000;                ///< of the pieces of one priority
  std::size_t cut_pieces = 8;                   ///< of a cut that a refusal names, if all are tried
  std::size_t cut_trials = 40;                  ///< to find it
  std::size_t cut_subsets = 20'000;             ///< that are looked at for it
  std::size_t reconsidered_lines = 40;          ///< of a paragraph whose second best breaks are looked for
  std::size_t reconsidered_items = 120;         ///< of a line of it, in the mean
  std::size_t finely_parted_elements = 10'000;  ///< of a paragraph whose wide words are cut in small parts
  std::size_t explained_pages = 100;            ///< whose ends `--explain` explains

  // What is said. Beyond these nothing more is said or looked for.
  std::size_t diagnostics = 1'000;          ///< of one file
  std::size_t shown_diagnostics = 1'000;    ///< by the command; the rest is counted
  std::size_t suggestions = 20;             ///< of ids
  std::size_t suggestion_candidates = 500;  ///< that a misspelt key is compared with
  std::size_t suggestion_bytes = 40;        ///< of a misspelt word
  std::size_t family_name_bytes = 64;       ///< of a font family that is compared with others
  std::size_t place_bytes = 64 * kibi;      ///< of a value that is searched for a place
  std::size_t place_lines = 64;             ///< the same in lines
  std::size_t places_in_list = 64;          ///< of the texts of a list
  std::size_t hyphenated_letters = 100;     ///< of a word; longer ones stay whole
  std::size_t pattern_letters = 255;  ///< bytes of a hyphenation pattern or option; longer ones are left out
  std::size_t parted_url_bytes =
      2 * kibi;                         ///< of an address; a longer one parts only between unchanged letters
  std::size_t description_bytes = 500;  ///< of what a link leads to; the rest is cut off

  // What a session remembers, in bytes. Beyond these a part is forgotten.
  std::size_t known_themes_bytes = 4 * mebi;
  std::size_t known_prose_bytes = 4 * mebi;
  std::size_t known_dates_bytes = 1 * mebi;
  std::size_t known_countries_bytes = mebi;
  std::size_t known_words_bytes = 16 * mebi;
  std::size_t known_word_bytes = 256;  ///< of one word; longer ones hardly come twice
  std::size_t known_paragraphs_bytes = 16 * mebi;
  std::size_t known_patterns_bytes = 64 * mebi;  ///< hyphenation
  std::size_t known_blocks_bytes = 16 * mebi;
  std::size_t known_cells_bytes = 256 * mebi;  ///< blocks in the cells of one fit
  std::size_t known_subsets_bytes = 8 * mebi;  ///< of one face
  std::size_t known_streams_bytes = 16 * mebi;
  std::size_t known_fonts_bytes = 32 * mebi;    ///< embedded
  std::size_t known_outlines_bytes = 4 * mebi;  ///< of glyphs that are drawn
  std::size_t known_presses_bytes = 32 * mebi;
  std::size_t known_faces_bytes = 512 * mebi;  ///< font files that were loaded
  std::size_t seen_path_bytes = 64 * mebi;     ///< names of the files read: beyond, none is read
  std::size_t known_inputs = 64;               ///< résumés of a batch that are kept
};

inline constexpr Limits limits;

}  // namespace galley
