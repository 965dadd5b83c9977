import type { MemberId } from '@recado/contracts/ids'
import { clsx } from 'clsx'
import { Bot, Lock } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../../design/avatar.tsx'
import type { ShownMessage } from '../../../inbox/inbox-data.ts'
import { WhatsappPart } from '../whatsapp/whatsapp-part.tsx'
import { BubbleActions } from './bubble-actions.tsx'
import { BubbleMeta } from './bubble-meta.tsx'
import { EditMessage } from './edit-message.tsx'
import { MessageBody } from './message-body.tsx'
import { OutgoingState } from './outgoing-state.tsx'
import { sideOf } from './side-of.ts'
import { useThreadTools } from './thread-context.ts'
import { useAuthorName } from './use-author-name.ts'

interface BubbleProps {
  message: ShownMessage
  /** The first of what somebody says in one go bears their name. */
  opens: boolean
  closes: boolean
  lit: boolean
}

/** What somebody said: the customer on the left, the company on the right, notes in yellow. */
export function Bubble({ message, opens, closes, lit }: BubbleProps) {
  const [editing, setEditing] = useState(false)
  const { edit } = useThreadTools()
  const side = sideOf(message)
  const right = side !== 'customer'
  const deleted = message.state === 'stored' && message.deleted_at !== null
  return (
    <div
      className={clsx(
        'group flex flex-col px-3 sm:px-4',
        right ? 'items-end' : 'items-start',
        opens && 'pt-1.5 md:pt-3',
      )}
    >
      {opens && <Author message={message} />}
      <div className={clsx('flex w-full items-end gap-1', right && 'flex-row-reverse')}>
        <div
          aria-current={lit || undefined}
          className={clsx(
            'max-w-[min(560px,calc(100%-64px))] min-w-0 rounded-8 border px-3 py-1 text-14 transition-shadow duration-160 max-md:flex max-md:flex-wrap max-md:items-end max-md:gap-x-2 md:py-2',
            deleted ? 'border-line border-dashed bg-transparent text-ink-soft' : FACES[side],
            closes && (right ? 'rounded-br-none' : 'rounded-bl-none'),
            lit && 'ring-2 ring-accent-text ring-offset-2 ring-offset-surface',
          )}
        >
          {editing && message.state === 'stored' ? (
            <EditMessage
              body={message.body}
              onCancel={() => setEditing(false)}
              onSave={(body) => edit(message.seq, body).then(() => setEditing(false))}
            />
          ) : (
            <MessageBody message={message} />
          )}
          <BubbleMeta message={message} />
        </div>
        {!editing && !deleted && message.state === 'stored' && (
          <BubbleActions message={message} onEdit={() => setEditing(true)} />
        )}
      </div>
      {message.state === 'stored' ? (
        <WhatsappPart part="below" message={message} />
      ) : (
        <OutgoingState message={message} />
      )}
    </div>
  )
}

function Author({ message }: { message: ShownMessage }) {
  const { t } = useTranslation('thread')
  const { me, photoOfMember } = useThreadTools()
  const side = sideOf(message)
  const nameOfAuthor = useAuthorName()
  let name: ReactNode = t('you')
  if (message.state === 'stored' && (message.author.member_id === null || message.author.member_id !== me))
    name = nameOfAuthor(message.author) || t(side === 'bot' ? 'bot' : 'nobody')
  const colleague = colleagueOf(message)
  return (
    <p
      className={clsx(
        // On a phone the side says who of the two it is.
        (side === 'customer' || name === t('you')) && side !== 'note' && 'max-md:hidden',
        'mb-1 flex max-w-full items-center gap-1.5 px-0.5 text-12 text-ink-soft',
      )}
    >
      {colleague !== undefined && (
        // Taller than the line, which keeps its height.
        <span className="-my-1">
          <Avatar name={colleague.name} photo={photoOfMember(colleague.id)} size="small" />
        </span>
      )}
      <span className="truncate font-medium">{name}</span>
      {side === 'bot' && (
        <span className="inline-flex shrink-0 items-center gap-1 rounded-4 bg-sunken px-1">
          <Bot size={12} aria-hidden />
          {t('automatic')}
        </span>
      )}
      {side === 'note' && (
        <span className="inline-flex shrink-0 items-center gap-1 text-warn">
          <Lock size={12} aria-hidden />
          {t('note_mark')}
        </span>
      )}
    </p>
  )
}

/** Who of the company wrote it; undefined for what is still on its way and needs no face. */
function colleagueOf(message: ShownMessage): { id: MemberId; name: string } | undefined {
  if (message.state !== 'stored' || message.author.member_id === null) return undefined
  return { id: message.author.member_id, name: message.author.name }
}

const FACES = {
  customer: 'border-line bg-canvas',
  company: 'border-transparent bg-own',
  bot: 'border-line bg-sunken',
  note: 'border-warn/25 bg-warn-soft',
}
