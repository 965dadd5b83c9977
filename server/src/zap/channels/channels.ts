import type { BotDriver } from '@recado/contracts/bots'
import { type ChannelCapabilities, PLAIN_TEXT, WHATSAPP_CLOUD, WHATSAPP_WEB, WIDGET } from '@recado/flow'
import { type Channel, createChannel } from './channel.ts'

/** By the channel of the inbox. */
const CHANNELS = {
  widget: createChannel(WIDGET),
  whatsapp: createChannel(WHATSAPP_CLOUD),
  api: createChannel(PLAIN_TEXT),
} satisfies Record<string, Channel>

/** What WhatsApp shows depends on how a number is connected: buttons are the official route's alone. */
const BY_DRIVER: Readonly<Record<BotDriver, Channel>> = {
  cloud: CHANNELS.whatsapp,
  ...unofficial(['baileys', 'whatsapp-web', 'simulator'], WHATSAPP_WEB),
}

/** The channel of an inbox, and of the driver of the number that it has; one that is not known takes words. */
export function channelOf({ channel, driver }: { channel: string; driver: BotDriver | null }): Channel {
  if (driver !== null) return BY_DRIVER[driver]
  return (CHANNELS as Record<string, Channel>)[channel] ?? CHANNELS.api
}

function unofficial<Driver extends BotDriver>(
  drivers: readonly Driver[],
  capabilities: ChannelCapabilities,
): Record<Driver, Channel> {
  const channel = createChannel(capabilities)
  return Object.fromEntries(drivers.map((driver) => [driver, channel])) as Record<Driver, Channel>
}
