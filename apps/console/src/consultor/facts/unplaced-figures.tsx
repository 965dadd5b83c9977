import type { ExecutionUnderstanding } from '@recado/contracts/execution-facts'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'

interface UnplacedFiguresProps {
  figures: ExecutionUnderstanding['unplaced']
  onPlace(quote: string): void
}

/** Numbers of the text that nobody could file: they count for nothing until somebody says what they are. */
export function UnplacedFigures({ figures, onPlace }: UnplacedFiguresProps) {
  const { t } = useTranslation('consultor')
  return (
    <Card title={t('facts.unplaced')} description={t('facts.unplaced_text')}>
      <ul className="flex flex-wrap gap-2">
        {figures.map(({ quote, start }) => (
          <li key={start} className="flex max-w-full items-center gap-2 rounded-8 bg-sunken py-1 pr-1 pl-3 text-13">
            <q className="truncate">{quote}</q>
            <Button size="small" aria-label={t('facts.place_of', { quote })} onClick={() => onPlace(quote)}>
              {t('facts.place')}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
