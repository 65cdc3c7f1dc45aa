// intake: content streams, as far as they show text (ISO 32000-1, 9), by libqpdf.
#include "galley/intake/shown_text.h"

#include <algorithm>
#include <cstddef>
#include <exception>
#include <map>
#include <memory>
#include <new>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <qpdf/BufferInputSource.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFTokenizer.hh>
#include <qpdf/QUtil.hh>

#include "galley/intake/untrusted_pdf.h"

namespace galley::intake {
namespace {

/// What a font says of its codes.
struct Font {
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

/// ToUnicode's entries (9.10.3).
void read_to_unicode(QPDFObjectHandle stream, Font& font) {
  const auto buffer = stream.getStreamData(qpdf_dl_all);
  QPDFTokenizer tokenizer;
  tokenizer.allowEOF();
  const auto source = std::make_shared<BufferInputSource>("ToUnicode", buffer.get());
  std::vector<std::string> strings;
  for (;;) {
    const QPDFTokenizer::Token token = tokenizer.readToken(source, "ToUnicode", true);
    if (token.getType() == QPDFTokenizer::tt_eof || token.getType() == QPDFTokenizer::tt_bad) return;
    if (token.getType() == QPDFTokenizer::tt_string) strings.push_back(token.getValue());
    if (token.getType() != QPDFTokenizer::tt_word) continue;
    if (token.getValue() == "endbfchar") {
      for (std::size_t i = 0; i + 1 < strings.size(); i += 2)
        font.texts[code_of(strings[i])] = utf8_of(strings[i + 1]);
    } else if (token.getValue() == "endbfrange") {
      for (std::size_t i = 0; i + 2 < strings.size(); i += 3) {
        std::string text = strings[i + 2];
        // Codes have at most two bytes.
        const unsigned last = std::min(code_of(strings[i + 1]), 0xFFFFU);
        for (unsigned code = code_of(strings[i]); code <= last && !text.empty(); ++code) {
          font.texts[code] = utf8_of(text);
          text.back() = static_cast<char>(text.back() + 1);
        }
      }
    }
    strings.clear();
  }
}

/// /W (9.7.4.3).
void read_widths(QPDFObjectHandle descendant, Font& font) {
  QPDFObjectHandle default_width = descendant.getKey("/DW");
  if (default_width.isNumber()) font.default_width = default_width.getNumericValue();
  QPDFObjectHandle widths = descendant.getKey("/W");
  if (!widths.isArray()) return;
  const int count = widths.getArrayNItems();
  for (int i = 0; i + 1 < count; i += 2) {
    const auto first = static_cast<unsigned>(widths.getArrayItem(i).getIntValueAsInt());
    QPDFObjectHandle next = widths.getArrayItem(i + 1);
    if (!next.isArray()) return;  // a stretch of equal widths, which galley does not write
    for (int k = 0; k < next.getArrayNItems(); ++k)
      font.widths[first + static_cast<unsigned>(k)] = next.getArrayItem(k).getNumericValue();
  }
}

Font font_of(QPDFObjectHandle dictionary) {
  Font font;
  if (QPDFObjectHandle stream = dictionary.getKey("/ToUnicode"); stream.isStream())
    read_to_unicode(stream, font);
  QPDFObjectHandle descendants = dictionary.getKey("/DescendantFonts");
  if (descendants.isArray() && descendants.getArrayNItems() > 0)
    read_widths(descendants.getArrayItem(0), font);
  return font;
}

/// The fonts of a file, each read once.
class Fonts {
 public:
  const Font& of(const QPDFObjectHandle& dictionary) {
    const QPDFObjGen id = dictionary.getObjGen();
    const auto found = known_.find(id);
    return found != known_.end() ? found->second : known_.emplace(id, font_of(dictionary)).first->second;
  }

 private:
  std::map<QPDFObjGen, Font> known_;
};

/// Follows the pen through a page.
class Content final : public QPDFObjectHandle::ParserCallbacks {
 public:
  Content(const QPDFObjectHandle& fonts, Fonts& known) : dictionaries_(fonts), known_(known) {}

  void handleObject(QPDFObjectHandle object) override {
    if (!object.isOperator()) {
      operands_.push_back(object);
      return;
    }
    run(object.getOperatorValue());
    operands_.clear();
  }
  void handleEOF() override {}
  std::vector<ShownGlyph> take() && { return std::move(glyphs_); }

 private:
  [[nodiscard]] double number(std::size_t operand) {
    return operand < operands_.size() && operands_[operand].isNumber() ? operands_[operand].getNumericValue()
                                                                       : 0;
  }

  void run(const std::string& operation) {
    if (operation == "BT") {
      unit_ = 1;
      line_x_ = line_y_ = x_ = 0;
    } else if (operation == "Tm") {
      unit_ = number(3);
      line_x_ = x_ = number(4);
      line_y_ = number(5);
    } else if (operation == "Td") {
      x_ = line_x_ += number(0) * unit_;
      line_y_ += number(1) * unit_;
    } else if (operation == "Tf" && operands_.size() == 2 && operands_[0].isName()) {
      QPDFObjectHandle dictionary =
          dictionaries_.isDictionary() ? dictionaries_.getKey(operands_[0].getName()) : dictionaries_;
      font_ = dictionary.isDictionary() ? &known_.of(dictionary) : nullptr;
      size_ = number(1);
    } else if (operation == "Tz") {
      scale_ = number(0) / 100;
    } else if (operation == "Ts") {
      rise_ = number(0);
    } else if (operation == "Tj" && !operands_.empty()) {
      show(operands_[0]);
    } else if (operation == "TJ" && !operands_.empty() && operands_[0].isArray()) {
      for (int i = 0; i < operands_[0].getArrayNItems(); ++i) show(operands_[0].getArrayItem(i));
    }
  }

  /// A string, or a way of the pen.
  void show(QPDFObjectHandle item) {
    const double em = size_ * unit_;
    if (item.isNumber()) x_ -= item.getNumericValue() / 1000 * em * scale_;
    if (!item.isString() || font_ == nullptr) return;
    const std::string codes = item.getStringValue();
    for (std::size_t i = 0; i + 1 < codes.size(); i += 2) {
      const unsigned code = code_of(std::string_view(codes).substr(i, 2));
      const auto width = font_->widths.find(code);
      const auto text = font_->texts.find(code);
      const double begin = x_;
      x_ += (width == font_->widths.end() ? font_->default_width : width->second) / 1000 * em * scale_;
      glyphs_.push_back({text == font_->texts.end() ? std::string() : text->second, begin, x_,
                         line_y_ + rise_ * unit_, em});
    }
  }

  QPDFObjectHandle dictionaries_;
  Fonts& known_;
  std::vector<QPDFObjectHandle> operands_;
  std::vector<ShownGlyph> glyphs_;
  const Font* font_ = nullptr;
  double size_ = 0, scale_ = 1, rise_ = 0;
  double unit_ = 1, line_x_ = 0, line_y_ = 0, x_ = 0;
};

ShownText read(const std::string& bytes) {
  QPDF pdf;
  open_untrusted(pdf, bytes);
  ShownText text;
  QPDFObjectHandle info = pdf.getTrailer().getKey("/Info");
  if (info.isDictionary() && info.getKey("/ModDate").isString())
    text.modified = info.getKey("/ModDate").getUTF8Value();
  Fonts fonts;
  for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
    QPDFObjectHandle resources = page.getAttribute("/Resources", false);
    Content content(resources.isDictionary() ? resources.getKey("/Font") : resources, fonts);
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
