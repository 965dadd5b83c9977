import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GraphRule } from './graph-rules.ts'
import { testFiles } from './import-rules.ts'

const literal = /['"`](?:\$\{\w+\})?\/api\/v1\//g

export const writtenAddresses: GraphRule = {
  name: 'apps-write-no-addresses',
  comment: 'Method, path and schemas of an endpoint are written once, in contracts; apps and client call it typed.',
  judge(modules, root) {
    return modules
      .filter(({ source }) => /^(apps\/[^/]+|client)\/src\//.test(source) && !testFiles.test(source))
      .flatMap(({ source }) => {
        const found = readFileSync(join(root, source), 'utf8').match(literal)?.length ?? 0
        return found === 0 ? [] : [{ file: source, detail: `writes ${found} addresses of the API` }]
      })
  },
}
