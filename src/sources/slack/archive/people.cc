#include "sources/slack/archive/people.h"

#include <string>
#include <unordered_set>
#include <utility>

#include "sources/slack/person.h"

namespace tacit::sources::slack {
Result<std::vector<RawPerson>> ReadPeople(std::span<const Workspace> workspaces,
                                          ListReader& lists) {
  std::vector<RawPerson> people;
  std::unordered_set<std::string> ids;
  for (const Workspace& workspace : workspaces) {
    for (const std::string_view file : {"users.json", "org_users.json"}) {
      const auto list = workspace.lists.find(file);
      if (list == workspace.lists.end()) continue;
      TACIT_CHECK_OK(lists.Read(list->second, file, [&](dom::object user) {
        RawPerson person = PersonOf(user);
        if (!person.id.empty() && ids.insert(person.id).second) people.push_back(std::move(person));
      }));
    }
  }
  return people;
}

}  // namespace tacit::sources::slack
