# fish completion for galley. The command itself says what may follow: see `galley completion --help`.
function __galley_complete
    set -l words (commandline -opc)
    set -l token (commandline -ct)
    set -l asked (string replace -r '^~/' "$HOME/" -- $words[2..] (string unescape -- "$token"; or echo -- "$token"))
    set -l lines ($words[1] __complete $asked 2>/dev/null)
    set -l files $lines[1]
    string join \n -- $lines[2..]
    test "$files" = none; and return
    set -l path (string replace -r '^--[^=]*=' '' -- "$token")
    set -l start (string replace -r '^(--[^=]*=)?.*$' '$1' -- "$token")
    switch $files
        case any
            set files '.*'
        case folders
            set files '(?!)'
        case '*'
            set files '.*\.('(string replace -a ' ' '|' -- $files)')'
    end
    for found in (complete -C "'' $path" | string match -r "^(?:[^\t]*/|$files)(?=\t|\$)")
        echo $start$found
    end
end
complete -c galley -f -a '(__galley_complete)'
