import { existsSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { cruise, type IModule } from 'dependency-cruiser'
import ts from 'typescript'
import { graphRules } from './graph-rules.ts'
import { importRules } from './import-rules.ts'
import { indexExports } from './index-exports.ts'
import { runTimeImports } from './run-time-imports.ts'
import { sourceRules } from './source-rules.ts'
import { tableOwners } from './table-owners.ts'
import { writtenAddresses } from './written-addresses.ts'

const comparisons = [...graphRules, writtenAddresses, tableOwners, runTimeImports, indexExports]

export interface Violation {
  rule: string
  /** Relative to the root. */
  file: string
  detail: string
}

export interface ArchitectureReport {
  /** Names of all rules that were applied. */
  rules: string[]
  /** How many files of ours were read. */
  modules: number
  violations: Violation[]
}

/** All rules by name, with their reason. */
export const architectureRules: { name: string; comment: string }[] = [
  ...importRules.map(({ name, comment }) => ({ name: name ?? '', comment: comment ?? '' })),
  ...comparisons.map(({ name, comment }) => ({ name, comment })),
  ...sourceRules.map(({ name, comment }) => ({ name, comment })),
]

const folders = [
  'contracts',
  'client',
  'engines',
  'server',
  'apps',
  'bot',
  'cli',
  'testing',
  'bench',
  'scripts',
  'architecture',
]

// Only below our own folders: most packages keep what one imports in a `dist` of theirs.
const madeByTools = [
  `^(${folders.join('|')})/(dist|generated|coverage)/`,
  `^(${folders.join('|')})/.+/(dist|generated|coverage)/`,
  '^architecture/violations/',
]

/**
 * Applies every rule to the tree at `root`. Throws when it read no module: a tool that reads nothing
 * finds nothing wrong (dependency-cruiser without a TypeScript that it knows does exactly that).
 */
export async function checkArchitecture(root: string): Promise<ArchitectureReport> {
  const { modules, violations } = await readGraph(root)
  const files = modules.map(({ source }) => source).filter((file) => /^\.[cm]?tsx?$/.test(extname(file)))
  if (files.length === 0) throw new Error(`the architecture rules read 0 modules in ${root}`)

  for (const rule of comparisons) {
    for (const found of rule.judge(modules, root)) violations.push({ rule: rule.name, ...found })
  }
  for (const file of files) violations.push(...judgeSource(root, file))
  return { rules: architectureRules.map(({ name }) => name), modules: files.length, violations }
}

async function readGraph(root: string): Promise<{ modules: IModule[]; violations: Violation[] }> {
  const present = folders.filter((folder) => existsSync(join(root, folder)))
  if (present.length === 0) return { modules: [], violations: [] }
  const { output } = await cruise(
    present,
    {
      baseDir: root,
      validate: true,
      ruleSet: { forbidden: importRules },
      // Types too: a module that needs another's type knows the other.
      tsPreCompilationDeps: true,
      doNotFollow: { path: '(^|/)node_modules/' },
      exclude: { path: madeByTools },
    },
    {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mts', '.mjs', '.js', '.json'],
    },
  )
  if (typeof output === 'string') throw new Error(`dependency-cruiser answered with text: ${output}`)
  return {
    modules: output.modules.filter(({ source }) => !source.includes('node_modules/') && existsSync(join(root, source))),
    violations: output.summary.violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      file: from,
      detail: `imports ${cycle ? cycle.map(({ name }) => name).join(' → ') : to}`,
    })),
  }
}

function judgeSource(root: string, file: string): Violation[] {
  const rules = sourceRules.filter((rule) => rule.applies(file))
  if (rules.length === 0) return []
  const source = ts.createSourceFile(file, readFileSync(join(root, file), 'utf8'), ts.ScriptTarget.Latest, true)
  const violations: Violation[] = []
  const visit = (node: ts.Node) => {
    for (const rule of rules) {
      const detail = rule.judge(node, file)
      if (detail === undefined) continue
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1
      violations.push({ rule: rule.name, file: `${file}:${line}`, detail })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return violations
}
