import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Dialog } from '../../design/dialog.tsx'
import { DialogActions } from '../../design/dialog-frame.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { useEventName } from './use-event-name.ts'
import { type Delivery, type DeliveryDetail, readDelivery, replayDelivery } from './webhooks.api.ts'

interface DeliveryDialogProps {
  delivery: Delivery
  mayManage: boolean
  onClose(): void
}

/** What was sent, each attempt, and what came back. */
export function DeliveryDialog({ delivery, mayManage, onClose }: DeliveryDialogProps) {
  const { t } = useTranslation(['webhooks', 'common'])
  const { http } = useServices()
  const eventName = useEventName()
  const detail = useQuery({ queryKey: ['deliveries', 'one', delivery.id], queryFn: () => readDelivery(http, delivery) })
  const replay = useAct({
    run: async () => {
      await replayDelivery(http, delivery)
      onClose()
    },
    changes: ['deliveries'],
    done: () => ({ text: t('replayed', { count: 1 }) }),
  })
  return (
    <Dialog open wide onOpenChange={(open) => open || onClose()} title={eventName(delivery.event)}>
      {detail.isError ? (
        <ErrorState error={detail.error} onRetry={() => void detail.refetch()} />
      ) : detail.data === undefined ? (
        <Skeleton className="h-60 w-full" />
      ) : (
        <Detail detail={detail.data} />
      )}
      <DialogActions>
        <Button onClick={onClose}>{t('common:actions.close')}</Button>
        {mayManage && (
          <Button kind="primary" busy={replay.isPending} onClick={() => replay.mutate(undefined)}>
            {t('replay')}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  )
}

function Detail({ detail }: { detail: DeliveryDetail }) {
  const { t } = useTranslation('webhooks')
  const format = useFormat()
  return (
    <div className="grid gap-4">
      <pre className="max-h-60 overflow-auto rounded-8 border border-line bg-sunken p-3 font-mono text-12 break-all whitespace-pre-wrap">
        {detail.body}
      </pre>
      <ol className="grid gap-2">
        {detail.log.map((attempt) => (
          <li key={attempt.attempt} className="rounded-8 border border-line p-3 text-12">
            <p className="flex flex-wrap gap-x-3 text-ink-soft">
              <span className="font-medium text-ink">{t('attempt', { number: attempt.attempt })}</span>
              <span>{format.dateTime(attempt.at)}</span>
              <span>{t('took', { ms: format.number(attempt.duration_ms) })}</span>
              <span className="font-mono">{attempt.status ?? attempt.error}</span>
            </p>
            {attempt.response_excerpt && (
              <pre className="mt-2 max-h-32 overflow-auto font-mono break-all whitespace-pre-wrap text-ink-faint">
                {attempt.response_excerpt}
              </pre>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
