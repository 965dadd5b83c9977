import type { MessageAttachment } from '@recado/contracts/messages'
import { Ban } from 'lucide-react'
import { lazy, Suspense, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutgoingFile, ShownMessage } from '../../../inbox/inbox-data.ts'
import { WhatsappPart } from '../whatsapp/whatsapp-part.tsx'
import { AttachmentAudio } from './attachment-audio.tsx'
import { AttachmentDocument } from './attachment-document.tsx'
import { AttachmentImage } from './attachment-image.tsx'
import { AudioPlayer } from './audio-player.tsx'
import { FileCard } from './file-card.tsx'
import { MessageText } from './message-text.tsx'
import { Picture } from './picture.tsx'
import { Quote } from './quote.tsx'
import { useThreadTools } from './thread-context.ts'

const SentCards = lazy(() => import('./sent-cards.tsx').then((file) => ({ default: file.SentCards })))

/** What a message holds: what it answers, its files, its words. */
export function MessageBody({ message }: { message: ShownMessage }) {
  const { t } = useTranslation('thread')
  const { nameOfMember } = useThreadTools()
  const names = useMemo(
    () => message.mentions.map((id) => nameOfMember(id)).filter((name) => name !== undefined),
    [message.mentions, nameOfMember],
  )
  if (message.state === 'stored' && message.deleted_at !== null)
    return (
      <p className="flex items-center gap-1.5 text-13 italic">
        <Ban size={14} aria-hidden />
        {t(message.data.deleted_by === 'contact' ? 'deleted_by_customer' : 'deleted')}
      </p>
    )
  const words = message.body !== '' && !isShownAsCard(message) && <MessageText text={message.body} names={names} />
  return (
    <>
      {message.state === 'stored' && <WhatsappPart part="above" message={message} />}
      {message.reply_to_seq !== null && <Quote seq={message.reply_to_seq} />}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
        {message.state === 'stored'
          ? message.attachments.map((attachment) => <StoredFile key={attachment.id} attachment={attachment} />)
          : message.files.map((file) => <LocalFile key={file.url} file={file} />)}
        {message.state === 'stored' && message.data.interactive !== undefined ? (
          <Suspense fallback={words}>
            <SentCards data={message.data} words={words} />
          </Suspense>
        ) : (
          words
        )}
      </div>
    </>
  )
}

/** A place or people who were sent stand as such above; their words are for lists and search. */
function isShownAsCard(message: ShownMessage): boolean {
  const about =
    message.state === 'stored' ? (message.data.whatsapp as Partial<Record<string, unknown>> | undefined) : undefined
  return about?.location !== undefined || about?.contacts !== undefined
}

function StoredFile({ attachment }: { attachment: MessageAttachment }) {
  if (attachment.kind === 'image') return <AttachmentImage attachment={attachment} />
  if (attachment.kind === 'audio') return <AttachmentAudio attachment={attachment} />
  return <AttachmentDocument attachment={attachment} />
}

/** Shown from this browser while it is on its way. */
function LocalFile({ file }: { file: OutgoingFile }) {
  if (file.kind === 'image') return <Picture url={file.url} name={file.name} width={null} height={null} />
  if (file.kind === 'audio')
    return <AudioPlayer name={file.name} recording={undefined} address={() => Promise.resolve(file.url)} />
  return <FileCard name={file.name} sizeBytes={file.size_bytes} />
}
