import { useLayoutEffect, useRef } from 'preact/hooks'
import { useWidget } from '../launcher/widget-context.ts'

const EMOJI = [
  ...['😀', '😄', '😁', '😅', '😂', '🙂', '😉', '😊', '😍', '😘', '🤗', '🤔', '😐', '🙄', '😴', '😢'],
  ...['😭', '😡', '😱', '🥳', '😎', '👍', '👎', '👏', '🙏', '🤝', '💪', '👋', '👌', '🤞', '❤️', '💚'],
  ...['💙', '💛', '✨', '🎉', '🔥', '⭐', '✅', '❌', '❓', '❗', '💰', '📅', '📍', '📞', '📷', '🎁'],
]
const COLUMNS = 8

/** A small set; arrows move in it, Escape leaves it. */
export function EmojiPicker({ onChoose, onClose }: { onChoose(emoji: string): void; onClose(): void }) {
  const { t } = useWidget()
  const grid = useRef<HTMLDivElement>(null)
  const focus = (index: number) => (grid.current?.children[index] as HTMLElement | undefined)?.focus()
  useLayoutEffect(() => focus(0), [])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: COLUMNS, ArrowUp: -COLUMNS }[event.key]
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    }
    if (step === undefined) return
    event.preventDefault()
    focus([...(grid.current?.children ?? [])].indexOf(event.target as HTMLElement) + step)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws a frame that styles cannot wholly take away
    <div ref={grid} class="emoji" role="group" aria-label={t('composer.emoji')} onKeyDown={onKeyDown}>
      {EMOJI.map((emoji, index) => (
        <button key={emoji} type="button" tabIndex={index === 0 ? 0 : -1} onClick={() => onChoose(emoji)}>
          {emoji}
        </button>
      ))}
    </div>
  )
}
