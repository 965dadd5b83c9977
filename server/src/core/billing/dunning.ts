import { readFile } from 'node:fs/promises'
import { z } from 'zod'

/** Days after the end of what is paid, or of a trial. Data never goes by dunning. */
export const DunningRules = z.strictObject({
  /** When the subscription is past due; 0 is at once. */
  past_due_after_days: z.number().int().min(0),
  /** When people are reminded. */
  reminder_days: z.array(z.number().int().min(0)),
  /** When the tenant is suspended. */
  suspended_after_days: z.number().int().min(1),
})
export type DunningRules = z.output<typeof DunningRules>

/** server/data/dunning.json: the one place where these days are changed. */
export async function readDunningRules(
  file = new URL('../../../data/dunning.json', import.meta.url),
): Promise<DunningRules> {
  return DunningRules.parse(JSON.parse(await readFile(file, 'utf8')))
}

const DAY = 86_400_000

export function pastDueAt(rules: DunningRules, periodEnd: Date): Date {
  return new Date(periodEnd.getTime() + rules.past_due_after_days * DAY)
}

export function suspendsAt(rules: DunningRules, periodEnd: Date): Date {
  return new Date(periodEnd.getTime() + rules.suspended_after_days * DAY)
}
