import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../../design/avatar.tsx'
import { Button } from '../../design/button.tsx'
import { Notice } from '../../design/notice.tsx'
import { useServices } from '../../services.ts'
import { finishHandOver } from '../../session/auth.api.ts'
import { takeOver } from '../../session/enter-console.ts'
import type { HandOver } from '../../session/receive-hand-over.ts'
import { AuthHeading } from './auth-heading.tsx'

interface ReplaceSessionProps {
  question: Extract<HandOver, { kind: 'asks' }>
  onAnswered(): void
}

/** Asked before a session of somebody else in this browser gives way. */
export function ReplaceSession({ question: { code, present, next }, onAnswered }: ReplaceSessionProps) {
  const { t } = useTranslation('auth')
  const services = useServices()
  const [busy, setBusy] = useState(false)
  const [closed, setClosed] = useState(false)
  const replace = async () => {
    setBusy(true)
    try {
      takeOver(services, await finishHandOver(services.publicHttp, { code, replace: true }))
      onAnswered()
    } catch {
      // Its minute is over: whoever is here stays, and the way begins anew where it began.
      setClosed(true)
    }
  }
  return (
    <>
      <AuthHeading title={t('hand_over.title', { present: present.name })}>
        {t('hand_over.text', { present: present.name, next: next.name })}
      </AuthHeading>
      <div className="mb-6 flex items-center gap-3 rounded-8 border border-line bg-surface px-4 py-3">
        <Avatar name={next.name} />
        <span className="grid min-w-0">
          <span className="truncate font-medium">{next.name}</span>
          <span className="truncate text-12 text-ink-faint">{next.email}</span>
        </span>
      </div>
      <div className="grid gap-2">
        {closed ? (
          <div role="alert">
            <Notice icon={CircleAlert} tone="warn">
              {t('hand_over.late')}
            </Notice>
          </div>
        ) : (
          <Button kind="primary" size="large" busy={busy} onClick={() => void replace()}>
            {t('hand_over.replace', { next: next.name })}
          </Button>
        )}
        <Button size="large" disabled={busy && !closed} onClick={onAnswered}>
          {t('hand_over.stay', { present: present.name })}
        </Button>
      </div>
    </>
  )
}
