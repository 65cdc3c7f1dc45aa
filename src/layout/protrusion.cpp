// layout: the table of overhangs.
#include "protrusion.h"

#include <algorithm>
#include <array>

namespace galley::layout {
namespace {

struct Entry {
  char32_t character;
  Protrusion protrusion;
};

// The lighter a character and the more white it has at its side, the further it stands out: points and
// hyphens by most of their width, slanting letters by a twentieth.
constexpr std::array entries{
    Entry{U'!', {0, 200}},        Entry{U'"', {300, 300}},      Entry{U'\'', {500, 500}},
    Entry{U'(', {100, 0}},        Entry{U')', {0, 150}},        Entry{U',', {0, 600}},
    Entry{U'-', {500, 550}},      Entry{U'.', {0, 650}},        Entry{U'/', {100, 200}},
    Entry{U'1', {70, 50}},        Entry{U'4', {50, 30}},        Entry{U'7', {30, 70}},
    Entry{U':', {0, 450}},        Entry{U';', {0, 400}},        Entry{U'?', {0, 150}},
    Entry{U'A', {50, 50}},        Entry{U'F', {0, 50}},         Entry{U'J', {40, 0}},
    Entry{U'K', {0, 40}},         Entry{U'L', {0, 50}},         Entry{U'T', {50, 50}},
    Entry{U'V', {50, 50}},        Entry{U'W', {40, 40}},        Entry{U'X', {40, 40}},
    Entry{U'Y', {60, 60}},        Entry{U'[', {60, 0}},         Entry{U']', {0, 80}},
    Entry{U'f', {0, 40}},         Entry{U'k', {0, 40}},         Entry{U'r', {0, 60}},
    Entry{U't', {0, 50}},         Entry{U'v', {50, 50}},        Entry{U'w', {40, 40}},
    Entry{U'x', {40, 40}},        Entry{U'y', {50, 50}},        Entry{U'\u00AB', {250, 150}},
    Entry{U'\u00BB', {150, 250}}, Entry{U'\u0393', {0, 50}},    Entry{U'\u0391', {50, 50}},
    Entry{U'\u03A4', {50, 50}},   Entry{U'\u0410', {50, 50}},   Entry{U'\u0413', {0, 50}},
    Entry{U'\u0422', {50, 50}},   Entry{U'\u0423', {50, 50}},   Entry{U'\u0433', {0, 50}},
    Entry{U'\u0442', {40, 40}},   Entry{U'\u0443', {50, 50}},   Entry{U'\u2010', {500, 550}},
    Entry{U'\u2013', {200, 300}}, Entry{U'\u2014', {150, 200}}, Entry{U'\u2018', {500, 500}},
    Entry{U'\u2019', {500, 600}}, Entry{U'\u201A', {0, 600}},   Entry{U'\u201C', {350, 350}},
    Entry{U'\u201D', {350, 400}}, Entry{U'\u201E', {250, 350}}, Entry{U'\u2026', {0, 250}},
};

}  // namespace

Protrusion protrusion_of(char32_t character) {
  const auto* const found = std::ranges::find(entries, character, &Entry::character);
  return found == entries.end() ? Protrusion{} : found->protrusion;
}

}  // namespace galley::layout
