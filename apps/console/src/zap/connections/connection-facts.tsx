import { formatPhone } from '@recado/brazil/format-phone'
import type { ConnectionView } from '@recado/contracts/whatsapp'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { Meter } from '../../design/meter.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { daysSince, isYoung } from './number-age.ts'

/** Whose number it is, how long it is in use here, what WhatsApp lets it do, and what waits. */
export function ConnectionFacts({ connection }: { connection: ConnectionView }) {
  const { t, i18n } = useTranslation('connections')
  const format = useFormat()
  const { number, profile_name, connected_at, heard_at, wa_version, new_chats, queues, driver } = connection
  if (number === null && connected_at === null) return null
  const age = connected_at === null ? undefined : daysSince(connected_at)
  return (
    <Card title={t('facts.title')}>
      <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
        <Fact name={t('facts.number')}>{number === null ? t('no_number') : formatPhone(number, i18n.language)}</Fact>
        <Fact name={t('facts.profile')}>{profile_name ?? t('facts.unknown')}</Fact>
        <Fact name={t('facts.age')}>
          {connected_at === null || age === undefined ? (
            t('facts.never')
          ) : (
            <>
              {t('facts.days', { count: age })} <span className="text-ink-faint">({format.date(connected_at)})</span>
            </>
          )}
        </Fact>
        <Fact name={t('facts.heard')}>
          {heard_at === null ? t('facts.not_yet') : <RelativeTime value={heard_at} />}
        </Fact>
        {driver !== 'cloud' && <Fact name={t('facts.version')}>{wa_version ?? t('facts.unknown')}</Fact>}
        {queues !== null && (
          <Fact name={t('facts.queues')}>
            {queues.to_send === 0 && queues.to_deliver === 0
              ? t('facts.nothing_waits')
              : t('facts.waits', {
                  to_send: format.number(queues.to_send),
                  to_deliver: format.number(queues.to_deliver),
                })}
          </Fact>
        )}
      </dl>
      {new_chats !== null && (
        <div className="mt-5 grid max-w-100 gap-1.5">
          <p className="text-13">
            {t('facts.new_chats', { used: format.number(new_chats.used), limit: format.number(new_chats.limit) })}
          </p>
          <Meter
            label={t('facts.new_chats_label')}
            used={new_chats.used}
            limit={new_chats.limit}
            text={t('facts.new_chats', { used: new_chats.used, limit: new_chats.limit })}
          />
        </div>
      )}
      {driver === 'baileys' && connected_at !== null && isYoung(connected_at) && (
        <p className="mt-4 max-w-160 text-13 text-pretty text-ink-soft">{t('facts.young')}</p>
      )}
    </Card>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-0.5">
      <dt className="text-12 text-ink-faint">{name}</dt>
      <dd className="text-14">{children}</dd>
    </div>
  )
}
