import { readFile } from 'node:fs/promises'
import { z } from 'zod'

const FlowRetention = z.strictObject({
  /** Steps, effects and timers of a run are kept for so many days after its end. */
  days_after_end: z.number().int().min(1),
})
export type FlowRetention = z.output<typeof FlowRetention>

/** server/data/flow-retention.json: the one place where it is changed. */
export async function readFlowRetention(
  file = new URL('../../../data/flow-retention.json', import.meta.url),
): Promise<FlowRetention> {
  return FlowRetention.parse(JSON.parse(await readFile(file, 'utf8')))
}
