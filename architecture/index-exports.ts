import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import ts from 'typescript'
import type { GraphRule } from './graph-rules.ts'

const INDEX = /^server\/src\/[^/]+\/[^/]+\/index\.ts$/

export const indexExports: GraphRule = {
  name: 'an-index-exports-what-others-use',
  comment: 'An index is what others may use; what nobody asks for any more is a leftover, and often its code too.',
  judge(modules, root) {
    const exported = new Map<string, Set<string>>()
    const used = new Set<string>()
    for (const { source } of modules) {
      if (!/\.tsx?$/.test(source)) continue
      const file = ts.createSourceFile(source, readFileSync(join(root, source), 'utf8'), ts.ScriptTarget.Latest)
      for (const statement of file.statements) {
        if (ts.isImportDeclaration(statement)) {
          for (const name of importedNames(statement)) used.add(`${resolved(source, statement)}#${name}`)
        } else if (ts.isExportDeclaration(statement) && statement.exportClause !== undefined) {
          if (!ts.isNamedExports(statement.exportClause)) continue
          const names = statement.exportClause.elements
          if (INDEX.test(source)) {
            const before = exported.get(source) ?? new Set()
            exported.set(source, new Set([...before, ...names.map(({ name }) => name.text)]))
          }
          if (statement.moduleSpecifier === undefined) continue
          for (const { name, propertyName } of names)
            used.add(`${resolved(source, statement)}#${(propertyName ?? name).text}`)
        }
      }
    }
    return [...exported].flatMap(([file, names]) =>
      [...names]
        .filter((name) => !used.has(`${file}#${name}`) && !used.has(`${file}#*`))
        .map((name) => ({ file, detail: `exports ${name} for nobody` })),
    )
  },
}

function importedNames({ importClause }: ts.ImportDeclaration): string[] {
  const bindings = importClause?.namedBindings
  if (bindings === undefined) return []
  return ts.isNamespaceImport(bindings) ? ['*'] : bindings.elements.map((one) => (one.propertyName ?? one.name).text)
}

function resolved(source: string, { moduleSpecifier }: ts.ImportDeclaration | ts.ExportDeclaration): string {
  const text = moduleSpecifier !== undefined && ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : ''
  return text.startsWith('.') ? posix.join(posix.dirname(source), text) : text
}
