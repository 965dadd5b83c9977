import { MAX_FIPE_BYTES } from '@recado/contracts/fipe'
import { useQuery } from '@tanstack/react-query'
import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { detailOf } from '../../api/api-problem.ts'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { FormError } from '../../forms/form-error.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { deleteFipe, type FipePreview, fipeKeys, getFipe, previewFipe } from './fipe.api.ts'
import { FipeCoverage } from './fipe-coverage.tsx'
import { FipeDialog } from './fipe-dialog.tsx'

/** The FIPE table by which prices are compared: looked at before it is used. */
export function FipeCard() {
  const { t } = useTranslation('stock-import')
  const { http } = useServices()
  const format = useFormat()
  const input = useRef<HTMLInputElement>(null)
  const [read, setRead] = useState<{ file: File; preview: FipePreview }>()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const { data, error: failure, refetch } = useQuery({ queryKey: fipeKeys.all, queryFn: () => getFipe(http) })
  const remove = useAct({
    run: () => deleteFipe(http),
    changes: ['fipe-table', 'cars'],
    done: () => ({ text: t('fipe.removed') }),
  })
  const take = async (file: File) => {
    setError(file.size > MAX_FIPE_BYTES ? t('begin.too_large', { most: format.bytes(MAX_FIPE_BYTES) }) : undefined)
    if (file.size > MAX_FIPE_BYTES) return
    setBusy(true)
    try {
      setRead({ file, preview: await previewFipe(http, file) })
    } catch (cause) {
      setError(detailOf(cause) ?? 'unreachable')
    }
    setBusy(false)
  }
  if (data === undefined) return failure ? <ErrorState error={failure} onRetry={() => void refetch()} /> : null
  const { table, coverage } = data
  return (
    <Card title={t('fipe.title')} description={t('fipe.text')}>
      <div className="grid gap-4">
        <FormError error={error === undefined ? undefined : { message: error }} />
        {table === null ? (
          <p className="text-13 text-ink-soft">{t('fipe.none')}</p>
        ) : (
          <p className="text-13">
            <span className="font-medium break-all">{table.name}</span>{' '}
            <span className="text-ink-soft">
              {[
                t('fipe.rows', { count: table.rows, shown: format.number(table.rows) }),
                format.date(table.uploaded_at),
                table.uploaded_by,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </p>
        )}
        {table !== null && <FipeCoverage coverage={coverage} />}
        <div className="flex flex-wrap gap-2">
          <Button kind={table === null ? 'primary' : 'secondary'} busy={busy} onClick={() => input.current?.click()}>
            {!busy && <FileUp size={16} aria-hidden />}
            {t(table === null ? 'fipe.choose' : 'fipe.replace')}
          </Button>
          {table !== null && (
            <Button kind="ghost" busy={remove.isPending} onClick={() => remove.mutate(undefined)}>
              {t('fipe.remove')}
            </Button>
          )}
        </div>
        <input
          ref={input}
          type="file"
          hidden
          accept=".csv,.txt,.tsv"
          aria-label={t('fipe.choose')}
          onChange={({ target }) => {
            const file = target.files?.[0]
            target.value = ''
            if (file !== undefined) void take(file)
          }}
        />
      </div>
      {read !== undefined && <FipeDialog {...read} onClose={() => setRead(undefined)} />}
    </Card>
  )
}
