import type { Measures, Satisfaction } from '@recado/contracts/reports'
import { summarise } from '../../chat/reports/index.ts'
import type { CompanyFigure } from '../executions/index.ts'
import type { FigureSource } from './figure-source.ts'

/** Where the figures of conversations stand: at home. */
const PATH = '/'
const SECONDS_PER_MINUTE = 60

/** Conversations, answer times and ratings of thirty days, and of the thirty before them. */
export const conversationFigures: FigureSource = {
  name: 'conversations',
  read: async (scope) => {
    const { current, previous } = await summarise({ scope, visible: undefined }, '30d')
    if (current.opened === 0 && previous.opened === 0) return []
    return [...sideOf(current, 'now'), ...sideOf(previous, 'before')]
  },
}

function sideOf(side: Measures & { satisfaction: Satisfaction }, scope: 'now' | 'before'): CompanyFigure[] {
  const { opened, first_answer_business_s: answer, satisfaction } = side
  const other = { metric: 'other', scope, unit: 'count', period: null, path: PATH } as const
  const minutes = answer === null ? undefined : Math.round(answer / SECONDS_PER_MINUTE)
  const mean = satisfaction.mean
  return [
    { ...other, metric: 'leads', period: 'month', source: `conversations.opened_${scope}`, value: opened },
    ...(minutes === undefined ? [] : [{ ...other, source: `conversations.answer_${scope}`, value: minutes }]),
    ...(mean === null ? [] : [{ ...other, source: `conversations.stars_${scope}`, value: Math.round(mean * 10) / 10 }]),
  ]
}
