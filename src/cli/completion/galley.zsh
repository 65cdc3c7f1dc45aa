#compdef galley
# zsh completion for galley. The command itself says what may follow: see `galley completion --help`.
_galley() {
  local -a asked lines words_with_space words_without
  local word line files value
  for word in "${(@)words[2,CURRENT-1]}" "$PREFIX"; do
    asked+=("${${(Q)word}/#\~\//$HOME/}")
  done
  lines=("${(@f)$("${words[1]/#\~\//$HOME/}" __complete "${(@)asked}" 2> /dev/null)}")
  files=$lines[1]
  for line in "${(@)lines[2,-1]}"; do
    value=${line%%$'\t'*}
    # A colon ends the word for _describe.
    line=${value//:/\\:}:${line#*$'\t'}
    case $value in
      *[=.]) words_without+=("$line") ;;
      *) words_with_space+=("$line") ;;
    esac
  done
  local result=1
  _describe -t words word words_with_space && result=0
  _describe -t words word words_without -S '' && result=0
  case $files in
    none) ;;
    any) [[ $PREFIX == --*=* ]] && compset -P '*='; _files && result=0 ;;
    folders) [[ $PREFIX == --*=* ]] && compset -P '*='; _files -/ && result=0 ;;
    *) [[ $PREFIX == --*=* ]] && compset -P '*='; _files -g "*.(${files// /|})(-.)" && result=0 ;;
  esac
  return result
}
# This file is sourced, or loaded as a function of this name.
if [[ $funcstack[1] == _galley ]]; then
  _galley "$@"
else
  compdef _galley galley
fi
