# Every library galley stands on, in one place; the installed CMake package includes this file too.
find_package(PkgConfig REQUIRED)
pkg_check_modules(fmt REQUIRED IMPORTED_TARGET GLOBAL fmt)
pkg_check_modules(icu REQUIRED IMPORTED_TARGET GLOBAL icu-uc icu-i18n)
pkg_check_modules(md4c REQUIRED IMPORTED_TARGET GLOBAL md4c)
pkg_check_modules(freetype REQUIRED IMPORTED_TARGET GLOBAL freetype2)
pkg_check_modules(harfbuzz REQUIRED IMPORTED_TARGET GLOBAL harfbuzz harfbuzz-subset)
pkg_check_modules(fontconfig REQUIRED IMPORTED_TARGET GLOBAL fontconfig)
pkg_check_modules(png REQUIRED IMPORTED_TARGET GLOBAL libpng)
pkg_check_modules(turbojpeg REQUIRED IMPORTED_TARGET GLOBAL libturbojpeg)
pkg_check_modules(qpdf REQUIRED IMPORTED_TARGET GLOBAL libqpdf)
pkg_check_modules(deflate REQUIRED IMPORTED_TARGET GLOBAL libdeflate)
pkg_check_modules(lcms REQUIRED IMPORTED_TARGET GLOBAL lcms2)
pkg_check_modules(libzip REQUIRED IMPORTED_TARGET GLOBAL libzip)
pkg_check_modules(pugixml REQUIRED IMPORTED_TARGET GLOBAL pugixml)

find_package(nlohmann_json REQUIRED)

# toml++ by its headers alone, and without its exceptions: they copy their message where none may be thrown, so that a
# process without memory would end there. What Debian has compiled of toml++ throws them.
if(NOT TARGET galley::tomlplusplus)
  pkg_check_modules(tomlplusplus REQUIRED tomlplusplus)
  add_library(galley::tomlplusplus INTERFACE IMPORTED GLOBAL)
  target_include_directories(galley::tomlplusplus SYSTEM INTERFACE ${tomlplusplus_INCLUDE_DIRS})
  target_compile_definitions(galley::tomlplusplus INTERFACE TOML_HEADER_ONLY=1 TOML_EXCEPTIONS=0)
endif()

# libharu comes without a pkg-config file.
if(NOT TARGET galley::hpdf)
  find_path(GALLEY_hpdf_INCLUDE_DIR NAMES hpdf.h REQUIRED)
  find_library(GALLEY_hpdf_LIBRARY NAMES hpdf hpdfs REQUIRED)
  add_library(galley::hpdf INTERFACE IMPORTED GLOBAL)
  target_include_directories(galley::hpdf SYSTEM INTERFACE ${GALLEY_hpdf_INCLUDE_DIR})
  target_link_libraries(galley::hpdf INTERFACE ${GALLEY_hpdf_LIBRARY})
endif()

# Mbed TLS comes without one, too.
if(NOT TARGET galley::mbedcrypto)
  find_path(GALLEY_mbedcrypto_INCLUDE_DIR NAMES mbedtls/sha256.h REQUIRED)
  find_library(GALLEY_mbedcrypto_LIBRARY NAMES mbedcrypto REQUIRED)
  add_library(galley::mbedcrypto INTERFACE IMPORTED GLOBAL)
  target_include_directories(galley::mbedcrypto SYSTEM INTERFACE ${GALLEY_mbedcrypto_INCLUDE_DIR})
  target_link_libraries(galley::mbedcrypto INTERFACE ${GALLEY_mbedcrypto_LIBRARY})
endif()

# Nor does libstemmer.
if(NOT TARGET galley::stemmer)
  find_path(GALLEY_stemmer_INCLUDE_DIR NAMES libstemmer.h REQUIRED)
  find_library(GALLEY_stemmer_LIBRARY NAMES stemmer REQUIRED)
  add_library(galley::stemmer INTERFACE IMPORTED GLOBAL)
  target_include_directories(galley::stemmer SYSTEM INTERFACE ${GALLEY_stemmer_INCLUDE_DIR})
  target_link_libraries(galley::stemmer INTERFACE ${GALLEY_stemmer_LIBRARY})
endif()
