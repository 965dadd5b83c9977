import { normalizeText } from '../../language/normalize-text.ts'
import type { LocaleText } from '../../locales/locale-text.ts'

/** Which wish for other cars a text holds: "tem algum mais barato?" → `cheaper`. The longest words found win. */
export function findCritique(text: string, critiques: LocaleText['words']['critiques']): string | undefined {
  const said = ` ${normalizeText(text.slice(0, 500))} `
  const found = Object.entries(critiques).flatMap(([code, words]) =>
    words.filter((word) => said.includes(` ${word} `)).map((word) => ({ code, length: word.length })),
  )
  return found.sort((a, b) => b.length - a.length)[0]?.code
}
