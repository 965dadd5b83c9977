/** Days counted from today, longest phrase first. Keys are without accents. */
export const DAY_PHRASES: ReadonlyArray<readonly [string, number]> = [
  ['depois de amanha', 2],
  ['day after tomorrow', 2],
  ['pasado manana', 2],
  ['anteontem', -2],
  ['antes de ontem', -2],
  ['anteayer', -2],
  ['amanha', 1],
  ['tomorrow', 1],
  ['manana', 1],
  ['hoje', 0],
  ['hj', 0],
  ['today', 0],
  ['hoy', 0],
  ['ontem', -1],
  ['yesterday', -1],
  ['ayer', -1],
]

/** Weekdays by the start of their names; 0 = Sunday. */
export const WEEKDAY_STARTS: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(domingo|dom|sunday|sun)$/, 0],
  [/^(segunda|segundafeira|seg|monday|mon|lunes)$/, 1],
  [/^(terca|tercafeira|ter|tuesday|tue|martes)$/, 2],
  [/^(quarta|quartafeira|qua|wednesday|wed|miercoles)$/, 3],
  [/^(quinta|quintafeira|qui|thursday|thu|jueves)$/, 4],
  [/^(sexta|sextafeira|sex|friday|fri|viernes)$/, 5],
  [/^(sabado|sab|saturday|sat)$/, 6],
]

const MONTH_NAMES =
  'jan(?:eiro|uary)?|ene(?:ro)?|fev(?:ereiro)?|feb(?:rero|ruary)?|mar(?:co|zo|ch)?|abr(?:il)?|apr(?:il)?|maio?|mayo?|jun(?:ho|e|io)?|jul(?:ho|y|io)?|' +
  'ago(?:sto)?|aug(?:ust)?|set(?:embro)?|sep(?:t|tiembre|tember)?|out(?:ubro)?|oct(?:ubre|ober)?|nov(?:embro|iembre|ember)?|dez(?:embro)?|dec(?:ember)?|dic(?:iembre)?'
/** "12 de março", "12 março de 2027"; "march 12th". Only whole names: "marcar" is no March. */
export const DAY_AND_MONTH = new RegExp(
  `\\b(\\d{1,2}) (?:de )?(${MONTH_NAMES})(?: (?:de |do )?(\\d{4}|\\d{2})(?! ?h))?\\b`,
  'g',
)
export const MONTH_AND_DAY = new RegExp(`\\b(${MONTH_NAMES}) (\\d{1,2})(?:st|nd|rd|th)?(?: (\\d{4}))?\\b`, 'g')
/** For slips: "setembo". */
export const LONG_MONTHS = ['janeiro', 'fevereiro', 'agosto', 'setembro', 'outubro', 'novembro', 'dezembro'] as const

/** Months by their first three letters, in the three languages. */
export const MONTHS: Readonly<Record<string, number>> = {
  jan: 1,
  ene: 1,
  fev: 2,
  feb: 2,
  mar: 3,
  abr: 4,
  apr: 4,
  mai: 5,
  may: 5,
  jun: 6,
  jul: 7,
  ago: 8,
  aug: 8,
  set: 9,
  sep: 9,
  out: 10,
  oct: 10,
  nov: 11,
  dez: 12,
  dec: 12,
  dic: 12,
}
