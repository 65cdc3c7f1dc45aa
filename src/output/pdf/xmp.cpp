// output: the XMP packet (see xmp.h) and its claims to PDF/A (ISO 19005-2, 6.6), PDF/UA (ISO 14289-1, 5) and
// PDF/X-4 (ISO 15930-7).
#include "pdf/xmp.h"

#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "pdf/hash.h"

namespace galley::output {

namespace {

/// Writes XMP element by element. Texts are escaped; everything else is a literal of this file.
class Xmp {
 public:
  void raw(std::string_view xml) { out_.append(xml).append("\n"); }
  void element(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    open(name);
    escaped(text);
    close(name);
  }
  /// A text for each language. galley writes only the default one.
  void alternative(std::string_view name, std::string_view text) {
    if (text.empty()) return;
    open(name);
    out_ += "<rdf:Alt><rdf:li xml:lang=\"x-default\">";
    escaped(text);
    out_ += "</rdf:li></rdf:Alt>";
    close(name);
  }
  /// `kind`: rdf:Seq or rdf:Bag.
  void list(std::string_view name, std::string_view kind, const std::vector<std::string>& texts) {
    if (texts.empty()) return;
    open(name);
    out_.append("<").append(kind).append(">");
    for (const std::string& text : texts) {
      out_ += "<rdf:li>";
      escaped(text);
      out_ += "</rdf:li>";
    }
    out_.append("</").append(kind).append(">");
    close(name);
  }
  std::string take() { return std::move(out_); }

 private:
  void open(std::string_view name) { out_.append("<").append(name).append(">"); }
  void close(std::string_view name) { out_.append("</").append(name).append(">\n"); }
  void escaped(std::string_view text) {
    for (const char c : text) {
      switch (c) {
        case '&':
          out_ += "&amp;";
          break;
        case '<':
          out_ += "&lt;";
          break;
        case '>':
          out_ += "&gt;";
          break;
        default:
          out_ += c;
      }
    }
  }

  std::string out_;
};

std::vector<std::string> only(const std::string& text) {
  return text.empty() ? std::vector<std::string>() : std::vector{text};
}

void describe(Xmp& xmp, const Metadata& metadata) {
  xmp.alternative("dc:title", metadata.title);
  xmp.list("dc:creator", "rdf:Seq", only(metadata.author));
  xmp.alternative("dc:description", metadata.subject);
  xmp.list("dc:subject", "rdf:Bag", metadata.keywords);
  xmp.list("dc:language", "rdf:Bag", only(metadata.language));
  xmp.element("dc:format", "application/pdf");
  xmp.element("pdf:Keywords", metadata.all_keywords);
  xmp.element("pdf:Producer", metadata.producer);
  if (!metadata.date) return;
  const std::string date = xmp_date(*metadata.date);
  for (const char* name : {"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"}) xmp.element(name, date);
}

/// PDF/A forbids properties that neither XMP nor PDF/A defines, unless the file describes them
/// (ISO 19005-2, 6.6.2.3). PDF/UA's mark is such a property.
///
/// The description has an rdf:Description of its own, before all others: some validators read the packet
/// once, from the top, and one of them (PDFBox's) looks for schemas only there.
constexpr std::string_view pdfua_schema = R"(<rdf:Description rdf:about=""
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>)";

constexpr std::string_view pdfa_namespaces = R"(
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/")";

constexpr std::string_view pdfx_namespaces = R"(
xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/")";

void claim_pdfa(Xmp& xmp, int part) {
  xmp.element("pdfaid:part", std::to_string(part));
  xmp.element("pdfaid:conformance", "A");
  xmp.element("pdfuaid:part", "1");
}

void claim_pdfx(Xmp& xmp, const std::string& document_id) {
  xmp.element("pdfxid:GTS_PDFXVersion", "PDF/X-4");
  xmp.element("pdf:Trapped", "False");
  xmp.element("xmpMM:DocumentID", document_id);
  xmp.element("xmpMM:InstanceID", document_id);
  xmp.element("xmpMM:VersionID", "1");
  xmp.element("xmpMM:RenditionClass", "default");
}

}  // namespace

std::string document_id(const Metadata& metadata, const std::vector<std::string>& contents) {
  Hash hash;
  for (const std::string* text :
       {&metadata.title, &metadata.author, &metadata.subject, &metadata.all_keywords}) {
    hash.add(*text);
    hash.add("\n");
  }
  if (metadata.date) hash.add(xmp_date(*metadata.date));
  for (const std::string& content : contents) hash.add(content);
  auto [first, second] = hash.value();
  first = (first & 0xFFFF'FFFF'FFFF'0FFF) | 0x8000;                     // version 8
  second = (second & 0x3FFF'FFFF'FFFF'FFFF) | std::uint64_t{1} << 63U;  // variant 10
  return fmt::format("uuid:{:08x}-{:04x}-{:04x}-{:04x}-{:012x}", first >> 32U, first >> 16U & 0xFFFF,
                     first & 0xFFFF, second >> 48U, second & 0xFFFF'FFFF'FFFF);
}

std::string xmp_packet(const Metadata& metadata, const Claims& claims) {
  Xmp xmp;
  xmp.raw("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>");
  xmp.raw("<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">");
  xmp.raw("<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">");
  if (claims.pdfa_part > 0) xmp.raw(pdfua_schema);
  xmp.raw(fmt::format(R"(<rdf:Description rdf:about=""
xmlns:dc="http://purl.org/dc/elements/1.1/"
xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
xmlns:xmp="http://ns.adobe.com/xap/1.0/"{}{}>)",
                      claims.pdfa_part > 0 ? pdfa_namespaces : "", claims.pdfx ? pdfx_namespaces : ""));
  describe(xmp, metadata);
  if (claims.pdfa_part > 0) claim_pdfa(xmp, claims.pdfa_part);
  if (claims.pdfx) claim_pdfx(xmp, claims.document_id);
  xmp.raw("</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>");
  xmp.raw("<?xpacket end=\"r\"?>");
  return xmp.take();
}

void add_xmp(PdfFile& file, const Metadata& metadata, const Claims& claims) {
  Dictionary stream = file.stream(unpacked(xmp_packet(metadata, claims)));
  stream.name("Type", "Metadata").name("Subtype", "XML");
  file.catalogue().refer("Metadata", stream);
}

}  // namespace galley::output
