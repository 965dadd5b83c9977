import { z } from 'zod'

const ours = z.union([
  z.looseObject({ format: z.literal('recado.flow') }),
  z.looseObject({ schema_version: z.number() }),
])

/** How a file is sent: what is ours as a flow, everything else as another system's. The server says what is wrong with it. */
export function readFlowFile(text: string): { kind: 'json' | 'typebot'; file: string } {
  try {
    return { kind: ours.safeParse(JSON.parse(text.replace(/^\uFEFF/, ''))).success ? 'json' : 'typebot', file: text }
  } catch {
    return { kind: 'json', file: text }
  }
}
