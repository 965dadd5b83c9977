import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'
import type { ShownMessage } from '../../../inbox/inbox-data.ts'
import { WhatsappPart } from '../whatsapp/whatsapp-part.tsx'
import { DeliveryMark } from './delivery-mark.tsx'
import { useThreadTools } from './thread-context.ts'
import { useClock } from './use-clock.ts'

/** When it was said, whether it was changed, and how far it has come. */
export function BubbleMeta({ message }: { message: ShownMessage }) {
  const { t } = useTranslation('thread')
  const format = useFormat()
  const clock = useClock()
  const { byWhatsapp } = useThreadTools()
  const stored = message.state === 'stored' ? message : undefined
  return (
    <p className="ml-auto flex items-center py-1 md:mt-1 md:py-0 justify-end gap-1.5 text-12 leading-none text-ink-soft">
      {stored?.edited_at != null && stored.deleted_at === null && (
        <span title={format.dateTime(stored.edited_at)}>{t('edited')}</span>
      )}
      <time dateTime={message.created_at.toISOString()} title={format.dateTime(message.created_at)}>
        {clock(message.created_at)}
      </time>
      {stored?.direction === 'out' &&
        stored.deleted_at === null &&
        (byWhatsapp ? <WhatsappPart part="mark" message={stored} /> : <DeliveryMark seq={stored.seq} />)}
    </p>
  )
}
