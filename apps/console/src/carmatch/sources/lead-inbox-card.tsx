import { InboxId } from '@recado/contracts/ids'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { wireId } from '../../api/wire-id.ts'
import { Badge } from '../../design/badge.tsx'
import { buttonStyle } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Field } from '../../design/field.tsx'
import { Select } from '../../design/select.tsx'
import { Skeleton } from '../../design/skeleton.tsx'
import { useInboxes } from '../../inbox/use-inboxes.ts'
import { useServices } from '../../services.ts'
import { useMay } from '../../session/me-context.ts'
import { getLeadSettings, putLeadSettings, sourceKeys } from './sources.api.ts'

const OLDEST = 'oldest'

/** Where leads are answered; rotation and hours are that inbox's, and shown. */
export function LeadInboxCard() {
  const { t } = useTranslation('stock-settings')
  const { http } = useServices()
  const queries = useQueryClient()
  const mayChange = useMay()('inboxes.manage')
  const inboxes = useInboxes().filter(({ retired_at }) => retired_at === null)
  const { data, error, refetch } = useQuery({ queryKey: sourceKeys.settings, queryFn: () => getLeadSettings(http) })
  const save = useAct({
    run: (wire: string) => putLeadSettings(http, wire === OLDEST ? null : InboxId.parse(wire)),
    changes: [],
    done: (wire) => ({ text: t('sources.saved', { name: nameOf(wire) }) }),
    after: (_, settings) => queries.setQueryData(sourceKeys.settings, settings),
  })
  const nameOf = (wire: string) =>
    inboxes.find(({ id }) => wireId(InboxId, id) === wire)?.name ?? t('sources.oldest').toLowerCase()
  const chosen = inboxes.find(({ id }) => id === data?.inbox_id) ?? inboxes.at(0)
  return (
    <Card title={t('sources.inbox_title')} description={t('sources.inbox_text')}>
      {data === undefined ? (
        error ? (
          <ErrorState error={error} onRetry={() => void refetch()} />
        ) : (
          <Skeleton className="h-9" />
        )
      ) : (
        <div className="grid items-end gap-4 sm:grid-cols-[minmax(0,320px)_1fr]">
          <Field label={t('sources.inbox')}>
            <Select
              value={data.inbox_id === null ? OLDEST : wireId(InboxId, data.inbox_id)}
              onChange={(wire) => save.mutate(wire)}
              disabled={save.isPending}
              options={[
                { value: OLDEST, label: t('sources.oldest') },
                ...inboxes.map(({ id, name }) => ({ value: wireId(InboxId, id), label: name })),
              ]}
            />
          </Field>
          {chosen !== undefined && (
            <div className="flex flex-wrap items-center gap-2">
              <Badge tone={chosen.assignment === 'rotation' ? 'accent' : 'neutral'}>
                {t(`sources.${chosen.assignment}`)}
              </Badge>
              <Badge>{t(chosen.calendar_id === null ? 'sources.any_hour' : 'sources.hours')}</Badge>
              {mayChange && (
                <Link
                  to="/configuracoes/canais/$id"
                  params={{ id: wireId(InboxId, chosen.id) }}
                  className={buttonStyle({ size: 'small' })}
                >
                  {t('sources.open_inbox')}
                </Link>
              )}
            </div>
          )}
        </div>
      )}
    </Card>
  )
}
