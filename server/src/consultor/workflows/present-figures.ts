import type { CompanyFigures } from '@recado/contracts/advisor'
import type { Locale } from '@recado/contracts/wire'
import type { Translator } from '../../platform/i18n.ts'
import { factOfFigure, presentFact, wordsOf } from '../executions/index.ts'
import type { CompanyFiguresRead } from './read-company-figures.ts'

/** A company's figures as the table of an execution would show them. */
export function presentFigures(
  { allowed, figures, withoutData }: CompanyFiguresRead,
  texts: Translator,
  locale: Locale,
): CompanyFigures {
  const words = wordsOf(texts, locale)
  const sourceName = (source: string) => words.say(`source.${source}`)
  return {
    allowed,
    items: figures.map((figure, at) =>
      presentFact(factOfFigure(figure, { id: `q${at + 1}`, at: 0, locale, sourceName }), words),
    ),
    without_data: withoutData.map((source) => ({ source, label: words.say(`figures.${source}`) })),
  }
}
