/// The shell code of `kubectl completion`: it asks `kubectl __complete` for the words.
enum CompletionScript {
  /// Nil for a shell that there is none for.
  static func text(for shell: String) -> String? {
    switch shell {
    case "bash":
      """
      # bash completion for kubectl
      __start_kubectl() {
        local IFS=$'\\n'
        COMPREPLY=($(kubectl __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null | grep -v '^:'))
      }
      complete -o default -F __start_kubectl kubectl

      """
    case "zsh":
      """
      #compdef kubectl
      compdef _kubectl kubectl
      _kubectl() {
        local -a found
        found=(${(f)"$(kubectl __complete ${words[2,CURRENT]} 2>/dev/null | grep -v '^:')"})
        compadd -a found
      }

      """
    case "fish":
      """
      # fish completion for kubectl
      complete -c kubectl -f -a '(kubectl __complete (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null | string match -v -r "^:")'

      """
    case "powershell":
      """
      # powershell completion for kubectl
      Register-ArgumentCompleter -CommandName kubectl -ScriptBlock {
        param($word, $ast)
        kubectl __complete ($ast.ToString().Split(' ') | Select-Object -Skip 1) | Where-Object { $_ -notlike ':*' }
      }

      """
    default: nil
    }
  }
}
