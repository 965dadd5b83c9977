import type { FlowDocument } from '@recado/flow/schemas'
import type { Check } from './check.ts'

/** Blocks that ask a model: what to say beside them while there is none. */
export function checkProvider(document: FlowDocument): Check[] {
  return [document, ...document.sub_flows].flatMap(({ id: body, blocks }) =>
    blocks
      .filter(({ type }) => type === 'ai_answer')
      .map(({ id: block }): Check => ({ kind: 'provider', severity: 'warning', body, block })),
  )
}
