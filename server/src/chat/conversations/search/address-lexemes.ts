import type { Part } from './split-parts.ts'
import { stemWord } from './stem-word.ts'

/** E-mail addresses, sites and handles: there people write names in one. */
const ADDRESS = /@.|https?:|www\.|\.com\b|\.br\b/iu
/** A name within a longer word has so many letters at least, and leaves so many. */
const NAME = 4
const REST = 3
const LONGEST = 30

/** Of words in addresses, which names they may begin or end with: "joaosilva@…" is found by "silva". Each with its part's place. */
export function* addressLexemes(text: string, parts: readonly Part[]): Generator<[at: number, lexeme: string]> {
  if (!ADDRESS.test(text)) return
  let at = 0
  for (const { 0: chunk, index } of text.matchAll(/\S+/gu)) {
    const isAddress = ADDRESS.test(chunk)
    for (let part = parts[at]; part !== undefined && part.start < index + chunk.length; part = parts[++at]) {
      const { folded, number } = part
      if (!isAddress || number || folded.length > LONGEST) continue
      for (let size = NAME; size <= folded.length - REST; size++) {
        yield [at, stemWord(folded.slice(0, size))]
        yield [at, stemWord(folded.slice(-size))]
      }
    }
  }
}
