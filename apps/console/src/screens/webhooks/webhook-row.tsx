import { KeyRound, MoreHorizontal, Pause, Pencil, Play, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Badge, type Tone } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../design/menu.tsx'
import { useServices } from '../../services.ts'
import { SecretDialog } from './secret-dialog.tsx'
import { useEventName } from './use-event-name.ts'
import { deleteWebhook, rotateSecret, sendTest, updateWebhook, type Webhook } from './webhooks.api.ts'

const TONES: Record<Webhook['status'], Tone> = { active: 'good', paused: 'neutral', failing: 'bad' }

interface WebhookRowProps {
  webhook: Webhook
  open: boolean
  mayManage: boolean
  onOpen(): void
  onEdit(): void
}

export function WebhookRow({ webhook, open, mayManage, onOpen, onEdit }: WebhookRowProps) {
  const { t } = useTranslation('webhooks')
  const eventName = useEventName()
  const { id, url, description, events, status } = webhook
  return (
    <li className="flex items-center gap-3 border-b border-line px-4 py-2.5 last:border-0 sm:px-5">
      <button type="button" onClick={onOpen} aria-expanded={open} className="grid min-w-0 flex-1 text-left">
        <span className="flex items-center gap-2">
          <span className="truncate font-mono text-13 font-medium">{url}</span>
          <Badge tone={TONES[status]}>{t(`statuses.${status}`)}</Badge>
        </span>
        <span className="truncate text-12 text-ink-faint">
          {[description, events.includes('*') ? t('all_events') : events.map(eventName).join(', ')]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </button>
      {mayManage && <WebhookMenu key={id} webhook={webhook} onEdit={onEdit} />}
    </li>
  )
}

function WebhookMenu({ webhook, onEdit }: { webhook: Webhook; onEdit(): void }) {
  const { t } = useTranslation('webhooks')
  const { http } = useServices()
  const [secret, setSecret] = useState<string>()
  const [deleting, setDeleting] = useState(false)
  const { id, url } = webhook
  const paused = webhook.status === 'paused'
  const test = useAct({
    run: () => sendTest(http, id),
    changes: ['deliveries'],
    done: () => ({ text: t('test_sent') }),
  })
  const pause = useAct({
    run: (status: 'active' | 'paused') => updateWebhook(http, id, { status }),
    changes: ['webhooks'],
    done: (status) => ({ text: t(`now_${status}`) }),
  })
  const rotate = useAct({
    run: async () => setSecret((await rotateSecret(http, id)).secret),
    changes: ['webhooks'],
  })
  const remove = useAct({
    run: () => deleteWebhook(http, id),
    changes: ['webhooks'],
    done: () => ({ text: t('deleted') }),
  })
  return (
    <>
      <Menu
        trigger={
          <Button kind="ghost" size="icon" aria-label={t('more', { url })}>
            <MoreHorizontal size={16} aria-hidden />
          </Button>
        }
      >
        <MenuItem icon={<Send size={16} aria-hidden />} onSelect={() => test.mutate(undefined)}>
          {t('test')}
        </MenuItem>
        <MenuItem icon={<Pencil size={16} aria-hidden />} onSelect={onEdit}>
          {t('edit')}
        </MenuItem>
        <MenuItem
          icon={paused ? <Play size={16} aria-hidden /> : <Pause size={16} aria-hidden />}
          onSelect={() => pause.mutate(paused ? 'active' : 'paused')}
        >
          {t(paused ? 'resume' : 'pause')}
        </MenuItem>
        <MenuItem icon={<KeyRound size={16} aria-hidden />} onSelect={() => rotate.mutate(undefined)}>
          {t('rotate')}
        </MenuItem>
        <MenuSeparator />
        <MenuItem danger icon={<Trash2 size={16} aria-hidden />} onSelect={() => setDeleting(true)}>
          {t('delete')}
        </MenuItem>
      </Menu>
      {secret !== undefined && <SecretDialog secret={secret} onClose={() => setSecret(undefined)} />}
      {deleting && (
        <ConfirmByName
          open
          onOpenChange={setDeleting}
          title={t('delete')}
          description={t('delete_text')}
          name={new URL(url).host}
          action={t('delete')}
          busy={remove.isPending}
          onConfirm={() => remove.mutate(undefined, { onSuccess: () => setDeleting(false) })}
        />
      )}
    </>
  )
}
