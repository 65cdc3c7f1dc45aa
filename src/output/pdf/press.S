// output: the shipped printing condition as read-only data. The assembler finds the file in data/profiles/ by its
// include path.

        .section .rodata
        .balign 16
        .globl  galley_press_profile
galley_press_profile:
        .incbin "FOGRA39L-Coated.icc"
        .globl  galley_press_profile_end
galley_press_profile_end:
        .byte   0

        .section .note.GNU-stack, "", %progbits
