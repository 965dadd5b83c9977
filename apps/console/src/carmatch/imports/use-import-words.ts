import type { CarImportStatus, CarImportView } from '@recado/contracts/car-imports'
import { useTranslation } from 'react-i18next'
import type { Tone } from '../../design/badge.tsx'
import { useFormat } from '../../i18n/use-format.ts'

export const IMPORT_TONES: Record<CarImportStatus, Tone> = {
  ...{ uploading: 'neutral', running: 'accent', waiting: 'warn', done: 'good', failed: 'bad', discarded: 'neutral' },
}

/** What is said of an import: what was recognised, how it went, why it failed. */
export function useImportWords() {
  const { t, i18n } = useTranslation('stock-import')
  const format = useFormat()
  const known = (key: string) => i18n.exists(`stock-import:${key}`)
  return {
    /** "Planilha", "AutoCerto"; undefined until it is known. */
    shape: ({ shape, format: kind }: Pick<CarImportView, 'shape' | 'format'>): string | undefined => {
      if (shape !== null && shape !== 'table' && shape !== 'unknown' && known(`shapes.${shape}`))
        return t(`shapes.${shape}` as 'shapes.own')
      return kind === null ? undefined : kind.toUpperCase()
    },
    counts: ({ created, updated, gone, refused }: CarImportView): string =>
      [
        created > 0 && t('counts.created', { count: created }),
        updated > 0 && t('counts.updated', { count: updated }),
        gone > 0 && t('counts.gone', { count: gone }),
        refused > 0 && t('counts.refused', { count: refused }),
      ]
        .filter((part) => part !== false)
        .join(' · ') || t('counts.nothing'),
    problem: ({ problem }: Pick<CarImportView, 'problem'>): string => {
      if (problem === null) return ''
      const { code, status, limit, used } = problem as { code: string; status?: number; limit?: number; used?: number }
      if (code === 'quota_exceeded')
        return t('problems.quota_exceeded', { limit: format.number(limit ?? 0), used: format.number(used ?? 0) })
      if (code === 'http_status') return t('problems.http_status', { status })
      return known(`problems.${code}`) ? t(`problems.${code}` as 'problems.empty') : t('problems.other', { code })
    },
    /** Why a row was refused, or went in without one of its values. */
    row: ({ code, field, value }: { code: string; field?: string | undefined; value?: string | undefined }): string => {
      const name = field !== undefined && known(`fields.${field}`) ? t(`fields.${field}` as 'fields.price') : field
      const said = known(`rows.${code}`) ? t(`rows.${code}` as 'rows.formula') : t('rows.other')
      return [name === undefined ? said : `${name}: ${said}`, value ? `(${value})` : ''].filter(Boolean).join(' ')
    },
  }
}
