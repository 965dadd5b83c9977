import type { ConversationView } from '@recado/contracts/conversations'
import {
  ArrowRightLeft,
  CircleCheck,
  CornerUpLeft,
  RotateCcw,
  StickyNote,
  UserMinus,
  UserPlus,
  Users,
  Zap,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type ComposerWish, composerRequests } from '../../../inbox/composer-requests.ts'
import { isCurrent } from '../../../inbox/is-current.ts'
import { useColleagues } from '../../../inbox/use-colleagues.ts'
import { useConversationActs } from '../../../inbox/use-conversation-acts.ts'
import { useResolveAndNext } from '../../../inbox/use-resolve-and-next.ts'
import { useTeams } from '../../../inbox/use-teams.ts'
import { useMay, useMe } from '../../../session/me-context.ts'
import { PaletteGroup, PaletteItem } from '../../../shell/palette-item.tsx'
import { askHeader } from '../header/header-bus.ts'

interface ConversationPaletteProps {
  conversation: ConversationView
  onClose(): void
}

/** What can be done with the conversation on screen. */
export function ConversationPalette({ conversation, onClose }: ConversationPaletteProps) {
  const { t } = useTranslation('inbox')
  const may = useMay()
  const { member_id } = useMe()
  const acts = useConversationActs(conversation)
  const colleagues = useColleagues()
  const teams = useTeams()
  const resolveAndNext = useResolveAndNext(conversation, acts, () => askHeader(conversation.id, 'label_to_resolve'))
  const { status, assignee_id, team_id } = conversation
  const then = (run: () => void) => () => {
    onClose()
    run()
  }
  const write = (wish: ComposerWish) => then(() => composerRequests.ask(wish))
  if (!may('conversations.write')) return null
  return (
    <PaletteGroup heading={t('palette.this')}>
      {status === 'resolved' ? (
        <PaletteItem icon={<RotateCcw size={16} aria-hidden />} onSelect={then(acts.reopen)}>
          {t('keys.reopen')}
        </PaletteItem>
      ) : (
        <PaletteItem icon={<CircleCheck size={16} aria-hidden />} keys="E" onSelect={then(resolveAndNext)}>
          {t('keys.resolve')}
        </PaletteItem>
      )}
      <PaletteItem icon={<CornerUpLeft size={16} aria-hidden />} keys="Enter" onSelect={write('reply')}>
        {t('keys.reply')}
      </PaletteItem>
      <PaletteItem icon={<StickyNote size={16} aria-hidden />} keys="N" onSelect={write('note')}>
        {t('keys.note')}
      </PaletteItem>
      <PaletteItem icon={<Zap size={16} aria-hidden />} keys="/" onSelect={write('canned')}>
        {t('keys.canned')}
      </PaletteItem>
      {(may('conversations.assign') || (member_id !== null && assignee_id === member_id)) && (
        <PaletteItem
          icon={<ArrowRightLeft size={16} aria-hidden />}
          keys="T"
          onSelect={then(() => askHeader(conversation.id, 'hand_on'))}
        >
          {t('hand_on.title')}
        </PaletteItem>
      )}
      {may('conversations.assign') && (
        <>
          {assignee_id !== null && (
            <PaletteItem icon={<UserMinus size={16} aria-hidden />} onSelect={then(() => acts.assign(null))}>
              {t('palette.unassign')}
            </PaletteItem>
          )}
          {colleagues
            .filter((colleague) => colleague.status === 'active' && colleague.id !== assignee_id)
            .map(({ id, name }) => (
              <PaletteItem
                key={id}
                value={id}
                icon={<UserPlus size={16} aria-hidden />}
                onSelect={then(() => acts.assign(id))}
              >
                {t('palette.assign_to', { name })}
              </PaletteItem>
            ))}
          {teams
            .filter((team) => isCurrent(team) && team.id !== team_id)
            .map(({ id, name }) => (
              <PaletteItem
                key={id}
                value={id}
                icon={<Users size={16} aria-hidden />}
                onSelect={then(() => acts.transfer(id))}
              >
                {t('palette.transfer_to', { name })}
              </PaletteItem>
            ))}
        </>
      )}
    </PaletteGroup>
  )
}
