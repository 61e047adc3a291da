# One place for what every target is compiled with.
include(CTest)

option(PBX_WARNINGS_AS_ERRORS "Treat compiler warnings as errors" OFF)
option(PBX_NIGHTLY "Tests run with the volume of the night" OFF)
set(PBX_SANITIZE "" CACHE STRING "Sanitizers: address,undefined or thread")

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
set_property(GLOBAL PROPERTY AUTOGEN_SOURCE_GROUP "Generated")

find_program(PBX_CCACHE ccache)
if(PBX_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # The sloppiness is what precompiled headers need; the base directory lets two checkouts share the cache.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 ${PBX_CCACHE})
endif()

add_library(pbx_options INTERFACE)
if(MSVC)
  target_compile_options(pbx_options INTERFACE /W4 /utf-8 /permissive- $<$<BOOL:${PBX_WARNINGS_AS_ERRORS}>:/WX>)
  target_compile_definitions(pbx_options INTERFACE NOMINMAX WIN32_LEAN_AND_MEAN _WIN32_WINNT=0x0A00)
else()
  target_compile_options(pbx_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    -Wold-style-cast -Wcast-qual -Wformat=2 -Wimplicit-fallthrough $<$<BOOL:${PBX_WARNINGS_AS_ERRORS}>:-Werror>)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(pbx_options INTERFACE -fpch-preprocess -Wno-missing-field-initializers
      $<$<BOOL:${CMAKE_UNITY_BUILD}>:-Wno-subobject-linkage> # a type of this file alone, included into the one that joins them
      $<$<CONFIG:Release>:-Wno-array-bounds -Wno-stringop-overflow -Wno-restrict>) # GCC 12 warns of std::string's own code when optimising
  endif()
  if(PBX_SANITIZE)
    add_compile_options(-fsanitize=${PBX_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    if(PBX_SANITIZE MATCHES undefined AND NOT PBX_NIGHTLY)
      # Half of the time to compile. AddressSanitizer stops at a null pointer too; the night checks the rest.
      add_compile_options(-fno-sanitize=null,alignment,pointer-overflow,object-size)
    endif()
    add_link_options(-fsanitize=${PBX_SANITIZE})
  endif()
  find_program(PBX_MOLD mold)
  if(PBX_MOLD AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12)
    add_link_options(-fuse-ld=mold)
  endif()
endif()
target_compile_definitions(pbx_options INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII
  QT_NO_FOREACH QT_STRICT_ITERATORS QT_DISABLE_DEPRECATED_BEFORE=0x060400)
