import ts from 'typescript'

/** What a comment right before a loop begins with to say how it ends. */
const declaration = /^(\/\/|\/\*+)\s*Ends\b.*\S/

/**
 * A loop that waits in each round (for a database, a peer, the time) and has no end by its form: anything but `for…of`, and
 * `for` that counts up or down to a bound. `for await` ends with its source, which is such a loop itself.
 *
 * @returns its head if nothing before it says how it ends.
 */
export function isUndeclaredLoop(node: ts.Node): string | undefined {
  if (ts.isForStatement(node)) {
    const endless = node.condition === undefined || node.condition.kind === ts.SyntaxKind.TrueKeyword
    if (!endless && (isCounted(node) || !waits(node))) return undefined
  } else if (ts.isWhileStatement(node) || ts.isDoStatement(node)) {
    const endless = node.expression.kind === ts.SyntaxKind.TrueKeyword
    if (!endless && !waits(node)) return undefined
  } else return undefined
  return isDeclared(node) ? undefined : `${node.getText().split('\n')[0]?.slice(0, 80)}`
}

/** `for (let n = …; n < …; n++)`, whatever else the condition asks for. */
function isCounted({ condition, incrementor }: ts.ForStatement): boolean {
  if (condition === undefined || incrementor === undefined) return false
  const step = ts.isPrefixUnaryExpression(incrementor) || ts.isPostfixUnaryExpression(incrementor)
  const counter = step ? incrementor.operand : ts.isBinaryExpression(incrementor) ? incrementor.left : undefined
  if (counter === undefined || !ts.isIdentifier(counter)) return false
  return bounds(condition, counter.text)
}

function bounds(condition: ts.Expression, counter: string): boolean {
  if (!ts.isBinaryExpression(condition)) return false
  const { left, operatorToken, right } = condition
  if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken)
    return bounds(left, counter) || bounds(right, counter)
  const compares = [
    ts.SyntaxKind.LessThanToken,
    ts.SyntaxKind.LessThanEqualsToken,
    ts.SyntaxKind.GreaterThanToken,
    ts.SyntaxKind.GreaterThanEqualsToken,
  ].includes(operatorToken.kind)
  return compares && [left, right].some((side) => ts.isIdentifier(side) && side.text === counter)
}

/** Whether a round awaits; what functions inside of it await is theirs. */
function waits(loop: ts.IterationStatement): boolean {
  const find = (node: ts.Node): boolean => {
    if (ts.isAwaitExpression(node)) return true
    if (ts.isForOfStatement(node) && node.awaitModifier !== undefined) return true
    if (ts.isFunctionLike(node)) return false
    return ts.forEachChild(node, (child) => find(child) || undefined) ?? false
  }
  return ts.forEachChild(loop, (child) => find(child) || undefined) ?? false
}

function isDeclared(loop: ts.IterationStatement): boolean {
  const { text } = loop.getSourceFile()
  const comments = ts.getLeadingCommentRanges(text, loop.getFullStart()) ?? []
  return comments.some(({ pos, end }) => declaration.test(text.slice(pos, end)))
}
