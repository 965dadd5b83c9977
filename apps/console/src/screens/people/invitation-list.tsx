import { MailPlus, MoreHorizontal, Send, Trash2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Badge, type Tone } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Menu, MenuItem } from '../../design/menu.tsx'
import { type Column, Table } from '../../design/table.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useRoleName } from '../../i18n/use-role-name.ts'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { type Invitation, invite, listInvitations, resendInvitation, revokeInvitation } from './people.api.ts'

const TONES: Record<Invitation['status'], Tone> = {
  pending: 'accent',
  accepted: 'good',
  revoked: 'neutral',
  expired: 'warn',
}

/** Invitations that are under way or ran out; who accepted is among the people. */
export function InvitationList({ onInvite }: { onInvite(): void }) {
  const { t } = useTranslation(['people', 'common'])
  const { http } = useServices()
  const roleName = useRoleName()
  const list = useKeysetList(['invitations'], (cursor) => listInvitations(http, cursor))
  const open = list.items?.filter(({ status }) => status === 'pending' || status === 'expired')
  const changes = ['invitations', 'audit']

  const resend = useAct({
    run: ({ id }: Invitation) => resendInvitation(http, id),
    changes,
    done: ({ email }) => ({ text: t('invitations.resent', { email }) }),
  })
  const again = useAct({
    run: ({ email, role }: Invitation) => invite(http, { email, role }),
    changes,
    done: ({ email }) => ({ text: t('invite.sent', { email }) }),
  })
  const revoke = useAct({
    run: ({ id }: Invitation) => revokeInvitation(http, id),
    changes,
    done: (invitation) => ({
      text: t('invitations.revoked_now', { email: invitation.email }),
      action: { label: t('invitations.again'), run: () => again.mutate(invitation) },
    }),
  })

  const columns: Column<Invitation>[] = [
    {
      key: 'email',
      header: t('invite.email'),
      cell: ({ email, role }) => (
        <span className="block min-w-0">
          <span className="block truncate font-medium">{email}</span>
          <span className="block truncate text-12 text-ink-faint">{roleName(role)}</span>
        </span>
      ),
    },
    {
      key: 'by',
      header: t('invitations.by'),
      width: 'w-44',
      wideOnly: true,
      cell: ({ invited_by }) => <span className="text-ink-soft">{invited_by}</span>,
    },
    {
      key: 'status',
      header: t('invitations.status'),
      width: 'w-36 @2xl:w-48',
      cell: ({ status, expires_at }) => (
        <span className="grid justify-items-start gap-0.5">
          <Badge tone={TONES[status]}>{t(`invitations.${status}`)}</Badge>
          <span className="text-12 text-ink-faint">
            {t(status === 'expired' ? 'invitations.ended' : 'invitations.ends')} <RelativeTime value={expires_at} />
          </span>
        </span>
      ),
    },
    {
      key: 'actions',
      header: <span className="sr-only">{t('common:actions.label')}</span>,
      width: 'w-16',
      align: 'end',
      cell: (invitation) => (
        <Menu
          trigger={
            <Button kind="ghost" size="icon" aria-label={t('members.more', { name: invitation.email })}>
              <MoreHorizontal size={16} aria-hidden />
            </Button>
          }
        >
          <MenuItem icon={<Send size={16} aria-hidden />} onSelect={() => resend.mutate(invitation)}>
            {t('invitations.resend')}
          </MenuItem>
          <MenuItem danger icon={<Trash2 size={16} aria-hidden />} onSelect={() => revoke.mutate(invitation)}>
            {t('invitations.revoke')}
          </MenuItem>
        </Menu>
      ),
    },
  ]
  return (
    <Card title={t('invitations.title')} flush>
      <ListView
        list={{ ...list, items: open }}
        empty={
          <EmptyState
            icon={MailPlus}
            title={t('invitations.empty_title')}
            action={<Button onClick={onInvite}>{t('invite.open')}</Button>}
          >
            {t('invitations.empty')}
          </EmptyState>
        }
      >
        {(invitations) => (
          <Table label={t('invitations.title')} columns={columns} rows={invitations} rowKey={({ id }) => id} />
        )}
      </ListView>
    </Card>
  )
}
