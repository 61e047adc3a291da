# Folder = CMake target = namespace: model/render → pbx_render → pbx::render.

# Small precompiled headers that everyone uses: one without Qt, one with QtCore.
function(pbx_precompile target)
  target_precompile_headers(${target} PRIVATE <algorithm> <array> <cstdint> <functional> <map> <memory> <optional> <string>
    <string_view> <unordered_map> <utility> <variant> <vector> <tl/expected.hpp>)
endfunction()
function(pbx_precompile_qt target)
  pbx_precompile(${target})
  target_precompile_headers(${target} PRIVATE <QByteArray> <QHash> <QList> <QObject> <QString> <QStringList> <QVariant>)
endfunction()

# pbx_module(NAME [QT] [SOURCES …] [LINKS …]): a static library of this folder. QT: may use QtCore; without it the
# folder is plain C++ (and can run under ThreadSanitizer).
function(pbx_module name)
  cmake_parse_arguments(ARG "QT" "" "LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  add_library(pbx_${name} STATIC ${sources})
  add_library(pbx::${name} ALIAS pbx_${name})
  set_target_properties(pbx_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(pbx_${name} PUBLIC ${CMAKE_SOURCE_DIR}/model ${CMAKE_SOURCE_DIR})
  target_link_libraries(pbx_${name} PUBLIC tl::expected ${ARG_LINKS} PRIVATE pbx_options)
  if(ARG_QT)
    pbx_precompile_qt(pbx_${name})
  else()
    set_target_properties(pbx_${name} PROPERTIES AUTOMOC OFF AUTORCC OFF)
    pbx_precompile(pbx_${name})
  endif()
endfunction()

# pbx_embed(TARGET NAMESPACE FILES …): compiles files into the target as pbx::embedded(name); the list is
# <namespace>/embedded.h's embeddedFiles().
function(pbx_embed target name)
  set(out ${CMAKE_CURRENT_BINARY_DIR}/embedded_${name}.cpp)
  add_custom_command(OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -DOUT=${out} -DNAME=${name} "-DFILES=${ARGN}" -P ${CMAKE_SOURCE_DIR}/packaging/cmake/embed.cmake
    DEPENDS ${ARGN} ${CMAKE_SOURCE_DIR}/packaging/cmake/embed.cmake VERBATIM)
  target_sources(${target} PRIVATE ${out})
  set_source_files_properties(${out} PROPERTIES SKIP_PRECOMPILE_HEADERS ON SKIP_AUTOMOC ON SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# pbx_tests(NAME [GUI] [LINKS …]): one program of this folder's tst_*.cpp, each test known to ctest by its own name.
function(pbx_tests name)
  cmake_parse_arguments(ARG "GUI;QT" "ENVIRONMENT" "LINKS" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
  if(NOT sources)
    return()
  endif()
  if(ARG_GUI)
    list(APPEND sources ${CMAKE_SOURCE_DIR}/tests/support/guimain.cpp)
  elseif(ARG_QT)
    list(APPEND sources ${CMAKE_SOURCE_DIR}/tests/support/coremain.cpp)
  else()
    list(APPEND sources ${CMAKE_SOURCE_DIR}/tests/support/main.cpp)
  endif()
  add_executable(tst_${name} ${sources})
  target_include_directories(tst_${name} PRIVATE ${CMAKE_SOURCE_DIR}/tests)
  target_link_libraries(tst_${name} PRIVATE ${ARG_LINKS} GTest::gmock pbx_options)
  target_compile_definitions(tst_${name} PRIVATE PBX_TEST_DATA="${CMAKE_CURRENT_SOURCE_DIR}" PBX_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
  if(PBX_SANITIZE MATCHES undefined AND NOT PBX_NIGHTLY)
    target_compile_options(tst_${name} PRIVATE -fno-sanitize=undefined) # the code under test has it
  endif()
  target_precompile_headers(tst_${name} PRIVATE <gtest/gtest.h> <gmock/gmock.h> <string> <vector> <tl/expected.hpp>)
  if(NOT ARG_ENVIRONMENT) # one variable: gtest_discover_tests takes the first of several alone
    set(ARG_ENVIRONMENT LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0)
  endif()
  set(timeout 300)
  if(PBX_NIGHTLY)
    set(timeout 21600) # one test may be a million cases under sanitizers
  endif()
  gtest_discover_tests(tst_${name} TEST_PREFIX "${name}." DISCOVERY_MODE PRE_TEST DISCOVERY_TIMEOUT 60
    PROPERTIES LABELS ${name} TIMEOUT ${timeout} ENVIRONMENT ${ARG_ENVIRONMENT})
endfunction()
