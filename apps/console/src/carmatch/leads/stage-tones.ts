import type { LeadStage } from '@recado/contracts/leads'
import type { Tone } from '../../design/badge.tsx'

export const STAGE_TONES: Record<LeadStage, Tone> = {
  ...{ new: 'accent', contacted: 'neutral', visit: 'warn', sold: 'good', lost: 'neutral' },
}
