# `cmake --install` puts the command, the library, its headers and a CMake package in place:
# find_package(galley) gives galley::galley.
include(CMakePackageConfigHelpers)
set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/galley)
install(EXPORT galley NAMESPACE galley:: DESTINATION ${package_dir} FILE galleyTargets.cmake)
file(WRITE ${CMAKE_CURRENT_BINARY_DIR}/galleyConfig.cmake
"include(\${CMAKE_CURRENT_LIST_DIR}/dependencies.cmake)
include(\${CMAKE_CURRENT_LIST_DIR}/galleyTargets.cmake)
if(NOT TARGET galley::galley)
  add_library(galley::galley ALIAS galley::galley_galley)
endif()
")
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/galleyConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/galleyConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/galleyConfigVersion.cmake
  cmake/dependencies.cmake DESTINATION ${package_dir})
