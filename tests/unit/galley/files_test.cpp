// All of galley's reading goes through the session's FileReader: where that reads no disk, no file of the
// machine is opened, looked for or listed.
#include <array>
#include <csignal>
#include <cstddef>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unicode/smpdtfmt.h>
#include <unistd.h>

#include "galley/galley.h"
#include "galley/resume/tailor.h"

namespace galley {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;

const std::string resume_text = R"(
meta.language = "de-DE"
[basics]
name = "Ada Example"
[[work]]
name = "Acme"
position = "Engineer"
startDate = "2023-04"
highlights = ["Set type, and built the programs that set it for three hundred publications a year."]
[style]
theme = "modern"
hyphenate = true
)";

/// Has no files, and remembers what it was asked for.
class Refusing final : public FileReader {
 public:
  std::expected<std::string, Diagnostic> read(const BoundedPath& location) override {
    ask(location.path);
    return std::unexpected(Diagnostic{Severity::Error, Fault::System, "refused", {}, {}});
  }
  std::expected<bool, Diagnostic> exists(const BoundedPath& location) override {
    ask(location.path);
    return false;
  }
  std::expected<std::vector<std::filesystem::path>, Diagnostic> list(const BoundedPath& folder) override {
    ask(folder.path);
    return std::vector<std::filesystem::path>();
  }
  std::vector<std::filesystem::path> files_read() const override { return {}; }

  [[nodiscard]] const std::set<std::string>& asked() const { return asked_; }

 private:
  void ask(const std::filesystem::path& path) { asked_.insert(path.string()); }
  std::set<std::string> asked_;
};

/// Sets a résumé and writes it, in all ways that there are; what was said, in a line each.
std::string built(FileReader& files, const std::string& text) {
  Session session(files, {"fonts"});
  Diagnostics said;
  const auto tell = [&said](const Diagnostics& more) { said.insert(said.end(), more.begin(), more.end()); };
  std::size_t bytes = 0;
  if (const auto manuscript = resume::read({"resume.toml", text}, files, {}, said)) {
    auto resume = resume::tailor(*manuscript, resume::default_variant, said);
    const auto made = typeset(session, std::move(resume).value(), said);
    if (made) {
      for (const PdfProfile profile : {PdfProfile::Archive, PdfProfile::Print, PdfProfile::Plain})
        bytes += output::write_pdf(made->pages, {.profile = profile}, session.pdfs).value().size();
      bytes +=
          output::write_text(made->documents, {}, said)->size() + output::write_layout(made->pages)->size();
      tell(advise(session, made->resume));
    } else {
      tell(made.error());
    }
  } else {
    tell(manuscript.error());
  }
  std::string lines = bytes > 0 ? "made\n" : "";
  for (const Diagnostic& one : said) lines += one.message + "\n";
  return lines;
}

/// From here on this process is killed at the first call that names a file.
bool forbid_files() {
  constexpr auto calls = std::to_array<unsigned>({
#ifdef SYS_open
      SYS_open, SYS_stat, SYS_lstat, SYS_access, SYS_readlink, SYS_chdir,
#endif
      SYS_openat, SYS_newfstatat, SYS_statx, SYS_faccessat, SYS_readlinkat, SYS_getcwd, SYS_execve,
      SYS_statfs});
  std::vector<sock_filter> rules{BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
  for (const unsigned call : calls) {
    rules.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, call, 0, 1));
    rules.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS));
  }
  rules.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  const sock_fprog program{static_cast<unsigned short>(rules.size()), rules.data()};
  return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

constexpr int done = 0;
constexpr int cannot_forbid = 7;

/// How a process ends that sets a résumé and may name no file.
[[noreturn]] void build_without_files(const std::string& text) {
  if (!forbid_files()) ::_exit(cannot_forbid);
  Refusing files;
  (void)built(files, text);
  ::_exit(done);
}

TEST(Files, AreReadByTheReaderAlone) {
  Refusing files;
  EXPECT_THAT(built(files, resume_text), AllOf(HasSubstr("made\n"), HasSubstr("no word in German")));
  EXPECT_THAT(files.asked(), Contains("/usr/share/hyphen/hyph_de_DE.dic"));
  for (const std::string font : {"Lato", "No Such Family"}) {
    const std::string unknown = resume_text + "font.body = '" + font + "'\n";
    EXPECT_THAT(built(files, unknown), HasSubstr("there is no font family '" + font + "'"));
  }
  EXPECT_THAT(built(files, resume_text + "font.fallback = ['Lato']\n[[awards]]\ntitle = '☃'\n"),
              HasSubstr("there is no font family 'Lato'"));
  std::string themed = resume_text;
  themed.replace(themed.find("modern"), 6, "house.toml");
  EXPECT_THAT(built(files, themed), HasSubstr("refused"));
  EXPECT_THAT(files.asked(), Contains("house.toml"));
}

TEST(Files, OfTheMachineAreNotTouchedWithoutIt) {
  // ICU looks for its own data and for the time zone, once a process, though no date here depends on them.
  UErrorCode error = U_ZERO_ERROR;
  const icu::SimpleDateFormat once(u"y", icu::Locale::getEnglish(), error);
  std::string themed = resume_text;
  themed.replace(themed.find("modern"), 6, "house.toml");
  for (const std::string& text : {resume_text, resume_text + "font.body = 'No Such Family'\n",
                                  resume_text + "print.profile = 'a.icc'\n", themed,
                                  resume_text + "[variants.a]\nbasics.image = 'me.png'\n"}) {
    // It can be forbidden in a process of its own alone.
    const pid_t child = ::fork();
    if (child == 0) build_without_files(text);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    if (WIFEXITED(status) && WEXITSTATUS(status) == cannot_forbid) GTEST_SKIP() << "no seccomp filters here";
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == done)
        << "a file was named (signal " << WTERMSIG(status) << ") on the way of" << text;
  }
}

}  // namespace
}  // namespace galley
