import type { CarImportView } from '@recado/contracts/car-imports'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '../../design/badge.tsx'
import { Card } from '../../design/card.tsx'
import { EmptyState } from '../../design/empty-state.tsx'
import { Segmented } from '../../design/segmented.tsx'
import { ListView } from '../../lists/list-view.tsx'
import { useKeysetList } from '../../lists/use-keyset-list.ts'
import { useServices } from '../../services.ts'
import { importKeys, listRows } from './imports.api.ts'
import { useImportWords } from './use-import-words.ts'

/** The rows that something is to be said of, and what. */
export function ImportReport({ found }: { found: CarImportView }) {
  const { t } = useTranslation('stock-import')
  const { http } = useServices()
  const words = useImportWords()
  const [shown, setShown] = useState<'refused' | 'partial'>(found.refused > 0 ? 'refused' : 'partial')
  const refused = shown === 'refused'
  const list = useKeysetList(importKeys.rows(found.id, refused), (cursor) => listRows(http, found.id, refused, cursor))
  return (
    <Card
      title={t('report.title')}
      description={t('report.text')}
      flush
      actions={
        <Segmented
          label={t('report.shown')}
          value={shown}
          onChange={setShown}
          segments={(['refused', 'partial'] as const).map((value) => ({ value, label: t(`report.${value}`) }))}
        />
      }
    >
      <ListView
        list={list}
        empty={
          <EmptyState icon={CircleCheck} title={t(`report.${shown}_none_title`)}>
            {t(`report.${shown}_none`)}
          </EmptyState>
        }
      >
        {(rows) => (
          <ul>
            {rows.map(({ line, title, stock_key, problems, refused: out }) => (
              <li key={line} className="grid gap-1 border-b border-line px-4 py-2.5 last:border-0 sm:px-5">
                <span className="flex flex-wrap items-center gap-2 text-13">
                  <Badge tone={out ? 'bad' : 'warn'}>{t('report.line', { line })}</Badge>
                  <span className="font-medium">{title || t('report.untitled')}</span>
                  {stock_key !== null && <span className="text-12 text-ink-faint">{stock_key}</span>}
                </span>
                <span className="text-13 break-words text-ink-soft">{problems.map(words.row).join('; ')}</span>
              </li>
            ))}
          </ul>
        )}
      </ListView>
    </Card>
  )
}
