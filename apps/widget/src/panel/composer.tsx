import type { TargetedEvent } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { SendIcon } from '../design/icons.tsx'
import { later } from '../design/later.tsx'
import { useWidget, useWidgetState } from '../launcher/widget-context.ts'
import { AttachButtons, Recorder } from './file-parts.tsx'
import { MicIcon, SmileIcon } from './panel-icons.tsx'
import { type Send, useSendFiles } from './use-send-files.ts'
import { useTyping } from './use-typing.ts'

const EmojiPicker = later(async () => (await import('./emoji-picker.tsx')).EmojiPicker)
const MOST_ROWS = 5

/** Where one writes. Files and voice need a conversation to go to: they are there when one is. */
export function Composer({ id, onSend }: { id: string | null; onSend: Send }) {
  const { state, t } = useWidget()
  const text = useWidgetState((now) => now.draft)
  const input = useRef<HTMLTextAreaElement>(null)
  const [mode, setMode] = useState<'write' | 'record'>('write')
  const [showsEmoji, showEmoji] = useState(false)
  const { sendPhotos, sendDocuments, sendVoice, problem } = useSendFiles(onSend)
  const typing = useTyping(id)
  const isTouch = matchMedia('(pointer: coarse)').matches

  useLayoutEffect(() => {
    // On a phone the keyboard would cover the greeting before it is read.
    if (!isTouch) input.current?.focus()
  }, [isTouch, mode])
  const write = (value: string) => {
    state.set({ draft: value })
    typing(value !== '')
  }
  const send = () => {
    const said = text.trim()
    if (said === '' || !onSend({ text: said })) return
    write('')
    showEmoji(false)
    input.current?.focus()
  }
  const insert = (emoji: string) => {
    const { selectionStart = text.length, selectionEnd = text.length } = input.current ?? {}
    write(text.slice(0, selectionStart) + emoji + text.slice(selectionEnd))
    input.current?.focus()
  }
  const closeEmoji = () => {
    showEmoji(false)
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // 229: Safari ends what an input method composes before the Enter that takes it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229 || isTouch) return
    event.preventDefault()
    send()
  }
  const onPaste = (event: ClipboardEvent) => {
    const pictures = [...(event.clipboardData?.files ?? [])].filter(({ type }) => type.startsWith('image/'))
    if (pictures.length === 0 || id === null) return
    event.preventDefault()
    void sendPhotos(pictures)
  }
  if (mode === 'record') {
    return (
      <Recorder
        onCancel={() => setMode('write')}
        onSend={(blob, seconds) => {
          sendVoice(blob, seconds)
          setMode('write')
        }}
      />
    )
  }
  return (
    <div class="composer">
      {problem !== undefined && (
        <p class="problem" role="alert">
          {t(problem.key, { name: problem.name })}
        </p>
      )}
      {showsEmoji && <EmojiPicker onChoose={insert} onClose={closeEmoji} />}
      <textarea
        ref={input}
        dir="auto"
        aria-label={t('composer.label')}
        placeholder={t('composer.placeholder')}
        rows={rowsOf(text)}
        maxLength={20_000}
        value={text}
        onInput={(event: TargetedEvent<HTMLTextAreaElement>) => write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={() => typing(false)}
      />
      <div class="composer-bar">
        <button
          type="button"
          class="icon-button"
          aria-label={t('composer.emoji')}
          aria-expanded={showsEmoji}
          onClick={() => showEmoji(!showsEmoji)}
        >
          <SmileIcon />
        </button>
        {id !== null && <AttachButtons onPhotos={sendPhotos} onDocuments={sendDocuments} />}
        {id !== null && 'MediaRecorder' in window && (
          <button type="button" class="icon-button" aria-label={t('composer.voice')} onClick={() => setMode('record')}>
            <MicIcon />
          </button>
        )}
        <button
          type="button"
          class="send"
          aria-label={t('composer.send')}
          aria-disabled={text.trim() === ''}
          onClick={send}
        >
          <SendIcon />
        </button>
      </div>
    </div>
  )
}

/** As many as were written, about 44 letters to a line, until it scrolls. */
function rowsOf(text: string): number {
  const rows = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 44)), 0)
  return Math.min(rows, MOST_ROWS)
}
