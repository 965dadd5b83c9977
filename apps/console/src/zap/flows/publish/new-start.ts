import type { FlowStart, FlowStartKind } from '@recado/contracts/flow-starts'
import type { InboxId } from '@recado/contracts/ids'
import { newId } from '../builder/new-id.ts'

/** A start of a kind, with what it needs to be shown. */
export function newStart(kind: FlowStartKind, inbox_ids: InboxId[], id: string = newId()): FlowStart {
  const common = { id, priority: 100, inbox_ids }
  switch (kind) {
    case 'message':
      return { ...common, kind, when: 'any' }
    case 'keyword':
      return { ...common, kind, words: [], match: 'whole' }
    case 'button':
      return { ...common, kind, payloads: [] }
    case 'page_url':
      return { ...common, kind, pages: [], after_seconds: 5 }
    case 'api':
      return { ...common, kind }
    case 'schedule':
      return {
        ...common,
        kind,
        at: { kind: 'weekly', weekdays: [1], time: '09:00' },
        label_ids: [],
        statuses: ['open', 'pending'],
      }
    case 'label':
      return { ...common, kind, label_ids: [] }
  }
}

/** Tomorrow at nine, where the reader is: what a single time is proposed as. */
export function firstMoment(now = new Date()): string {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9).toISOString()
}
