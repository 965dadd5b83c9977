import type { BotReason, BotState } from '@recado/contracts/bots'

export interface WebState {
  state: BotState
  reason: BotReason
}

/**
 * What a state of the page's socket means for a number that was linked; undefined: nothing to tell. Words of WhatsApp's page
 * (`WAState` of whatsapp-web.js).
 */
export function readSocketState(state: string): WebState | undefined {
  switch (state) {
    case 'CONFLICT':
      return { state: 'replaced', reason: 'session_taken' }
    case 'DEPRECATED_VERSION':
      return { state: 'version_outdated', reason: 'version_refused' }
    case 'TOS_BLOCK':
    case 'SMB_TOS_BLOCK':
      return { state: 'banned', reason: 'account_banned' }
    case 'UNPAIRED':
    case 'UNPAIRED_IDLE':
      return { state: 'logged_out', reason: 'logged_out_on_phone' }
    case 'OPENING':
    case 'TIMEOUT':
    case 'PROXYBLOCK':
    case 'UNLAUNCHED':
      return { state: 'disconnected', reason: 'network' }
    default:
      return undefined
  }
}
