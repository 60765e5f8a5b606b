// tacit keys status.

#include <fmt/format.h>

#include "cli/json_writer.h"
#include "cli/keys_actions.h"
#include "cli/lake_session.h"
#include "cli/table.h"
#include "keys/bridge.h"
#include "keys/epochs.h"
#include "keys/master_key.h"

namespace tacit::cli {
namespace {

struct ProjectState {
  std::string name;
  std::vector<keys::Epoch> epochs;
  std::vector<std::pair<std::int32_t, std::int32_t>> bridges;
};

Result<std::vector<ProjectState>> ReadProjects(const Home& home) {
  std::vector<ProjectState> projects;
  TACIT_TRY(const std::vector<std::string> names, keys::ListProjects(home.keys_path()));
  for (const std::string& name : names) {
    ProjectState project{.name = name, .bridges = keys::ListBridges(home.keys_path(), name)};
    TACIT_TRY(project.epochs, keys::ListEpochs(home.keys_path(), name));
    projects.push_back(std::move(project));
  }
  return projects;
}

void AppendProject(JsonWriter& json, const ProjectState& project) {
  json.BeginObject().Key("project").Text(project.name).Key("epochs").BeginArray();
  for (const keys::Epoch& epoch : project.epochs) {
    json.BeginObject().Key("epoch").Int(epoch.number).Key("state").Text(Name(epoch.state));
    json.Key("created").Text(epoch.created).Key("destroyed");
    if (epoch.destroyed.empty()) {
      json.Null();
    } else {
      json.Text(epoch.destroyed);
    }
    json.EndObject();
  }
  json.EndArray().Key("bridges").BeginArray();
  for (const auto& [from, to] : project.bridges) {
    json.BeginObject().Key("from").Int(from).Key("to").Int(to).EndObject();
  }
  json.EndArray().EndObject();
}

std::string AsJson(const keys::KeyFile& file, const std::vector<ProjectState>& projects) {
  JsonWriter json;
  json.BeginObject().Key("version").Int(1).Key("place").Text(Name(file.place));
  json.Key("check").Text(file.id).Key("projects").BeginArray();
  for (const ProjectState& project : projects) AppendProject(json, project);
  json.EndArray().EndObject();
  return json.Take() + "\n";
}

std::string ForPeople(const keys::KeyFile& file, const std::vector<ProjectState>& projects,
                      const Console& console) {
  std::string text = fmt::format("master key  {} (check value {})\n", Name(file.place), file.id);
  if (projects.empty()) return text + "No project has epochs yet; the first import makes one.\n";
  std::vector<std::vector<Cell>> rows;
  for (const ProjectState& project : projects) {
    for (const keys::Epoch& epoch : project.epochs) {
      std::string bridges;
      for (const auto& [from, to] : project.bridges) {
        if (from == epoch.number)
          bridges += fmt::format("{}to {}", bridges.empty() ? "" : ", ", to);
      }
      rows.push_back({project.name, std::to_string(epoch.number), std::string(Name(epoch.state)),
                      epoch.created, epoch.destroyed.empty() ? "-" : epoch.destroyed,
                      bridges.empty() ? "-" : bridges});
    }
  }
  return text + "\n" +
         RenderTable({{.name = "project"},
                      {.name = "epoch", .right = true},
                      {.name = "state"},
                      {.name = "created"},
                      {.name = "destroyed"},
                      {.name = "bridge"}},
                     rows, console.width(), console.style());
}

}  // namespace

Result<int> KeysStatus(Context& context) {
  TACIT_TRY(const std::string path, Home::Locate(context.args.Value("home")));
  TACIT_TRY(const Home home, Home::Open(path));
  TACIT_TRY(const keys::KeyFile file, keys::ReadKeyFile(home.key_path()));
  TACIT_TRY(const std::vector<ProjectState> projects, ReadProjects(home));
  Console& console = context.console;
  console.out().Write(console.json() ? AsJson(file, projects) : ForPeople(file, projects, console));
  return kExitOk;
}

}  // namespace tacit::cli
