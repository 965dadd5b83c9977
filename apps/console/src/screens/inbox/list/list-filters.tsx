import { InboxId, LabelId, MemberId, TeamId } from '@recado/contracts/ids'
import { ListFilter } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../../api/wire-id.ts'
import { Avatar } from '../../../design/avatar.tsx'
import { Button } from '../../../design/button.tsx'
import { CheckRow } from '../../../design/check-row.tsx'
import { Picker } from '../../../design/picker.tsx'
import type { PickerOption } from '../../../design/picker-list.tsx'
import { Popover } from '../../../design/popover.tsx'
import { Segmented } from '../../../design/segmented.tsx'
import { type InboxSearch, NARROWING } from '../../../inbox/inbox-search.ts'
import { listSettings } from '../../../inbox/list-settings.ts'
import { useColleagues } from '../../../inbox/use-colleagues.ts'
import { useInboxAddress } from '../../../inbox/use-inbox-address.ts'
import { useInboxes } from '../../../inbox/use-inboxes.ts'
import { useLabels } from '../../../inbox/use-labels.ts'
import { useTeams } from '../../../inbox/use-teams.ts'

const ANY = ''
type Picked = Exclude<(typeof NARROWING)[number], 'sem_resposta' | 'nao_lidas'>
const PRIORITIES = [3, 2, 1, 0] as const

/** The list's order, and what narrows it further than its folder does. `onSave`: keep it under a name. */
export function ListFilters({ onSave }: { onSave(): void }) {
  const { t } = useTranslation('inbox')
  const { folder, search, goTo } = useInboxAddress()
  const [open, setOpen] = useState(false)
  const labels = useLabels()
  const teams = useTeams()
  const inboxes = useInboxes()
  const colleagues = useColleagues()
  const count = NARROWING.filter((key) => search[key] !== undefined).length
  const any = (label: string): PickerOption => ({ value: ANY, label })
  const settings = listSettings.useValue()
  const { sort, labelNames } = settings
  const toggle = (key: 'sem_resposta' | 'nao_lidas', on: boolean) => {
    const { [key]: _before, visao: _view, ...rest } = search
    goTo(folder, on ? { ...rest, [key]: true } : rest)
  }
  const set = (key: Picked, value: string) => {
    const { [key]: _before, visao: _view, ...rest } = search
    const next: InboxSearch = value === ANY ? rest : { ...rest, [key]: key === 'prioridade' ? Number(value) : value }
    goTo(folder, next)
  }
  const clear = () => {
    const { busca } = search
    goTo(folder, busca === undefined ? {} : { busca })
    setOpen(false)
  }
  const people: PickerOption[] = [
    any(t('filters.anybody')),
    { value: 'eu', label: t('filters.me') },
    { value: 'ninguem', label: t('filters.nobody') },
    ...colleagues.map(({ id, name, email, photo_url }) => ({
      ...{ value: wireId(MemberId, id), label: name, detail: email },
      icon: <Avatar name={name} photo={photo_url} size="small" />,
    })),
  ]
  const fixedAssignee = folder === 'minhas' || folder === 'nao-atribuidas'
  return (
    <Popover
      label={t('filters.title')}
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind="ghost" size="small" aria-label={t('filters.open', { count })}>
          <ListFilter size={16} aria-hidden />
          {count > 0 && <span aria-hidden>{count}</span>}
        </Button>
      }
    >
      <div className="grid w-64 gap-3">
        <Segmented
          label={t('filters.sort')}
          value={sort}
          onChange={(next) => listSettings.set({ ...settings, sort: next })}
          segments={[
            { value: 'recent', label: t('filters.sort_recent') },
            { value: 'waiting', label: t('filters.sort_waiting') },
          ]}
        />
        <CheckRow
          label={t('filters.unanswered')}
          checked={search.sem_resposta === true}
          onChange={({ target }) => toggle('sem_resposta', target.checked)}
        />
        <CheckRow
          label={t('filters.unread')}
          checked={search.nao_lidas === true}
          onChange={({ target }) => toggle('nao_lidas', target.checked)}
        />
        <Picker
          label={t('filters.label')}
          value={search.etiqueta ?? ANY}
          onChange={(value) => set('etiqueta', value)}
          options={[
            any(t('filters.any_label')),
            ...labels.map(({ id, name }) => ({ value: wireId(LabelId, id), label: name })),
          ]}
        />
        <Picker
          label={t('filters.team')}
          value={search.equipe ?? ANY}
          onChange={(value) => set('equipe', value)}
          options={[
            any(t('filters.any_team')),
            ...teams.map(({ id, name }) => ({ value: wireId(TeamId, id), label: name })),
          ]}
        />
        <Picker
          label={t('filters.inbox')}
          value={search.canal ?? ANY}
          onChange={(value) => set('canal', value)}
          options={[
            any(t('filters.any_inbox')),
            ...inboxes.map(({ id, name }) => ({ value: wireId(InboxId, id), label: name })),
          ]}
        />
        <Picker
          label={t('filters.priority')}
          value={search.prioridade === undefined ? ANY : String(search.prioridade)}
          onChange={(value) => set('prioridade', value)}
          options={[
            any(t('filters.any_priority')),
            ...PRIORITIES.map((value) => ({ value: String(value), label: t(`priority.${value}`) })),
          ]}
        />
        {!fixedAssignee && (
          <Picker
            label={t('filters.assignee')}
            value={search.com ?? ANY}
            onChange={(value) => set('com', value)}
            options={people}
          />
        )}
        <CheckRow
          label={t('filters.label_names')}
          checked={labelNames}
          onChange={({ target }) => listSettings.set({ ...settings, labelNames: target.checked })}
        />
        <div className="flex justify-between gap-2 pt-1">
          <Button kind="ghost" size="small" disabled={count === 0} onClick={clear}>
            {t('filters.clear')}
          </Button>
          <Button
            size="small"
            onClick={() => {
              setOpen(false)
              onSave()
            }}
          >
            {t('views.create')}
          </Button>
        </div>
      </div>
    </Popover>
  )
}
