import ts from 'typescript'

/** Attributes that are read out or shown, ours among them. */
const ATTRIBUTES =
  /^(aria-(?:label|description|roledescription|valuetext|placeholder)|title|alt|placeholder|label|description|text|hint)$/
/** The same where they are members of an object: columns, tabs, toasts. */
const MEMBERS = /^(text|title|label|placeholder|description|hint|header|altText)$/

/**
 * Words of the code that people would read: between tags, in attributes, in members that end up there, and in literals
 * that an expression in one of these places comes to. A word is two letters beside each other.
 *
 * @param code TSX
 */
export function findStrayTexts(file: string, code: string): string[] {
  const found: string[] = []
  const report = (text: string) => {
    // An address to type is no word of any language.
    if (/\p{L}{2}/u.test(text) && !/^https?:/.test(text)) found.push(`${file}: ${text.trim()}`)
  }
  const rendered = (node: ts.Expression | undefined): void => {
    if (node === undefined) return
    if (ts.isStringLiteralLike(node)) report(node.text)
    else if (ts.isTemplateExpression(node)) {
      report(node.head.text)
      for (const span of node.templateSpans) report(span.literal.text)
    } else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(rendered)
    else if (ts.isBinaryExpression(node)) {
      if (node.operatorToken.kind === ts.SyntaxKind.PlusToken) rendered(node.left)
      rendered(node.right)
    } else if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node)) rendered(node.expression)
  }
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) report(node.text)
    else if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) rendered(node.expression)
    else if (ts.isJsxAttribute(node) && ATTRIBUTES.test(node.name.getText())) {
      const value = node.initializer
      if (value !== undefined && ts.isStringLiteral(value)) report(value.text)
      else if (value !== undefined && ts.isJsxExpression(value)) rendered(value.expression)
    } else if (ts.isPropertyAssignment(node) && MEMBERS.test(node.name.getText())) {
      // One small word may be a kind (`{ text: 'text' }`); what is read begins with a capital or has several words.
      const value = node.initializer
      if (!ts.isStringLiteralLike(value) || /[^a-z_-]/.test(value.text)) rendered(value)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX))
  return found
}
