import type { BotDriver } from './bots.ts'

/** How a flow is shown; `@recado/flow` has the limits of each (`CHANNELS`). */
export type FlowChannel = 'widget' | 'whatsapp_cloud' | 'whatsapp_web' | 'text'

/** What WhatsApp shows depends on how a number is connected: buttons are the official route's alone. */
const BY_DRIVER: Readonly<Record<BotDriver, FlowChannel>> = {
  cloud: 'whatsapp_cloud',
  baileys: 'whatsapp_web',
  'whatsapp-web': 'whatsapp_web',
  simulator: 'whatsapp_web',
}
const BY_CHANNEL: Readonly<Record<string, FlowChannel>> = { widget: 'widget', whatsapp: 'whatsapp_cloud' }

/** By the inbox's channel, and the driver of the number that is connected to it; one that is not known takes words. */
export function flowChannelOf({ channel, driver }: { channel: string; driver: BotDriver | null }): FlowChannel {
  return driver === null ? (BY_CHANNEL[channel] ?? 'text') : BY_DRIVER[driver]
}
