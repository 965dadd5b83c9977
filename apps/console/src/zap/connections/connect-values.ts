import { CreateConnectionBody } from '@recado/contracts/whatsapp'
import { z } from 'zod'

/** How a number is connected: by its driver, in the order in which they are offered. */
export const WAYS = ['simulator', 'baileys', 'cloud'] as const
export type Way = (typeof WAYS)[number]

export interface ConnectValues {
  name: string
  driver: Way
  cloud: z.input<NonNullable<(typeof CreateConnectionBody)['shape']['cloud']>>
}

export const NO_CLOUD: NonNullable<ConnectValues['cloud']> = {
  phone_number_id: '',
  waba_id: '',
  access_token: '',
  app_secret: '',
  verify_token: '',
}

/** What the fields say, as the contract wants it: access to Meta's API goes along for its own way alone. */
export function bodyOf({ name, driver, cloud }: ConnectValues): z.input<typeof CreateConnectionBody> {
  return { name, driver, ...(driver === 'cloud' ? { cloud: cloud ?? NO_CLOUD } : {}) }
}

export const ConnectForm = z.preprocess((values) => bodyOf(values as ConnectValues), CreateConnectionBody)
