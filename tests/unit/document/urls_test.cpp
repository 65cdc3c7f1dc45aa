// tests of document: addresses to URIs and to what is printed.
#include "urls.h"

#include <gtest/gtest.h>

namespace galley::document {
namespace {

TEST(Urls, get_a_scheme) {
  EXPECT_EQ(uri_of("example.org"), "https://example.org");
  EXPECT_EQ(uri_of("http://example.org/a"), "http://example.org/a");
  EXPECT_EQ(uri_of("localhost:8080"), "https://localhost:8080");
  EXPECT_EQ(uri_of("mailto:a@b.c"), "mailto:a@b.c");
  EXPECT_EQ(uri_of("javascript:alert(1)"), "https://javascript:alert(1)");
  EXPECT_EQ(uri_of("a.b/ü \"x\""), "https://a.b/%C3%BC%20%22x%22");
  EXPECT_EQ(uri_of("https://a.b/%20c?d=e&f#g"), "https://a.b/%20c?d=e&f#g");
  EXPECT_EQ(uri_of(""), "");
}

TEST(Urls, are_printed_short) {
  EXPECT_EQ(printed_url("https://www.example.org/", UrlForm::Short), "example.org");
  EXPECT_EQ(printed_url("https://example.org/a/", UrlForm::Title), "example.org/a");
  EXPECT_EQ(printed_url("HTTPS://Example.org/a", UrlForm::Short), "Example.org/a");
  EXPECT_EQ(printed_url("https://www.example.org/", UrlForm::Full), "https://www.example.org/");
  EXPECT_EQ(printed_url("ftp://example.org", UrlForm::Short), "ftp://example.org");
}

TEST(Telephones, keep_digits_and_a_leading_plus) {
  EXPECT_EQ(telephone_uri("505.385.9209"), "tel:5053859209");
  EXPECT_EQ(telephone_uri("+1 (505) 385-9209"), "tel:+15053859209");
  EXPECT_EQ(telephone_uri("+49 (0)30 1234"), "tel:+49301234");
  EXPECT_EQ(telephone_uri("(0)30 1234"), "tel:0301234");
  EXPECT_EQ(telephone_uri("505-385-9209 ext. 12"), "tel:5053859209;ext=12");
  EXPECT_EQ(telephone_uri("505 385 9209 x7"), "tel:5053859209;ext=7");
  EXPECT_EQ(telephone_uri("1-800-FLOWERS"), "");
  EXPECT_EQ(telephone_uri("on request"), "");
}

TEST(Mail, is_encoded) {
  EXPECT_EQ(mail_uri("a@b.c"), "mailto:a@b.c");
  EXPECT_EQ(mail_uri("mailto:a@b.c"), "mailto:a@b.c");
  EXPECT_EQ(mail_uri("a b@c.d"), "mailto:a%20b@c.d");
}

TEST(Dois, lose_their_prefix) {
  EXPECT_EQ(bare_doi("10.1000/182"), "10.1000/182");
  EXPECT_EQ(bare_doi("https://doi.org/10.1000/182"), "10.1000/182");
  EXPECT_EQ(bare_doi("http://dx.doi.org/10.1000/182"), "10.1000/182");
  EXPECT_EQ(bare_doi("doi:10.1000/182"), "10.1000/182");
}

}  // namespace
}  // namespace galley::document
