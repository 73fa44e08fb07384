"""The script that each shell runs to ask perfcli what may stand where Tab was pressed."""

from perfcli.errors import UserError

# Of bash 3.2 on, which macOS has: no mapfile; compopt, where there is one.
BASH = r"""
_perfcli() {
    local line word
    COMPREPLY=()
    while IFS= read -r line; do
        line=${line%$'\r'}
        word=${line%%$'\t'*}
        if [ "$word" = "@files" ]; then
            compopt -o default 2>/dev/null
            return
        fi
        case $word in *=) compopt -o nospace 2>/dev/null ;; esac
        COMPREPLY+=("$word")
    done < <(_PERFCLI_COMPLETE=bash "$1" "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -o nosort -F _perfcli perfcli 2>/dev/null || complete -F _perfcli perfcli
"""

ZSH = r"""#compdef perfcli
_perfcli() {
    local line word
    local -a told found shown equals
    told=("${(@f)$(_PERFCLI_COMPLETE=zsh ${(Q)words[1]} "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
    for line in $told; do
        word=${line%%$'\t'*}
        if [[ $word == @files ]]; then
            _files
            return
        fi
        found+=("$word")
        [[ $line == *$'\t'* ]] && shown+=("$word  -- ${line#*$'\t'}") || shown+=("$word")
        [[ $word == *= ]] && equals=(-S '')
    done
    compadd -U -l -V perfcli "${equals[@]}" -d shown -a found
}
if [[ $funcstack[1] == _perfcli ]]; then
    _perfcli "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
    compdef _perfcli perfcli
fi
"""

FISH = r"""function __perfcli_complete
    set -l words (commandline -opc)
    set -l program $words[1]
    set -e words[1]
    set -l current (commandline -ct)
    set -l told (_PERFCLI_COMPLETE=fish $program $words "$current" 2>/dev/null)
    if test "$told[1]" = "@files"
        __fish_complete_path "$current"
    else
        string join \n -- $told
    end
end
complete --command perfcli --no-files --keep-order --arguments "(__perfcli_complete)"
"""

POWERSHELL = r"""Register-ArgumentCompleter -Native -CommandName perfcli -ScriptBlock {
    param($word, $line, $cursor)
    $before = $line.CommandElements | Where-Object { $_.Extent.StartOffset -lt $cursor }
    $given = @($before | Select-Object -Skip 1 | ForEach-Object {
        if ($_.Value -is [string]) { $_.Value } else { $_.Extent.Text }
    })
    if ($word -eq '') { $given += '' } else { $given[-1] = $word }
    $program = $line.CommandElements[0].Extent.Text
    $env:_PERFCLI_COMPLETE = 'powershell'
    $env:_PERFCLI_WORDS = $given -join "`n"
    try { $told = @(& $program 2>$null) }
    finally { Remove-Item Env:_PERFCLI_COMPLETE, Env:_PERFCLI_WORDS -ErrorAction SilentlyContinue }
    if ($told[0] -eq '@files') {
        [System.Management.Automation.CompletionCompleters]::CompleteFilename($word)
        return
    }
    $told | ForEach-Object {
        $name, $what = $_ -split "`t", 2
        if (-not $what) { $what = $name }
        [System.Management.Automation.CompletionResult]::new($name, $name, 'ParameterValue', $what)
    }
}
"""

SHELLS = {"bash": BASH.lstrip("\n"), "zsh": ZSH, "fish": FISH, "powershell": POWERSHELL}
OTHERS = {"pwsh": "powershell"}


def script(shell: str) -> str:
    """The script of a shell. Raises UserError('usage') for a shell that has none."""
    name = shell.casefold()
    name = OTHERS.get(name, name)
    if name not in SHELLS:
        message = f"--show-completion: {shell!r}: expected {', '.join(SHELLS)}"
        raise UserError("usage", message, "Try: perfcli --show-completion bash")
    return SHELLS[name]
