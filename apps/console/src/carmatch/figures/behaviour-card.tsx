import { useTranslation } from 'react-i18next'
import { Card } from '../../design/card.tsx'
import { useFigureWords } from '../../screens/home/figures/use-figure-words.ts'
import type { Dashboard } from './figures.api.ts'

/** What buyers answer, ask for anew, and type without being understood. */
export function BehaviourCard({ data: { user_behavior } }: { data: Dashboard }) {
  const { t } = useTranslation('car-figures')
  const words = useFigureWords()
  const { questions, critiques, not_understood } = user_behavior
  const listed = (items: readonly { label: string; count: number }[]) =>
    items.map(({ label, count }) => t('with_count', { label, count })).join(' · ')
  return (
    <Card title={t('behaviour.title')}>
      <div className="grid gap-4 text-13">
        {questions.length === 0 && <p className="text-ink-soft">{t('nothing')}</p>}
        <ul className="grid gap-3">
          {questions.map(({ key, text, answered, skipped, answers }) => (
            <li key={key} className="grid gap-0.5">
              <span className="flex flex-wrap justify-between gap-x-3">
                <span className="font-medium">{text}</span>
                <span className="text-12 text-ink-soft">
                  {t('behaviour.answered', { answered: words.count(answered), skipped: words.count(skipped) })}
                </span>
              </span>
              {answers.length > 0 && <span className="text-12 text-ink-soft">{listed(answers)}</span>}
            </li>
          ))}
        </ul>
        {critiques.length > 0 && (
          <p>
            <span className="font-medium">{t('behaviour.critiques')}</span>{' '}
            <span className="text-ink-soft">{listed(critiques)}</span>
          </p>
        )}
        {not_understood.length > 0 && (
          <p>
            <span className="font-medium">{t('behaviour.not_understood')}</span>{' '}
            <span className="text-ink-soft">
              {listed(not_understood.map(({ words: label, count }) => ({ label, count })))}
            </span>
          </p>
        )}
      </div>
    </Card>
  )
}
