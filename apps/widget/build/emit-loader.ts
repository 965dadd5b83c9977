import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { build, type Plugin } from 'vite'

const LOADER = path.join(import.meta.dirname, '../src/loader.ts')

/**
 * Writes `widget.js`, the one file with a name that lasts, once it is known what the others are called. Pages load it with a
 * plain `<script>`, whose top level is shared with every other script of the page: so it is built apart, as a function of
 * its own that imports nothing.
 */
export function emitLoader(): Plugin {
  return {
    name: 'emit-loader',
    apply: 'build',
    async generateBundle(_options, bundle) {
      const chunks: Record<string, string> = {}
      for (const chunk of Object.values(bundle)) {
        // What the bundler's own helpers are in would be asked for only when the panel has come: a round trip late.
        const isNamed = chunk.type === 'chunk' && (chunk.isEntry || chunk.name === 'rolldown-runtime')
        if (isNamed) chunks[chunk.name] = `/${chunk.fileName}`
      }
      this.addWatchFile(LOADER)
      const source = await buildLoader(await readFile(LOADER, 'utf8'), chunks)
      this.emitFile({ type: 'asset', fileName: 'widget.js', source })
    },
  }
}

async function buildLoader(source: string, chunks: Record<string, string>): Promise<string> {
  if (!source.includes('CHUNKS')) throw new Error('the loader names no chunk')
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    define: { CHUNKS: JSON.stringify(chunks) },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rollupOptions: { input: LOADER, output: { format: 'iife' } },
    },
  })
  const [bundle] = [made].flat()
  if (bundle === undefined || !('output' in bundle) || bundle.output.length !== 1) {
    throw new Error('the loader is more than one file')
  }
  return bundle.output[0].code
}
