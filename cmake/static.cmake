# The static command: every library from its archive, those of script/static-libraries first.
# CMake includes this file after project(), where the preset `static` names it.
cmake_path(GET CMAKE_BINARY_DIR FILENAME libraries)
string(REPLACE static ${CMAKE_CURRENT_SOURCE_DIR}/build/libraries libraries ${libraries})
list(PREPEND CMAKE_PREFIX_PATH ${libraries})
set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
set(PKG_CONFIG_ARGN --static)
set(GALLEY_STATIC ON)
set(GALLEY_PATTERNS ${libraries}/share/hyphen)

add_compile_options(-fPIE -ffunction-sections -fdata-sections)
add_link_options(-static-pie -s -Wl,--gc-sections -Wl,-z,pack-relative-relocs -Wl,-Map=${CMAKE_CURRENT_BINARY_DIR})
