#include <cmath>

#include <gmock/gmock.h>
#include <lcms2.h>

#include "page_builder.h"
#include "pdf/srgb_profile.h"
#include "readers.h"

namespace galley::output {
namespace {

using testing::HasSubstr;
using testing::Not;

Pages archived() {
  Pages pages = one_page(shaped(serif(), "Ada", 72, 100));
  pages.info = {"Ada Łukasz – Analyst", "Ada Łukasz", "Résumé", "en-GB",
                {"C++", "type & more"}, "2024-05-06"};
  return pages;
}

PdfOptions as(PdfProfile profile) { return {.profile = profile}; }

/// Reads the packet with a parser of XML into `rdf`, the rdf:Description; `q` gives a name its namespace.
const std::string parse_xmp = R"(
import xml.etree.ElementTree as tree
data = pdf.Root.Metadata.read_bytes()
spaces = dict(rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#', dc='http://purl.org/dc/elements/1.1/',
  pdf='http://ns.adobe.com/pdf/1.3/', xmp='http://ns.adobe.com/xap/1.0/', xmpMM='http://ns.adobe.com/xap/1.0/mm/',
  pdfaid='http://www.aiim.org/pdfa/ns/id/', pdfuaid='http://www.aiim.org/pdfua/ns/id/',
  pdfxid='http://www.npes.org/pdfx/ns/id/', ext='http://www.aiim.org/pdfa/ns/extension/',
  schema='http://www.aiim.org/pdfa/ns/schema#', prop='http://www.aiim.org/pdfa/ns/property#')
descriptions = tree.fromstring(data).findall('rdf:RDF/rdf:Description', spaces)
rdf = descriptions[-1]
find = lambda path: rdf.findtext(path, None, spaces)
)";

std::string ask_xmp(const std::string& pdf, const std::string& program) {
  return inspect(pdf, parse_xmp + program);
}

TEST(PdfArchive, ClaimsWhatItIs) {
  const std::string program =
      "print(find('pdfaid:part'), find('pdfaid:conformance'), find('pdfuaid:part'), "
      "find('pdfxid:GTS_PDFXVersion'))";
  EXPECT_EQ(ask_xmp(pdf_of(archived()), program), "2 A 1 None\n");
  PdfOptions attached;
  attached.attachment = Attachment{"resume.json", "application/json", "The source", "{}"};
  EXPECT_EQ(ask_xmp(pdf_of(archived(), attached), program), "3 A 1 None\n");
}

TEST(PdfArchive, DescribesTheMarkOfPdfUa) {
  // First, by itself; each field of ISO 19005-2, tables 3 and 4, once, and nothing else.
  EXPECT_EQ(ask_xmp(pdf_of(archived()), R"(
print(len(descriptions), [element.tag.split('}')[1] for element in descriptions[0]])
schemas = descriptions[0].findall('ext:schemas/rdf:Bag/rdf:li', spaces)
properties = schemas[0].findall('schema:property/rdf:Seq/rdf:li', spaces)
resource = '{%s}parseType' % spaces['rdf']
for item in schemas + properties:
  print(item.get(resource), [(field.tag.split('}')[1], (field.text or '').strip()) for field in item])
)"),
            "2 ['schemas']\n"
            "Resource [('schema', 'PDF/UA Universal Accessibility Schema'), ('namespaceURI', "
            "'http://www.aiim.org/pdfua/ns/id/'), ('prefix', 'pdfuaid'), ('property', '')]\n"
            "Resource [('name', 'part'), ('valueType', 'Integer'), ('category', 'internal'), ('description', "
            "'The part of ISO 14289 that the file conforms to')]\n");
}

TEST(PdfArchive, SaysTheSameInTheInformationAndInXmp) {
  const std::string program = R"(
info = pdf.docinfo
text = lambda key: str(info[key]) if key in info else None
print(find('dc:title/rdf:Alt/rdf:li') == text('/Title'), find('dc:creator/rdf:Seq/rdf:li') == text('/Author'),
  find('dc:description/rdf:Alt/rdf:li') == text('/Subject'), find('pdf:Keywords') == text('/Keywords'),
  find('pdf:Producer') == text('/Producer'), find('dc:language/rdf:Bag/rdf:li') == str(pdf.Root.Lang))
print([li.text for li in rdf.findall('dc:subject/rdf:Bag/rdf:li', spaces)], text('/Keywords'))
print(text('/CreationDate'), text('/ModDate'), find('xmp:CreateDate'), find('xmp:ModifyDate'), find('xmp:MetadataDate'))
print(rdf.find('dc:title/rdf:Alt/rdf:li', spaces).get('{http://www.w3.org/XML/1998/namespace}lang'))
)";
  EXPECT_EQ(ask_xmp(pdf_of(archived()), program),
            "True True True True True True\n"
            "['C++', 'type & more'] C++, type & more\n"
            "D:20240506000000+00'00' D:20240506000000+00'00' 2024-05-06T00:00:00Z 2024-05-06T00:00:00Z "
            "2024-05-06T00:00:00Z\nx-default\n");
  EXPECT_EQ(inspect(pdf_of(archived()),
                    "m = pdf.open_metadata()\n"
                    "print(m.pdfa_status, m['dc:title'], m['dc:creator'], m['xmp:CreateDate'])"),
            "2A Ada Łukasz – Analyst ['Ada Łukasz'] 2024-05-06T00:00:00Z\n");
}

