# cmake --install puts the two programs, the manual page, shell completions and (on Linux) the desktop's entry in place.
include(GNUInstallDirs)

install(TARGETS mycloudpbx mycloudpbx-manager
  RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR}
  BUNDLE DESTINATION ${CMAKE_INSTALL_BINDIR})

if(UNIX AND NOT APPLE)
  # The program writes them itself, from the table that also drives its parser.
  set(generated ${CMAKE_BINARY_DIR}/share)
  file(MAKE_DIRECTORY ${generated})
  set(pages)
  foreach(page "mycloudpbx.1:man" "mycloudpbx.bash:completion bash" "_mycloudpbx:completion zsh" "mycloudpbx.fish:completion fish")
    string(REGEX MATCH "^[^:]+" file ${page})
    string(REGEX REPLACE "^[^:]+:" "" words ${page})
    separate_arguments(words)
    add_custom_command(OUTPUT ${generated}/${file} COMMAND mycloudpbx ${words} > ${generated}/${file} DEPENDS mycloudpbx VERBATIM)
    list(APPEND pages ${generated}/${file})
  endforeach()
  add_custom_target(share ALL DEPENDS ${pages})
  install(FILES ${generated}/mycloudpbx.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
  install(FILES ${generated}/mycloudpbx.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME mycloudpbx)
  install(FILES ${generated}/_mycloudpbx DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
  install(FILES ${generated}/mycloudpbx.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
  install(FILES packaging/linux/mycloudpbx-manager.desktop DESTINATION ${CMAKE_INSTALL_DATADIR}/applications)
  install(FILES packaging/linux/mycloudpbx-manager.svg DESTINATION ${CMAKE_INSTALL_DATADIR}/icons/hicolor/scalable/apps)
endif()
