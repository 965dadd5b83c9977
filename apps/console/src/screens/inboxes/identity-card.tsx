import { KeyRound, ShieldAlert } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { Notice } from '../../design/notice.tsx'
import { Secret } from '../../design/secret.tsx'
import { Switch } from '../../design/switch.tsx'
import type { Inbox } from '../../inbox/inbox.api.ts'
import { useServices } from '../../services.ts'
import { IdentityGuide } from './identity-guide.tsx'
import { rotateIdentitySecret, updateInbox } from './inboxes.api.ts'

/** How the site proves who its visitor is. The secret is shown when it is made, and never again. */
export function IdentityCard({ inbox }: { inbox: Inbox }) {
  const { t } = useTranslation(['inboxes', 'common'])
  const { http } = useServices()
  const id = useId()
  const [secret, setSecret] = useState<string>()
  const [asking, setAsking] = useState(false)
  const changes = ['inboxes-of-company']
  const rotate = useAct({
    run: async () => setSecret(await rotateIdentitySecret(http, inbox.id)),
    changes,
  })
  const require = useAct({
    run: (identity_required: boolean) => updateInbox(http, inbox.id, { identity_required }),
    changes,
    done: (required) => ({
      text: t(required ? 'identity.now_required' : 'identity.now_optional'),
      action: { label: t('common:actions.undo'), run: () => require.mutate(!required) },
    }),
  })
  const required = require.isPending ? require.variables : inbox.identity_required
  return (
    <Card title={t('identity.title')} description={t('identity.text')}>
      <div className="grid gap-4">
        <div className="flex items-start justify-between gap-4">
          <div className="grid gap-0.5">
            <label htmlFor={id} className="text-13 font-medium">
              {t('identity.require')}
            </label>
            <p id={`${id}-hint`} className="text-12 text-ink-faint">
              {t(inbox.has_identity_secret ? 'identity.require_hint' : 'identity.secret_first')}
            </p>
          </div>
          <Switch
            id={id}
            aria-describedby={`${id}-hint`}
            checked={required}
            disabled={!inbox.has_identity_secret || require.isPending}
            onChange={(checked) => require.mutate(checked)}
          />
        </div>
        <div>
          <Button
            busy={rotate.isPending}
            onClick={() => (inbox.has_identity_secret ? setAsking(true) : rotate.mutate(undefined))}
          >
            <KeyRound size={16} aria-hidden />
            {t(inbox.has_identity_secret ? 'identity.rotate' : 'identity.create')}
          </Button>
        </div>
        <IdentityGuide />
      </div>
      {asking && (
        <Dialog open onOpenChange={setAsking} title={t('identity.rotate')}>
          <Notice icon={ShieldAlert} tone="warn">
            {t('identity.rotate_text')}
          </Notice>
          <DialogActions>
            <Button onClick={() => setAsking(false)}>{t('common:actions.cancel')}</Button>
            <Button
              kind="danger"
              onClick={() => {
                setAsking(false)
                rotate.mutate(undefined)
              }}
            >
              {t('identity.rotate')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
      {secret !== undefined && (
        <Dialog
          open
          onOpenChange={(open) => open || setSecret(undefined)}
          title={t('identity.secret_title')}
          description={t('identity.secret_text')}
        >
          <Secret label={t('identity.secret')} value={secret} />
          <DialogActions>
            <Button kind="primary" onClick={() => setSecret(undefined)}>
              {t('identity.kept')}
            </Button>
          </DialogActions>
        </Dialog>
      )}
    </Card>
  )
}
