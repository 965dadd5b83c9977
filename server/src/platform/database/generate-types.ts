import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { narrowColumns } from './narrow-columns.ts'

const run = promisify(execFile)
const codegen = createRequire(import.meta.url).resolve('kysely-codegen/dist/cli/bin.js')
const MAPPING = JSON.stringify({ int8: 'number', timestamptz: 'Date', citext: 'string', jsonb: 'unknown' })

export type GeneratedSet = 'control' | 'tenant'

/** Where a set's types are kept. */
export function generatedFile(set: GeneratedSet): URL {
  return new URL(`./generated/${set}.ts`, import.meta.url)
}

/** Reads the tables of `set` in the database at `url` and renders them as Kysely types, ids branded. */
export async function generateTypes(url: string, set: GeneratedSet): Promise<string> {
  const directory = await mkdtemp(path.join(tmpdir(), 'recado-types-'))
  try {
    const file = path.join(directory, 'types.ts')
    await run(process.execPath, [
      codegen,
      '--dialect',
      'postgres',
      '--url',
      url,
      '--out-file',
      file,
      '--default-schema',
      set,
      '--include-pattern',
      `(${set}|recado).*`,
      '--exclude-pattern',
      'recado.migrations',
      '--type-mapping',
      MAPPING,
      '--type-only-imports',
      '--log-level',
      'error',
    ])
    const text = await readFile(file, 'utf8')
    const narrowed = await narrowColumns(text, url, set)
    return narrowed.replace(
      'export interface DB {',
      `export interface ${set === 'control' ? 'Control' : 'Tenant'}Tables {`,
    )
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}

export async function writeTypes(url: string, set: GeneratedSet): Promise<void> {
  await writeFile(generatedFile(set), await generateTypes(url, set))
}
