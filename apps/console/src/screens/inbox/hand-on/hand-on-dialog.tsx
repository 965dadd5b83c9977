import type { ConversationView } from '@recado/contracts/conversations'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Users } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { detailOf } from '../../../api/api-problem.ts'
import { Avatar } from '../../../design/avatar.tsx'
import { Button } from '../../../design/button.tsx'
import { Dialog } from '../../../design/dialog.tsx'
import { DialogActions } from '../../../design/dialog-frame.tsx'
import { Field } from '../../../design/field.tsx'
import { PickerList, type PickerOption } from '../../../design/picker-list.tsx'
import { Textarea } from '../../../design/textarea.tsx'
import { useToast } from '../../../design/toast.tsx'
import { handOn, listRoom } from '../../../inbox/inbox.api.ts'
import { inboxKeys } from '../../../inbox/inbox-keys.ts'
import { nextInList } from '../../../inbox/next-in-list.ts'
import { putConversation } from '../../../inbox/put-conversation.ts'
import { useColleagues } from '../../../inbox/use-colleagues.ts'
import { useCurrentList } from '../../../inbox/use-current-list.ts'
import { useInboxAddress } from '../../../inbox/use-inbox-address.ts'
import { usePresence } from '../../../inbox/use-presence.ts'
import { useTeams } from '../../../inbox/use-teams.ts'
import { useServices } from '../../../services.ts'
import { useMe } from '../../../session/me-context.ts'

interface HandOnDialogProps {
  conversation: ConversationView
  onClose(): void
}

type Target = { name: string } & Parameters<typeof handOn>[2]

/** A conversation goes on to somebody or to a team, with a word for them. Afterwards one is at the next. */
export function HandOnDialog({ conversation, onClose }: HandOnDialogProps) {
  const { t } = useTranslation(['inbox', 'common'])
  const { http } = useServices()
  const queries = useQueryClient()
  const toast = useToast()
  const { member_id } = useMe()
  const { open, close } = useInboxAddress()
  const list = useCurrentList()
  const [target, setTarget] = useState<Target>()
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState('')
  const [busy, setBusy] = useState(false)
  const pass = async () => {
    if (target === undefined) return
    setBusy(true)
    setProblem('')
    const next = nextInList(list(), conversation.id)
    try {
      putConversation(queries, member_id, await handOn(http, conversation.id, target, note.trim()))
      void queries.invalidateQueries({ queryKey: inboxKeys.counters })
      onClose()
      toast({ text: t('hand_on.done', { name: target.name }) })
      if (next === undefined) close()
      else void open(next)
    } catch (error) {
      setProblem(detailOf(error) ?? t('common:errors.unreachable'))
      setBusy(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(shown) => shown || onClose()}
      title={t('hand_on.title')}
      description={t('hand_on.text')}
    >
      {target === undefined ? (
        <Targets conversation={conversation} onPick={setTarget} />
      ) : (
        <form
          className="grid gap-4"
          onSubmit={(event) => {
            event.preventDefault()
            void pass()
          }}
        >
          <p className="flex items-center gap-2 text-13">
            <span className="min-w-0 flex-1 truncate">{t('hand_on.to', { name: target.name })}</span>
            <Button size="small" kind="ghost" onClick={() => setTarget(undefined)}>
              {t('hand_on.other')}
            </Button>
          </p>
          <Field label={t('hand_on.note')} hint={t('hand_on.note_hint')}>
            <Textarea
              autoFocus
              value={note}
              maxLength={10_000}
              onChange={({ target: field }) => setNote(field.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
                event.preventDefault()
                void pass()
              }}
            />
          </Field>
          {problem !== '' && (
            <p role="alert" className="text-13 text-bad">
              {problem}
            </p>
          )}
          <DialogActions>
            <Button onClick={onClose}>{t('common:actions.cancel')}</Button>
            <Button type="submit" kind="primary" busy={busy} aria-keyshortcuts="Enter">
              {t('hand_on.confirm')}
            </Button>
          </DialogActions>
        </form>
      )}
    </Dialog>
  )
}

function Targets({ conversation, onPick }: { conversation: ConversationView; onPick(target: Target): void }) {
  const { t } = useTranslation('inbox')
  const { http } = useServices()
  const teams = useTeams()
  const presence = usePresence()
  const photos = new Map(useColleagues().map(({ id, photo_url }) => [id, photo_url]))
  const room = useQuery({ queryKey: ['room'], queryFn: () => listRoom(http), staleTime: 0 })
  const people = (room.data ?? []).filter((one) => one.member_id !== conversation.assignee_id)
  const otherTeams = teams.filter(({ id }) => id !== conversation.team_id || conversation.assignee_id !== null)
  const options: PickerOption[] = [
    ...people.map(({ member_id: id, name, open_conversations: open, capacity }) => ({
      ...{ value: id, label: name, disabled: open >= capacity },
      detail: t(open >= capacity ? 'hand_on.full' : 'hand_on.room', { open, capacity }),
      icon: <Avatar name={name} photo={photos.get(id)} size="small" presence={presence.get(id) ?? 'offline'} />,
    })),
    ...otherTeams.map(({ id, name, member_ids }) => ({
      ...{ value: id, label: name, detail: t('hand_on.team', { count: member_ids.length }) },
      icon: <Users size={16} className="mx-1" aria-hidden />,
    })),
  ]
  return (
    <div className="overflow-hidden rounded-8 border border-line">
      <PickerList
        focused
        label={t('hand_on.whom')}
        chosen={[]}
        loading={room.isPending}
        options={options}
        onPick={(value) => {
          const person = people.find((one) => one.member_id === value)
          if (person !== undefined) return onPick({ name: person.name, memberId: person.member_id })
          const team = teams.find(({ id }) => id === value)
          if (team !== undefined) onPick({ name: team.name, teamId: team.id })
        }}
      />
    </div>
  )
}
