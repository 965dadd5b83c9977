import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

/** Writes `.br` and `.gz` beside every script at the highest levels (brotli's default is its highest). */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    // What the server imports is sent to nobody.
    applyToEnvironment: ({ name }) => name === 'client',
    async writeBundle({ dir: outDir = '' }) {
      const entries = await readdir(outDir, { recursive: true, withFileTypes: true })
      const scripts = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
      await Promise.all(scripts.map((entry) => compress(path.join(entry.parentPath, entry.name))))
    },
  }
}

async function compress(file: string): Promise<void> {
  const content = await readFile(file)
  const [br, gz] = await Promise.all([promisify(brotliCompress)(content), promisify(gzip)(content, { level: 9 })])
  await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)])
}
