import type { MessageView } from '@recado/contracts/messages'
import { whatsappEndpoints } from '@recado/contracts/whatsapp'
import type { WhatsappData } from '@recado/contracts/whatsapp-data'
import { useTranslation } from 'react-i18next'
import { MenuSeparator } from '../../../design/menu.tsx'
import { MenuChoice, MenuChoices } from '../../../design/menu-choices.tsx'
import { useMessageAct } from './use-message-act.ts'

/** As WhatsApp offers them first. */
const OFFERED = ['👍', '❤️', '😂', '😮', '😢', '🙏']

/** The company's reaction to a message; the one that is there is taken away by choosing it again. */
export function ReactionChoices({ message, data }: { message: MessageView; data: WhatsappData }) {
  const { t } = useTranslation('connections', { keyPrefix: 'inbox' })
  const react = useMessageAct(message, (http, params, emoji: string | null) =>
    http.call(whatsappEndpoints.react, { params, body: { emoji } }),
  )
  if (!isKnownThere(message, data)) return null
  const own = data.reactions?.find(({ from }) => from === 'company')?.emoji
  const offered = own === undefined || OFFERED.includes(own) ? OFFERED : [own, ...OFFERED]
  return (
    <>
      <MenuChoices label={t('react')}>
        {offered.map((emoji) => (
          <MenuChoice key={emoji} checked={emoji === own} onSelect={() => react.mutate(emoji === own ? null : emoji)}>
            {emoji}
          </MenuChoice>
        ))}
      </MenuChoices>
      <MenuSeparator />
    </>
  )
}

/** A note is ours alone, and what has not left has no name at WhatsApp yet. */
function isKnownThere({ direction }: MessageView, { delivery, own_phone }: WhatsappData): boolean {
  if (direction !== 'out') return direction === 'in'
  return own_phone === true || ['sent', 'delivered', 'read', 'played'].includes(delivery?.state ?? '')
}
