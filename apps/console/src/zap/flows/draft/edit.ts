import type { FlowStarts } from '@recado/contracts/flow-starts'
import type { Block, FlowDocument, FlowEdge } from '@recado/flow/schemas'
import type { Comment, Group } from './canvas.ts'
import type { Fragment } from './fragment.ts'

export type Point = { x: number; y: number }
export type DocumentSettings = Omit<FlowDocument, 'schema_version' | 'id' | 'start' | 'blocks' | 'edges' | 'sub_flows'>

/** Everything a person can do to a draft. `body` is the flow's or a sub-flow's id. */
export type Edit =
  | { type: 'add_block'; body: string; block: Block; connect?: { from: string; output: string } }
  | { type: 'insert'; body: string; fragment: Fragment }
  | { type: 'remove'; body: string; blocks?: readonly string[]; comments?: readonly string[] }
  | { type: 'update_block'; body: string; block: Block }
  /** Of blocks and comments, by id. */
  | { type: 'move'; body: string; to: Readonly<Record<string, Point>> }
  /** An output has one arrow: a second takes the first one's place. */
  | { type: 'connect'; body: string; edge: FlowEdge }
  | { type: 'disconnect'; body: string; edges: readonly Pick<FlowEdge, 'from' | 'output'>[] }
  | { type: 'set_start'; body: string; block: string }
  | { type: 'group'; body: string; group: Group }
  | { type: 'rename_group'; body: string; id: string; title: string }
  | { type: 'ungroup'; body: string; id: string }
  | { type: 'add_comment'; body: string; comment: Comment }
  | { type: 'update_comment'; body: string; comment: Comment }
  | { type: 'add_sub_flow'; id: string; name: string; block: Block }
  | { type: 'rename_sub_flow'; body: string; name: string }
  | { type: 'remove_sub_flow'; body: string }
  | { type: 'update_settings'; settings: Partial<DocumentSettings> }
  /** Wherever it stands, in all bodies. */
  | { type: 'rename_variable'; from: string; to: string }
  | { type: 'set_starts'; starts: FlowStarts }
  /** Several that are one step. */
  | { type: 'many'; edits: readonly Edit[] }
