import { useQuery } from '@tanstack/react-query'
import { UsersRound } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Avatar } from '../../design/avatar.tsx'
import { Badge } from '../../design/badge.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Select } from '../../design/select.tsx'
import { type Column, Table } from '../../design/table.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { useMay, useMe } from '../../session/me-context.ts'
import { MemberMenu } from './member-menu.tsx'
import { listMembers, listWork, type Member, updateMember } from './people.api.ts'
import { useRoleOptions } from './use-role-options.ts'

export interface MemberChange {
  member: Member
  to: { role: string } | { status: Member['status'] }
  /** The way back, offered after the change; absent on the way back itself. */
  undo?: MemberChange['to']
}

/** Who works here. Role and access change at once, with a way back. */
export function MemberList() {
  const { t } = useTranslation(['people', 'common'])
  const { http } = useServices()
  const me = useMe()
  const may = useMay()
  const mayUpdate = may('members.update')
  const mayAssign = may('conversations.assign')
  const work = useQuery({ queryKey: ['work'], queryFn: () => listWork(http), enabled: mayAssign })
  const roles = useRoleOptions()
  const list = useKeysetList(['members'], (cursor) => listMembers(http, cursor))
  const roleLabel = (key: string) => roles.find(({ value }) => value === key)?.label ?? key

  // Between a change and the list read anew a row still has the revision of before.
  const own = useRef(new Map<string, string>())
  const change = useAct<MemberChange, Member>({
    run: async ({ member, to }) => {
      const began = own.current.get(keyOf(member)) ?? member.revision
      const changed = await updateMember(http, member.id, to, began)
      own.current.set(keyOf(member), changed.revision)
      return changed
    },
    changes: ['members', 'audit'],
    done: ({ member, to, undo }, changed) => ({
      text:
        'role' in to
          ? t('members.role_changed', { name: member.name, role: roleLabel(to.role) })
          : t(`members.now_${to.status}`, { name: member.name }),
      ...(undo && { action: { label: t('common:actions.undo'), run: () => save({ member: changed, to: undo }) } }),
    }),
  })

  const save = (wanted: MemberChange) => change.mutate(wanted, { onSettled: () => own.current.clear() })

  const columns: Column<Member>[] = [
    {
      key: 'person',
      header: t('members.person'),
      cell: (member) => (
        <span className="flex min-w-0 items-center gap-3">
          <span className="hidden @md:block">
            <Avatar name={member.name} photo={member.photo_url} />
          </span>
          <span className="min-w-0 flex-1">
            <span className="flex min-w-0 flex-wrap items-center gap-x-2">
              <span className="line-clamp-2 font-medium wrap-anywhere">{member.name}</span>
              {member.id === me.member_id && <Badge>{t('members.you')}</Badge>}
              {member.status === 'disabled' && <Badge tone="warn">{t('members.disabled')}</Badge>}
            </span>
            <span className="block truncate text-12 text-ink-faint">{member.email}</span>
          </span>
        </span>
      ),
    },
    {
      key: 'role',
      header: t('members.role'),
      width: 'w-42 @2xl:w-48',
      cell: (member) =>
        mayUpdate && member.id !== me.member_id ? (
          <Select
            aria-label={t('members.role_of', { name: member.name })}
            value={
              change.isPending && change.variables.member.id === member.id && 'role' in change.variables.to
                ? change.variables.to.role
                : member.role
            }
            options={roles}
            onChange={(role) => save({ member, to: { role }, undo: { role: member.role } })}
            className="h-8 text-13"
          />
        ) : (
          roleLabel(member.role)
        ),
    },
    ...(mayAssign
      ? [
          {
            key: 'work',
            header: t('members.capacity'),
            width: 'w-34',
            wideOnly: true,
            cell: (member: Member) => {
              const one = work.data?.find(({ member_id }) => member_id === member.id)
              return (
                one && (
                  <span className="text-ink-soft">
                    {t('members.capacity_of', { open: one.open_conversations, capacity: one.capacity })}
                  </span>
                )
              )
            },
          },
        ]
      : []),
    {
      key: 'actions',
      header: <span className="sr-only">{t('common:actions.label')}</span>,
      width: 'w-16',
      align: 'end',
      cell: (member) =>
        (mayAssign || ((mayUpdate || may('members.remove')) && member.id !== me.member_id)) && (
          <MemberMenu
            member={member}
            work={work.data?.find(({ member_id }) => member_id === member.id)}
            onChange={save}
          />
        ),
    },
  ]
  return (
    <Card title={t('members.title')} flush>
      <ListView
        list={list}
        empty={
          <EmptyState icon={UsersRound} title={t('members.empty_title')}>
            {t('members.empty')}
          </EmptyState>
        }
      >
        {(members) => <Table label={t('members.title')} columns={columns} rows={members} rowKey={({ id }) => id} />}
      </ListView>
    </Card>
  )
}

function keyOf({ id, revision }: Member): string {
  return `${id} ${revision}`
}
