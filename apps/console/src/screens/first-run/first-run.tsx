import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import type { Inbox } from '../../inbox/inbox.api.ts'
import { inboxKeys } from '../../inbox/inbox-keys.ts'
import { useServices } from '../../services.ts'
import { useMay, useMe } from '../../session/me-context.ts'
import { createInbox } from '../inboxes/inboxes.api.ts'
import { PutOnSite } from './put-on-site.tsx'
import { TryChat } from './try-chat.tsx'

/** What a company without any conversation does first: the chat into its site, and a first message of one's own. */
export function FirstRun({ inbox }: { inbox: Inbox | undefined }) {
  const { t } = useTranslation('first-run')
  const { http } = useServices()
  const me = useMe()
  const may = useMay()
  const create = useAct({
    run: () => createInbox(http, { name: t('name_of_inbox', { company: me.tenant?.name ?? '' }), channel: 'widget' }),
    changes: inboxKeys.inboxes,
    done: () => ({ text: t('created') }),
  })
  if (inbox !== undefined) {
    return (
      <div className="grid gap-4">
        <TryChat inbox={inbox} />
        <PutOnSite inbox={inbox} />
      </div>
    )
  }
  return (
    <Card title={t('none.title')} description={t(may('inboxes.manage') ? 'none.text' : 'none.ask')}>
      {may('inboxes.manage') && (
        <Button kind="primary" busy={create.isPending} onClick={() => create.mutate(undefined)}>
          {t('none.create')}
        </Button>
      )}
    </Card>
  )
}
