#include "cli/lake_session.h"

#include "cli/console.h"
#include "warehouse/lake/directory/directory_storage.h"

namespace tacit::cli {

Result<std::unique_ptr<LakeSession>> LakeSession::Open(const Home& home, const Config& config) {
  auto session = std::make_unique<LakeSession>();
  TACIT_TRY(session->storage_, warehouse::OpenDirectoryStorage(home.lake_path()));
  const engine::EngineOptions engine_options{
      .memory_limit_bytes = static_cast<std::uint64_t>(config.Number("import.memory_mib")) << 20U,
      .temp_directory = session->storage_->StagingDirectory()};
  TACIT_TRY(session->engine_, engine::Engine::Open(engine_options));
  const warehouse::LakeOptions lake_options{
      .small_file_bytes = static_cast<std::uint64_t>(config.Number("lake.small_file_mib")) << 20U,
      .reader_grace_s = static_cast<int>(config.Number("lake.reader_grace_s"))};
  TACIT_TRY(session->lake_, warehouse::Lake::Open(*session->storage_, *session->engine_,
                                                  session->clock_, lake_options));
  return session;
}

Result<OpenedHome> OpenHome(const std::string& home_flag) {
  TACIT_TRY(const std::string path, Home::Locate(home_flag));
  TACIT_TRY(Home home, Home::Open(path));
  TACIT_TRY(Config config, Config::Load(home.config_path(), Environment));
  return OpenedHome{.home = std::move(home), .config = std::move(config)};
}

Result<OpenedHome> OpenOrCreateHome(const std::string& home_flag,
                                    const Home::MakeKeyFile& make_key) {
  TACIT_TRY(const std::string path, Home::Locate(home_flag));
  const SystemClock clock;
  TACIT_TRY(Home home, Home::OpenOrCreate(path, clock, make_key));
  TACIT_TRY(Config config, Config::Load(home.config_path(), Environment));
  return OpenedHome{.home = std::move(home), .config = std::move(config)};
}

}  // namespace tacit::cli
