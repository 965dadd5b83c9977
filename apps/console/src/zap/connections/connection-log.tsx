import type { ConnectionId } from '@recado/contracts/ids'
import { useQuery } from '@tanstack/react-query'
import { RotateCw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { SkeletonRows } from '../../design/skeleton.tsx'
import { useServices } from '../../services.ts'
import { readLog } from './connections.api.ts'

/** The last lines that its bot wrote: for whoever helps from afar. */
export function ConnectionLog({ id }: { id: ConnectionId }) {
  const { t } = useTranslation(['connections', 'common'])
  const { http } = useServices()
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['connection-log', id],
    queryFn: () => readLog(http, id),
  })
  return (
    <Card
      title={t('log.title')}
      description={t('log.text')}
      flush
      actions={
        <Button size="small" busy={isFetching} onClick={() => void refetch()}>
          {!isFetching && <RotateCw size={14} aria-hidden />}
          {t('log.again')}
        </Button>
      }
    >
      {error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : data === undefined ? (
        <SkeletonRows label={t('common:loading')} />
      ) : data.length === 0 ? (
        <p className="px-4 py-6 text-13 text-ink-soft">{t('log.empty')}</p>
      ) : (
        <pre
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
          tabIndex={0}
          className="max-h-100 overflow-auto px-4 py-3 font-mono text-12 whitespace-pre-wrap wrap-anywhere"
        >
          {data.join('\n')}
        </pre>
      )}
    </Card>
  )
}
