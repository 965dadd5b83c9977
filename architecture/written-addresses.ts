import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GraphRule } from './graph-rules.ts'
import { testFiles } from './import-rules.ts'

/**
 * Literals that apps still have of the API's addresses, by file. It only becomes shorter: a call goes through an endpoint
 * of `contracts`, and whoever converts one lowers the number here. At the end the list is empty.
 */
export const remainingAddresses: Readonly<Record<string, number>> = {
  'apps/widget/src/client/api.ts': 1,
  'apps/widget/src/loader.ts': 1,
}

const literal = /['"`](?:\$\{\w+\})?\/api\/v1\//g

export const writtenAddresses: GraphRule = {
  name: 'apps-write-no-addresses',
  comment: 'Method, path and schemas of an endpoint are written once, in contracts; apps call it typed.',
  judge(modules, root) {
    return modules
      .filter(({ source }) => /^apps\/[^/]+\/src\//.test(source) && !testFiles.test(source))
      .flatMap(({ source }) => {
        const found = readFileSync(join(root, source), 'utf8').match(literal)?.length ?? 0
        const remaining = remainingAddresses[source] ?? 0
        if (found === remaining) return []
        return [{ file: source, detail: `writes ${found} addresses of the API, the list has ${remaining}` }]
      })
  },
}
