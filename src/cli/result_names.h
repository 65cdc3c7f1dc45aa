// cli: the names of results, and what is wrong with them.
#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <vector>

#include "arguments.h"
#include "job.h"

namespace galley::cli {

/// Where a result is written. If galley makes the name, the result stays in its folder. A name that -o gives
/// may lead anywhere.
[[nodiscard]] BoundedPath result_path(const Resume& resume, const Job& job, Format format,
                                      const Arguments& arguments);

/// The pages of a document of which there are pictures.
struct PicturedPages {
  std::size_t all = 0;               ///< how many the document has
  std::vector<std::size_t> numbers;  ///< from 0; they rise
};

/// The pages that --only-pages names, or all. Error: a page that the document does not have.
[[nodiscard]] std::expected<PicturedPages, Diagnostic> pictured_pages(const Arguments& arguments,
                                                                      std::size_t pages,
                                                                      const std::string& document);

/// The files of a result: the result itself, or a file for each page: “resume-2.png”. If the document has one
/// page, its file is the result itself.
[[nodiscard]] std::vector<BoundedPath> files_of_result(const BoundedPath& result, Format format,
                                                       const PicturedPages& pages);

/// What is wrong with the names of the results: one overwrites another, or a file that is read.
[[nodiscard]] std::optional<Diagnostic> fault_of_names(const std::vector<Job>& jobs,
                                                       const std::vector<std::filesystem::path>& files_read,
                                                       const Arguments& arguments);

/// What is wrong with the name of one file after everything was read that it is made of.
[[nodiscard]] std::optional<Diagnostic> fault_of_name(const std::filesystem::path& path, Session& session);

/// The error that several results are to go to standard output, or several pages of one.
[[nodiscard]] Diagnostic several_to_standard_output();
[[nodiscard]] Diagnostic several_pages_to_standard_output();

}  // namespace galley::cli
