import type { BotState } from '@recado/contracts/bots'
import type { Tone } from '../../design/badge.tsx'

/** Good: it works. Accent: somebody is to scan. Neutral: it is on its way by itself. Warn, bad: read what to do. */
export const STATE_TONES: Readonly<Record<BotState, Tone>> = {
  starting: 'neutral',
  qr_ready: 'accent',
  pairing_code: 'accent',
  connected: 'good',
  disconnected: 'warn',
  passkey_required: 'warn',
  restricted: 'warn',
  version_outdated: 'bad',
  replaced: 'bad',
  logged_out: 'bad',
  banned: 'bad',
  failed: 'bad',
}
