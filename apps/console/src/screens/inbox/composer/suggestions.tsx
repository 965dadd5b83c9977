import { clsx } from 'clsx'
import { type ReactNode, useEffect, useRef } from 'react'

export interface Suggestion {
  key: string
  icon?: ReactNode
  title: string
  detail?: string
}

interface SuggestionsProps {
  /** The text field points here. */
  id: string
  label: string
  items: readonly Suggestion[]
  active: number
  /** Said when nothing fits. */
  empty: string
  onPick(index: number): void
  onHover(index: number): void
}

/** What the letters before the caret may become. The focus stays in the text: its arrows move here, Enter and Tab take. */
export function Suggestions({ id, label, items, active, empty, onPick, onHover }: SuggestionsProps) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return (
    <div className="absolute inset-x-2 bottom-full z-30 mb-1 max-w-120 animate-rise overflow-hidden rounded-8 border border-line bg-raised shadow-pop">
      <p className="border-b border-line px-3 py-1.5 text-12 text-ink-faint">{label}</p>
      <div ref={list} id={id} role="listbox" aria-label={label} className="max-h-64 overflow-y-auto p-1">
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard is in the text field
          <div
            key={item.key}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            onPointerMove={() => onHover(index)}
            // A press must not take the focus from the text.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onPick(index)}
            className={clsx(
              'flex min-h-9 items-center gap-2.5 rounded-4 px-2 py-1 text-13 pointer-coarse:min-h-10',
              index === active && 'bg-hover',
            )}
          >
            {item.icon}
            <span className="shrink-0 font-medium">{item.title}</span>
            {item.detail && <span className="min-w-0 truncate text-ink-soft">{item.detail}</span>}
          </div>
        ))}
      </div>
      {items.length === 0 && (
        <p role="status" className="px-3 pb-3 text-13 text-ink-soft">
          {empty}
        </p>
      )}
    </div>
  )
}
