# Defines Phonenumber::phonenumber (Debian libphonenumber-dev ships no CMake or pkg-config file).
find_path(Phonenumber_INCLUDE_DIR phonenumbers/phonenumberutil.h)
find_library(Phonenumber_LIBRARY phonenumber)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Phonenumber REQUIRED_VARS Phonenumber_LIBRARY
  Phonenumber_INCLUDE_DIR REASON_FAILURE_MESSAGE "run tools/bootstrap.sh")
if(Phonenumber_FOUND AND NOT TARGET Phonenumber::phonenumber)
  add_library(Phonenumber::phonenumber SHARED IMPORTED)
  set_target_properties(Phonenumber::phonenumber PROPERTIES
    IMPORTED_LOCATION ${Phonenumber_LIBRARY}
    INTERFACE_INCLUDE_DIRECTORIES ${Phonenumber_INCLUDE_DIR}
    INTERFACE_SYSTEM_INCLUDE_DIRECTORIES ${Phonenumber_INCLUDE_DIR})
endif()
mark_as_advanced(Phonenumber_INCLUDE_DIR Phonenumber_LIBRARY)
