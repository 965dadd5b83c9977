import { ChartNoAxesColumn, Table2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { IconButton } from '../../design/icon-button.tsx'

interface PlotCardProps {
  title: string
  description: string
  plot: ReactNode
  /** The same in figures. */
  table: ReactNode
}

/** A plot and, one press away, the table it is drawn from. */
export function PlotCard({ title, description, plot, table }: PlotCardProps) {
  const { t } = useTranslation('reports')
  const [asTable, setAsTable] = useState(false)
  return (
    <Card
      title={title}
      description={description}
      flush={asTable}
      actions={
        <IconButton
          icon={asTable ? ChartNoAxesColumn : Table2}
          label={t(asTable ? 'as_plot' : 'as_table', { table: title })}
          onClick={() => setAsTable(!asTable)}
        />
      }
    >
      {asTable ? table : plot}
    </Card>
  )
}
