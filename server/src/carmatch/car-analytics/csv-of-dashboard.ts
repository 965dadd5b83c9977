import type { CarDashboard, CarDashboardTable } from '@recado/contracts/car-analytics'
import type { Locale } from '@recado/contracts/wire'
import type { z } from 'zod'
import { CSV_MARK, csvLine } from '../../platform/csv-line.ts'
import type { Translator } from '../../platform/i18n.ts'

/** A table of the page as spreadsheets of the reader's language open it: `;` but in English. */
export function csvOfDashboard(
  dashboard: CarDashboard,
  table: z.output<typeof CarDashboardTable>,
  { translate }: Translator,
  locale: Locale,
): string {
  const heading = (...keys: string[]) => keys.map((key) => translate(locale, `matcher:columns.${key}`))
  const separator = locale === 'en' ? ',' : ';'
  const lines = linesOf(dashboard, table, heading, locale)
  return CSV_MARK + lines.map((cells) => csvLine(cells.map(String), separator)).join('')
}

function linesOf(
  { recommendations, conversions, top_cars, funnel, standing_stock, user_behavior }: CarDashboard,
  table: z.output<typeof CarDashboardTable>,
  heading: (...keys: string[]) => string[],
  locale: Locale,
): (string | number)[][] {
  const money = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, useGrouping: false })
  const price = (cents: number) => money.format(cents / 100)
  switch (table) {
    case 'days':
      return [
        heading('day', 'recommendations', 'leads', 'whatsapp', 'sales'),
        ...conversions.days.map(({ day, leads, whatsapp, sales }, at) => [
          ...[day, recommendations.days[at]?.count ?? 0, leads, whatsapp, sales],
        ]),
      ]
    case 'top_cars':
      return [
        heading('car', 'price', 'recommended', 'seen', 'opened', 'whatsapp', 'leads', 'days'),
        ...top_cars.map(({ car, recommended, seen, opened, whatsapp, leads, days_in_stock }) => [
          ...[car.title, price(car.price_cents), recommended.count, seen, opened, whatsapp, leads.count, days_in_stock],
        ]),
      ]
    case 'funnel':
      return [
        heading('step', 'count', 'previous'),
        ...funnel.map(({ label, count, previous }) => [label, count, previous]),
      ]
    case 'standing_stock':
      return [
        heading('car', 'price', 'days', 'recommended', 'opened', 'leads', 'price_changes'),
        ...standing_stock.cars.map(({ car, days, recommended, opened, leads, price_changes }) => [
          ...[car.title, price(car.price_cents), days, recommended, opened, leads, price_changes],
        ]),
      ]
    case 'channels':
      return [
        heading('channel', 'leads', 'previous'),
        ...conversions.by_channel.map(({ label, leads, previous }) => [label, leads, previous]),
      ]
    case 'questions':
      return [
        heading('question', 'answer', 'count'),
        ...user_behavior.questions.flatMap(({ text, answers }) =>
          answers.map(({ label, count }) => [text, label, count]),
        ),
      ]
  }
}
