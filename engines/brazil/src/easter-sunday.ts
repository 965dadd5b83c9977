/** Easter Sunday of the Gregorian calendar as midnight UTC (the computus: the first Sunday after the ecclesiastical full moon). */
export function easterSunday(year: number): number {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const sunCorrection = century - Math.floor(century / 4)
  const moonCorrection = Math.floor((8 * century + 13) / 25)
  const epact = (sunCorrection - moonCorrection + 19 * golden + 15) % 30
  const fullMoon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11))
  const weekday = (year + Math.floor(year / 4) + fullMoon + 2 - century + Math.floor(century / 4)) % 7
  const fromMarch28 = fullMoon - weekday
  return Date.UTC(year, 2, 28 + fromMarch28)
}
