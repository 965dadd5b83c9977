import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { SimulatedNetwork } from './simulated-network.ts'

/** Where a network's phones and files lie while it does not run. */
export interface Shelf {
  /** What `scan.json` names: whoever made the folder wants these numbers linked from the first. */
  scans: readonly string[]
  /** Puts back what was kept. */
  fill(network: SimulatedNetwork): Promise<void>
  /** Writes it down soon: a burst of changes is one write. */
  keep(network: SimulatedNetwork): void
  /** Resolves once everything is written. */
  close(): Promise<void>
}

const Scans = z.array(z.string().max(100))

const WRITE_AFTER_MS = 300

export async function openShelf(folder: string): Promise<Shelf> {
  const media = path.join(folder, 'media')
  await mkdir(media, { recursive: true, mode: 0o700 })
  const file = path.join(folder, 'phones.json')
  const written = new Set<string>()
  let timer: NodeJS.Timeout | undefined
  let filled = false
  let dirty: SimulatedNetwork | undefined
  let writing = Promise.resolve()

  const write = () => {
    clearTimeout(timer)
    timer = undefined
    const network = dirty
    dirty = undefined
    if (network === undefined || !filled) return
    writing = writing.then(() => save(network)).catch((error: unknown) => console.error('not kept', error))
  }
  async function save(network: SimulatedNetwork): Promise<void> {
    for (const [name, { bytes, mime }] of network.media) {
      if (written.has(name)) continue
      await writeFile(path.join(media, name), bytes)
      await writeFile(path.join(media, `${name}.type`), mime)
      written.add(name)
    }
    // Renamed into place: a kill leaves the one before.
    await writeFile(`${file}.new`, JSON.stringify(network.save()))
    await rename(`${file}.new`, file)
  }

  const scans = Scans.parse(JSON.parse(await readFile(path.join(folder, 'scan.json'), 'utf8').catch(() => '[]')))
  return {
    scans,
    fill: async (network) => {
      for (const name of await readdir(media)) {
        if (name.endsWith('.type')) continue
        const mime = await readFile(path.join(media, `${name}.type`), 'utf8').catch(() => 'application/octet-stream')
        network.media.set(name, { bytes: await readFile(path.join(media, name)), mime })
        written.add(name)
      }
      const kept = await readFile(file, 'utf8').catch(() => undefined)
      if (kept !== undefined) network.restore(JSON.parse(kept))
      filled = true
    },
    keep: (network) => {
      dirty = network
      timer ??= setTimeout(write, WRITE_AFTER_MS)
    },
    close: async () => {
      write()
      await writing
    },
  }
}
