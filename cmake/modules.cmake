# A module is a static library with an include folder of its own. It sees the headers of the modules it depends on, of those
# that they depend on, and of its own libraries, no others.
#
#   galley_module(shape SOURCES … DEPENDS base font LIBRARIES PkgConfig::harfbuzz)
#
# Headers of the module are in src/<module>/include/galley/<module>/. DEPENDS names the modules whose headers its files
# include. LIBRARIES are outside libraries, for its sources alone. tests/boundaries compares both with the includes.
function(galley_module name)
  cmake_parse_arguments(MODULE "" "" "SOURCES;DEPENDS;LIBRARIES" ${ARGN})
  add_library(galley_${name} STATIC ${MODULE_SOURCES})
  target_compile_features(galley_${name} PUBLIC cxx_std_23)
  target_include_directories(galley_${name}
    PUBLIC $<BUILD_INTERFACE:${CMAKE_CURRENT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>
    PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
  list(TRANSFORM MODULE_DEPENDS PREPEND galley_)
  target_link_libraries(galley_${name} PUBLIC ${MODULE_DEPENDS} PRIVATE ${MODULE_LIBRARIES} galley_warnings)
  install(TARGETS galley_${name} EXPORT galley ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
  if(EXISTS ${CMAKE_CURRENT_SOURCE_DIR}/include)
    install(DIRECTORY include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
  endif()
endfunction()

# A module's unit tests link that module (and so what it depends on) and its libraries, nothing more.
#
#   galley_unit_test(shape shape_words_test.cpp …)
function(galley_unit_test module)
  add_executable(${module}_test ${ARGN})
  get_target_property(libraries galley_${module} LINK_LIBRARIES)
  target_link_libraries(${module}_test PRIVATE galley_${module} ${libraries} GTest::gmock_main)
  target_compile_definitions(${module}_test PRIVATE
    GALLEY_SOURCE_DIR="${PROJECT_SOURCE_DIR}" GALLEY_TEST_DIR="${CMAKE_CURRENT_SOURCE_DIR}")
  if(GALLEY_SANITIZE)
    target_precompile_headers(${module}_test PRIVATE <gmock/gmock.h>)
  endif()
  gtest_discover_tests(${module}_test TEST_PREFIX ${module}. DISCOVERY_TIMEOUT 60)
endfunction()

add_library(galley_warnings INTERFACE)
target_compile_options(galley_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion
  # GCC 12 sees overlaps in std::string's operator+ that are not there (GCC bug 105651).
  $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>)
install(TARGETS galley_warnings EXPORT galley)

# A sanitized build is for tests alone, and is quicker if the standard library is parsed once a target. The other builds do
# without: they prove that each file includes what it uses.
if(GALLEY_SANITIZE)
  target_precompile_headers(galley_warnings INTERFACE
    <algorithm> <expected> <functional> <map> <memory> <optional> <ranges> <set> <span> <string> <string_view>
    <vector>)
endif()

if(GALLEY_SANITIZE STREQUAL "thread")
  add_compile_options(-fsanitize=thread -fno-omit-frame-pointer)
  add_link_options(-fsanitize=thread)
elseif(GALLEY_SANITIZE)
  add_compile_options(-fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()
if(GALLEY_SANITIZE STREQUAL "fuzzer")
  # libFuzzer sees where the code goes; galley's own asserts and those of the standard library look on.
  add_compile_options(-fsanitize=fuzzer-no-link -UNDEBUG -D_GLIBCXX_ASSERTIONS)
endif()
