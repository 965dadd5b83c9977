import type { Row } from '../client/thread-rows.ts'
import type { Message } from '../client/widget-state.ts'
import { later } from '../design/later.tsx'
import { useClient, useWidget, useWidgetState } from '../launcher/widget-context.ts'
import type { TextKey } from '../texts.ts'
import { Face } from './faces.tsx'
import { MessageFile, OutgoingFileView } from './file-parts.tsx'
import { LinkedText } from './linked-text.tsx'
import { AlertIcon, CheckIcon, ChecksIcon, ClockIcon } from './panel-icons.tsx'
import type { Send } from './use-send-files.ts'
import { clockTime } from './when.ts'

type MessageLine = Exclude<Row, { kind: 'day' }>

/** One bubble: who, what, when, and how far it has come. */
export function MessageRow(props: { row: MessageLine; seenSeq: number; onAnswer: Send | undefined }) {
  const { row, ...rest } = props
  return row.kind === 'message' ? <Said row={row} {...rest} /> : <OnItsWay row={row} />
}

const Interactive = later(() => import('./interactive.tsx').then((file) => file.Interactive))

function Said(props: { row: Extract<Row, { kind: 'message' }>; seenSeq: number; onAnswer: Send | undefined }) {
  const { row, seenSeq, onAnswer } = props
  const { t } = useWidget()
  const { message, first, last } = row
  const mine = message.from === 'visitor'
  const deleted = message.deleted_at !== null
  const { interactive: shown } = message
  // What is shown says its own words; the body repeats all of it for who cannot show it.
  const words = shown === undefined ? message.body : 'text' in shown ? shown.text : ''
  const photo = useWidgetState(({ faces }) => faces[message.author_face])
  return (
    <>
      {mine && <span class="hidden">{t('thread.you')}</span>}
      {!mine && (
        <span class={first ? 'author' : 'hidden'} dir="auto">
          {first && message.author_face && <Face name={message.author_name} photo={photo} />}
          {message.author_name}
        </span>
      )}
      {deleted && <p class="bubble deleted">{t('thread.deleted')}</p>}
      {!deleted &&
        message.attachments.map((file) => <MessageFile key={file.id} file={file} clientId={message.client_id} />)}
      {!deleted && words !== '' && <LinkedText text={words} />}
      {!deleted && shown !== undefined && <Interactive shown={shown} onAnswer={onAnswer} />}
      {/* The state of the last of several says it for all; a screen reader hears each. */}
      <Meta
        at={message.created_at}
        edited={message.edited_at !== null && !deleted}
        visible={last}
        state={mine ? stateOf(message, seenSeq) : undefined}
      />
    </>
  )
}

function stateOf(message: Message, seenSeq: number): State {
  return message.seq <= seenSeq ? 'read' : 'delivered'
}

function OnItsWay({ row }: { row: Extract<Row, { kind: 'outgoing' }> }) {
  const { t } = useWidget()
  const client = useClient()
  const isDown = useWidgetState((now) => now.line === 'down' || now.access === 'failed')
  const { item, last } = row
  const { refusal } = item
  return (
    <>
      <span class="hidden">{t('thread.you')}</span>
      {item.file !== undefined && <OutgoingFileView file={item.file} clientId={item.client_id} />}
      {item.text !== '' && <LinkedText text={item.text} />}
      {refusal === undefined ? (
        <Meta at={item.created_at} edited={false} visible={last} state={isDown ? 'waiting' : 'sending'} />
      ) : (
        <div class="refused">
          <p>
            <AlertIcon size={14} /> {refusal.detail || t('status.refused')}
          </p>
          <button type="button" class="button quiet" onClick={() => client.retry(item.client_id)}>
            {t('action.retry')}
          </button>
          <button type="button" class="button quiet" onClick={() => client.discard(item.client_id)}>
            {t('action.discard')}
          </button>
        </div>
      )}
    </>
  )
}

type State = 'waiting' | 'sending' | 'delivered' | 'read'
const MARKS = { waiting: ClockIcon, sending: ClockIcon, delivered: CheckIcon, read: ChecksIcon }

function Meta(props: { at: string; edited: boolean; visible: boolean; state: State | undefined }) {
  const { t, locale } = useWidget()
  const { at, edited, visible, state } = props
  const Mark = state === undefined ? undefined : MARKS[state]
  return (
    <p class={visible ? 'meta' : 'meta hidden'}>
      <time dateTime={at}>{clockTime(new Date(at), locale)}</time>
      {edited && <span> · {t('thread.edited')}</span>}
      {Mark !== undefined && state !== undefined && (
        <span class={`mark ${state}`} title={t(`status.${state}` satisfies TextKey)}>
          <Mark size={14} />
          <span class="hidden">{t(`status.${state}`)}</span>
        </span>
      )}
    </p>
  )
}
