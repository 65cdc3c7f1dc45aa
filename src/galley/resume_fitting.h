// galley: how a résumé is shortened so that it fits: pieces with a priority may be dropped.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "galley/typeset/fitting_policy.h"
#include "optional_content.h"

namespace galley {

/// The fitting policy of a résumé. It keeps references to the session and to the résumé.
class ResumeFitting final : public FittingPolicy {
 public:
  /// The whole résumé has `text_bytes` of text.
  ResumeFitting(Session& session, const Resume& resume, std::shared_ptr<const Picture> picture,
                std::size_t text_bytes, std::stop_token stop)
      : session_(session),
        resume_(resume),
        picture_(std::move(picture)),
        text_bytes_(text_bytes),
        stop_(std::move(stop)) {}

  std::expected<std::optional<Shortened>, Diagnostics> shorten(layout::Fitter& fitter) override;
  std::expected<Shortest, Diagnostics> shortest() override;
  std::string advice_on_cuts(layout::Fitter& fitter, std::size_t lines) override;

  /// Which pieces `shorten` dropped. Empty if none.
  [[nodiscard]] const std::vector<bool>& dropped() const { return dropped_; }

 private:
  [[nodiscard]] std::expected<Draft, Diagnostics> draft_without(const std::vector<bool>& dropped) const;
  /// One for all questions, because it remembers the answers.
  [[nodiscard]] Shortening& shortening(layout::Fitter& fitter);

  Session& session_;
  const Resume& resume_;
  std::shared_ptr<const Picture> picture_;
  std::size_t text_bytes_;
  std::stop_token stop_;
  std::optional<Shortening> shortening_;
  std::vector<bool> dropped_;
};

}  // namespace galley
