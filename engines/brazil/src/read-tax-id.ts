import { type Reading, refused, taken } from './reading.ts'
import { figuresFrom } from './spoken-numbers.ts'

const CPF_WEIGHTS = [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]
const CNPJ_WEIGHTS = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]

/** Reads a CPF with or without its dots into 11 digits, both check digits verified. */
export function readCpf(text: string): Reading<string> {
  const digits = signsOf(text, 11, /\d/)
  return digits && isCpf(digits) ? taken(digits) : refused('cpf')
}

/** Reads a CNPJ into 14 signs. Since July 2026 the first twelve may be letters (IN RFB 2.229/2024); capitals are stored. */
export function readCnpj(text: string): Reading<string> {
  const signs = signsOf(text, 14, /[\dA-Z]/)
  return signs && isCnpj(signs) ? taken(signs) : refused('cnpj')
}

/** Reads whichever of the two it is. */
export function readTaxId(text: string): Reading<string> {
  const cpf = readCpf(text)
  if (cpf.ok) return cpf
  const cnpj = readCnpj(text)
  return cnpj.ok ? cnpj : refused('tax_id')
}

function isCpf(digits: string): boolean {
  if (/^(\d)\1+$/.test(digits)) return false
  return (
    checkDigit(digits.slice(0, 9), CPF_WEIGHTS) === digits[9] &&
    checkDigit(digits.slice(0, 10), CPF_WEIGHTS) === digits[10]
  )
}

function isCnpj(signs: string): boolean {
  if (!/^[\dA-Z]{12}\d{2}$/.test(signs) || /^(.)\1+$/.test(signs)) return false
  return (
    checkDigit(signs.slice(0, 12), CNPJ_WEIGHTS) === signs[12] &&
    checkDigit(signs.slice(0, 13), CNPJ_WEIGHTS) === signs[13]
  )
}

/** Modulo 11 over ASCII code − 48 (so `A` is 17); the weights end at the body's last sign. */
function checkDigit(body: string, weights: number[]): string {
  const offset = weights.length - body.length
  let sum = 0
  for (let i = 0; i < body.length; i++) sum += (body.charCodeAt(i) - 48) * weights[offset + i]!
  const rest = sum % 11
  return String(rest < 2 ? 0 : 11 - rest)
}

/** The one run of `length` fitting signs in a sentence, its dots, dashes and slashes removed. */
function signsOf(text: string, length: number, sign: RegExp): string | undefined {
  const written = figuresFrom(text.slice(0, 300)).normalize('NFKC').toUpperCase()
  const words = written.split(/\s+/).map((word) => word.replace(/[.\-/]/g, ''))
  const fitting = [words.join(''), ...words, written.replace(/\D/g, '')].filter(
    (word) => word.length === length && [...word].every((s) => sign.test(s)),
  )
  return fitting[0]
}
