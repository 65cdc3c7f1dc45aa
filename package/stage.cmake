# CPack includes this file when the files of a package are in their places, and before it packs them.
set(prefix ${CPACK_TEMPORARY_DIRECTORY})
if(CPACK_GENERATOR STREQUAL "DEB")
  string(APPEND prefix ${CPACK_PACKAGING_INSTALL_PREFIX})
  # Where Debian's zsh looks for the completions of packages.
  file(RENAME ${prefix}/share/zsh/site-functions ${prefix}/share/zsh/vendor-completions)
endif()
execute_process(
  COMMAND /usr/bin/python3 ${CMAKE_CURRENT_LIST_DIR}/describe.py ${prefix} ${CPACK_GALLEY_BUILD} ${CPACK_PACKAGE_VERSION}
  COMMAND_ERROR_IS_FATAL ANY)
