import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Plugin } from 'vite'

const PREFIX = 'virtual:emoji/'
/** Drawn by every system of the last three years; what is newer shows as an empty box on the customer's phone. */
const NEWEST_VERSION = 15

interface EmojibaseEmoji {
  emoji: string
  label: string
  group?: number
  order?: number
  tags?: string[]
  version: number
}

/**
 * `import('virtual:emoji/pt')`: Emojibase's data of a language as a file of our own build, less what a picker does not show
 * (780 kB become 130 kB before compression). No browser of ours asks another host for it.
 */
export function emojiData(): Plugin {
  const { resolve } = createRequire(import.meta.url)
  return {
    name: 'emoji-data',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined
      const file = resolve(`emojibase-data/${id.slice(PREFIX.length + 1)}/data.json`)
      const all: EmojibaseEmoji[] = JSON.parse(await readFile(file, 'utf8'))
      const rows = all
        .filter(({ group, version }) => group !== undefined && group !== 2 && version <= NEWEST_VERSION)
        .toSorted((one, other) => (one.order ?? 0) - (other.order ?? 0))
        .map(({ emoji, label, group, tags = [] }) => [emoji, label, group, tags])
      // A string that is parsed is twice as fast for the browser as so large a literal.
      return `export default JSON.parse(${JSON.stringify(JSON.stringify(rows))})`
    },
  }
}
