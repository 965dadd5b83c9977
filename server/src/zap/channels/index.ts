export type { Channel } from './channel.ts'
export { channelOf } from './channels.ts'
export type { ComposedMessage } from './compose-message.ts'
export { readMessage } from './read-message.ts'
