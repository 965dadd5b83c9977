const STATEMENT = /(^|[;{}\n])\s*(return|const|let|var|if|for|while|function|try|await|switch|throw)\b\s*[\w({["'`]/
const ARROW_OR_LOGIC = /=>|===|!==|&&|\|\||\$\{|\bnew [A-Z]\w*\s*\(/
const GLOBALS =
  /\b(Math|Date|JSON|Number|String|Object|Array|Intl|RegExp|Boolean|parseInt|parseFloat|isNaN|fetch|encodeURI(Component)?|decodeURI(Component)?|btoa|atob|crypto|console)\b\s*[.(]/
/** A method or an entry of a value: `{{a}}.trim()`, `"x".repeat(3)`, `{{list}}[0]`. */
const MEMBER = /(\}\}|["'`\])])\s*(\.\s*[A-Za-z_$]\w*\s*\(|\[)/
const CHOICE = /\}\}[^?]*\?[^:]*:|[<>]=?[^?]*\?[^:]*:/
const ASSIGNMENT = /\}\}\s*[-+*/]?=[^=]/

/** True for what its writer meant as code rather than as words, judged by signs that people's sentences do not have. */
export function looksLikeCode(written: string): boolean {
  const text = written.slice(0, 10_000)
  if (isSentence(text)) return false
  return [STATEMENT, ARROW_OR_LOGIC, GLOBALS, MEMBER, CHOICE, ASSIGNMENT].some((sign) => sign.test(text))
}

/** Words that stand side by side are no code, unless a word of the language is among them. */
function isSentence(text: string): boolean {
  const bare = text.replace(/(["'`])(?:(?!\1)[^\\]|\\.)*\1/gs, '""')
  if (/\b(return|const|let|var|new|typeof|function|if|else|for|while|await|case|in|of|instanceof)\b|=>/.test(bare))
    return false
  return /[\p{L}\d}]\s+[\p{L}\d]|[\p{L}\d]\s+\{\{|[^\p{L}\p{N}\s!-~]/u.test(bare)
}
