import { Download, FileText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../i18n/use-format.ts'

interface FileCardProps {
  name: string
  sizeBytes: number
  /** Undefined while it is on its way to the server. */
  onDownload?: (() => void) | undefined
}

/** A document: what it is called, how large, and a way to have it. */
export function FileCard({ name, sizeBytes, onDownload }: FileCardProps) {
  const { t } = useTranslation('thread')
  const format = useFormat()
  const ending = /\.([^.]{1,5})$/.exec(name)?.[1]
  const content = (
    <>
      <span className="grid size-10 shrink-0 place-items-center rounded-8 border border-line bg-raised text-ink-soft">
        {ending === undefined ? (
          <FileText size={16} aria-hidden />
        ) : (
          <span aria-hidden className="text-12 font-medium uppercase">
            {ending}
          </span>
        )}
      </span>
      <span className="grid min-w-0 flex-1 text-left">
        <span className="truncate text-13 font-medium">{name}</span>
        <span className="text-12 text-ink-soft">{format.bytes(sizeBytes)}</span>
      </span>
    </>
  )
  const frame = 'flex w-64 max-w-full items-center gap-2.5 rounded-8 p-1'
  if (onDownload === undefined) return <span className={frame}>{content}</span>
  return (
    <button
      type="button"
      onClick={onDownload}
      aria-label={t('file.download', { name, size: format.bytes(sizeBytes) })}
      className={`${frame} hover:bg-hover`}
    >
      {content}
      <Download size={16} className="mr-1 shrink-0 text-ink-soft" aria-hidden />
    </button>
  )
}
