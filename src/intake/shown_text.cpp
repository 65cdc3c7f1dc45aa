// intake: content streams, as far as they show text (ISO 32000-1, 9), by libqpdf.
#include "galley/intake/shown_text.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <exception>
#include <map>
#include <memory>
#include <new>
#include <stdexcept>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <qpdf/BufferInputSource.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFMatrix.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <qpdf/QUtil.hh>

#include "galley/intake/untrusted_pdf.h"

namespace galley::intake {
namespace {

constexpr std::size_t max_text = 512;  ///< bytes that a code may stand for (ISO 32000-1, 9.10.3)
constexpr unsigned max_code = 0xFFFF;
constexpr std::size_t max_font_bytes = 64U << 20U;   ///< of the texts and widths of all fonts
constexpr std::size_t max_stream_bytes = 8U << 20U;  ///< of ToUnicode, or of a font's program
constexpr std::size_t max_glyphs = 4'000'000;
constexpr std::size_t max_forms = 2'000;  ///< that are shown in a file
constexpr std::size_t max_form_depth = 12;
constexpr std::size_t max_saved_states = 512;
constexpr std::size_t max_operands = 64;

/// What a font says of its codes.
struct Font {
  std::size_t code_bytes = 1;
  std::unordered_map<unsigned, std::string> texts;
  std::unordered_map<unsigned, double> widths;  ///< in thousandths of an em
  double default_width = 1000;
};

unsigned code_of(std::string_view bytes) {
  unsigned code = 0;
  for (const char byte : bytes) code = code << 8U | static_cast<unsigned char>(byte);
  return code;
}

std::string utf8_of(const std::string& utf16) { return QUtil::utf16_to_utf8("\xFE\xFF" + utf16); }

/// Keeps the first bytes of a stream.
class FirstBytes final : public Pipeline {
 public:
  FirstBytes() : Pipeline("first bytes", nullptr) {}
  void write(const unsigned char* data, std::size_t size) override {
    if (size > max_stream_bytes - bytes_.size()) throw std::runtime_error("one of its fonts is too large");
    bytes_.append(reinterpret_cast<const char*>(data), size);
  }
  void finish() override {}
  std::string take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

std::string bytes_of(QPDFObjectHandle stream) {
  FirstBytes bytes;
  stream.pipeStreamData(&bytes, 0, qpdf_dl_generalized, true, false);
  return std::move(bytes).take();
}

/// The glyphs of WinAnsiEncoding from 0x20 on (Annex D.2), and what else fonts of Latin letters have.
constexpr std::string_view win_ansi_names =
    "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk "
    "plus "
    "comma hyphen period slash zero one two three four five six seven eight nine colon semicolon less equal "
    "greater question at A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash "
    "bracketright asciicircum underscore grave a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft "
    "bar braceright asciitilde . Euro . quotesinglbase florin quotedblbase ellipsis dagger daggerdbl "
    "circumflex perthousand Scaron guilsinglleft OE . Zcaron . . quoteleft quoteright quotedblleft "
    "quotedblright bullet endash emdash tilde trademark scaron guilsinglright oe . zcaron Ydieresis . "
    "exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft "
    "logicalnot . registered macron degree plusminus twosuperior threesuperior acute mu paragraph "
    "periodcentered cedilla onesuperior ordmasculine guillemotright onequarter onehalf threequarters "
    "questiondown Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex "
    "Edieresis Igrave Iacute Icircumflex Idieresis Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis "
    "multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls agrave aacute acircumflex "
    "atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex "
    "idieresis eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex "
    "udieresis yacute thorn ydieresis";
constexpr std::string_view other_names =
    "fi fi fl fl ff ff ffi ffi ffl ffl f_i fi f_l fl f_f ff f_f_i ffi f_f_l ffl dotlessi ı Lslash Ł lslash ł "
    "Aogonek Ą aogonek ą Eogonek Ę eogonek ę Cacute Ć cacute ć Nacute Ń nacute ń Sacute Ś sacute ś Zacute Ź "
    "zacute ź Zdotaccent Ż zdotaccent ż Ccaron Č ccaron č Dcaron Ď dcaron ď Ecaron Ě ecaron ě Ncaron Ň "
    "ncaron ň Rcaron Ř rcaron ř Tcaron Ť tcaron ť Uring Ů uring ů Ohungarumlaut Ő ohungarumlaut ő "
    "Uhungarumlaut Ű uhungarumlaut ű Abreve Ă abreve ă Gbreve Ğ gbreve ğ Scedilla Ş scedilla ş Idotaccent İ "
    "minus − fraction ⁄ sfthyphen - nbspace \u00A0 arrowright → lozenge ◊ notequal ≠ lessequal ≤ "
    "greaterequal ≥ filledbox ■ H22073 □ a108 ● checkmark ✓ openbullet ◦";
/// StandardEncoding where it is not WinAnsiEncoding: codes and names.
constexpr std::string_view standard_names =
    "39 quoteright 96 quoteleft 161 exclamdown 162 cent 163 sterling 164 fraction 165 yen 166 florin 167 "
    "section 168 currency 169 quotesingle 170 quotedblleft 171 guillemotleft 172 guilsinglleft 173 "
    "guilsinglright 174 fi 175 fl 177 endash 178 dagger 179 daggerdbl 180 periodcentered 182 paragraph 183 "
    "bullet 184 quotesinglbase 185 quotedblbase 186 quotedblright 187 guillemotright 188 ellipsis 189 "
    "perthousand 191 questiondown 208 emdash 225 AE 227 ordfeminine 232 Lslash 233 Oslash 234 OE 235 "
    "ordmasculine 241 ae 245 dotlessi 248 lslash 249 oslash 250 oe 251 germandbls";

/// Takes the next of words that spaces part; empty after the last.
std::string_view next_word(std::string_view& words) {
  const std::size_t end = std::min(words.find(' '), words.size());
  const std::string_view word = words.substr(0, end);
  words.remove_prefix(std::min(end + 1, words.size()));
  return word;
}

std::string win_ansi_text(unsigned code) {
  return QUtil::win_ansi_to_utf8(std::string(1, static_cast<char>(code)));
}

/// What a glyph of this name stands for; empty if the name is no usual one.
std::string text_of_name(std::string_view name) {
  static const std::unordered_map<std::string_view, std::string> texts = [] {
    std::unordered_map<std::string_view, std::string> known;
    unsigned code = 0x20;
    for (std::string_view rest = win_ansi_names; !rest.empty(); ++code)
      known.emplace(next_word(rest), win_ansi_text(code));
    known.erase(".");
    for (std::string_view rest = other_names; !rest.empty();) {
      const std::string_view other = next_word(rest);
      known.emplace(other, next_word(rest));
    }
    return known;
  }();
  const auto found = texts.find(name);
  if (found != texts.end()) return found->second;
  // “uni20AC”, “u1F600”, “a.sc”
  const std::size_t dot = name.find('.');
  if (dot != std::string_view::npos && dot > 0) return text_of_name(name.substr(0, dot));
  const std::size_t digits = name.substr(0, 3) == "uni" ? 3 : 1;
  if (name.empty() || name.front() != 'u' || name.size() < digits + 4 || name.size() > digits + 6 ||
      name.find_first_not_of("0123456789ABCDEF", digits) != std::string_view::npos)
    return {};
  const unsigned long point = std::stoul(std::string(name.substr(digits)), nullptr, 16);
  return point < 0x20 || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000) ? std::string()
                                                                                 : QUtil::toUTF8(point);
}

/// The texts and widths of a font, out of its dictionary.
class FontReader {
 public:
  explicit FontReader(std::size_t& budget) : budget_(budget) {}

