// font: the shipped fonts as read-only data, so that the command alone is enough. The assembler finds the files
// in data/fonts/ by its include path.

        .macro  ship name, file
        .balign 16
        .globl  galley_font_\name
galley_font_\name:
        .incbin "\file"
        .globl  galley_font_\name\()_end
galley_font_\name\()_end:
        .byte   0
        .endm

        .section .rodata
        ship serif_regular, "SourceSerif4-Regular.ttf"
        ship serif_italic, "SourceSerif4-It.ttf"
        ship serif_semibold, "SourceSerif4-Semibold.ttf"
        ship serif_semibold_italic, "SourceSerif4-SemiboldIt.ttf"
        ship serif_caption, "SourceSerif4Caption-Regular.ttf"
        ship serif_display, "SourceSerif4Display-Semibold.ttf"
        ship sans_regular, "SourceSans3-Regular.ttf"
        ship sans_italic, "SourceSans3-It.ttf"
        ship sans_semibold, "SourceSans3-Semibold.ttf"
        ship sans_semibold_italic, "SourceSans3-SemiboldIt.ttf"
        ship code_regular, "SourceCodePro-Regular.ttf"
        ship code_italic, "SourceCodePro-It.ttf"
        ship code_semibold, "SourceCodePro-Semibold.ttf"
        ship code_semibold_italic, "SourceCodePro-SemiboldIt.ttf"

        .section .note.GNU-stack, "", %progbits
