import type { CarImportView } from '@recado/contracts/car-imports'
import { CarImportId } from '@recado/contracts/ids'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Badge } from '../../design/badge.tsx'
import { Button } from '../../design/button.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { PageHeader } from '../../design/page-header.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { NotFound } from '../../shell/not-found.tsx'
import { PageSkeleton } from '../../shell/page-skeleton.tsx'
import { ImportQuestion } from './import-question.tsx'
import { ImportReport } from './import-report.tsx'
import { ImportState } from './import-state.tsx'
import { discardImport, getImport, importKeys } from './imports.api.ts'
import { IMPORT_TONES, useImportWords } from './use-import-words.ts'

/** While it is read it is asked after. */
const AGAIN_MS = 1_000

/** One import: how far it is, what it asks, what became of each row. */
export function ImportScreen() {
  const { t } = useTranslation('stock-import')
  const { id: wire } = useParams({ from: '/inside/estoque/importar/$id' })
  const id = CarImportId.safeParse(wire).data
  return (
    <>
      <Link to="/estoque/importar" className="mb-3 inline-flex items-center gap-1 text-13 text-ink-soft hover:text-ink">
        <ChevronLeft size={16} aria-hidden />
        {t('title')}
      </Link>
      {id === undefined ? <NotFound /> : <OneImport key={id} id={id} />}
    </>
  )
}

const isOpen = ({ status }: CarImportView) => status === 'uploading' || status === 'running'

function OneImport({ id }: { id: CarImportId }) {
  const { t } = useTranslation('stock-import')
  const { http } = useServices()
  const queries = useQueryClient()
  const format = useFormat()
  const words = useImportWords()
  const { data, error, refetch } = useQuery({
    queryKey: importKeys.one(id),
    queryFn: () => getImport(http, id),
    refetchInterval: ({ state }) => (state.data !== undefined && isOpen(state.data) ? AGAIN_MS : false),
  })
  const discard = useAct({
    run: () => discardImport(http, id),
    changes: ['car-imports', 'car-feeds'],
    done: () => ({ text: t('discarded') }),
  })
  const ended = data?.ended_at != null
  // What was shown of the stock is of before.
  useEffect(() => {
    if (!ended) return
    for (const key of ['cars', 'car-feeds', 'usage']) void queries.invalidateQueries({ queryKey: [key] })
  }, [ended, queries])
  if (data === undefined)
    return error ? <ErrorState page error={error} onRetry={() => void refetch()} /> : <PageSkeleton />
  const shape = words.shape(data)
  return (
    <>
      <PageHeader
        title={<span className="break-all">{data.name}</span>}
        description={
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Badge tone={IMPORT_TONES[data.status]}>{t(`status.${data.status}`)}</Badge>
            {[
              shape && t('recognised', { shape }),
              data.size_bytes > 0 && format.bytes(data.size_bytes),
              format.dateTime(data.created_at),
              data.begun_by,
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        }
        actions={
          !ended && (
            <Button busy={discard.isPending} onClick={() => discard.mutate(undefined)}>
              {t('discard')}
            </Button>
          )
        }
      />
      <div className="grid gap-4">
        {data.status === 'waiting' && data.question !== null ? (
          <ImportQuestion found={data} question={data.question} />
        ) : (
          <ImportState found={data} />
        )}
        {data.status !== 'uploading' && data.status !== 'running' && data.status !== 'discarded' && data.rows > 0 && (
          <ImportReport found={data} />
        )}
      </div>
    </>
  )
}
