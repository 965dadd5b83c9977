import { createContext, useContext } from 'react'
import { createDeviceSetting } from '../../../device/create-device-setting.ts'

/** How times are counted: while the company answers, or by the clock, nights included. */
export const TIME_BASES = ['business', 'clock'] as const
export type TimeBasis = (typeof TIME_BASES)[number]

/** By the clock where no inbox has business hours, whatever was chosen in another company. */
export const TimeBasisContext = createContext<TimeBasis>('clock')

export function useTimeBasis(): TimeBasis {
  return useContext(TimeBasisContext)
}

/** Chosen once, this browser remembers it. */
export const chosenTimeBasis = createDeviceSetting(
  'recado.figures',
  (stored): TimeBasis => (stored === 'clock' ? 'clock' : 'business'),
)
