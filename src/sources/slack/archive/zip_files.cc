#include "sources/slack/archive/zip_files.h"

#include <sys/stat.h>
#include <zip.h>

#include <ctime>
#include <memory>
#include <utility>

#include "base/file.h"
#include "sources/slack/archive/folder_files.h"
#include "sources/slack/archive/limits.h"

namespace tacit::sources::slack {
namespace {

struct DiscardZip {
  void operator()(zip_t* zip) const { zip_discard(zip); }
};
struct CloseEntry {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Zip = std::unique_ptr<zip_t, DiscardZip>;
using OpenEntry = std::unique_ptr<zip_file_t, CloseEntry>;

Error ZipError(const std::string& label, int code) {
  switch (code) {
    case ZIP_ER_NOENT:
      return {ErrorCode::kNotFound, label + ": no such file"};
    case ZIP_ER_MEMORY:
      return {ErrorCode::kLimit, "not enough memory to read the zip " + label};
    case ZIP_ER_NOZIP:
    case ZIP_ER_INCONS:
    case ZIP_ER_EOF:
    case ZIP_ER_MULTIDISK:
    case ZIP_ER_CRC:
    case ZIP_ER_ZLIB:
    case ZIP_ER_COMPRESSED_DATA:
      return {ErrorCode::kBadInput, label + " is cut off or damaged: download the zip again"};
    default:
      return {ErrorCode::kUnavailable, "cannot read the zip " + label};
  }
}

Result<Zip> OpenZip(const std::string& path, const std::string& label) {
  int code = 0;
  Zip zip(zip_open(path.c_str(), ZIP_RDONLY, &code));
  if (!zip) return tl::unexpected(ZipError(label, code));
  return zip;
}

// "PK" and the kind of the first record: a file's header, or the end of an empty zip.
Result<void> CheckSignature(const std::string& path, const std::string& label) {
  TACIT_TRY(const File file, File::OpenRead(path));
  char magic[4] = {};
  TACIT_TRY(const std::size_t read, file.ReadAt(0, magic, sizeof magic));
  if (read == 0) return Fail(ErrorCode::kBadInput, label + " is empty");
  if (std::string_view(magic, read) != "PK\3\4" && std::string_view(magic, read) != "PK\5\6") {
    return Fail(ErrorCode::kBadInput, label +
                                          " is not a zip file: choose the folder or zip that "
                                          "Slack's export made");
  }
  return {};
}

// A zip's times name no zone and libzip takes them for local ones: the same bytes must give the
// same time everywhere, so they are read as UTC.
Micros AsUtc(std::time_t local) {
  std::tm fields{};
  localtime_r(&local, &fields);
  return static_cast<Micros>(timegm(&fields)) * 1'000'000;
}

Result<void> CheckEntry(zip_t* zip, const zip_stat_t& info, const std::string& label) {
  if ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE) {
    return Fail(ErrorCode::kBadInput,
                label + " is encrypted: unpack the zip with its password and choose the folder");
  }
  if (info.comp_method != ZIP_CM_STORE && info.comp_method != ZIP_CM_DEFLATE) {
    return Fail(ErrorCode::kBadInput, label +
                                          " is packed in a way that Slack does not use: unpack "
                                          "the zip and choose the folder");
  }
  const std::uint64_t largest =
      info.comp_method == ZIP_CM_STORE ? info.comp_size : (info.comp_size + 1) * kMaxDeflateRatio;
  if (info.size > largest) {
    return Fail(ErrorCode::kBadInput, "the zip " + label + " claims more than it can hold");
  }
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(zip, info.index, 0, &system, &attributes) == 0 &&
      system == ZIP_OPSYS_UNIX && S_ISLNK(attributes >> 16)) {
    return Fail(ErrorCode::kBadInput, "the zip " + label + " holds a link to another place");
  }
  return {};
}

class ZipReader final : public EntryReader {
 public:
  ZipReader(Zip zip, const std::vector<ExportEntry>& entries)
      : zip_(std::move(zip)), entries_(entries) {}

  Result<void> Read(std::size_t entry, EntryBytes& into) override {
    const char* name = zip_get_name(zip_.get(), entry, ZIP_FL_ENC_RAW);
    if (name == nullptr || entries_[entry].name != name) {
      return Fail(ErrorCode::kBadInput, "was changed while it was read");
    }
    if (entries_[entry].size > kMaxEntryBytes) {
      return Fail(ErrorCode::kBadInput, "is larger than an export's file can be");
    }
    const OpenEntry file(zip_fopen_index(zip_.get(), entry, 0));
    if (!file) return Fail(ErrorCode::kBadInput, "cannot be opened in the zip");
    const std::size_t size = entries_[entry].size;
    char* data = into.Resize(size);
    std::size_t done = 0;
    while (done < size) {
      const zip_int64_t read = zip_fread(file.get(), data + done, size - done);
      if (read <= 0) return Damaged();
      done += static_cast<std::size_t>(read);
    }
    // Only a read at the end makes libzip compare the checksum.
    char more = 0;
    if (zip_fread(file.get(), &more, 1) != 0) return Damaged();
    return {};
  }

 private:
  static tl::unexpected<Error> Damaged() {
    return Fail(ErrorCode::kBadInput, "is damaged in the zip: download it again");
  }

  Zip zip_;
  const std::vector<ExportEntry>& entries_;
};

}  // namespace

bool ZipFiles::HasSignature(const std::string& path) {
  return CheckSignature(path, path).has_value();
}

Result<std::unique_ptr<ExportFiles>> ZipFiles::Open(const std::string& path) {
  std::unique_ptr<ZipFiles> files(new ZipFiles(path, LastComponent(path)));
  TACIT_CHECK_OK(CheckSignature(path, files->label_));
  TACIT_CHECK_OK(files->List());
  return files;
}

Result<void> ZipFiles::List() {
  TACIT_TRY(const Zip zip, OpenZip(path_, label_));
  const auto count = static_cast<std::uint64_t>(zip_get_num_entries(zip.get(), 0));
  if (count > kMaxEntries) {
    return Fail(ErrorCode::kBadInput, "the zip " + label_ + " holds more files than an export can");
  }
  entries_.reserve(count);
  constexpr zip_uint64_t kNeeded =
      ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD;
  for (std::uint64_t index = 0; index < count; ++index) {
    zip_stat_t info;
    zip_stat_init(&info);
    if (zip_stat_index(zip.get(), index, ZIP_FL_ENC_RAW, &info) != 0 ||
        (info.valid & kNeeded) != kNeeded) {
      return tl::unexpected(ZipError(label_, ZIP_ER_INCONS));
    }
    info.index = index;
    TACIT_CHECK_OK(CheckEntry(zip.get(), info, label_));
    const bool dated = (info.valid & ZIP_STAT_MTIME) != 0;
    entries_.push_back({.name = info.name,
                        .size = info.size,
                        .packed_size = info.comp_size,
                        .modified = dated ? AsUtc(info.mtime) : 0});
  }
  return {};
}

Result<std::unique_ptr<EntryReader>> ZipFiles::NewReader() const {
  TACIT_TRY(Zip zip, OpenZip(path_, label_));
  return std::make_unique<ZipReader>(std::move(zip), entries_);
}

}  // namespace tacit::sources::slack
