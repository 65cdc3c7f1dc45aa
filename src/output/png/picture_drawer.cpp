// output: resampling (see picture_drawer.h).
#include "png/picture_drawer.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

namespace galley::output {
namespace {

__extension__ using Wide = __int128;

/// What a pixel of the page takes of the pixels of a picture, along one axis.
struct Share {
  std::size_t first = 0;               ///< of the picture's pixels
  std::vector<std::uint32_t> weights;  ///< of it and of those after it; their sum is 65536
};

/// An axis of the page along which a picture lies.
struct Axis {
  PixelPart begin = 0, end = 0;  ///< the picture's edges on the page
  std::int64_t size = 0;         ///< in the picture's own pixels
  bool backwards = false;

  /// A distance from the beginning in the picture's pixels, in 1/65536 of one.
  [[nodiscard]] PixelPart in_picture(PixelPart distance) const {
    return static_cast<PixelPart>(Wide{distance} * size * pixel / (end - begin));
  }

  /// What the pixel `index` of the page takes.
  [[nodiscard]] Share share(std::int64_t index) const {
    // Half a pixel of the page, or of the picture where that is more.
    const PixelPart half = std::max(in_picture(pixel), pixel) / 2;
    const PixelPart middle = in_picture(index * pixel + pixel / 2 - begin);
    const PixelPart whole = size * pixel;
    PixelPart from = std::clamp<PixelPart>(middle - half, 0, whole - 1);
    PixelPart to = std::clamp<PixelPart>(middle + half, from + 1, whole);
    if (backwards) {
      std::swap(from, to);
      from = whole - from;
      to = whole - to;
    }
    Share share;
    share.first = static_cast<std::size_t>(from / pixel);
    // The sums are rounded and not the weights, so that no light is lost.
    PixelPart before = 0;
    for (PixelPart at = from; at < to;) {
      at = std::min((at / pixel + 1) * pixel, to);
      const PixelPart sum = static_cast<PixelPart>(Wide{at - from} * pixel / (to - from));
      share.weights.push_back(static_cast<std::uint32_t>(sum - before));
      before = sum;
    }
    return share;
  }
};

/// The shares of the pixels of the page from `begin` to `end`.
struct Shares {
  Shares(const Axis& axis, std::int64_t begin, std::int64_t end) {
    for (std::int64_t index = begin; index < end; ++index) {
      shares.push_back(axis.share(index));
      first = std::min(first, shares.back().first);
      last = std::max(last, shares.back().first + shares.back().weights.size());
    }
  }
  std::vector<Share> shares;
  std::size_t first = std::size_t{1} << 32U;  ///< of the picture's pixels that they take of
  std::size_t last = 0;                       ///< the one after these
};

/// Light, of which only the opaque part is there, and that part.
using Pixel = std::array<Level, 4>;
using Sum = std::array<std::uint32_t, 4>;

Pixel rounded(const Sum& sum) {
  Pixel mean{};
  for (std::size_t c = 0; c < mean.size(); ++c) mean[c] = static_cast<Level>((sum[c] + pixel / 2) / pixel);
  return mean;
}

void add(Sum& sum, const Pixel& light, std::uint32_t weight) {
  for (std::size_t c = 0; c < sum.size(); ++c) sum[c] += light[c] * weight;
}

}  // namespace

PictureDrawer::PictureDrawer(const Picture& picture) : picture_(picture), rows_(picture), colours_(picture) {}

void PictureDrawer::draw(const PixelRect& rect, Canvas& canvas) {
  const std::int64_t left = std::clamp<std::int64_t>(rect.left / pixel, 0, canvas.width());
  const std::int64_t right = std::clamp<std::int64_t>((rect.right + pixel - 1) / pixel, left, canvas.width());
  const std::int64_t top = std::clamp(rect.top / pixel, canvas.top(), canvas.bottom());
  const std::int64_t bottom = std::clamp((rect.bottom + pixel - 1) / pixel, top, canvas.bottom());
  if (left >= right || top >= bottom || rect.left >= rect.right || rect.top >= rect.bottom) return;

  const int turned = picture_.orientation;
  const bool lies = picture_.lies();
  const Axis across{rect.left, rect.right, picture_.upright_width(),
                    turned == 2 || turned == 3 || turned == 6 || turned == 7};
  const Axis down{rect.top, rect.bottom, picture_.upright_height(),
                  turned == 3 || turned == 4 || turned == 7 || turned == 8};
  const Shares columns(across, left, right);
  const Shares lines(down, top, bottom);
  // The picture is read as it is stored, in rows.
  const Shares& inside = lies ? lines : columns;
  const Shares& rows = lies ? columns : lines;

  const std::size_t count = inside.last - inside.first;
  const auto first = static_cast<std::uint32_t>(inside.first);
  std::vector<std::uint16_t> samples(count * static_cast<std::size_t>(rows_.components()));
  std::vector<std::uint16_t> alpha(count);
  std::vector<Light> light(count);
  std::vector<Pixel> row(inside.shares.size());
  std::vector<Sum> sums(rows.shares.size() * inside.shares.size());
  for (std::size_t y = rows.first; y < rows.last; ++y) {
    rows_.read(static_cast<std::uint32_t>(y), first, samples);
    rows_.read_alpha(static_cast<std::uint32_t>(y), first, alpha);
    colours_.convert(samples, light);
    for (std::size_t i = 0; i < row.size(); ++i) {
      const Share& share = inside.shares[i];
      Sum sum{};
      for (std::size_t k = 0; k < share.weights.size(); ++k) {
        const std::size_t at = share.first + k - inside.first;
        add(sum,
            {part_of(light[at][0], alpha[at]), part_of(light[at][1], alpha[at]),
             part_of(light[at][2], alpha[at]), alpha[at]},
            share.weights[k]);
      }
      row[i] = rounded(sum);
    }
    for (std::size_t j = 0; j < rows.shares.size(); ++j) {
      const Share& share = rows.shares[j];
      if (y < share.first || y >= share.first + share.weights.size()) continue;
      Sum* to = sums.data() + j * row.size();
      for (const Pixel& mean : row) add(*to++, mean, share.weights[y - share.first]);
    }
  }
  for (std::int64_t y = top; y < bottom; ++y) {
    const Level in_row = coverage(y, rect.top, rect.bottom);
    for (std::int64_t x = left; x < right; ++x) {
      const auto column = static_cast<std::size_t>(x - left);
      const auto line = static_cast<std::size_t>(y - top);
      const Pixel seen = rounded(sums[lies ? column * row.size() + line : line * row.size() + column]);
      const Level part = part_of(in_row, coverage(x, rect.left, rect.right));
      canvas.lay(x, y, {part_of(seen[0], part), part_of(seen[1], part), part_of(seen[2], part)},
                 part_of(seen[3], part));
    }
  }
}

}  // namespace galley::output
