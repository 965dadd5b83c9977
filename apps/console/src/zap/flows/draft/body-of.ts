import type { FlowBody, FlowDocument } from '@recado/flow/schemas'
import { EMPTY_SHEET, type Sheet } from './canvas.ts'
import type { Draft } from './draft.ts'

type Parts = Pick<FlowBody, 'start' | 'blocks' | 'edges'>

/** The flow's own blocks where `body` is its id, else those of the sub-flow of that id. */
export function bodyOf(document: FlowDocument, body: string): FlowBody | undefined {
  if (body === document.id) {
    const { id, name, start, blocks, edges } = document
    return { id, name, start, blocks, edges }
  }
  return document.sub_flows.find(({ id }) => id === body)
}

/** The draft with a body changed; the same draft where there is no such body or nothing changed. */
export function withBody(draft: Draft, body: string, change: (parts: Parts) => Parts): Draft {
  const { document } = draft
  if (body === document.id) {
    const changed = changedParts(document, change)
    return changed === document ? draft : { ...draft, document: changed }
  }
  const sub_flows = document.sub_flows.map((flow) => (flow.id === body ? changedParts(flow, change) : flow))
  return sub_flows.every((flow, index) => flow === document.sub_flows[index])
    ? draft
    : { ...draft, document: { ...document, sub_flows } }
}

export function sheetOf(draft: Draft, body: string): Sheet {
  return draft.canvas.sheets[body] ?? EMPTY_SHEET
}

export function withSheet(draft: Draft, body: string, change: (sheet: Sheet) => Sheet): Draft {
  const before = sheetOf(draft, body)
  const sheet = change(before)
  return sheet === before ? draft : { ...draft, canvas: { sheets: { ...draft.canvas.sheets, [body]: sheet } } }
}

function changedParts<Whole extends Parts>(whole: Whole, change: (parts: Parts) => Parts): Whole {
  const { start, blocks, edges } = change(whole)
  if (start === whole.start && blocks === whole.blocks && edges === whole.edges) return whole
  return { ...whole, start, blocks, edges }
}
