import { existsSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import type { IModule } from 'dependency-cruiser'
import { testFiles } from './import-rules.ts'

/** A rule on the graph of imports that compares two places of it. */
export interface GraphRule {
  name: string
  comment: string
  /** Pairs of the file at fault and what it does wrong. */
  judge(modules: IModule[], root: string): { file: string; detail: string }[]
}

export const graphRules: GraphRule[] = [
  {
    name: 'every-route-file-is-in-its-product',
    comment: 'Routes are registered by name in the index of their product: no autoloading, the list is the map.',
    judge(modules) {
      return modules
        .map(({ source }) => ({ source, index: /^(server\/src\/[^/]+\/)[^/]+\/routes\/.+\.ts$/.exec(source)?.[1] }))
        .filter(({ source }) => !testFiles.test(source))
        .flatMap(({ source, index }) => {
          if (index === undefined) return []
          const list = modules.find((module) => module.source === `${index}index.ts`)
          const listed = list?.dependencies.some(({ resolved }) => resolved === source) === true
          return listed ? [] : [{ file: source, detail: `is not imported by ${index}index.ts` }]
        })
    },
  },
  {
    name: 'packages-are-entered-by-their-exports',
    comment: "A package's internals are its own; what others may use is in the `exports` of its package.json.",
    judge(modules, root) {
      const doors = new Map<string, RegExp[]>()
      return modules.flatMap(({ source, dependencies }) => {
        if (testFiles.test(source)) return []
        return dependencies.flatMap(({ resolved }) => {
          const home = libraryOf(resolved)
          if (home === undefined || home === libraryOf(source)) return []
          if (!doors.has(home)) doors.set(home, readExports(root, home))
          return doors.get(home)?.some((door) => door.test(resolved))
            ? []
            : [{ file: source, detail: `imports ${resolved}` }]
        })
      })
    },
  },
]

/** The folder of the library package that a file belongs to. Programs (server, apps …) export nothing to anybody. */
function libraryOf(file: string): string | undefined {
  return file.match(/^(contracts|client|engines\/[^/]+)\//)?.[1]
}

/** What a package lets in, as patterns of its files: `./*` → `./src/*.ts` lets in every file of `src`. */
function readExports(root: string, home: string): RegExp[] {
  const file = join(root, home, 'package.json')
  if (!existsSync(file)) return []
  const { exports = {} }: { exports?: Record<string, string> } = JSON.parse(readFileSync(file, 'utf8'))
  return Object.values(exports).map((target) => {
    const parts = normalize(join(home, target))
      .split('*')
      .map((part) => part.replaceAll(/[.[\](){}^$+?|\\]/g, '\\$&'))
    return new RegExp(`^${parts.join('.+')}$`)
  })
}
