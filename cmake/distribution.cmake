# The packages of the static command, a .deb and a tarball (script/package).
set(CPACK_GENERATOR DEB TGZ)
set(CPACK_PACKAGE_VENDOR "The galley authors")
set(CPACK_PACKAGE_CONTACT "The galley authors <authors@galley.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
cmake_path(GET PROJECT_BINARY_DIR FILENAME folder)
string(REPLACE static package folder ${folder})
set(CPACK_OUTPUT_FILE_PREFIX ${PROJECT_SOURCE_DIR}/build/${folder})
set(CPACK_STRIP_FILES OFF)

# The command and its pages, without the library. package/describe.py adds what describes them.
set(CPACK_INSTALL_CMAKE_PROJECTS "${PROJECT_BINARY_DIR};${PROJECT_NAME};command;/")
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_SOURCE_DIR}/package/stage.cmake)
set(CPACK_GALLEY_BUILD ${PROJECT_BINARY_DIR})

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS OFF)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"galley sets a résumé, written in TOML or as JSON Resume, as a print-ready PDF
whose text a machine reads back word for word. The command is one static
executable: its fonts, themes and hyphenation patterns are inside.")

string(TOLOWER "${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}" CPACK_SYSTEM_NAME)
set(CPACK_ARCHIVE_FILE_NAME "${PROJECT_NAME}-${PROJECT_VERSION}-${CPACK_SYSTEM_NAME}")
set(CPACK_PACKAGE_FILE_NAME ${CPACK_ARCHIVE_FILE_NAME})
include(CPack)
