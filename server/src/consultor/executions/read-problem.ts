import { type Fact, takeIn, withFacts } from '@recado/advisor'
import type { Locale } from '@recado/contracts/wire'
import { type KnownFact, type KnownIntake, nextFactNumber } from './known-fact.ts'
import type { CompanyFigure } from './ports.ts'
import { sayAmount } from './present/say-amount.ts'

/**
 * What a text says, and what the company's own data say beside it. Where both tell of one metric the person's word counts:
 * they may speak of another shop, or of another month.
 */
export function readProblem(
  problem: string,
  businessType: string,
  { figures, locale, sourceName }: { figures: readonly CompanyFigure[]; locale: Locale; sourceName: SourceName },
): KnownIntake {
  const read: KnownIntake = takeIn(problem, businessType === '' ? undefined : businessType)
  const said = new Set(read.understood.filter(({ confidence }) => confidence >= 0.5).map(placeOf))
  const new_ = figures.filter((figure) => !said.has(placeOf(figure)))
  if (new_.length === 0) return read
  const first = nextFactNumber(read.understood, read.unplaced)
  const own = new_.map((figure, at) =>
    factOfFigure(figure, { id: `q${first + at}`, at: problem.length, locale, sourceName }),
  )
  return withFacts(problem, read, [...read.understood, ...own])
}

/** What people call a source: "Carros vendidos em outubro". */
export type SourceName = (source: string) => string

const placeOf = ({ metric, scope }: Pick<Fact, 'metric' | 'scope'>) =>
  metric.endsWith('_before') ? `${metric}/before` : `${metric}/${scope}`

/** A figure of the company as the table of facts has it. */
export function factOfFigure(
  { source, metric, scope, value, unit, period, path }: CompanyFigure,
  place: { id: string; at: number; locale: Locale; sourceName: SourceName },
): KnownFact {
  const amount = { low: value, unit, ...(period === null ? {} : { per: period }) }
  const quote = `${place.sourceName(source)}: ${sayAmount(amount, place.locale)}`
  const quantity = { id: place.id, start: place.at, end: place.at, quote, ...amount }
  return { metric, quantity, scope, confidence: 1, quote, start: place.at, end: place.at, source: 'company', path }
}
