import ts from 'typescript'
import { isUndeclaredLoop } from './declared-ends.ts'
import { testFiles } from './import-rules.ts'
import { bypassName, isDeclaredBypass } from './scope-bypasses.ts'

/** A rule on what a file says, where the graph of imports does not show it. */
export interface SourceRule {
  name: string
  comment: string
  /** Files that the rule looks at, relative to the root. */
  applies(file: string): boolean
  /** What a node of the file's syntax tree does wrong, or undefined. */
  judge(node: ts.Node, file: string): string | undefined
}

const isServer = (file: string) => file.startsWith('server/src/') && !testFiles.test(file)
const isBot = (file: string) => file.startsWith('bot/src/') && !testFiles.test(file)
const isEngine = (file: string) =>
  /^engines\/[^/]+\//.test(file) && !/^engines\/[^/]+\/(bench|examples|training)\//.test(file)

/** What runs: no tests, examples or benchmarks. */
const isProgram = (file: string) =>
  /^(server|bot|client|testing|engines\/[^/]+|apps\/[^/]+)\/src\/|^scripts\//.test(file) && !testFiles.test(file)

/** Kysely's ways to begin a statement. */
const statementStarts = new Set([
  'selectFrom',
  'selectNoFrom',
  'insertInto',
  'updateTable',
  'deleteFrom',
  'mergeInto',
  'replaceInto',
])

export const sourceRules: SourceRule[] = [
  {
    name: 'only-config-reads-the-environment',
    comment:
      'One validated, documented place. The supervisor is a program of its own and reads its few in run-supervisor.ts.',
    applies: (file) =>
      (isServer(file) && file !== 'server/src/platform/config.ts' && !file.startsWith('server/src/supervisor/')) ||
      (isBot(file) && file !== 'bot/src/config/load-bot-config.ts'),
    judge: readsEnvironment,
  },
  {
    name: 'engines-read-no-environment',
    comment: 'What an engine depends on comes as arguments.',
    applies: (file) => isEngine(file) && !testFiles.test(file),
    judge: readsEnvironment,
  },
  {
    name: 'engines-have-no-clock-and-no-network',
    comment:
      'Time and the world come through ports, so that a run can be repeated. (Stand-ins for ports may keep time.)',
    applies: (file) => isEngine(file) && !testFiles.test(file) && !/^engines\/[^/]+\/src\/testing\//.test(file),
    judge: readsClockOrNetwork,
  },
  {
    name: 'no-export-star',
    comment: 'Named exports: the index of a package is its list.',
    applies: () => true,
    judge: (node) => (ts.isExportDeclaration(node) && isStar(node) ? node.getText() : undefined),
  },
  {
    name: 'only-sql-files-issue-statements',
    comment: 'Every statement on a table is found in its *.sql.ts.',
    applies: (file) => isServer(file) && !/\.sql\.ts$|^server\/src\/(platform|tenancy|supervisor)\//.test(file),
    judge: issuesStatement,
  },
  {
    name: 'rows-are-not-cast',
    comment:
      'A row has the type of its statement: $narrowType is checked against the table, a cast hides a missing column.',
    applies: (file) => isServer(file) && file.endsWith('.sql.ts'),
    judge: castsRow,
  },
  {
    name: 'scope-bypasses-are-declared',
    comment: 'Work outside of one tenant has a name that is searched for, and a list of who may use it.',
    applies: isServer,
    judge: (node, file) =>
      ts.isIdentifier(node) && bypassName.test(node.text) && !isDeclaredBypass(node.text, file) ? node.text : undefined,
  },
  {
    name: 'loops-declare-their-end',
    comment:
      'A comment `Ends: …` before each loop that waits says what ends it: a count, a time, its caller, its data.',
    applies: (file) => isProgram(file),
    judge: isUndeclaredLoop,
  },
  {
    name: 'engines-say-nothing-of-tenants',
    comment: 'An engine knows its host alone, in comments too: whoever embeds it may have no tenants.',
    applies: isEngine,
    judge: (node) => (ts.isSourceFile(node) ? /\btenants?\b/i.exec(node.text)?.[0] : undefined),
  },
]

// `export * from` and `export * as name from`.
function isStar(node: ts.ExportDeclaration): boolean {
  return node.exportClause === undefined || ts.isNamespaceExport(node.exportClause)
}

function readsEnvironment(node: ts.Node): string | undefined {
  const isProcess = (of: ts.Expression) => /^(globalThis\.)?process$/.test(of.getText())
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'env' && isProcess(node.expression))
    return node.getText()
  if (ts.isElementAccessExpression(node) && isProcess(node.expression)) return node.getText()
  if (ts.isVariableDeclaration(node) && node.initializer !== undefined && isProcess(node.initializer)) {
    return node.getText()
  }
  if (ts.isImportDeclaration(node) && /^['"](node:)?process['"]$/.test(node.moduleSpecifier.getText())) {
    return node.getText()
  }
  return undefined
}

function readsClockOrNetwork(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length) return node.getText()
  if (!ts.isCallExpression(node)) return undefined
  const called = node.expression.getText()
  return /^(globalThis\.)?(fetch|Date\.now|Date|setTimeout|setInterval)$/.test(called) ? `${called}()` : undefined
}

/** `row as X`, `(await query.execute()) as X`, `… as unknown as X`. What one JSON column holds may be said by a cast. */
function castsRow(node: ts.Node): string | undefined {
  if (!ts.isAsExpression(node) || ts.isConstTypeReference(node.type)) return undefined
  if (node.type.kind === ts.SyntaxKind.UnknownKeyword) return undefined
  let cast: ts.Expression = node.expression
  while (ts.isParenthesizedExpression(cast) || ts.isAwaitExpression(cast)) cast = cast.expression
  if (ts.isAsExpression(cast)) return node.getText()
  const isRow = ts.isIdentifier(cast) && /^(rows?|before|after|found|stored|known)$/.test(cast.text)
  const isAnswer = ts.isCallExpression(cast) && /\.execute\w*$/.test(cast.expression.getText())
  return isRow || isAnswer ? node.getText() : undefined
}

function issuesStatement(node: ts.Node): string | undefined {
  if (ts.isImportDeclaration(node) && /^['"]kysely['"]$/.test(node.moduleSpecifier.getText())) {
    const names = node.importClause?.namedBindings
    if (node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword || names === undefined) return undefined
    const isSql = (element: ts.ImportSpecifier) => (element.propertyName ?? element.name).text === 'sql'
    if (ts.isNamespaceImport(names) || names.elements.some(isSql)) return node.getText()
  }
  if (ts.isCallExpression(node) && ts.isPropertyAccessExpression(node.expression)) {
    const { name } = node.expression
    if (statementStarts.has(name.text)) return `${name.text}()`
  }
  return undefined
}
