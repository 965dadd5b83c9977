import type { Dashboard } from './figures.api.ts'

export interface DayFigures {
  day: string
  recommendations: number
  leads: number
  whatsapp: number
  sales: number
}

type Days = {
  recommendations: Pick<Dashboard['recommendations'], 'days'>
  conversions: Pick<Dashboard['conversions'], 'days'>
}

/** What was recommended and what came of it, day by day. */
export function joinDays({ recommendations, conversions }: Days): DayFigures[] {
  const came = new Map(conversions.days.map((row) => [row.day, row]))
  return recommendations.days.map(({ day, count }) => {
    const { leads = 0, whatsapp = 0, sales = 0 } = came.get(day) ?? {}
    return { day, recommendations: count, leads, whatsapp, sales }
  })
}