  Font read(QPDFObjectHandle dictionary) {
    QPDFObjectHandle descendants = dictionary.getKey("/DescendantFonts");
    if (descendants.isArray()) {
      font_.code_bytes = 2;
      if (descendants.getArrayNItems() > 0 && descendants.getArrayItem(0).isDictionary())
        read_widths(descendants.getArrayItem(0));
    } else {
      read_encoding(dictionary);
      read_simple_widths(dictionary);
    }
    if (QPDFObjectHandle stream = dictionary.getKey("/ToUnicode"); stream.isStream()) read_to_unicode(stream);
    return std::move(font_);
  }

 private:
  void set(unsigned code, std::string text) {
    if (code > max_code || text.empty() || text.size() > max_text || text.front() == '\0' ||
        text == "\xEF\xBF\xBD")
      return;
    spend(text.size() + sizeof(std::string));
    font_.texts[code] = std::move(text);
  }
  void spend(std::size_t bytes) {
    if (bytes > budget_) throw std::runtime_error("its fonts say more than galley reads");
    budget_ -= bytes;
  }

  /// ToUnicode's entries (9.10.3): `<code> <text>`, `<first> <last> <text>`, `<first> <last> [<text> …]`.
  void read_to_unicode(QPDFObjectHandle stream) {
    const std::string bytes = bytes_of(stream);
    QPDFTokenizer tokenizer;
    tokenizer.allowEOF();
    const auto source = std::make_shared<BufferInputSource>("ToUnicode", bytes);
    enum class Entries { none, chars, ranges, texts } entries = Entries::none;
    std::vector<std::string> strings;
    unsigned code = 0;  // of the next of `texts`
    for (;;) {
      const QPDFTokenizer::Token token = tokenizer.readToken(source, "ToUnicode", true);
      const auto type = token.getType();
      if (type == QPDFTokenizer::tt_eof || type == QPDFTokenizer::tt_bad) return;
      if (type == QPDFTokenizer::tt_string) {
        strings.push_back(token.getValue());
        if (entries == Entries::chars && strings.size() == 2) {
          set(code_of(strings[0]), utf8_of(strings[1]));
          strings.clear();
        } else if (entries == Entries::ranges && strings.size() == 3) {
          set_range(code_of(strings[0]), code_of(strings[1]), strings[2]);
          strings.clear();
        } else if (entries == Entries::texts) {
          set(code++, utf8_of(strings.back()));
          strings.pop_back();
        }
      } else if (type == QPDFTokenizer::tt_array_open && entries == Entries::ranges && strings.size() == 2) {
        entries = Entries::texts;
        code = code_of(strings[0]);
      } else if (type == QPDFTokenizer::tt_array_close && entries == Entries::texts) {
        entries = Entries::ranges;
        strings.clear();
      } else if (type == QPDFTokenizer::tt_word) {
        entries = token.getValue() == "beginbfchar"    ? Entries::chars
                  : token.getValue() == "beginbfrange" ? Entries::ranges
                                                       : Entries::none;
        strings.clear();
      }
    }
  }
  void set_range(unsigned first, unsigned last, std::string text) {
    if (text.empty() || text.size() > max_text) return;
    for (unsigned code = first; code <= std::min(last, max_code); ++code) {
      set(code, utf8_of(text));
      text.back() = static_cast<char>(text.back() + 1);
    }
  }

