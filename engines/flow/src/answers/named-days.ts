import { easterSunday } from '@recado/brazil/easter-sunday'
import type { HolidayKey } from '@recado/brazil/holiday-keys'
import { dateOfHoliday } from '@recado/brazil/national-holidays'

type DayOfYear = (year: number) => string
const fixed =
  (monthAndDay: string): DayOfYear =>
  (year) =>
    `${year}-${monthAndDay}`
const holiday =
  (key: HolidayKey): DayOfYear =>
  (year) =>
    dateOfHoliday(key, year)

/** Days that people call by name, longest names first. Plain texts. */
export const NAMED_DAYS: ReadonlyArray<readonly [RegExp, DayOfYear]> = [
  [/\bvespera (?:de|do) natal\b/, fixed('12-24')],
  [/\bnatal\b|\bchristmas\b|\bnavidad\b/, holiday('christmas')],
  [/\bvespera (?:de|do) ano novo\b|\brevei?ll?on\b|\bvirada do ano\b/, fixed('12-31')],
  [/\b(?:dia (?:de|do) )?ano novo\b|\bnew year s day\b/, holiday('new_year')],
  [/\btiradentes\b/, holiday('tiradentes')],
  [/\bdia do trabalh(?:o|ador)\b/, holiday('labour_day')],
  [/\bdia dos namorados\b/, fixed('06-12')],
  [/\b(?:dia da )?independencia\b/, holiday('independence')],
  [/\bdia das criancas\b|\bnossa senhora aparecida\b/, holiday('aparecida')],
  [/\bfinados\b/, holiday('all_souls')],
  [/\bproclamacao da republica\b/, holiday('republic')],
  [/\bconsciencia negra\b/, holiday('black_awareness')],
  [/\bdia das maes\b/, (year) => nthSunday(year, 5, 2)],
  [/\bdia dos pais\b/, (year) => nthSunday(year, 8, 2)],
  [/\bsexta(?: feira)? santa\b/, holiday('good_friday')],
  [/\b(?:domingo de )?pascoa\b/, (year) => new Date(easterSunday(year)).toISOString().slice(0, 10)],
  [/\bcorpus christi\b/, holiday('corpus_christi')],
  [/\bterca(?: feira)? de carnaval\b/, holiday('carnival_tuesday')],
  [/\bquarta(?: feira)? de cinzas\b/, holiday('ash_wednesday')],
]

function nthSunday(year: number, month: number, nth: number): string {
  const weekday = new Date(Date.UTC(year, month - 1, 1)).getUTCDay()
  const day = 1 + ((7 - weekday) % 7) + (nth - 1) * 7
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
