import type { MatchAnswers, QuestionnaireContent } from '@recado/contracts/questionnaires'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Card } from '../../../design/card.tsx'
import { ErrorState } from '../../../design/error-state.tsx'
import { SkeletonRows } from '../../../design/skeleton.tsx'
import { useFormat } from '../../../i18n/use-format.ts'
import { RowBars } from '../../../screens/home/figures/row-bars.tsx'
import { useServices } from '../../../services.ts'
import { type AskedQuestions, previewQuestionnaire, questionnaireKeys } from '../questionnaire.api.ts'
import { AnswerField } from './answer-field.tsx'
import { PreviewCar } from './preview-car.tsx'

// Typing goes on; the stock is ranked when it rests.
const REST_MS = 400
const MOST_WEIGHTS = 6

/** The draft tried on the own stock: answers as a buyer gives them, and what they would be shown. Nothing is counted. */
export function PreviewPanel({ content, words }: { content: QuestionnaireContent; words: AskedQuestions }) {
  const { t, i18n } = useTranslation(['questionnaire', 'common'])
  const { http } = useServices()
  const format = useFormat()
  const [answers, setAnswers] = useState<MatchAnswers>({})
  const asked = useRested(content)
  const given = useRested(answers)
  const preview = useQuery({
    queryKey: questionnaireKeys.preview(asked, given),
    queryFn: () => previewQuestionnaire(http, asked, given),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  const found = preview.data?.recommendation
  const answered = Object.keys(answers).length
  return (
    <div className="grid gap-4">
      <Card
        title={t('preview.cars')}
        description={preview.data && t('preview.fitting', { count: preview.data.fitting })}
        flush={(found?.items.length ?? 0) > 0}
      >
        {preview.data === undefined ? (
          preview.isError ? (
            <ErrorState error={preview.error} onRetry={() => void preview.refetch()} />
          ) : (
            <SkeletonRows rows={3} label={t('common:loading')} />
          )
        ) : found == null ? (
          <p className="text-13 text-warn">{t('preview.errors')}</p>
        ) : found.items.length === 0 ? (
          <p className="text-13 text-ink-soft">{found.empty ?? t('preview.nothing')}</p>
        ) : (
          <>
            {found.relaxed.length > 0 && (
              <p className="border-b border-line px-4 py-2.5 text-12 text-ink-soft">{format.list(found.relaxed)}</p>
            )}
            <ol>
              {found.items.map((car) => (
                <PreviewCar key={car.id} car={car} />
              ))}
            </ol>
          </>
        )}
      </Card>
      <Card
        title={t('preview.title')}
        description={t('preview.text')}
        actions={
          answered > 0 && (
            <Button kind="ghost" size="small" onClick={() => setAnswers({})}>
              {t('preview.clear')}
            </Button>
          )
        }
      >
        <ol className="grid gap-4">
          {content.questions.map((question) => (
            <li key={question.key}>
              <AnswerField
                question={question}
                words={words.find(({ key }) => key === question.key)}
                answer={answers[question.key]}
                onAnswer={(answer) => {
                  const { [question.key]: _before, ...others } = answers
                  setAnswers(answer === undefined ? others : { ...others, [question.key]: answer })
                }}
              />
            </li>
          ))}
        </ol>
      </Card>
      {preview.data !== undefined && preview.data.weights.length > 0 && (
        <Card title={t('preview.weights')}>
          <RowBars
            rows={preview.data.weights.slice(0, MOST_WEIGHTS).map(({ attribute, label, share }) => ({
              ...{ key: attribute, name: label, value: share, words: percent.format(share) },
            }))}
          />
        </Card>
      )}
    </div>
  )
}

function useRested<Value>(value: Value): Value {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