TEST(PdfArchive, HasNoDateUnlessGivenOne) {
  Pages pages = archived();
  pages.info.last_modified.clear();
  EXPECT_EQ(ask_xmp(pdf_of(pages), "print(find('xmp:CreateDate'), pdf.docinfo.get('/CreationDate'))"),
            "None None\n");
  pages.info.last_modified = "1970-01-01T23:59:59Z";
  EXPECT_EQ(ask_xmp(pdf_of(pages), "print(find('xmp:ModifyDate'), pdf.docinfo['/ModDate'])"),
            "1970-01-01T23:59:59Z D:19700101235959+00'00'\n");
}

TEST(PdfArchive, NamesALanguageOnlyByATag) {
  const auto language = [](const std::string& written) {
    Pages pages = archived();
    pages.info.language = written;
    return inspect(pdf_of(pages), "print(pdf.Root.Lang)");
  };
  for (const std::string tag : {"de", "pt-BR", "zh-Hans-CN", "de-1901", "i-klingon"})
    EXPECT_EQ(language(tag), tag + "\n");
  for (const std::string written : {"", "-", "de-", "-de", "de--DE", "de_DE", "1a", "en-toolongapart", "en "})
    EXPECT_EQ(language(written), "und\n");
}

TEST(PdfArchive, SurvivesAnyText) {
  Pages pages = archived();
  std::string all = "<&>\"']]>";
  for (char c = 0; c < 0x20; ++c) all += c;
  all += "\x7F\xC2\x85\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBB\xBF\xFF\xC0\x80\xED\xA0\x80 \xF0\x9F\x98\x80";
  pages.info = {all, all, all, "en", {all, "", all}, all};
  const std::string program = R"(
title = find('dc:title/rdf:Alt/rdf:li')
print(title == str(pdf.docinfo.Title), find('dc:creator/rdf:Seq/rdf:li') == str(pdf.docinfo.Author),
  find('pdf:Keywords') == str(pdf.docinfo.Keywords), len(rdf.findall('dc:subject/rdf:Bag/rdf:li', spaces)))
print(title.startswith('<&>"\']]> '), title.endswith(' \U0001F600'), find('xmp:CreateDate'))
)";
  EXPECT_EQ(ask_xmp(pdf_of(pages), program), "True True True 2\nTrue True None\n");

  std::string faces;
  for (int i = 0; i < 20'000; ++i) faces += "\xF0\x9F\x98\x80";
  pages.info.title = "x" + faces;
  EXPECT_EQ(ask_xmp(pdf_of(pages),
                    "t = find('dc:title/rdf:Alt/rdf:li')\n"
                    "print(t == str(pdf.docinfo.Title), len(t), len(bytes(pdf.docinfo.Title)))"),
            "True 8191 32764\n");
}