  /// /W (9.7.4.3).
  void read_widths(QPDFObjectHandle descendant) {
    QPDFObjectHandle default_width = descendant.getKey("/DW");
    if (default_width.isNumber()) font_.default_width = default_width.getNumericValue();
    QPDFObjectHandle widths = descendant.getKey("/W");
    if (!widths.isArray()) return;
    const int count = widths.getArrayNItems();
    for (int i = 0; i + 1 < count;) {
      const auto first = static_cast<unsigned>(widths.getArrayItem(i).getIntValueAsInt());
      QPDFObjectHandle next = widths.getArrayItem(i + 1);
      if (next.isArray()) {
        for (int k = 0; k < next.getArrayNItems(); ++k)
          set_width(first + static_cast<unsigned>(k), next.getArrayItem(k));
        i += 2;
      } else {
        if (i + 2 >= count) return;
        const auto last = static_cast<unsigned>(next.getIntValueAsInt());
        for (unsigned code = first; code <= std::min(last, max_code); ++code)
          set_width(code, widths.getArrayItem(i + 2));
        i += 3;
      }
    }
  }
  void set_width(unsigned code, QPDFObjectHandle width, double unit = 1) {
    if (code > max_code || !width.isNumber()) return;
    spend(sizeof(double));
    font_.widths[code] = width.getNumericValue() * unit;
  }

  void read_simple_widths(QPDFObjectHandle dictionary) {
    QPDFObjectHandle widths = dictionary.getKey("/Widths");
    QPDFObjectHandle first = dictionary.getKey("/FirstChar");
    font_.default_width = 500;
    QPDFObjectHandle descriptor = dictionary.getKey("/FontDescriptor");
    if (descriptor.isDictionary() && descriptor.getKey("/MissingWidth").isNumber())
      font_.default_width = descriptor.getKey("/MissingWidth").getNumericValue();
    if (!widths.isArray() || !first.isInteger()) return;
    double unit = 1;  // Type 3 has units of its own
    if (QPDFObjectHandle matrix = dictionary.getKey("/FontMatrix");
        matrix.isArray() && matrix.getArrayNItems() == 6 && matrix.getArrayItem(0).isNumber())
      unit = matrix.getArrayItem(0).getNumericValue() * 1000;
    for (int i = 0; i < std::min(widths.getArrayNItems(), 256); ++i)
      set_width(static_cast<unsigned>(first.getIntValueAsInt() + i), widths.getArrayItem(i), unit);
  }

