import type { FlowStart } from '@recado/contracts/flow-starts'
import type { FlowId, FlowVersionId } from '@recado/contracts/ids'
import { fold } from '../../platform/fold.ts'

/** A start of a live version in one inbox, as `flow_publications` has it. */
export interface PublishedStart {
  flow_id: FlowId
  flow_version_id: FlowVersionId
  start: FlowStart
  published_at: Date
}

/** What the contact wrote where no flow is going on. */
export interface Arrival {
  texts: readonly string[]
  /** What was picked, or the payload of a button of the site. */
  payload: string | undefined
  /** Whether nobody has written in the conversation before. */
  isFirst: boolean
}

/**
 * The start that an arrival calls for: the highest priority, then what is more particular (a button, a keyword, any
 * message), then what was published last.
 */
export function selectStart(starts: readonly PublishedStart[], arrival: Arrival): PublishedStart | undefined {
  return starts
    .filter(({ start }) => fits(start, arrival))
    .sort(
      (a, b) =>
        b.start.priority - a.start.priority ||
        rank(b.start) - rank(a.start) ||
        b.published_at.getTime() - a.published_at.getTime(),
    )[0]
}

function rank({ kind }: FlowStart): number {
  return ['message', 'keyword', 'button'].indexOf(kind)
}

function fits(start: FlowStart, { texts, payload, isFirst }: Arrival): boolean {
  switch (start.kind) {
    case 'message':
      return start.when === 'any' || isFirst
    case 'keyword':
      return texts.some((text) => saysWord(text, start.words, start.match))
    case 'button':
      return payload !== undefined && start.payloads.includes(payload)
    default:
      return false
  }
}

/** Whatever its case, accents and punctuation; a word is never found inside another. */
function saysWord(text: string, words: readonly string[], match: 'whole' | 'begins' | 'contains'): boolean {
  const said = ` ${plainWords(text)} `
  return words.some((word) => {
    const wanted = ` ${plainWords(word)} `
    if (wanted.trim() === '') return false
    if (match === 'whole') return said === wanted
    return match === 'begins' ? said.startsWith(wanted) : said.includes(wanted)
  })
}

function plainWords(text: string): string {
  return fold(text.slice(0, 4_096))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
