// intake: PDFs by libqpdf, which throws and warns: all of that ends here as an outcome. Damaged files are not
// repaired; what an attached file decodes to is bounded while it is decoded.
#include "attached_json.h"

#include <exception>
#include <iterator>
#include <map>
#include <memory>
#include <new>
#include <string_view>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>

#include "galley/intake/collector.h"
#include "galley/intake/name_tree.h"
#include "galley/intake/untrusted_pdf.h"

namespace galley::intake {
namespace {

using Outcome = AttachedJson::Outcome;

using FileSpecifications = std::map<std::string, QPDFObjectHandle>;

bool is_json(std::string_view name) {
  constexpr std::string_view ending = ".json";
  return name.size() >= ending.size() && name.substr(name.size() - ending.size()) == ending;
}

/// What may be the résumé: the file of its usual name, else all JSON, by name.
FileSpecifications json_in(QPDF& pdf, const std::string& name) {
  QPDFObjectHandle names = pdf.getRoot().getKey("/Names");
  if (!names.isDictionary()) return {};
  FileSpecifications files = values_of_name_tree(names.getKey("/EmbeddedFiles"));
  if (const auto usual = files.find(name); usual != files.end()) return {{name, usual->second}};
  for (auto file = files.begin(); file != files.end();)
    file = is_json(file->first) ? std::next(file) : files.erase(file);
  return files;
}

/// The first few names, in quotes.
std::string names_of(const FileSpecifications& files) {
  constexpr std::size_t most_named = 5;
  std::string names;
  std::size_t count = 0;
  for (const auto& [name, file] : files) {
    if (++count > most_named) return names + ", …";
    names += (names.empty() ? "'" : ", '") + name + "'";
  }
  return names;
}

AttachedJson read(QPDF& pdf, const std::string& bytes, const std::string& name, std::size_t most_bytes) {
  open_untrusted(pdf, bytes);
  const auto files = json_in(pdf, name);
  if (files.empty()) return {Outcome::None, {}};
  if (files.size() > 1) return {Outcome::Several, names_of(files)};
  QPDFObjectHandle stream = QPDFFileSpecObjectHelper(files.begin()->second).getEmbeddedFileStream();
  if (!stream.isStream()) return {Outcome::None, {}};
  Collector collector(most_bytes);
  bool filtered = false;
  const bool is_whole = stream.pipeStreamData(&collector, &filtered, 0, qpdf_dl_all, true);
  if (collector.is_full()) return {Outcome::TooLarge, {}};
  if (!is_whole || !filtered) return {Outcome::Undecodable, {}};
  return {Outcome::Found, std::move(collector).take()};
}

AttachedJson looked_for(const std::string& pdf, const std::string& name, std::size_t most_bytes) {
  auto file = std::make_unique<QPDF>();
  try {
    return read(*file, pdf, name, most_bytes);
  } catch (const std::bad_alloc&) {
    // Its destructor takes memory, and would end the process: rather a leak.
    [[maybe_unused]] const QPDF* leaked = file.release();
    throw;
  } catch (const QPDFExc& exception) {
    if (exception.getErrorCode() == qpdf_e_password) return {Outcome::Encrypted, {}};
    return {Outcome::Damaged, exception.getMessageDetail()};
  } catch (const TooDeep&) {
    return {Outcome::Damaged, TooDeep::reason};
  } catch (const std::exception& exception) {
    return {Outcome::Unreadable, exception.what()};
  }
}

}  // namespace

AttachedJson attached_json(const std::string& pdf, const std::string& name, std::size_t most_bytes) {
  AttachedJson attached = looked_for(pdf, name, most_bytes);
  // libqpdf takes a lack of memory for damage: only what it finds twice is there.
  return attached.outcome == Outcome::Found ? attached : looked_for(pdf, name, most_bytes);
}

}  // namespace galley::intake
