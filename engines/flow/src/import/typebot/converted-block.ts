import type { z } from 'zod'
import type { blockSchema } from '../../blocks/block-schemas.ts'
import type { BlockPlan } from './plan-blocks.ts'
import type { VariableNames } from './rename-variables.ts'
import type { ReportCode, ReportLine } from './report-line.ts'
import type { TypebotBlock, TypebotItem } from './typebot-document.ts'

export type BlockInput = z.input<typeof blockSchema>

/** A block of ours for one of theirs, and which of its outputs the arrows leave by. */
export type ConvertedBlock = {
  block: BlockInput
  /** Output by item of theirs. */
  items?: ReadonlyMap<TypebotItem, string>
  /** A bubble: in the middle of a group its own arrow is not followed. */
  stays?: boolean
  /** Outputs that the block's own arrow, or the next block of the group, goes on from. */
  onward: string[]
}

/** What converting one block may use. `note` writes a line of the report. */
export type Conversion = {
  id: string
  source: TypebotBlock
  names: VariableNames
  /** Our block for a group or block of theirs; undefined where the export has no such thing. */
  target: BlockPlan['target']
  /** The export's own id: a link to it is a link to itself. */
  bot: string
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
  const items = new Map((source.items ?? []).slice(0, 50).map((item, index) => [item, `item:${index + 1}`]))
  return {
    block: {
      id,
      type: 'placeholder',
      original_type: source.type.slice(0, 200),
      original: source,
      outputs: ['next', ...items.values()],
    },
    items,
    onward: ['next'],
  }
}
