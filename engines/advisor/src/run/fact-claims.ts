import { type Claim, claimSchema } from '../claims/claim.ts'
import type { Intake } from '../intake/take-in.ts'

/** The person's figures as claims, so that the detector also finds where the text contradicts itself. */
export function factClaims(intake: Intake): Claim[] {
  const whole = intake.facts.filter(({ adds }) => !adds)
  return whole.map(({ metric, quantity }) =>
    claimSchema.parse({
      id: `user.${metric}.${quantity.id}`,
      agent: 'user',
      subject: 'empresa',
      metric: metricOfClaim[metric] ?? metric,
      kind: 'fact',
      value: {
        low: metric === 'loss_stated' ? -quantity.low : quantity.low,
        ...(quantity.high !== undefined && { high: quantity.high }),
        unit: quantity.unit,
        ...(quantity.per && { per: quantity.per }),
        ...(quantity.approximate && { approximate: true }),
        ...(quantity.bound && { bound: quantity.bound }),
      },
      confidence: 0.9,
      evidence: [{ source: 'user', ref: `text_${quantity.id}` }],
    }),
  )
}

/** Where the text's metric and the claims' vocabulary differ. */
const metricOfClaim: Partial<Record<string, string>> = {
  ticket: 'price',
  profit_stated: 'profit',
  loss_stated: 'profit',
}
