import { shorten } from './shorten.ts'
import { cleanLine } from './unseen.ts'

export const FILE_NAME_MAX = 200

/** Of a name that is too long the kind of file is kept, which stands at its end. */
const ENDING = /\.[\p{L}\p{N}]{1,10}$/u

/**
 * A file's name as it is kept: one line, without what nobody sees (a mark of direction makes `gnp.exe` look like `exe.png`),
 * cut in the middle where it is too long. People do not choose the names of their files: none is refused for its own.
 */
export function cleanFileName(given: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const name = cleanLine(given.toWellFormed().replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' '))
  if (name.length <= FILE_NAME_MAX) return name
  const ending = ENDING.exec(name)?.[0] ?? ''
  return `${shorten(name, FILE_NAME_MAX - ending.length - 1)}…${ending}`
}
