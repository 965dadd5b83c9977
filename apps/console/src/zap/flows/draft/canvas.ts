import { z } from 'zod'

export const COMMENT_COLOURS = ['neutral', 'good', 'warn', 'bad'] as const
export type CommentColour = (typeof COMMENT_COLOURS)[number]

const point = { x: z.number(), y: z.number() }
const group = z.object({ id: z.string(), title: z.string(), blocks: z.array(z.string()) })
const comment = z.object({
  id: z.string(),
  text: z.string(),
  colour: z.enum(COMMENT_COLOURS).catch('neutral'),
  ...point,
})

/** A named frame around blocks. It has no size of its own: it is drawn around what it holds, so measuring edits nothing. */
export type Group = z.output<typeof group>
export type Comment = z.output<typeof comment>

export const sheetSchema = z.object({ groups: z.array(group).catch([]), comments: z.array(comment).catch([]) })
/** What is drawn beside the blocks of one body. */
export type Sheet = z.output<typeof sheetSchema>

/** Beside the document, where the engine never looks: by the id of the flow or sub-flow. What is not understood is left out. */
export const canvasSchema = z.object({ sheets: z.record(z.string(), sheetSchema).catch({}) })
export type Canvas = z.output<typeof canvasSchema>

export const EMPTY_SHEET: Sheet = { groups: [], comments: [] }
