export { type Channel, createChannel } from './channel.ts'
export { channelOf } from './channels.ts'
export type { ComposedMessage } from './compose-message.ts'
export { type InboundMessage, readMessage } from './read-message.ts'
