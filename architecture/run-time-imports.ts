import type { IModule } from 'dependency-cruiser'
import type { GraphRule } from './graph-rules.ts'
import { testFiles } from './import-rules.ts'

/** Who does without which packages. Types are erased and may come from anywhere. */
const WITHOUT = [
  { files: /^client\/src\//, packages: /(^|\/)node_modules\/(zod|react|react-dom|preact)\// },
  // zod alone is 25 to 92 kB, of the 45 that the open widget may have.
  { files: /^apps\/(widget|matcher)\/src\//, packages: /(^|\/)node_modules\/(zod|react|react-dom)\// },
]

export const runTimeImports: GraphRule = {
  name: 'client-runs-without-react-and-zod',
  comment:
    'What runs in the client, the widget and the public pages reaches neither, however far its imports lead; types may.',
  judge(modules) {
    const byName = new Map(modules.map((module) => [module.source, module]))
    return modules
      .filter(({ source }) => !testFiles.test(source))
      .flatMap((module) =>
        WITHOUT.filter(({ files }) => files.test(module.source)).flatMap(({ packages }) => {
          const path = findPath(byName, module, packages)
          return path === undefined ? [] : [{ file: module.source, detail: `loads ${path.join(' → ')}` }]
        }),
      )
  },
}

/** The shortest way from a file to one of the packages over imports that are there at run time. */
function findPath(byName: ReadonlyMap<string, IModule>, from: IModule, packages: RegExp): string[] | undefined {
  const seen = new Set([from.source])
  let ends = [{ module: from, path: [] as string[] }]
  while (ends.length > 0) {
    const next: typeof ends = []
    for (const { module, path } of ends) {
      for (const { resolved, dependencyTypes } of module.dependencies) {
        if (dependencyTypes.includes('type-only') || seen.has(resolved)) continue
        seen.add(resolved)
        const longer = [...path, resolved]
        if (packages.test(resolved)) return longer
        const reached = byName.get(resolved)
        if (reached !== undefined) next.push({ module: reached, path: longer })
      }
    }
    ends = next
  }
  return undefined
}
