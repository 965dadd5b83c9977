import { findConcepts } from '../concepts.ts'
import type { Frame } from '../frame.ts'
import { isProposal } from '../is-proposal.ts'
import { kindOf } from '../kind-of.ts'
import { isListOfBills, objectOf, professions, subjectBefore } from '../lexicon.ts'
import { person } from '../meaning.ts'

/** What parts of the clause say of a number: head, complement, unit, per what, place in a list, time, size. */
export function structureAround(frame: Frame, time: 'now' | 'before'): string[] {
  const { quantity, segment, left, right, before, after, head, tail, noun, per, perUnit } = frame
  const per_ = per ?? '-'
  const each = perUnit === undefined ? '-' : 'each'
  const size = sizeOf(quantity.low)
  const nearest = findConcepts(left).at(-1)?.concept ?? '-'
  const next = findConcepts(right)[0]?.concept ?? '-'
  const object = objectOf(after) ?? '-'
  const subject = subjectBefore(before) ?? '-'
  const worker = professions.test(left) || person.test(left)
  return [
    'bias',
    `head=${head ?? '-'}`,
    `tail=${tail ?? '-'}`,
    `near=${nearest}`,
    `next=${next}`,
    ...frame.heads.map((concept) => `heads:${concept}`),
    ...findConcepts(before.slice(0, before.length - left.length)).map(({ concept }) => `far:${concept}`),
    ...findConcepts(after.slice(right.length)).map(({ concept }) => `later:${concept}`),
    `object=${object}`,
    `subject=${subject}`,
    `noun=${noun ?? '-'}`,
    `per=${per_}`,
    `each=${each}`,
    ...(perUnit === undefined ? [] : [`unit=${perUnit.slice(0, 5)}`]),
    `size=${size}`,
    `size=${size}|per=${per_}|${each}`,
    `head=${head ?? '-'}|per=${per_}|${each}`,
    `near=${nearest}|per=${per_}|${each}`,
    `head=${head ?? '-'}|tail=${tail ?? '-'}`,
    `object=${object}|per=${per_}`,
    `subject=${subject}|per=${per_}|${each}`,
    `noun=${noun ?? '-'}|per=${per_}`,
    `time=${time}`,
    `role=${quantity.role ?? '-'}`,
    `time=${time}|role=${quantity.role ?? '-'}|head=${head ?? '-'}`,
    ...(isProposal(frame) ? ['proposal', `proposal|per=${per_}`, `proposal|head=${head ?? '-'}`] : []),
    ...(quantity.change ? [`change=${quantity.low < 0 ? 'fall' : 'rise'}`] : []),
    ...(quantity.scaled ? ['scaled'] : []),
    ...(quantity.bound ? [`bound=${quantity.bound}`] : []),
    ...(/^[a-z]{2}/i.test(quantity.quote) ? ['word', `word=${quantity.quote.toLowerCase().slice(0, 9)}`] : []),
    ...(/cada/i.test(quantity.quote) ? ['proportion'] : []),
    ...(worker ? ['worker', `worker|per=${per_}|${each}`] : []),
    ...(person.test(right) ? ['worker-after'] : []),
    ...(frame.isElliptic ? ['elliptic'] : []),
    ...(frame.hasHire ? ['hire'] : []),
    ...(frame.joined || isListOfBills(left) ? ['bills'] : []),
    ...(segment.isItem ? ['item'] : []),
    ...(segment.label ? ['label'] : []),
    ...(/\?\s*$/.test(after) ? ['asked'] : []),
    ...(/\bse\b/.test(before) ? ['if'] : []),
    `unit=${quantity.unit}|${kindOf(quantity)}`,
  ]
}

/** Half orders of magnitude. */
const sizeOf = (value: number): string => String(Math.floor(2 * Math.log10(Math.max(Math.abs(value), 0.1))))
