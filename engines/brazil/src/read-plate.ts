import { type Reading, refused, taken } from './reading.ts'

/** Three letters and four digits, or the fifth sign a letter since 2018 (Mercosul; Resolução Contran 780/2019). */
const PLATE = /(?<![A-Z\d])([A-Z]{3})[\s.\-–—]?(\d[A-J\d]\d{2})(?![A-Z\d])/g

/** Reads a car's plate ("abc-1234", "ABC 1D23") into seven capitals and digits. Two plates are refused. */
export function readPlate(text: string): Reading<string> {
  const written = text.slice(0, 300).normalize('NFKC').toUpperCase()
  const plates = new Set([...written.matchAll(PLATE)].map(([, letters, rest]) => `${letters}${rest}`))
  const [plate] = plates
  return plate !== undefined && plates.size === 1 ? taken(plate) : refused('plate')
}
