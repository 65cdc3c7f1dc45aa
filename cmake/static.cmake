# The static command: every library from its archive, those of build/libraries first (script/static-libraries).
# CMake includes this file after project(), where the preset `static` names it.
list(PREPEND CMAKE_PREFIX_PATH ${CMAKE_CURRENT_SOURCE_DIR}/build/libraries)
set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
set(PKG_CONFIG_ARGN --static)
set(GALLEY_STATIC ON)
set(GALLEY_PATTERNS ${CMAKE_CURRENT_SOURCE_DIR}/build/libraries/share/hyphen)

add_compile_options(-fPIE -ffunction-sections -fdata-sections)
add_link_options(-static-pie -s -Wl,--gc-sections -Wl,-z,pack-relative-relocs -Wl,-Map=${CMAKE_CURRENT_BINARY_DIR})
