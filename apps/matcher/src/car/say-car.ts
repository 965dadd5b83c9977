import type { CarOnPage } from '@recado/contracts/car-pages'
import type { PageTools } from '../page-tools.ts'

type Words = Pick<PageTools, 't' | 'formats'>

/** "2019/2020": made and model; one of them where they are the same or only one is known. */
export function sayYear({ attributes: { year, year_made } }: Pick<CarOnPage, 'attributes'>): string | undefined {
  if (year === undefined) return undefined
  return year_made === undefined || year_made === year ? String(year) : `${year_made}/${year}`
}

/** Title and year, as somebody asks for it. */
export function nameCar(car: Pick<CarOnPage, 'title' | 'attributes'>): string {
  return [car.title, sayYear(car)].filter((part) => part !== undefined).join(' ')
}

/** What is known of it in a few words, in the order in which buyers ask. What nobody stated is left out. */
export function sayFacts(car: Pick<CarOnPage, 'attributes'>, { t, formats }: Words): string[] {
  const { km, transmission, fuel, city } = car.attributes
  return [
    sayYear(car),
    km === undefined ? undefined : formats.km(km),
    transmission === undefined ? undefined : t(`word.${transmission}`),
    fuel === undefined ? undefined : t(`word.${fuel}`),
    city,
  ].filter((part) => part !== undefined)
}
