# bash completion for geokg: asks geokg what may follow the words before the cursor.
_geokg() {
    local cur=${COMP_WORDS[COMP_CWORD]}
    local words=("${COMP_WORDS[@]:1:COMP_CWORD-1}")
    [[ $cur == -* ]] && words+=("$cur")
    local options
    options=$(geokg "${words[@]}" --generate-bash-completion 2>/dev/null)
    mapfile -t COMPREPLY < <(compgen -W "${options//:*([^$'\n'])/}" -- "$cur")
}
complete -o bashdefault -o default -F _geokg geokg
