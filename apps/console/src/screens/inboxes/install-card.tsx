import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { Snippet } from '../../design/snippet.tsx'
import type { Inbox } from '../../inbox/inbox.api.ts'
import { installSnippet } from './install-snippet.ts'

/** What is pasted into a site, and where. The console runs on the company's own host, which serves the chat too. */
export function InstallCard({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation('inboxes')
  return (
    <Card title={t('install.title')} description={t('install.text')}>
      <div className="grid gap-3">
        <Snippet label={t('install.label')} code={installSnippet(window.location.origin, inbox.public_key)} />
        <ol className="grid list-decimal gap-1 pl-5 text-13 text-ink-soft">
          <li>{t('install.step_copy')}</li>
          <li>{t('install.step_paste')}</li>
          <li>{t('install.step_look')}</li>
        </ol>
      </div>
    </Card>
  )
}
