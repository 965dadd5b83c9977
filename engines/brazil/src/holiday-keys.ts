/** The nation's holidays and optional points, in the order of the year. */
export const HOLIDAY_KEYS = [
  ...(['new_year', 'carnival_monday', 'carnival_tuesday', 'ash_wednesday', 'good_friday', 'tiradentes'] as const),
  ...(['labour_day', 'corpus_christi', 'independence', 'aparecida', 'all_souls', 'republic'] as const),
  ...(['black_awareness', 'christmas'] as const),
] as const
export type HolidayKey = (typeof HOLIDAY_KEYS)[number]
