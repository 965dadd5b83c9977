import { normalizeText } from '../language/normalize-text.ts'
import { type ChoiceOption, readChoice } from './read-choice.ts'
import { type Reading, refused, taken } from './reading.ts'

/**
 * Reads yes or no: by number, by word, or out of a sentence. Where a sentence has both, a plain yes in front wins
 * ("sim, não tem problema"), else the no does ("não tenho", "quero não").
 */
export function readYesNo(text: string, yes: ChoiceOption, no: ChoiceOption): Reading<boolean> {
  const said = ` ${normalizeText(text.slice(0, 200))} `
  const [hasYes, hasNo] = [yes, no].map((option) => wordsOf(option).some((word) => said.includes(` ${word} `)))
  if (hasYes && hasNo) return taken(said.startsWith(` ${normalizeText(yes.title)} `))
  if (hasYes || hasNo) return taken(hasYes === true)
  const choice = readChoice(text, [yes, no])
  return choice.ok ? taken(choice.value === yes.id) : refused('yes_no')
}

function wordsOf(option: ChoiceOption): string[] {
  return [option.title, ...(option.also ?? [])].map((word) => normalizeText(word)).filter((word) => word.length > 0)
}
