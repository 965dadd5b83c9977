import { PLAIN_TEXT, WHATSAPP_CLOUD, WIDGET } from '@recado/flow'
import { type Channel, createChannel } from './channel.ts'

/** By the channel of the inbox. */
const CHANNELS = {
  widget: createChannel(WIDGET),
  whatsapp: createChannel(WHATSAPP_CLOUD),
  api: createChannel(PLAIN_TEXT),
} satisfies Record<string, Channel>

/** The channel of an inbox; one that is not known takes words. */
export function channelOf(name: string): Channel {
  return (CHANNELS as Record<string, Channel>)[name] ?? CHANNELS.api
}
