#include "sources/slack/person.h"

#include <string>

namespace tacit::sources::slack {

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

}  // namespace tacit::sources::slack
