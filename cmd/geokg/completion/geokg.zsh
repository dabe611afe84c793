#compdef geokg
# zsh completion for geokg: asks geokg what may follow the words before the cursor.
_geokg() {
    local -a options before
    before=("${(@)words[2,CURRENT-1]}")
    [[ ${words[CURRENT]} == -* ]] && before+=("${words[CURRENT]}")
    options=("${(@f)$(env 0=zsh geokg "${before[@]}" --generate-bash-completion 2>/dev/null)}")
    if [[ -n ${options[1]} ]]; then
        _describe 'geokg' options
    else
        _files
    fi
}
compdef _geokg geokg