  /// Of a simple font (9.6.6).
  void read_encoding(QPDFObjectHandle dictionary) {
    QPDFObjectHandle encoding = dictionary.getKey("/Encoding");
    QPDFObjectHandle base = encoding.isDictionary() ? encoding.getKey("/BaseEncoding") : encoding;
    const std::string name = base.isName() ? base.getName() : std::string();
    if (name == "/WinAnsiEncoding" || name == "/MacRomanEncoding") {
      for (unsigned code = 0x20; code < 0x100; ++code) {
        const std::string byte(1, static_cast<char>(code));
        set(code,
            name == "/WinAnsiEncoding" ? QUtil::win_ansi_to_utf8(byte) : QUtil::mac_roman_to_utf8(byte));
      }
    } else {
      read_built_in(dictionary, name == "/StandardEncoding");
    }
    QPDFObjectHandle differences = encoding.isDictionary() ? encoding.getKey("/Differences") : encoding;
    if (!differences.isArray()) return;
    unsigned code = 0;
    for (int i = 0; i < differences.getArrayNItems(); ++i) {
      QPDFObjectHandle item = differences.getArrayItem(i);
      if (item.isInteger()) code = static_cast<unsigned>(item.getIntValueAsInt());
      if (!item.isName()) continue;
      font_.texts.erase(code);
      set(code++, text_of_name(std::string_view(item.getName()).substr(1)));
    }
  }

  /// The encoding of a font's program; StandardEncoding if that is not known and the font has Latin letters.
  void read_built_in(QPDFObjectHandle dictionary, bool is_standard) {
    constexpr int symbolic = 4;  // a flag
    QPDFObjectHandle descriptor = dictionary.getKey("/FontDescriptor");
    QPDFObjectHandle type = dictionary.getKey("/Subtype");
    if (type.isName() && type.getName() == "/Type3") return;
    if (!is_standard && descriptor.isDictionary()) {
      if (QPDFObjectHandle program = descriptor.getKey("/FontFile"); program.isStream())
        return read_type1_program(bytes_of(program));
      QPDFObjectHandle flags = descriptor.getKey("/Flags");
      if (flags.isInteger() && (flags.getIntValueAsInt() & symbolic) != 0) return;
    }
    QPDFObjectHandle font_name = dictionary.getKey("/BaseFont");
    if (font_name.isName() && (font_name.getName() == "/Symbol" || font_name.getName() == "/ZapfDingbats"))
      return;
    set_standard();
  }
  void set_standard() {
    for (unsigned code = 0x20; code < 0x7F; ++code) set(code, win_ansi_text(code));
    for (std::string_view rest = standard_names; !rest.empty();) {
      const std::string_view code = next_word(rest);
      set(static_cast<unsigned>(std::stoul(std::string(code))), text_of_name(next_word(rest)));
    }
  }
  /// “dup 65 /A put”, up to the part that is encrypted.
  void read_type1_program(const std::string& program) {
    const std::string_view clear = std::string_view(program).substr(0, program.find("eexec"));
    const std::size_t encoding = clear.find("/Encoding");
    if (encoding == std::string_view::npos) return;
    std::string_view rest = clear.substr(encoding);
    if (rest.substr(0, 40).find("StandardEncoding") != std::string_view::npos) return set_standard();
    for (std::size_t at = rest.find("dup "); at != std::string_view::npos; at = rest.find("dup ")) {
      rest.remove_prefix(at + 4);
      unsigned code = 0;
      std::size_t digits = 0;
      while (digits < std::min<std::size_t>(rest.size(), 3) && rest[digits] >= '0' && rest[digits] <= '9')
        code = code * 10 + static_cast<unsigned>(rest[digits++] - '0');
      const std::size_t slash = rest.find_first_not_of(' ', digits);
      if (digits == 0 || slash == std::string_view::npos || rest[slash] != '/') continue;
      const std::size_t end = std::min(rest.find_first_of(" \r\n", slash), rest.size());
      set(code, text_of_name(rest.substr(slash + 1, end - slash - 1)));
    }
  }

  Font font_;
  std::size_t& budget_;
};

/// The fonts of a file, each read once.
class Fonts {
 public:
  const Font& of(QPDFObjectHandle dictionary) {
    // A font that is no object of its own is known by what it says.
    const std::string id =
        dictionary.isIndirect() ? dictionary.getObjGen().unparse(' ') : dictionary.unparse();
    const auto found = known_.find(id);
    return found != known_.end() ? found->second
                                 : known_.emplace(id, FontReader(budget_).read(dictionary)).first->second;
  }

