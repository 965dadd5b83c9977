import { z } from 'zod'
import type { BotInstance, BotSpec } from './bot-host.ts'

/**
 * What a deployer's application says of the bot in it, in its description: the only text there that an API gives back as it was
 * written, and that people may read.
 */
export const BotMarks = z.object({
  recado: z.string(),
  bot: z.uuid(),
  holder: z.string(),
  revision: z.number().int(),
  image: z.string(),
})
export type BotMarks = z.output<typeof BotMarks>

export function writeMarks(installation: string, { id, holder, revision }: BotSpec, image: string): string {
  return JSON.stringify({ recado: installation, bot: id, holder, revision, image } satisfies BotMarks)
}

/** Undefined: another's, or nobody's. */
export function readMarks(installation: string, description: string | null | undefined): BotMarks | undefined {
  try {
    const marks = BotMarks.safeParse(JSON.parse(description ?? '')).data
    return marks?.recado === installation ? marks : undefined
  } catch {
    return undefined
  }
}

export function showMarked(marks: BotMarks, running: boolean, url: string): BotInstance {
  const { bot: id, holder, revision, image } = marks
  if (!running) return { id, holder: undefined, revision: undefined, program: undefined, running, url: undefined }
  return { id, holder, revision, program: image, running, url }
}
