import { FINAL_STATES, WORKING_STATES } from '@recado/contracts/bots'
import type { ConnectionView } from '@recado/contracts/whatsapp'
import { CircleAlert, CircleCheck, Clock, LoaderCircle, type LucideIcon, QrCode } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../design/notice.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { NextSteps } from './next-steps.tsx'
import { STATE_TONES } from './state-tone.ts'

/** How the number fares, since when, why, and what to do about it. */
export function StateCard({ connection }: { connection: ConnectionView }) {
  const { t } = useTranslation('connections')
  const format = useFormat()
  const { state, since, reason, detail, until, queues, driver } = connection
  const tone = STATE_TONES[state]
  // The official route has no phone that somebody takes up, and no bot that tries.
  const meaning = driver === 'cloud' && state === 'starting' ? t('cloud_starting') : t(`states.${state}.meaning`)
  return (
    <section aria-labelledby="connection-state" className="grid gap-3">
      <Notice icon={iconOf(connection)} tone={tone === 'neutral' ? 'accent' : tone}>
        <div role="status" className="grid gap-1">
          <h2 id="connection-state" className="text-14 font-semibold">
            {t(`states.${state}.name`)}{' '}
            <span className="font-normal">
              · <RelativeTime value={since} />
            </span>
          </h2>
          <p className="max-w-160 text-pretty text-ink">{meaning}</p>
          {reason !== null && <p className="max-w-160 text-pretty text-ink">{t(`reasons.${reason}`)}</p>}
          {until !== null && <p className="text-ink">{t('until', { when: format.dateTime(until) })}</p>}
          {FINAL_STATES.includes(state) && detail !== '' && (
            <p className="text-12 wrap-anywhere text-ink-soft">{t('detail', { detail })}</p>
          )}
        </div>
      </Notice>
      {queues?.stuck != null && (
        <Notice icon={Clock} tone="warn">
          <span className="text-ink">{t('stuck', { when: format.relative(queues.stuck.since) })}</span>
        </Notice>
      )}
      {queues?.full === true && (
        <Notice icon={CircleAlert} tone="bad">
          <span className="text-ink">{t('queue_full')}</span>
        </Notice>
      )}
      <NextSteps connection={connection} />
    </section>
  )
}

function iconOf({ state }: ConnectionView): LucideIcon {
  if (WORKING_STATES.includes(state)) return state === 'connected' ? CircleCheck : Clock
  if (state === 'qr_ready' || state === 'pairing_code') return QrCode
  return state === 'starting' ? LoaderCircle : CircleAlert
}
