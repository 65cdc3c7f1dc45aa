// output: the pictures of a Word file.
#pragma once

#include <string>
#include <vector>

#include "docx/relationships.h"
#include "docx/word_paragraphs.h"
#include "docx/zip_archive.h"

namespace galley::output::docx {

/// The files of the pictures, each once.
class Media {
 public:
  /// The name of a picture's file, inside of `word/`: “media/image1.jpeg”.
  std::string add(const std::shared_ptr<const Picture>& picture);
  /// A number that no other picture of the text has.
  [[nodiscard]] int next_id() { return ++last_id_; }

  [[nodiscard]] std::span<const ArchivedFile> files() const { return files_; }

 private:
  std::vector<std::shared_ptr<const Picture>> pictures_;
  std::vector<ArchivedFile> files_;
  int last_id_ = 0;
};

/// Adds a picture to a run: in its line, or at an edge of the text area from its upper edge on.
void add_drawing(XmlNode run, const WordPicture& picture, Media& media, Relationships& relationships);

}  // namespace galley::output::docx
