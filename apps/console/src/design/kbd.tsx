import { clsx } from 'clsx'

interface KbdProps {
  /** Joined by +, as `aria-keyshortcuts` has them, with Mod for ⌘ on Apple's machines and Ctrl elsewhere: `Mod+K`. */
  keys: string
  className?: string
}

/** The keys that do something. Beside a name that is read out anyway, so screen readers get them from aria-keyshortcuts. */
export function Kbd({ keys, className }: KbdProps) {
  return (
    <span aria-hidden className={clsx('inline-flex shrink-0 gap-0.5', className)}>
      {keys.split('+').map((key) => (
        <kbd
          key={key}
          className="grid h-5 min-w-5 place-items-center rounded-4 border border-line-strong bg-sunken px-1 font-body text-12 font-medium text-ink-soft"
        >
          {NAMES[key] ?? key}
        </kbd>
      ))}
    </span>
  )
}

/** The same for `aria-keyshortcuts`, which knows no Mod. */
export function ariaKeys(keys: string): string {
  return keys.replace('Mod', IS_APPLE ? 'Meta' : 'Control')
}

const IS_APPLE = /mac|iphone|ipad/i.test(navigator.userAgent)
const NAMES: Record<string, string> = {
  Mod: IS_APPLE ? '⌘' : 'Ctrl',
  Shift: '⇧',
  Alt: IS_APPLE ? '⌥' : 'Alt',
  Enter: '↵',
  Escape: 'Esc',
  Plus: '+',
  Minus: '−',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}
