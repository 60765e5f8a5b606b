# tacit_embed_file(<target> <symbol> <file>): puts a file's bytes into the target, between
# <symbol>Begin and <symbol>End, aligned to 64 bytes.
enable_language(ASM)

function(tacit_embed_file target symbol file)
  set(assembly ${PROJECT_BINARY_DIR}/embedded/${symbol}.S)
  string(CONCAT code "  .section .note.GNU-stack,\"\",%progbits\n  .section .rodata\n"
    "  .balign 64\n  .global ${symbol}Begin, ${symbol}End\n${symbol}Begin:\n"
    "  .incbin \"${file}\"\n${symbol}End:\n  .byte 0\n")
  file(CONFIGURE OUTPUT ${assembly} CONTENT "${code}" @ONLY)
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS ${file})
  target_sources(${target} PRIVATE ${assembly})
endfunction()
