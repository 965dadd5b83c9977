import type { CarImportQuestion, CarImportView, PriceUnit } from '@recado/contracts/car-imports'
import { useQueryClient } from '@tanstack/react-query'
import { CircleHelp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useAct } from '../../api/use-act.ts'
import { Button } from '../../design/button.tsx'
import { Card } from '../../design/card.tsx'
import { useFormat } from '../../i18n/use-format.ts'
import { useServices } from '../../services.ts'
import { confirmImport, importKeys } from './imports.api.ts'
import { MappingForm } from './mapping-form.tsx'

interface ImportQuestionProps {
  found: CarImportView
  question: CarImportQuestion
}

/** What an import waits for somebody to say; until then nothing of it is seen. */
export function ImportQuestion({ found, question }: ImportQuestionProps) {
  if (question.kind === 'mapping') return <MappingForm id={found.id} />
  return question.kind === 'gone' ? (
    <GoneQuestion found={found} question={question} />
  ) : (
    <PriceQuestion found={found} question={question} />
  )
}

function useAnswer({ id }: CarImportView) {
  const { http } = useServices()
  const queries = useQueryClient()
  return useAct({
    run: async (unit?: PriceUnit) => {
      queries.setQueryData(importKeys.one(id), await confirmImport(http, id, unit))
    },
    changes: ['car-imports'],
  })
}

type Of<Kind extends CarImportQuestion['kind']> = Extract<CarImportQuestion, { kind: Kind }>

function GoneQuestion({ found, question }: { found: CarImportView; question: Of<'gone'> }) {
  const { t } = useTranslation('stock-import')
  const answer = useAnswer(found)
  return (
    <Card title={<Asked>{t('gone.title', { count: question.gone })}</Asked>}>
      <div className="grid gap-4">
        <p className="max-w-160 text-13 text-pretty">
          {t('gone.text', { count: question.gone, known: question.known, cars: found.cars })}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button kind="primary" busy={answer.isPending} onClick={() => answer.mutate(undefined)}>
            {t('gone.confirm', { count: question.gone })}
          </Button>
        </div>
        <p className="text-12 text-ink-faint">{t('gone.otherwise')}</p>
      </div>
    </Card>
  )
}

function PriceQuestion({ found, question }: { found: CarImportView; question: Of<'price_scale'> }) {
  const { t } = useTranslation('stock-import')
  const format = useFormat()
  const answer = useAnswer(found)
  const units: readonly PriceUnit[] = ['reais', 'centavos']
  return (
    <Card title={<Asked>{t('price.title')}</Asked>} description={t('price.text')}>
      <ul className="grid gap-3 sm:grid-cols-2">
        {units.map((unit) => (
          <li key={unit} className="grid gap-2 rounded-8 border border-line px-4 py-3.5">
            <span className="text-13 text-ink-soft">{t(`price.${unit}`)}</span>
            <span className="text-20 font-semibold tabular-nums">
              {format.money(unit === 'reais' ? question.median * 100 : question.median)}
            </span>
            <Button
              kind={question.suggests === unit ? 'primary' : 'secondary'}
              className="justify-self-start"
              busy={answer.isPending && answer.variables === unit}
              disabled={answer.isPending}
              onClick={() => answer.mutate(unit)}
            >
              {t(`price.choose_${unit}`)}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Asked({ children }: { children: string }) {
  return (
    <span className="flex items-center gap-2">
      <CircleHelp size={16} className="shrink-0 text-warn" aria-hidden />
      {children}
    </span>
  )
}
