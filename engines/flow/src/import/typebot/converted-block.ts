import type { z } from 'zod'
import type { blockSchema } from '../../blocks/block-schemas.ts'
import type { VariableNames } from './rename-variables.ts'
import type { ReportCode, ReportLine } from './report-line.ts'
import type { TypebotBlock } from './typebot-document.ts'

export type BlockInput = z.input<typeof blockSchema>

/** A block of ours for one of theirs, and which of its outputs the arrows leave by. */
export type ConvertedBlock = {
  block: BlockInput
  /** Output by item of theirs. */
  items?: ReadonlyMap<string, string>
  /** Outputs that the block's own arrow, or the next block of the group, goes on from. */
  onward: string[]
}

/** What converting one block may use. `note` writes a line of the report. */
export type Conversion = {
  id: string
  source: TypebotBlock
  names: VariableNames
  /** Our block for a group or block of theirs; undefined where the export has no such thing. */
  target: (groupId: string, blockId?: string) => string | undefined
  /** Declares a variable that the flow needs beside the export's own. */
  declare: (name: string) => string
  note: (code: ReportCode, kind: ReportLine['kind'], detail?: string) => void
}

/** Stands for a block that has no counterpart, keeps it whole, and says so in the report. */
export function placeholderFor(
  { id, source, note }: Conversion,
  code: ReportCode = 'no_counterpart',
  detail: string = source.type,
): ConvertedBlock {
  note(code, 'lost', detail.slice(0, 200))
  const items = new Map((source.items ?? []).map((item, index) => [item.id, `item:${index + 1}`]))
  return {
    block: {
      id,
      type: 'placeholder',
      original_type: source.type.slice(0, 200),
      original: source,
      outputs: ['next', ...[...items.values()].slice(0, 50)],
    },
    items,
    onward: ['next'],
  }
}
