import { EmojiPicker as Frimousse } from 'frimousse'
import type { KeyboardEvent as ReactKeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { loadEmoji } from './load-emoji.ts'

/** Emoji by group and by name, in the reader's language; from our own files. */
export function EmojiPicker({ onPick }: { onPick(emoji: string): void }) {
  const { t, i18n } = useTranslation(['thread', 'common'])
  return (
    <Frimousse.Root
      locale={i18n.language}
      columns={9}
      resolveEmojiData={(locale) => loadEmoji(locale, (group) => t(`emoji.groups.${group}`))}
      onEmojiSelect={({ emoji }) => onPick(emoji)}
      className="isolate flex h-80 w-80 max-w-full flex-col"
    >
      <Frimousse.Search
        autoFocus
        onKeyDown={pickWhenFiltered}
        placeholder={t('emoji.search')}
        aria-label={t('emoji.search')}
        className="h-10 w-full shrink-0 border-b border-line bg-transparent px-3 text-13 outline-none pointer-coarse:text-16"
      />
      <Frimousse.Viewport className="relative flex-1 outline-none">
        <Frimousse.Loading className="absolute inset-0 grid place-items-center text-13 text-ink-soft">
          {t('common:loading')}
        </Frimousse.Loading>
        <Frimousse.Empty>
          {() => (
            <span className="absolute inset-0 grid place-items-center text-13 text-ink-soft">{t('emoji.nothing')}</span>
          )}
        </Frimousse.Empty>
        <Frimousse.List
          className="pb-1.5 select-none"
          components={{
            CategoryHeader: ({ category, ...props }) => (
              <div {...props} className="bg-raised px-3 pt-2.5 pb-1 text-12 text-ink-faint">
                {category.label}
              </div>
            ),
            Row: ({ children, ...props }) => (
              <div {...props} className="scroll-my-1 px-1.5">
                {children}
              </div>
            ),
            Emoji: ({ emoji, ...props }) => (
              <button
                {...props}
                type="button"
                className="grid size-8.5 place-items-center rounded-4 text-20 data-active:bg-hover"
              >
                {emoji.emoji}
              </button>
            ),
          }}
        />
      </Frimousse.Viewport>
    </Frimousse.Root>
  )
}

/**
 * Enter picks from what was typed. The picker tells its list of a letter in the next frame and filters
 * in an idle callback, so an Enter that is faster would pick the first emoji of the list before. It is
 * held for a frame, for what React draws then, and for the filter, and then handed on.
 */
function pickWhenFiltered(event: ReactKeyboardEvent<HTMLInputElement>) {
  if (event.key !== 'Enter' || !event.nativeEvent.isTrusted) return
  event.preventDefault()
  const search = event.currentTarget
  const handOn = () => search.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }))
  requestAnimationFrame(() => whenIdle(() => whenIdle(handOn)))
}

function whenIdle(then: () => void) {
  // Safari has no idle callbacks; there the picker waits 10 ms in their place.
  if (typeof requestIdleCallback === 'function') requestIdleCallback(then)
  else setTimeout(then, 20)
}
