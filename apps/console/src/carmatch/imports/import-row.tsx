import type { CarImportView } from '@recado/contracts/car-imports'
import { CarImportId } from '@recado/contracts/ids'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { wireId } from '../../api/wire-id.ts'
import { Badge } from '../../design/badge.tsx'
import { RelativeTime } from '../../i18n/relative-time.tsx'
import { IMPORT_TONES, useImportWords } from './use-import-words.ts'

/** An import in the list: where from, how it stands, what it did. */
export function ImportRow({ found }: { found: CarImportView }) {
  const { t } = useTranslation('stock-import')
  const words = useImportWords()
  const said =
    found.status === 'failed' ? words.problem(found) : found.status === 'done' ? words.counts(found) : undefined
  return (
    <li className="border-b border-line last:border-0">
      <Link
        to="/estoque/importar/$id"
        params={{ id: wireId(CarImportId, found.id) }}
        className="flex items-center gap-3 px-4 py-2.5 hover:bg-hover focus-visible:-outline-offset-2 sm:px-5"
      >
        <span className="grid min-w-0 flex-1 gap-0.5">
          <span className="flex items-center gap-2 text-13">
            <span className="truncate font-medium">{found.name}</span>
            <Badge tone={IMPORT_TONES[found.status]}>{t(`status.${found.status}`)}</Badge>
          </span>
          <span className="text-12 text-ink-soft">
            <RelativeTime value={found.created_at} />
            {said !== undefined && ` · ${said}`}
          </span>
        </span>
        <ChevronRight size={16} className="shrink-0 text-ink-faint" aria-hidden />
      </Link>
    </li>
  )
}