TEST(PdfArchive, TakesTheNameForATitle) {
  Pages pages = archived();
  pages.info.title.clear();
  EXPECT_EQ(ask_xmp(pdf_of(pages),
                    "print(find('dc:title/rdf:Alt/rdf:li'), pdf.docinfo.Title, "
                    "pdf.Root.ViewerPreferences.DisplayDocTitle)"),
            "Ada Łukasz Ada Łukasz True\n");
}

TEST(PdfArchive, KeepsItsPacketReadable) {
  const std::string pdf = pdf_of(archived());
  EXPECT_THAT(pdf, HasSubstr("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"));
  EXPECT_EQ(inspect(pdf, "m = pdf.Root.Metadata\nprint(m.Type, m.Subtype, '/Filter' in m)"),
            "/Metadata /XML False\n");
}

TEST(PdfArchive, HasAnOutputIntent) {
  EXPECT_EQ(inspect(pdf_of(archived()), R"(
intent, = pdf.Root.OutputIntents
profile = intent.DestOutputProfile
print(intent.Type, intent.S, intent.OutputConditionIdentifier, profile.N, profile.is_indirect)
print(len(profile.read_raw_bytes()) < 600, profile.read_bytes()[12:24])
)"),
            "/OutputIntent /GTS_PDFA1 sRGB 3 True\nTrue b'mntrRGB XYZ '\n");
}

TEST(PdfArchive, PlainClaimsNothing) {
  const std::string pdf = pdf_of(archived(), as(PdfProfile::Plain));
  expect_sound(pdf);
  EXPECT_EQ(inspect(pdf, "print('/Metadata' in pdf.Root, '/OutputIntents' in pdf.Root, pdf.docinfo.Title)"),
            "False False Ada Łukasz – Analyst\n");
  EXPECT_THAT(pdf, Not(HasSubstr("pdfaid")));
}

TEST(SrgbProfile, IsSrgb) {
  const std::string bytes = srgb_profile();
  EXPECT_EQ(bytes.size() % 4, 0U);
  cmsHPROFILE ours = cmsOpenProfileFromMem(bytes.data(), static_cast<cmsUInt32Number>(bytes.size()));
  ASSERT_NE(ours, nullptr);
  EXPECT_TRUE(cmsIsMatrixShaper(ours));
  EXPECT_EQ(cmsGetDeviceClass(ours), cmsSigDisplayClass);
  EXPECT_EQ(cmsGetEncodedICCversion(ours), 0x04200000U);
  for (const cmsTagSignature tag : {cmsSigProfileDescriptionTag, cmsSigCopyrightTag, cmsSigMediaWhitePointTag,
                                    cmsSigChromaticAdaptationTag}) {
    EXPECT_NE(cmsReadTag(ours, tag), nullptr);
  }
  cmsHPROFILE theirs = cmsCreate_sRGBProfile();
  cmsHPROFILE lab = cmsCreateLab4Profile(nullptr);
  cmsHTRANSFORM from_ours = cmsCreateTransform(ours, TYPE_RGB_8, lab, TYPE_Lab_DBL,
                                               INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
  cmsHTRANSFORM from_theirs = cmsCreateTransform(theirs, TYPE_RGB_8, lab, TYPE_Lab_DBL,
                                                 INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
  double farthest = 0;
  for (int colour = 0; colour < 512; ++colour) {
    const std::array<cmsUInt8Number, 3> rgb{static_cast<cmsUInt8Number>((colour & 7) * 255 / 7),
                                            static_cast<cmsUInt8Number>((colour >> 3 & 7) * 255 / 7),
                                            static_cast<cmsUInt8Number>((colour >> 6) * 255 / 7)};
    cmsCIELab one{};
    cmsCIELab other{};
    cmsDoTransform(from_ours, rgb.data(), &one, 1);
    cmsDoTransform(from_theirs, rgb.data(), &other, 1);
    farthest = std::max(farthest, cmsDeltaE(&one, &other));
  }
  EXPECT_LT(farthest, 0.1);
  for (cmsHTRANSFORM transform : {from_ours, from_theirs}) cmsDeleteTransform(transform);
  for (cmsHPROFILE profile : {ours, theirs, lab}) cmsCloseProfile(profile);
}

}  // namespace
}  // namespace galley::output
