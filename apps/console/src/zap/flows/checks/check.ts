import type { FlowChannel } from '@recado/contracts/flow-channels'
import type { ProblemCode } from '@recado/flow'

/** What is wrong in what was filled in. */
export type FieldFault = 'empty' | 'too_long' | 'malformed'
/** What a channel would show in another way. */
export type ChannelFault = 'list' | 'list_title' | 'numbered' | 'title' | 'no_buttons' | 'long'

/** Stands for what a sentence speaks of, until the reader's own name of it is known. */
export const DETAIL = '\u2063'

/** Something about a draft that its author should see, where it belongs. Errors keep it from being published. */
export type Check = {
  /** The flow's or sub-flow's id; undefined for what concerns the whole. */
  body: string | undefined
  block: string | undefined
} /** `text` is the engine's sentence with `DETAIL` where its detail stands. */ & (
  | { kind: 'flow'; severity: 'error' | 'warning'; code: ProblemCode; detail: string; text: string }
  | { kind: 'field'; severity: 'error'; fault: FieldFault; field: string }
  | { kind: 'channel'; severity: 'hint'; channel: FlowChannel; fault: ChannelFault; detail: string }
  /** A model should answer, and there is none. */
  | { kind: 'provider'; severity: 'warning' }
)
