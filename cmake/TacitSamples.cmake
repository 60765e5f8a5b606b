# tacit_embed_samples(<target>): makes the bundled sample (tools/make_samples.py) and puts its files
# into the target, as the symbols that cli/samples.cc names.
enable_language(ASM)
find_program(TACIT_PYTHON NAMES python3 REQUIRED)

function(tacit_embed_samples target)
  set(directory ${PROJECT_BINARY_DIR}/samples)
  set(maker ${PROJECT_SOURCE_DIR}/tools/make_samples.py)
  set(code "  .section .note.GNU-stack,\"\",%progbits\n  .section .rodata\n")
  set(outputs "")
  foreach(sample "TelegramGroup|telegram-group.json" "TelegramChannel|telegram-channel.json"
                 "Slack|slack-export.zip")
    string(REGEX MATCH "^(.*)[|](.*)$" _ "${sample}")
    set(symbol kTacitSample${CMAKE_MATCH_1})
    set(file ${directory}/${CMAKE_MATCH_2})
    list(APPEND outputs ${file})
    string(APPEND code "  .global ${symbol}Begin, ${symbol}End\n${symbol}Begin:\n"
                       "  .incbin \"${file}\"\n${symbol}End:\n  .byte 0\n")
  endforeach()
  add_custom_command(OUTPUT ${outputs} COMMAND ${TACIT_PYTHON} ${maker} ${directory}
                     DEPENDS ${maker} COMMENT "Making the bundled sample" VERBATIM)
  file(CONFIGURE OUTPUT ${directory}/samples.S CONTENT "${code}" @ONLY)
  set_source_files_properties(${directory}/samples.S PROPERTIES OBJECT_DEPENDS "${outputs}")
  target_sources(${target} PRIVATE ${directory}/samples.S)
endfunction()
