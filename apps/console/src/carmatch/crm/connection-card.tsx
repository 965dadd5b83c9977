import { Pause, Play, Unplug } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Badge, type Tone } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ConfirmByName } from '../../design/confirm-by-name.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { type Crm, changeCrm, disconnectCrm, retryCrm } from './crm.api.ts'

const CHANGES = ['crm', 'crm-attempts']

/** How it stands: connected since, what waits, what was given up. */
export function ConnectionCard({ crm }: { crm: Crm }) {
  const { t } = useTranslation('stock-settings')
  const { http } = useServices()
  const format = useFormat()
  const [leaving, setLeaving] = useState(false)
  const { paused, waiting, failed } = crm
  const pause = useAct({
    run: () => changeCrm(http, { paused: !paused }),
    changes: CHANGES,
    done: () => ({ text: t(paused ? 'crm.resumed' : 'crm.paused') }),
  })
  const retry = useAct({ run: () => retryCrm(http), changes: CHANGES, done: () => ({ text: t('crm.retrying') }) })
  const leave = useAct({
    run: () => disconnectCrm(http),
    changes: CHANGES,
    done: () => ({ text: t('crm.disconnected') }),
  })
  const [tone, state]: [Tone, 'is_expired' | 'is_paused' | 'is_connected'] =
    crm.status === 'expired' ? ['bad', 'is_expired'] : paused ? ['warn', 'is_paused'] : ['good', 'is_connected']
  return (
    <Card
      title={
        <span className="inline-flex flex-wrap items-center gap-2">
          {t('crm.title')} <Badge tone={tone}>{t(`crm.${state}`)}</Badge>
        </span>
      }
      description={crm.connected_at !== null && t('crm.since', { when: format.date(crm.connected_at) })}
      actions={
        <span className="flex flex-wrap gap-2">
          {crm.status === 'connected' && (
            <Button size="small" busy={pause.isPending} onClick={() => pause.mutate(undefined)}>
              {paused ? <Play size={14} aria-hidden /> : <Pause size={14} aria-hidden />}
              {t(paused ? 'crm.resume' : 'crm.pause')}
            </Button>
          )}
          <Button size="small" kind="ghost" onClick={() => setLeaving(true)}>
            <Unplug size={14} aria-hidden />
            {t('crm.disconnect')}
          </Button>
        </span>
      }
    >
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-13 text-ink-soft">
        {waiting === 0 && failed === 0 && <span>{t('crm.all_sent')}</span>}
        {waiting > 0 && <span>{t('crm.waiting', { count: waiting })}</span>}
        {failed > 0 && (
          <span className="inline-flex flex-wrap items-center gap-2 text-bad">
            {t('crm.failed', { count: failed })}
            <Button size="small" busy={retry.isPending} onClick={() => retry.mutate(undefined)}>
              {t('crm.retry')}
            </Button>
          </span>
        )}
        {crm.held_until !== null && (
          <span>
            {t('crm.held')} <RelativeTime value={crm.held_until} />
          </span>
        )}
        {crm.pulled_until !== null && (
          <span>
            {t('crm.pulled')} <RelativeTime value={crm.pulled_until} />
          </span>
        )}
      </div>
      <p className="mt-3 text-12 text-ink-faint">{t('crm.erasures')}</p>
      {leaving && (
        <ConfirmByName
          open
          onOpenChange={() => setLeaving(false)}
          title={t('crm.disconnect_title')}
          description={t('crm.disconnect_text')}
          name="RD Station"
          action={t('crm.disconnect')}
          busy={leave.isPending}
          onConfirm={() => leave.mutate(undefined, { onSettled: () => setLeaving(false) })}
        />
      )}
    </Card>
  )
}
