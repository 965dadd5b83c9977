export interface SentCar {
  title: string
  facts: string
  price: string
}

/** Cars as a message says them; several are numbered, so that one can be asked for: "quero ver o 2". */
export function carsText(cars: readonly SentCar[]): string {
  return cars
    .map(({ title, facts, price }, index) =>
      [cars.length > 1 ? `${index + 1}. ${title}` : title, facts, price].filter(Boolean).join('\n'),
    )
    .join('\n\n')
}
