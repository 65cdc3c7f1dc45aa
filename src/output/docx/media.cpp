// output: pictures (see media.h).
#include "docx/media.h"

#include <algorithm>

#include "png_samples.h"

namespace galley::output::docx {
namespace {

/// How DrawingML turns a picture as it is stored so that it stands upright: first mirrored, then turned
/// clockwise by so many degrees.
struct Turn {
  bool mirrored = false;
  int degrees = 0;
};

/// EXIF 2.3, tag 0x0112.
Turn turn_of(int orientation) {
  switch (orientation) {
    case 2:
      return {true, 0};
    case 3:
      return {false, 180};
    case 4:
      return {true, 180};
    case 5:
      return {true, 270};
    case 6:
      return {false, 90};
    case 7:
      return {true, 90};
    case 8:
      return {false, 270};
    default:
      return {};
  }
}

Size size_before_turning(const WordPicture& shown) {
  return shown.picture->lies() ? Size{shown.size.height, shown.size.width} : shown.size;
}

XmlNode with_size(XmlNode node, const Size& size) {
  node.attribute("cx", emus(size.width)).attribute("cy", emus(size.height));
  return node;
}

/// What a drawing says of itself, and the picture in it.
void add_graphic(XmlNode frame, const WordPicture& shown, int id, const std::string& relationship) {
  const std::string name = "Picture " + std::to_string(id);
  frame.child("wp:docPr").attribute("id", id).attribute("name", name).attribute("descr", shown.alternative);
  XmlNode locks = frame.child("wp:cNvGraphicFramePr").child("a:graphicFrameLocks");
  constexpr std::string_view drawing = "http://schemas.openxmlformats.org/drawingml/2006/main";
  constexpr std::string_view picture_uri = "http://schemas.openxmlformats.org/drawingml/2006/picture";
  locks.attribute("xmlns:a", drawing).attribute("noChangeAspect", "1");
  XmlNode graphic = frame.child("a:graphic");
  graphic.attribute("xmlns:a", drawing);
  XmlNode data = graphic.child("a:graphicData");
  data.attribute("uri", picture_uri);
  XmlNode picture = data.child("pic:pic");
  picture.attribute("xmlns:pic", picture_uri);
  XmlNode about = picture.child("pic:nvPicPr");
  about.child("pic:cNvPr").attribute("id", id).attribute("name", name).attribute("descr", shown.alternative);
  about.child("pic:cNvPicPr");
  XmlNode fill = picture.child("pic:blipFill");
  fill.child("a:blip").attribute("r:embed", relationship);
  fill.child("a:stretch").child("a:fillRect");
  XmlNode shape = picture.child("pic:spPr");
  XmlNode transform = shape.child("a:xfrm");
  const Turn turn = turn_of(shown.picture->orientation);
  if (turn.degrees != 0) transform.attribute("rot", std::int64_t{turn.degrees} * 60000);
  if (turn.mirrored) transform.attribute("flipH", "1");
  transform.child("a:off").attribute("x", 0).attribute("y", 0);
  with_size(transform.child("a:ext"), size_before_turning(shown));
  XmlNode geometry = shape.child("a:prstGeom");
  geometry.attribute("prst", "rect");
  geometry.child("a:avLst");
}

}  // namespace

std::string Media::add(const std::shared_ptr<const Picture>& picture) {
  const auto known = std::ranges::find(pictures_, picture);
  const auto index = static_cast<std::size_t>(known - pictures_.begin());
  if (known == pictures_.end()) {
    const bool is_jpeg = picture->coding == Picture::Coding::Jpeg;
    const std::string name = "media/image" + std::to_string(index + 1) + (is_jpeg ? ".jpeg" : ".png");
    files_.push_back(
        {"word/" + name, is_jpeg ? picture->data : png_of_samples(*picture, Turning::Unsaid), true});
    pictures_.push_back(picture);
  }
  return files_[index].name.substr(std::string_view("word/").size());
}

void add_drawing(XmlNode run, const WordPicture& picture, Media& media, Relationships& relationships) {
  const std::string relationship = relationships.add("image", media.add(picture.picture));
  XmlNode drawing = run.child("w:drawing");
  XmlNode frame = drawing.child(picture.place ? "wp:anchor" : "wp:inline");
  for (const std::string_view side : {"distT", "distB", "distL", "distR"}) frame.attribute(side, 0);
  if (picture.place) {
    frame.attribute("simplePos", 0)
        .attribute("relativeHeight", 1)
        .attribute("behindDoc", 0)
        .attribute("locked", 0)
        .attribute("layoutInCell", 1)
        .attribute("allowOverlap", 1);
    frame.child("wp:simplePos").attribute("x", 0).attribute("y", 0);
    XmlNode across = frame.child("wp:positionH");
    across.attribute("relativeFrom", "margin");
    across.child("wp:align").text(*picture.place == Side::Left ? "left" : "right");
    XmlNode down = frame.child("wp:positionV");
    down.attribute("relativeFrom", "margin");
    down.child("wp:posOffset").text(std::to_string(emus(picture.below)));
  }
  with_size(frame.child("wp:extent"), size_before_turning(picture));
  if (picture.place) frame.child("wp:wrapNone");
  add_graphic(frame, picture, media.next_id(), relationship);
}

}  // namespace galley::output::docx
