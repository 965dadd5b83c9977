import type { CostLine, WhatsappCosts } from '@recado/contracts/whatsapp-costs'
import { useTranslation } from 'react-i18next'
import { Table } from '../../design/table.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useMicros } from './use-micros.ts'

/** Charged messages by kind and number. */
export function CostTable({ costs }: { costs: WhatsappCosts }) {
  const { t } = useTranslation('whatsapp-costs')
  const format = useFormat()
  const micros = useMicros(costs.currency)
  return (
    <Table
      label={t('charged')}
      rows={costs.lines}
      rowKey={({ connection_id, category }) => `${connection_id} ${category}`}
      columns={[
        { key: 'kind', header: t('kind'), cell: (line) => <Kind line={line} /> },
        {
          key: 'messages',
          header: t('messages'),
          align: 'end',
          width: 'w-24',
          cell: (line) => format.number(line.messages),
        },
        {
          key: 'free',
          header: t('free'),
          align: 'end',
          width: 'w-24',
          wideOnly: true,
          cell: (line) => format.number(line.free),
        },
        {
          ...{ key: 'each', header: t('each'), align: 'end', width: 'w-32', wideOnly: true },
          cell: ({ price_micros: price }) => (price === null ? t('no_price') : micros(price)),
        },
        {
          ...{ key: 'total', header: t('total'), align: 'end', width: 'w-28' },
          cell: ({ total_micros: total }) => (total === null ? t('no_price') : micros(total)),
        },
      ]}
    />
  )
}

function Kind({ line: { category, name } }: { line: CostLine }) {
  const { t } = useTranslation('whatsapp-costs')
  return (
    <span className="grid">
      <span className="truncate font-medium">{isKnown(category) ? t(`categories.${category}`) : category}</span>
      <span className="truncate text-12 text-ink-soft">{name}</span>
    </span>
  )
}

const KNOWN = ['marketing', 'utility', 'authentication', 'service'] as const

function isKnown(category: string): category is (typeof KNOWN)[number] {
  return (KNOWN as readonly string[]).includes(category)
}
