import type { BotDriver } from '@recado/contracts/bots'
import { type FlowChannel, flowChannelOf } from '@recado/contracts/flow-channels'
import { CHANNELS } from '@recado/flow'
import { type Channel, createChannel } from './channel.ts'

const MADE = {
  widget: createChannel(CHANNELS.widget),
  whatsapp_cloud: createChannel(CHANNELS.whatsapp_cloud),
  whatsapp_web: createChannel(CHANNELS.whatsapp_web),
  text: createChannel(CHANNELS.text),
} satisfies Record<FlowChannel, Channel>

/** The channel of an inbox, and of the driver of the number that it has; one that is not known takes words. */
export function channelOf(inbox: { channel: string; driver: BotDriver | null }): Channel {
  return MADE[flowChannelOf(inbox)]
}
