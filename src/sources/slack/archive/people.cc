#include "sources/slack/archive/people.h"

#include <string>
#include <unordered_set>
#include <utility>

namespace tacit::sources::slack {
namespace {

RawPerson PersonOf(dom::object user) {
  RawPerson person{.id = std::string(StringAt(user, "id")),
                   .handle = std::string(StringAt(user, "name")),
                   .real_name = std::string(StringAt(user, "real_name"))};
  if (const auto profile = ObjectAt(user, "profile")) {
    person.display = StringAt(*profile, "display_name");
    person.first_name = StringAt(*profile, "first_name");
    person.last_name = StringAt(*profile, "last_name");
    const std::string_view real_name = StringAt(*profile, "real_name");
    if (!real_name.empty()) person.real_name = real_name;
  }
  return person;
}

}  // namespace

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
