import { addDays } from '../language/local-time.ts'

type DayOfYear = (year: number) => string
const fixed =
  (monthAndDay: string): DayOfYear =>
  (year) =>
    `${year}-${monthAndDay}`
const fromEaster =
  (days: number): DayOfYear =>
  (year) =>
    addDays(easter(year), days)

/** Days that people call by name, longest names first. Plain texts. */
export const HOLIDAYS: ReadonlyArray<readonly [RegExp, DayOfYear]> = [
  [/\bvespera (?:de|do) natal\b/, fixed('12-24')],
  [/\bnatal\b|\bchristmas\b|\bnavidad\b/, fixed('12-25')],
  [/\bvespera (?:de|do) ano novo\b|\brevei?ll?on\b|\bvirada do ano\b/, fixed('12-31')],
  [/\b(?:dia (?:de|do) )?ano novo\b|\bnew year s day\b/, fixed('01-01')],
  [/\btiradentes\b/, fixed('04-21')],
  [/\bdia do trabalh(?:o|ador)\b/, fixed('05-01')],
  [/\bdia dos namorados\b/, fixed('06-12')],
  [/\b(?:dia da )?independencia\b/, fixed('09-07')],
  [/\bdia das criancas\b|\bnossa senhora aparecida\b/, fixed('10-12')],
  [/\bfinados\b/, fixed('11-02')],
  [/\bproclamacao da republica\b/, fixed('11-15')],
  [/\bconsciencia negra\b/, fixed('11-20')],
  [/\bdia das maes\b/, (year) => nthSunday(year, 5, 2)],
  [/\bdia dos pais\b/, (year) => nthSunday(year, 8, 2)],
  [/\bsexta(?: feira)? santa\b/, fromEaster(-2)],
  [/\b(?:domingo de )?pascoa\b/, fromEaster(0)],
  [/\bcorpus christi\b/, fromEaster(60)],
  [/\bterca(?: feira)? de carnaval\b/, fromEaster(-47)],
  [/\bquarta(?: feira)? de cinzas\b/, fromEaster(-46)],
]

function nthSunday(year: number, month: number, nth: number): string {
  const weekday = new Date(Date.UTC(year, month - 1, 1)).getUTCDay()
  const day = 1 + ((7 - weekday) % 7) + (nth - 1) * 7
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher). */
function easter(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const g = Math.floor((8 * b + 13) / 25)
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const m = Math.floor((a + 11 * h + 19 * l) / 433)
  const month = Math.floor((h + l - 7 * m + 90) / 25)
  const day = (h + l - 7 * m + 33 * month + 19) % 32
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
