# bash completion for galley. The command itself says what may follow: see `galley completion --help`.
_galley() {
  # Bash also ends words at “=” and “:”. Words with no space between them are one word here.
  local rest=$COMP_LINE word i n=-1
  local -a words
  for ((i = 0; i <= COMP_CWORD; ++i)); do
    word=${COMP_WORDS[i]}
    if ((n < 0)) || [[ $rest == [[:space:]]* ]]; then
      words[++n]=$word
    else
      words[n]+=$word
    fi
    rest=${rest#"${rest%%[![:space:]]*}"}
    rest=${rest#"$word"}
  done

  # The words without their quotes.
  local -a asked
  for word in "${words[@]:1}"; do
    word=${word//[\"\'\\]/}
    asked+=("${word/#\~\//$HOME/}")
  done

  # The part of the word that bash replaces, and the part before it.
  local part=${COMP_WORDS[COMP_CWORD]}
  [[ $part == [=:] ]] && part=
  local before=${words[n]%"$part"}
  before=${before//[\"\'\\]/}

  local files value shown
  COMPREPLY=()
  {
    IFS= read -r files
    while IFS=$'\t' read -r value _; do
      shown=${value#"$before"}
      [[ $part == [\"\']* ]] || printf -v shown %q "$shown"
      COMPREPLY+=("$shown")
      [[ $value == *[=.] ]] && compopt -o nospace 2> /dev/null
    done
  } < <("${1/#\~\//$HOME/}" __complete "${asked[@]}" 2> /dev/null)

  [[ $files == none ]] && return
  compopt -o filenames 2> /dev/null
  part=${part//[\"\'\\]/}
  while IFS= read -r value; do
    case "$files" in
      any) ;;
      folders) [[ -d ${value/#\~\//$HOME/} ]] || continue ;;
      *) [[ -d ${value/#\~\//$HOME/} || " $files " == *" ${value##*.} "* ]] || continue ;;
    esac
    COMPREPLY+=("$value")
  done < <(compgen -f -- "$part")
}
complete -F _galley galley
