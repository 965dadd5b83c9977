import { LeadId } from '@recado/contracts/ids'
import { Link } from '@tanstack/react-router'
import { History } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Badge } from '../../design/badge.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { type CrmAttempt, crmKeys, listCrmAttempts } from './crm.api.ts'

/** What was asked of the CRM, and how it answered. */
export function AttemptsCard() {
  const { t } = useTranslation('stock-settings')
  const { http } = useServices()
  const list = useKeysetList(crmKeys.attempts, (cursor) => listCrmAttempts(http, cursor))
  return (
    <Card title={t('crm.history')} description={t('crm.history_text')} flush>
      <ListView
        list={list}
        empty={
          <EmptyState icon={History} title={t('crm.history_empty')}>
            {t('crm.history_none')}
          </EmptyState>
        }
      >
        {(attempts) => (
          <ul aria-label={t('crm.history')}>
            {attempts.map((attempt) => (
              <AttemptRow key={attempt.id} attempt={attempt} />
            ))}
          </ul>
        )}
      </ListView>
    </Card>
  )
}

const PROBLEMS = ['rate_limited', 'refused', 'unauthorized', 'unreachable'] as const

function AttemptRow({ attempt: { act, at, ok, lead, problem, http_status: status, detail } }: { attempt: CrmAttempt }) {
  const { t } = useTranslation('stock-settings')
  const known = PROBLEMS.find((one) => one === problem)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2.5 text-13 last:border-0 sm:px-5">
      <span className="grid min-w-0 flex-1 basis-60 gap-0.5">
        <span className="font-medium">
          {t(`crm.acts.${act}`)}
          {lead !== null && (
            <>
              {' · '}
              <Link
                to="/estoque/leads/$id"
                params={{ id: wireId(LeadId, lead.id) }}
                className="font-normal hover:underline"
              >
                {lead.reference} {lead.name}
              </Link>
            </>
          )}
        </span>
        {detail !== '' && <span className="line-clamp-2 font-mono text-12 break-all text-ink-faint">{detail}</span>}
      </span>
      <span className="flex items-center gap-2 text-12 text-ink-soft">
        <Badge tone={ok ? 'good' : known === 'rate_limited' ? 'warn' : 'bad'}>
          {ok || known === undefined ? t('crm.ok') : t(`crm.problems.${known}`)}
          {status !== null && ` · ${status}`}
        </Badge>
        <RelativeTime value={at} />
      </span>
    </li>
  )
}
