import type { OutgoingFile } from '../client/outgoing.ts'
import type { Message } from '../client/widget-state.ts'
import { useWidget, useWidgetState } from '../launcher/widget-context.ts'
import { FileIcon } from './file-icons.tsx'
import { Picture } from './picture.tsx'
import { useFileLink } from './use-file-link.ts'
import { VoicePlayer } from './voice-player.tsx'

type File = Message['attachments'][number]

/** A file of a message. What was sent in this visit is shown from here. */
export function MessageFile({ file, clientId }: { file: File; clientId: string }) {
  const { t } = useWidget()
  const local = useWidgetState((now) => now.local[clientId])
  const { link, failed } = useFileLink(local === undefined || file.kind === 'document' ? file.id : undefined)
  if (failed) return <p class="bubble soft">{t('file.unavailable')}</p>
  const url = local?.url ?? link?.url
  if (file.kind === 'image') {
    return (
      <Picture
        name={file.name}
        width={file.width}
        height={file.height}
        url={url}
        thumbnailUrl={local?.url ?? link?.thumbnailUrl ?? url}
      />
    )
  }
  if (file.kind === 'audio')
    return <VoicePlayer source={local?.blob ?? url} seconds={(file.duration_ms ?? 0) / 1_000} />
  return <Document name={file.name} bytes={file.size_bytes} url={link?.url} />
}

/** A file that is being uploaded, as it will be, with how much of it has come. */
export function OutgoingFileView({ file, clientId }: { file: OutgoingFile; clientId: string }) {
  const local = useWidgetState((now) => now.local[clientId])
  const { t } = useWidget()
  const { kind, name, blob, progress = 0 } = file
  return (
    <div class="outgoing-file">
      {kind === 'image' && (
        <Picture name={name} width={null} height={null} url={local?.url} thumbnailUrl={local?.url} />
      )}
      {kind === 'audio' && <VoicePlayer source={local?.blob ?? blob} seconds={file.duration_s ?? 0} />}
      {kind === 'document' && <Document name={name} bytes={blob.size} url={undefined} />}
      {progress < 1 && <progress aria-label={t('status.sending')} max={1} value={progress} />}
    </div>
  )
}

function Document({ name, bytes, url }: { name: string; bytes: number; url: string | undefined }) {
  const { t, locale } = useWidget()
  const size = byteSize(bytes, locale)
  const content = (
    <>
      <FileIcon />
      <span class="document-name" dir="auto">
        {name}
      </span>
      <span class="soft">{size}</span>
    </>
  )
  if (url === undefined) return <div class="document">{content}</div>
  return (
    <a class="document" href={url} target="_blank" rel="noopener noreferrer" aria-label={t('file.download', { name })}>
      {content}
    </a>
  )
}

function byteSize(bytes: number, locale: string): string {
  const [unit, value] =
    bytes < 1_000_000 ? (['kilobyte', bytes / 1_000] as const) : (['megabyte', bytes / 1_000_000] as const)
  const maximumFractionDigits = value < 10 ? 1 : 0
  return new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits }).format(value)
}
