import type { DemoDoor } from '@recado/contracts/demo'
import {
  Building2,
  ChevronRight,
  ExternalLink,
  Handshake,
  Headset,
  LoaderCircle,
  ShoppingBag,
  Store,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

const ICONS = { platform: Building2, partner: Handshake, manager: Store, seller: Headset, customer: ShoppingBag }

const frame =
  'flex w-full items-center gap-4 rounded-8 border border-line bg-surface px-4 py-3.5 text-left transition-colors duration-120 hover:border-line-strong hover:bg-hover disabled:pointer-events-none'

interface DoorProps {
  door: DemoDoor
  who: string
  busy: boolean
  disabled: boolean
  onOpen(): void
}

/** Signs in with one press. */
export function Door({ door, who, busy, disabled, onOpen }: DoorProps) {
  return (
    <button type="button" className={frame} aria-busy={busy || undefined} disabled={disabled} onClick={onOpen}>
      <Inside door={door} who={who}>
        {busy ? (
          <LoaderCircle size={16} className="animate-spin text-ink-soft" aria-hidden />
        ) : (
          <ChevronRight size={16} className="text-ink-faint" aria-hidden />
        )}
      </Inside>
    </button>
  )
}

/** The customer's: no console, the shop's own site, beside what is open. */
export function DoorLink({ href, who }: { href: string; who: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer" className={frame}>
      <Inside door="customer" who={who}>
        <ExternalLink size={16} className="text-ink-faint" aria-hidden />
      </Inside>
    </a>
  )
}

function Inside({ door, who, children }: { door: keyof typeof ICONS; who: string; children: ReactNode }) {
  const { t } = useTranslation('demo')
  const Icon = ICONS[door]
  return (
    <>
      <span className="grid size-10 shrink-0 place-items-center rounded-8 bg-accent-soft text-accent-text">
        <Icon size={18} strokeWidth={1.75} aria-hidden />
      </span>
      <span className="grid min-w-0 flex-1 gap-0.5">
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-14 font-semibold">{t(`doors.${door}.title`)}</span>
          <span className="text-12 text-ink-faint">{who}</span>
        </span>
        <span className="text-13 text-pretty text-ink-soft">{t(`doors.${door}.text`)}</span>
      </span>
      {children}
    </>
  )
}