 private:
  std::size_t budget_ = max_font_bytes;
  std::map<std::string, Font> known_;
};

/// What operators add up to in a file.
struct Totals {
  std::size_t glyphs = 0;
  std::size_t forms = 0;
};

/// Text state, and where user space lies (8.4.1).
struct State {
  QPDFMatrix page;
  const Font* font = nullptr;
  double size = 0, scale = 1, rise = 0, leading = 0, between_glyphs = 0, between_words = 0;
};

/// Follows the pen through a page.
class Content final : public QPDFObjectHandle::ParserCallbacks {
 public:
  Content(QPDFObjectHandle resources, Fonts& known, Totals& totals)
      : resources_(std::move(resources)), known_(known), totals_(totals) {}

  void handleObject(QPDFObjectHandle object) override {
    if (!object.isOperator()) {
      if (operands_.size() < max_operands) operands_.push_back(object);
      return;
    }
    const std::string operation = object.getOperatorValue();
    if (operation == "Do")
      show_form();
    else if (!run_state(operation) && !run_position(operation))
      run_showing(operation);
    operands_.clear();
  }
  void handleEOF() override {}
  std::vector<ShownGlyph> take() && { return std::move(glyphs_); }

 private:
  [[nodiscard]] double number(std::size_t operand) {
    return operand < operands_.size() && operands_[operand].isNumber() ? operands_[operand].getNumericValue()
                                                                       : 0;
  }
  [[nodiscard]] QPDFMatrix matrix() {
    return {number(0), number(1), number(2), number(3), number(4), number(5)};
  }
  /// What the operand names in a part of the resources.
  [[nodiscard]] QPDFObjectHandle resource(const std::string& part) {
    if (operands_.empty() || !operands_[0].isName() || !resources_.isDictionary())
      return QPDFObjectHandle::newNull();
    QPDFObjectHandle dictionary = resources_.getKey(part);
    return dictionary.isDictionary() ? dictionary.getKey(operands_[0].getName())
                                     : QPDFObjectHandle::newNull();
  }

  bool run_state(const std::string& operation) {
    if (operation == "q") {
      if (saved_.size() < max_saved_states) saved_.push_back(now_);
    } else if (operation == "Q") {
      if (saved_.size() > first_saved_) {
        now_ = saved_.back();
        saved_.pop_back();
      }
    } else if (operation == "cm") {
      now_.page.concat(matrix());
    } else if (operation == "Tf") {
      QPDFObjectHandle dictionary = resource("/Font");
      now_.font = dictionary.isDictionary() ? &known_.of(dictionary) : nullptr;
      now_.size = number(1);
    } else if (operation == "Tz") {
      now_.scale = number(0) / 100;
    } else if (operation == "Ts") {
      now_.rise = number(0);
    } else if (operation == "TL") {
      now_.leading = number(0);
    } else if (operation == "Tc") {
      now_.between_glyphs = number(0);
    } else if (operation == "Tw") {
      now_.between_words = number(0);
    } else {
      return false;
    }
    return true;
  }

  bool run_position(const std::string& operation) {
    if (operation == "BT") {
      begin_line(QPDFMatrix());
    } else if (operation == "Tm") {
      begin_line(matrix());
    } else if (operation == "Td" || operation == "TD") {
      if (operation == "TD") now_.leading = -number(1);
      move_line(number(0), number(1));
    } else if (operation == "T*") {
      move_line(0, -now_.leading);
    } else {
      return false;
    }
    return true;
  }
  void begin_line(const QPDFMatrix& line) {
    line_ = line;
    pen_ = 0;
  }
  void move_line(double x, double y) {
    line_.concat(QPDFMatrix(1, 0, 0, 1, x, y));
    pen_ = 0;
  }

  void run_showing(const std::string& operation) {
    if (operation == "'" || operation == "\"") move_line(0, -now_.leading);
    if (operation == "\"") {
      now_.between_words = number(0);
      now_.between_glyphs = number(1);
    }
    if (operands_.empty()) return;
    if (operation == "Tj" || operation == "'" || operation == "\"") {
      show(operands_.back());
    } else if (operation == "TJ" && operands_[0].isArray()) {
      for (int i = 0; i < operands_[0].getArrayNItems(); ++i) show(operands_[0].getArrayItem(i));
    }
  }

