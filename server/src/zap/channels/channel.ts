import type { ChannelCapabilities, Effect } from '@recado/flow'
import { render } from '@recado/flow'
import { type ComposedMessage, composeMessage } from './compose-message.ts'

/** What a flow talks through: the widget, the simulator of the builder, WhatsApp. What it lacks degrades to words. */
export interface Channel {
  capabilities: ChannelCapabilities
  /** The messages of an effect that says something, in order; none of one that does not. */
  compose(effect: Effect): ComposedMessage[]
}

export function createChannel(capabilities: ChannelCapabilities): Channel {
  return {
    capabilities,
    compose: (effect) => render(effect, capabilities).map(composeMessage),
  }
}
