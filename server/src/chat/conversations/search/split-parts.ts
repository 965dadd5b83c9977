import { fold } from '../../../platform/fold.ts'
import { stemWord } from './stem-word.ts'

/** How a part hangs on the one before: written in one ("test-drive", "abc1234"), digits after a blank ("45 900"), or apart. */
export type Joint = 'tight' | 'blank' | 'apart'

/** A run of letters or of digits, where it stands in its text. */
export interface Part {
  folded: string
  lexeme: string
  /** Whether it consists of digits. */
  number: boolean
  /** What lies between invisible characters in it, for these may stand for blanks; empty without any. */
  pieces: readonly string[]
  start: number
  end: number
  joint: Joint
  /** What stands between it and the part before. */
  before: string
}

/** So that one endless run cannot exceed what an index takes. */
const LONGEST = 60

/**
 * The parts of a text in their order: letters end where digits begin ("ABC1D23") and where a capital follows a small letter
 * ("FotoFrente.jpg"). Marks and invisible characters belong to the part they stand in.
 */
export function splitParts(text: string): Part[] {
  const parts: Part[] = []
  let end = 0
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const folded = shorten(foldPart(run))
    if (folded === '') continue
    const number = /^\p{N}/u.test(run)
    const before = text.slice(end, index)
    const last = parts.at(-1)
    const isNext = last !== undefined && !(before === '.' && isSentence(text.slice(last.start, last.end), run))
    const joint = isNext ? jointOf(last, before, { number, folded }) : 'apart'
    const lexeme = number ? folded : stemWord(folded)
    parts.push({ folded, lexeme, number, pieces: piecesOf(run), start: index, end: index + run.length, joint, before })
    end = index + run.length
  }
  return parts
}

/** The lexeme of parts written in one: letters have endings, codes have none. */
export function joinParts(parts: readonly Pick<Part, 'folded' | 'number'>[]): string {
  const joined = shorten(parts.map(({ folded }) => folded).join(''))
  return parts.some(({ number }) => number) ? joined : stemWord(joined)
}

/** "nº" is as good as "n.". */
function foldPart(run: string): string {
  const folded = fold(run.length === 2 ? run.replace(/(?<=^n)º$/iu, '') : run)
  return PLAIN.test(folded) ? folded : folded.replace(/[^\p{L}\p{N}]/gu, '')
}

const PLAIN = /^[a-z0-9]*$/

function shorten(word: string): string {
  const cut = word.slice(0, LONGEST)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}

const INVISIBLE = /\p{Cf}/u
const NONE: readonly string[] = []

function piecesOf(run: string): readonly string[] {
  if (!INVISIBLE.test(run)) return NONE
  const pieces = run.split(/\p{Cf}+/u).filter((piece) => piece !== '')
  return pieces.length < 2 ? [] : pieces.map((piece) => stemWord(fold(piece)))
}

/** "muito.Quero": a sentence ends and another begins, and somebody saved the blank. */
function isSentence(last: string, next: string): boolean {
  return /^\p{L}?\p{Ll}{2}/u.test(last) && /^\p{Lu}\p{Ll}/u.test(next)
}

/** Letters that show nothing, and that people type as blanks. */
const BLANK = '\\u115f\\u1160\\u3164\\uffa0'
const REST = '[\\p{M}\\p{Cf}]*'
const RUN = new RegExp(
  `(?:\\p{Lu}${REST})*(?:(?![${BLANK}])[\\p{Ll}\\p{Lt}\\p{Lm}\\p{Lo}]${REST})+|(?:\\p{Lu}${REST})+|(?:\\p{N}${REST})+`,
  'gu',
)

/** Marks that part words: "preto/branco", "muito,quero". Between digits or beside a short part they do not ("12/05", "S/A"). */
const PARTING = /[\s/\\|,;:!?¡¿()[\]{}<>"“”«»…]/u
const ENDING = /[\s;!?¡¿()[\]{}<>"“”«»…]/u

function jointOf(last: Pick<Part, 'number' | 'folded'>, before: string, next: Pick<Part, 'number' | 'folded'>): Joint {
  if (before === '') return 'tight'
  const digits = last.number && next.number
  if (before === ' ') return digits ? 'blank' : 'apart'
  const visible = before.replace(/\p{Cf}/gu, '')
  if (visible === '' || (visible.length <= 2 && !PARTING.test(visible))) return 'tight'
  if (digits && /^\s$/u.test(visible)) return 'blank'
  if (visible.length > 1 || ENDING.test(visible)) return 'apart'
  if (digits) return 'tight'
  const code = last.number || next.number || last.folded.length <= 2 || next.folded.length <= 2
  return code && visible === '/' ? 'tight' : 'apart'
}
