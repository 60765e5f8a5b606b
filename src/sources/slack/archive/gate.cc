#include "sources/slack/archive/gate.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "sources/slack/archive/entry_check.h"
#include "sources/slack/channel_object.h"

namespace tacit::sources::slack {
namespace {

struct PrivateList {
  std::string_view file;
  std::string_view refusal;
};

constexpr auto kPrivateLists = std::to_array<PrivateList>(
    {{"groups.json", "private_channel"}, {"dms.json", "dm"}, {"mpims.json", "group_dm"}});

using Kinds = std::map<std::string, std::string_view, std::less<>>;  // what -> refusal

// A channel as all workspaces together describe it.
struct Candidate {
  ChannelObject object;
  std::vector<std::pair<std::size_t, std::string>> folders;  // workspace, folded name
};

class Gate {
 public:
  Gate(std::span<const Workspace> workspaces, ListReader& lists)
      : workspaces_(workspaces), lists_(lists), listed_(workspaces.size()) {}

  Result<void> ReadLists() {
    for (std::size_t i = 0; i < workspaces_.size(); ++i) TACIT_CHECK_OK(ReadPrivate(i));
    for (std::size_t i = 0; i < workspaces_.size(); ++i) TACIT_CHECK_OK(ReadPublic(i));
    return {};
  }

  Admitted Admit(std::span<const std::string> only_channels) {
    Admitted admitted;
    for (const auto& [id, kind] : private_ids_) ++admitted.refused[std::string(kind)];
    if (nameless_ > 0) admitted.refused["unknown"] += nameless_;
    for (const Candidate& candidate : candidates_) Decide(candidate, only_channels, admitted);
    for (std::size_t i = 0; i < workspaces_.size(); ++i) {
      for (const auto& [folder, days] : workspaces_[i].folders) {
        if (!listed_[i].contains(folder)) ++admitted.refused["unlisted_folder"];
      }
    }
    for (const ChannelObject& object : chosen_) {
      admitted.channels.push_back(ToRawChannel(object, admitted.names));
    }
    return admitted;
  }

 private:
  Result<void> ReadPrivate(std::size_t workspace) {
    for (const auto& [file, refusal] : kPrivateLists) {
      const auto list = workspaces_[workspace].lists.find(file);
      if (list == workspaces_[workspace].lists.end()) continue;
      TACIT_CHECK_OK(lists_.Read(list->second, file, [&](dom::object object) {
        const std::string id(StringAt(object, "id"));
        id.empty() ? void(++nameless_) : void(private_ids_.emplace(id, refusal));
        // The folder of a conversation without a name is called like its id.
        for (const std::string& name : {std::string(StringAt(object, "name")), id}) {
          if (!name.empty()) listed_[workspace].emplace(FoldName(name), refusal);
        }
      }));
    }
    return {};
  }

  Result<void> ReadPublic(std::size_t workspace) {
    const auto list = workspaces_[workspace].lists.find("channels.json");
    if (list == workspaces_[workspace].lists.end()) return {};
    std::set<std::string> ids;
    std::set<std::string> names;
    bool twice = false;
    TACIT_CHECK_OK(lists_.Read(list->second, "channels.json", [&](dom::object object) {
      ChannelObject channel = ReadChannel(object);
      if (channel.id.empty()) return void(++nameless_);
      const std::string folder = FoldName(channel.name);
      twice |= !ids.insert(channel.id).second;
      twice |= !folder.empty() && !names.insert(folder).second;
      Contradict(workspace, folder, channel);
      Add(workspace, folder, channel);
    }));
    if (twice) {
      return Fail(ErrorCode::kBadInput, "channels.json lists two channels with one id or one name");
    }
    return {};
  }

  // What groups.json, dms.json and mpims.json say wins.
  void Contradict(std::size_t workspace, const std::string& folder, ChannelObject& channel) const {
    if (const auto known = private_ids_.find(channel.id); known != private_ids_.end()) {
      channel.refusal = known->second;
    }
    const auto known = listed_[workspace].find(folder);
    if (known != listed_[workspace].end()) channel.refusal = known->second;
  }

  void Add(std::size_t workspace, const std::string& folder, const ChannelObject& channel) {
    const auto [known, is_new] = candidate_by_id_.try_emplace(channel.id, candidates_.size());
    if (is_new) candidates_.push_back({.object = channel, .folders = {}});
    Candidate& candidate = candidates_[known->second];
    if (!channel.refusal.empty()) candidate.object.refusal = channel.refusal;
    candidate.folders.emplace_back(workspace, folder);
  }

  void Decide(const Candidate& candidate, std::span<const std::string> only_channels,
              Admitted& admitted) {
    const ChannelObject& object = candidate.object;
    for (const auto& [workspace, folder] : candidate.folders) {
      listed_[workspace].emplace(folder, object.refusal);
    }
    if (!object.refusal.empty()) {
      // A chat that a private list names as well was counted there.
      if (!private_ids_.contains(object.id)) ++admitted.refused[std::string(object.refusal)];
      return;
    }
    admitted.names.Add(object.id, object.name);
    if (!IsSelected(object, only_channels)) {
      ++admitted.refused["not_selected"];
      return;
    }
    std::vector<std::size_t> days;
    for (const auto& [workspace, folder] : candidate.folders) {
      const auto found = workspaces_[workspace].folders.find(folder);
      if (found == workspaces_[workspace].folders.end()) continue;
      days.insert(days.end(), found->second.begin(), found->second.end());
    }
    chosen_.push_back(object);
    admitted.days.push_back(std::move(days));
  }

  static bool IsSelected(const ChannelObject& channel, std::span<const std::string> only_channels) {
    return only_channels.empty() || std::ranges::any_of(only_channels, [&](std::string_view only) {
             if (only.starts_with('#')) only.remove_prefix(1);
             return only == channel.id || FoldName(only) == FoldName(channel.name);
           });
  }

  std::span<const Workspace> workspaces_;
  ListReader& lists_;
  Kinds private_ids_;
  std::vector<Kinds> listed_;          // by workspace: the folders that some list accounts for
  std::vector<Candidate> candidates_;  // in the order of the lists
  std::map<std::string, std::size_t> candidate_by_id_;
  std::vector<ChannelObject> chosen_;  // in the order of Admitted::days
  std::uint64_t nameless_ = 0;
};

}  // namespace

Result<Admitted> PassGate(std::span<const Workspace> workspaces,
                          std::span<const std::string> only_channels, ListReader& lists) {
  if (std::ranges::none_of(workspaces, [](const Workspace& workspace) {
        return workspace.lists.contains("channels.json");
      })) {
    return Fail(ErrorCode::kBadInput,
                "has no channels.json: choose the folder or zip that Slack's export made");
  }
  Gate gate(workspaces, lists);
  TACIT_CHECK_OK(gate.ReadLists());
  return gate.Admit(only_channels);
}

}  // namespace tacit::sources::slack
