import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Plugin, transformWithOxc } from 'vite'
import type { Build } from '../src/offline/worker-scope.ts'

const SOURCE = 'src/offline/service-worker.ts'
/** Only for who builds with the console, or fetched once somebody asks for it: not worth everybody's line. */
const LEFT_OUT = /stories|story|mailbox|virtual:emoji/i

/** Writes `sw.js` with the list of files that it keeps. It is one file without imports, so that it needs no bundling. */
export function serviceWorker(): Plugin {
  let root = ''
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved(config) {
      root = config.root
    },
    async generateBundle(_options, bundle) {
      const chunks = Object.values(bundle)
      const entry = chunks.find((chunk) => chunk.type === 'chunk' && chunk.isEntry)
      if (entry === undefined) throw new Error('the build has no entry')
      const files = chunks
        .filter(({ fileName }) => /\.(?:js|css|woff2)$/.test(fileName))
        .filter((chunk) => !LEFT_OUT.test(chunk.type === 'chunk' ? `${chunk.name} ${chunk.facadeModuleId}` : ''))
        .map(({ fileName }) => `/${fileName}`)
      const build: Build = { entry: `/${entry.fileName}`, files }
      const { code } = await transformWithOxc(await readFile(path.join(root, SOURCE), 'utf8'), SOURCE)
      // A worker is a script and no module.
      const script = code.replace(/^export \{\s*\};?$/m, '')
      const source = `const __BUILD__ = ${JSON.stringify(build)}\n${script}`
      this.emitFile({ type: 'asset', fileName: 'sw.js', source })
    },
  }
}
