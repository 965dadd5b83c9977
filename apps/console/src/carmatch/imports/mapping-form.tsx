import { CAR_FILE_FIELDS, CarFileField } from '@recado/contracts/car-imports'
import type { CarImportId } from '@recado/contracts/ids'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { ErrorState } from '../../design/error-state.tsx'
import { Select } from '../../design/select.tsx'
import { SkeletonRows } from '../../design/skeleton.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { type ColumnMap, examplesOf, missingIn, sentMap, startingMap, withField } from './column-map.ts'
import { getPreview, type ImportPreview, importKeys, mapImport } from './imports.api.ts'

const NOTHING = 'nothing'

/** The file's columns, each with what stands in it and what it is to mean. */
export function MappingForm({ id }: { id: CarImportId }) {
  const { t } = useTranslation(['stock-import', 'common'])
  const { http } = useServices()
  const preview = useQuery({
    queryKey: importKeys.preview(id),
    queryFn: () => getPreview(http, id),
    staleTime: Infinity,
  })
  return (
    <Card title={t('mapping.title')} description={t('mapping.text')} flush>
      {preview.data === undefined ? (
        preview.isError ? (
          <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
        ) : (
          <SkeletonRows label={t('common:loading')} />
        )
      ) : preview.data.columns.length === 0 ? (
        <p className="px-4 py-5 text-13 sm:px-5">{t('mapping.unreadable')}</p>
      ) : (
        <Columns id={id} preview={preview.data} />
      )}
    </Card>
  )
}

function Columns({ id, preview }: { id: CarImportId; preview: ImportPreview }) {
  const { t } = useTranslation('stock-import')
  const { http } = useServices()
  const format = useFormat()
  const queries = useQueryClient()
  const [map, setMap] = useState<ColumnMap>(() => startingMap(preview))
  const missing = missingIn(map)
  const send = useAct({
    run: async () => {
      queries.setQueryData(importKeys.one(id), await mapImport(http, id, sentMap(map)))
    },
    changes: ['car-imports'],
  })
  const options = [
    { value: NOTHING, label: t('mapping.nothing') },
    ...CAR_FILE_FIELDS.map((field) => ({ value: field, label: t(`fields.${field}`) })),
  ]
  return (
    <>
      <ul>
        {preview.columns.map(({ name }) => (
          <li
            key={name}
            className="grid items-center gap-x-4 gap-y-1.5 border-b border-line px-4 py-3 sm:grid-cols-[minmax(0,1fr)_240px] sm:px-5"
          >
            <span className="grid min-w-0 gap-0.5">
              <span className="truncate text-13 font-medium">{name}</span>
              <span className="truncate text-12 text-ink-soft">
                {examplesOf(preview, name).join(' · ') || t('mapping.no_value')}
              </span>
            </span>
            <Select
              aria-label={t('mapping.of', { column: name })}
              value={map[name] ?? NOTHING}
              onChange={(value) => setMap(withField(map, name, CarFileField.safeParse(value).data ?? null))}
              options={options}
            />
          </li>
        ))}
      </ul>
      <div className="flex flex-wrap items-center justify-end gap-3 px-4 py-3.5 sm:px-5">
        {missing.length > 0 && (
          <p role="status" className="min-w-0 flex-1 text-13 text-warn">
            {t('mapping.missing', { what: format.list(missing.map((one) => t(`mapping.needs.${one}`))) })}
          </p>
        )}
        <Button
          kind="primary"
          busy={send.isPending}
          disabled={missing.length > 0}
          onClick={() => send.mutate(undefined)}
        >
          {t('mapping.go')}
        </Button>
      </div>
    </>
  )
}
