import type { FipePosition } from '@recado/contracts/fipe'
import type { Model } from '@recado/matching'

/** Prices this far from the table are of another car. */
const PLAUSIBLE = [0.4, 2] as const

/** How a price stands against FIPE, by the band in which the engine calls it fair. */
export function pricePosition(
  model: Pick<Model, 'mention'>,
  { price_cents, fipe_cents }: { price_cents: number; fipe_cents: unknown },
): { position: FipePosition; ratio: number | undefined } {
  const ratio = typeof fipe_cents === 'number' && fipe_cents > 0 ? price_cents / fipe_cents : undefined
  if (ratio === undefined || ratio < PLAUSIBLE[0] || ratio > PLAUSIBLE[1])
    return { position: 'unknown', ratio: undefined }
  const [low, high] = model.mention.find(({ attribute }) => attribute === 'fipe_position')?.band ?? [1, 1]
  return { position: ratio < low ? 'below' : ratio > high ? 'above' : 'fair', ratio }
}
