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
    // "nº" is as good as "n.".
    const folded = fold(run.replace(/(?<=^n)º$/iu, ''))
      .replace(/[^\p{L}\p{N}]/gu, '')
      .slice(0, LONGEST)
      .toWellFormed()
    if (folded === '') continue
    const number = /^\p{N}/u.test(run)
    const before = text.slice(end, index)
    const last = parts.at(-1)
    const isNext = last !== undefined && !(before === '.' && isSentence(text.slice(last.start, last.end), run))
    parts.push({
      ...{ folded, lexeme: number ? folded : stemWord(folded), number, pieces: piecesOf(run) },
      ...{
        start: index,
        end: index + run.length,
        joint: isNext ? jointOf(last, before, { number, folded }) : 'apart',
        before,
      },
    })
    end = index + run.length
  }
  return parts
}

/** The lexeme of parts written in one: letters have endings, codes have none. */
export function joinParts(parts: readonly Pick<Part, 'folded' | 'number'>[]): string {
  const joined = parts
    .map(({ folded }) => folded)
    .join('')
    .slice(0, LONGEST)
    .toWellFormed()
  return parts.some(({ number }) => number) ? joined : stemWord(joined)
}

function piecesOf(run: string): string[] {
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
  const visible = before.replace(/\p{Cf}/gu, '')
  if (visible === '' || (visible.length <= 2 && !PARTING.test(visible))) return 'tight'
  const digits = last.number && next.number
  if (digits && /^\s$/u.test(visible)) return 'blank'
  if (visible.length > 1 || ENDING.test(visible)) return 'apart'
  if (digits) return 'tight'
  const code = last.number || next.number || last.folded.length <= 2 || next.folded.length <= 2
  return code && visible === '/' ? 'tight' : 'apart'
}
