export interface Formats {
  /** Whole reais; centavos are shown only where there are some. */
  money(cents: number): string
  km(kilometres: number): string
  percent(share: number): string
  number(value: number): string
  /** Of a day, YYYY-MM-DD, whatever the reader's time zone. */
  day(day: string): string
}

/** Figures as readers of a language write them; the currency is the cars'. */
export function createFormats(locale: string): Formats {
  const whole = new Intl.NumberFormat(locale, { style: 'currency', currency: 'BRL', maximumFractionDigits: 0 })
  const exact = new Intl.NumberFormat(locale, { style: 'currency', currency: 'BRL' })
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 })
  const date = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric', timeZone: 'UTC' })
  return {
    money: (cents) => (cents % 100 === 0 ? whole : exact).format(cents / 100),
    km: (kilometres) => `${number.format(kilometres)} km`,
    percent: (share) => percent.format(share),
    number: (value) => number.format(value),
    day: (day) => date.format(new Date(`${day}T12:00:00Z`)),
  }
}
