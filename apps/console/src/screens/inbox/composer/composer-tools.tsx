import { ACCEPTED_ENDINGS } from '@recado/contracts/file-types'
import type { ConversationId } from '@recado/contracts/ids'
import { Mic, Paperclip, SendHorizontal, Smile, SquareSlash } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { IconButton } from '../../../design/icon-button.tsx'
import { Popover } from '../../../design/popover.tsx'
import { Tooltip } from '../../../design/tooltip.tsx'
import { useMay } from '../../../session/me-context.ts'
import { useTenantConfig } from '../../../session/tenant-config.ts'
import { SchedulePopover } from './schedule-popover.tsx'

const CarTool = lazy(() =>
  import('../../../carmatch/send-cars/car-tool.tsx').then((file) => ({ default: file.CarTool })),
)
const EmojiPicker = lazy(() => import('./emoji-picker.tsx').then((file) => ({ default: file.EmojiPicker })))

interface ComposerToolsProps {
  conversationId: ConversationId
  note: boolean
  body: string
  sendable: boolean
  /** No further file fits. */
  full: boolean
  onFiles(files: File[]): void
  onInsert(text: string): void
  onRecord(): void
  onSend(): void
  onScheduled(): void
}

/** The row below the text: what can be added to it, and when it goes. */
export function ComposerTools(props: ComposerToolsProps) {
  const { conversationId, note, body, sendable, full, onFiles, onInsert, onRecord, onSend, onScheduled } = props
  const { t } = useTranslation(['thread', 'common'])
  const input = useRef<HTMLInputElement>(null)
  const [emoji, setEmoji] = useState(false)
  const may = useMay()
  const { cars_max: cars = 0 } = useTenantConfig().limits
  const picked = useRef('')
  return (
    <div className="flex items-center gap-0.5 px-2 pb-2">
      <input
        ref={input}
        type="file"
        multiple
        accept={ACCEPTED_ENDINGS}
        aria-label={t('composer.files')}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])])
          // The same file may be chosen again after it was taken out.
          event.target.value = ''
        }}
      />
      <IconButton
        icon={Paperclip}
        label={t('composer.attach')}
        disabled={full}
        onClick={() => input.current?.click()}
      />
      <Popover
        label={t('emoji.label')}
        side="top"
        flush
        open={emoji}
        onOpenChange={setEmoji}
        onClosed={(event) => {
          if (picked.current === '') return
          // The focus is the text's, not the button's.
          event.preventDefault()
          onInsert(picked.current)
          picked.current = ''
        }}
        trigger={
          <Button kind="ghost" size="icon" aria-label={t('emoji.label')} title={t('emoji.label')}>
            <Smile size={16} aria-hidden />
          </Button>
        }
      >
        <Suspense fallback={<p className="grid h-80 w-80 place-items-center text-ink-soft">{t('common:loading')}</p>}>
          <EmojiPicker
            onPick={(sign) => {
              picked.current = sign
              setEmoji(false)
            }}
          />
        </Suspense>
      </Popover>
      <IconButton icon={Mic} label={t('recorder.open')} onClick={onRecord} />
      {!note && (
        <IconButton icon={SquareSlash} label={t('canned.open')} keys="/" onClick={() => onInsert(`${gap(body)}/`)} />
      )}
      {!note && cars !== 0 && may('cars.read') && (
        <Suspense>
          <CarTool conversationId={conversationId} />
        </Suspense>
      )}
      <span className="flex-1" />
      {!note && <SchedulePopover conversationId={conversationId} body={body} onScheduled={onScheduled} />}
      <Tooltip text={t('composer.send_hint')} keys="Enter" named>
        <Button kind="primary" disabled={!sendable} onClick={onSend}>
          <SendHorizontal size={14} aria-hidden />
          {t(note ? 'composer.save_note' : 'composer.send')}
        </Button>
      </Tooltip>
    </div>
  )
}

/** A sign counts only at the beginning of a word. */
function gap(body: string): string {
  return body === '' || /\s$/.test(body) ? '' : ' '
}