  /// A string, or a way of the pen.
  void show(QPDFObjectHandle item) {
    if (item.isNumber()) pen_ -= item.getNumericValue() / 1000 * now_.size * now_.scale;
    if (!item.isString() || now_.font == nullptr) return;
    const Font& font = *now_.font;
    const std::string codes = item.getStringValue();
    totals_.glyphs += codes.size() / font.code_bytes;
    if (totals_.glyphs > max_glyphs) throw std::runtime_error("it shows more text than galley reads");
    const bool is_tracked = codes.size() / font.code_bytes > 2;
    QPDFMatrix turned = now_.page;
    turned.concat(line_);
    const double em = now_.size * (turned.b == 0 ? std::abs(turned.d) : std::hypot(turned.c, turned.d));
    for (std::size_t i = 0; i + font.code_bytes <= codes.size(); i += font.code_bytes) {
      const unsigned code = code_of(std::string_view(codes).substr(i, font.code_bytes));
      const auto width = font.widths.find(code);
      const auto text = font.texts.find(code);
      const double begin = pen_;
      const double way = (width == font.widths.end() ? font.default_width : width->second) / 1000 * now_.size;
      const double more =
          now_.between_glyphs + (font.code_bytes == 1 && code == ' ' ? now_.between_words : 0);
      // Spacing of one or two glyphs parts words, as Ghostscript writes them.
      const double end = pen_ + (is_tracked ? way + more : way) * now_.scale;
      pen_ += (way + more) * now_.scale;
      glyphs_.push_back({text == font.texts.end() ? std::string() : text->second,
                         turned.a * begin + turned.c * now_.rise + turned.e,
                         turned.a * end + turned.c * now_.rise + turned.e,
                         turned.b * begin + turned.d * now_.rise + turned.f, em});
    }
  }

  /// A form that is shown as a part of the page (8.10).
  void show_form() {
    QPDFObjectHandle form = resource("/XObject");
    if (!form.isStream()) return;
    QPDFObjectHandle dictionary = form.getDict();
    QPDFObjectHandle type = dictionary.getKey("/Subtype");
    if (!type.isName() || type.getName() != "/Form" || depth_ >= max_form_depth) return;
    if (++totals_.forms > max_forms) throw std::runtime_error("it has more parts than galley reads");
    const QPDFObjectHandle resources = resources_;
    const State state = now_;
    const QPDFMatrix line = line_;
    const double pen = pen_;
    const std::size_t first_saved = first_saved_;
    if (QPDFObjectHandle own = dictionary.getKey("/Resources"); own.isDictionary()) resources_ = own;
    if (QPDFObjectHandle own = dictionary.getKey("/Matrix"); own.isMatrix())
      now_.page.concat(QPDFMatrix(own.getArrayAsMatrix()));
    first_saved_ = saved_.size();
    operands_.clear();
    ++depth_;
    form.parseAsContents(this);
    --depth_;
    saved_.resize(first_saved_);
    first_saved_ = first_saved;
    resources_ = resources;
    now_ = state;
    line_ = line;
    pen_ = pen;
  }

  QPDFObjectHandle resources_;
  Fonts& known_;
  Totals& totals_;
  std::vector<QPDFObjectHandle> operands_;
  std::vector<ShownGlyph> glyphs_;
  State now_;
  std::vector<State> saved_;
  std::size_t first_saved_ = 0;  ///< of this form
  std::size_t depth_ = 0;
  QPDFMatrix line_;
  double pen_ = 0;  ///< along the line
};

ShownText read(const std::string& bytes) {
  QPDF pdf;
  open_untrusted(pdf, bytes);
  ShownText text;
  QPDFObjectHandle info = pdf.getTrailer().getKey("/Info");
  if (info.isDictionary() && info.getKey("/ModDate").isString())
    text.modified = info.getKey("/ModDate").getUTF8Value();
  Fonts fonts;
  Totals totals;
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    QPDFObjectHandle resources = page.getAttribute("/Resources", false);
    Content content(resources, fonts, totals);
    page.parseContents(&content);
    text.pages.push_back(std::move(content).take());
  }
  return text;
}

}  // namespace

ShownText shown_text(const std::string& pdf) {
  try {
    return read(pdf);
  } catch (const TooDeep&) {
    return {{}, {}, TooDeep::reason};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& exception) {
    return {{}, {}, exception.what()};
  }
}

}  // namespace galley::intake
