import { InboxId } from '@recado/contracts/ids'
import { ExternalLink } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { buttonStyle } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import type { Inbox } from '../../inbox/inbox.api.ts'

/** Opens the company's own chat in another tab, as a customer has it. */
export function TryChat({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('first-run')
  return (
    <Card title={t('try.title')} description={t('try.text')}>
      <a
        href={`/testar-chat/${wireId(InboxId, inbox.id)}`}
        target="_blank"
        rel="noreferrer"
        className={buttonStyle({ kind: 'primary' })}
      >
        <ExternalLink size={16} aria-hidden />
        {t('try.open')}
      </a>
    </Card>
  )
}
