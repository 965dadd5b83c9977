import type { PairingCode } from '@recado/contracts/whatsapp'
import { RefreshCw } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Skeleton } from '../../design/skeleton.tsx'
import { useSecondsLeft } from './use-seconds-left.ts'

// It and its library are for who is about to scan.
const QrCode = lazy(() => import('./qr-code.tsx').then((file) => ({ default: file.QrCode })))

/** What the phone is to scan or type, how long it is good for, and how one does it. */
export function CodePanel({ code }: { code: PairingCode | null }) {
  const { t } = useTranslation('connections')
  const left = useSecondsLeft(code?.expires_at ?? null)
  const typed = code?.pairing_code ?? null
  const steps = typed === null ? (['open', 'devices', 'scan'] as const) : (['open', 'devices', 'type'] as const)
  return (
    <div className="grid gap-6 sm:grid-cols-[minmax(0,16rem)_minmax(0,1fr)] sm:items-center">
      <div className="grid w-64 max-w-full gap-2 justify-self-center">
        {typed !== null ? (
          <p className="rounded-8 border border-line bg-sunken px-4 py-8 text-center font-mono text-28 font-semibold tracking-widest select-all">
            {typed.length === 8 ? `${typed.slice(0, 4)}-${typed.slice(4)}` : typed}
          </p>
        ) : code?.qr_code != null && left !== 0 ? (
          <div className="rounded-8 border border-line">
            <Suspense fallback={<Skeleton className="aspect-square w-full" />}>
              <QrCode text={code.qr_code} label={t('qr.label')} />
            </Suspense>
          </div>
        ) : (
          <div className="grid aspect-square place-content-center justify-items-center gap-2 rounded-8 border border-line border-dashed px-4 text-center text-13 text-ink-soft">
            <RefreshCw size={20} strokeWidth={1.5} className="text-ink-faint" aria-hidden />
            {t(left === 0 ? 'qr.expired' : 'qr.coming')}
          </div>
        )}
        {left !== null && left > 0 && (
          <p className="text-center text-12 text-ink-faint">{t('qr.left', { count: left })}</p>
        )}
      </div>
      <ol className="grid content-center gap-3">
        {steps.map((step, at) => (
          <li key={step} className="flex items-start gap-3 text-14">
            <span className="grid size-6 shrink-0 place-items-center rounded-full bg-sunken text-12 font-semibold text-ink-soft">
              {at + 1}
            </span>
            <span className="pt-0.5 text-pretty">{t(`qr.steps.${step}`)}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
