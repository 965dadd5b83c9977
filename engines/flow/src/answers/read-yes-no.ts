import { clausesOf } from '@recado/brazil/clauses'
import { normalizeText } from '../language/normalize-text.ts'
import { type ChoiceOption, readChoice } from './read-choice.ts'
import { type Reading, refused, taken } from './reading.ts'
import { withoutGreeting } from './without-greeting.ts'

/** What people say beside the plain words, by what it means. Plain texts, without accents. */
export type YesNoWords = {
  /** Yes only where next to nothing else is said: "pode", "é"; not "pode me dizer o preço", "é caro". */
  yes_short: readonly string[]
  no_short: readonly string[]
  /** A negation that agrees: "não tem problema". */
  agreeing: readonly string[]
  /** Neither: "não sei", "vou pensar". */
  unsure: readonly string[]
  /** Words that may stand around a short yes or no: "por favor". */
  courtesy: readonly string[]
  greetings: readonly string[]
}

const NO_WORDS: YesNoWords = { yes_short: [], no_short: [], agreeing: [], unsure: [], courtesy: [], greetings: [] }
// Thumbs, checks and the like, whatever their colour of skin.
const YES_SIGN = /[👍👌✅☑✔🆗🤝🙌💯]/u
const NO_SIGN = /[👎❌✖🚫🙅⛔]/u
/** "Pode reservar" allows; "pode me dizer", "pode falar o preço" ask. */
const ALLOWS =
  /^(?:pode|podem) (?!me |dizer|explicar|repetir|falar|informar|esclarecer|passar|ver|ser )[a-z]+(?:ar|er|ir)(?= |$)/
const NEGATOR = /(?:^| )(?:nao|naum|naun|n|nn|nem|nunca|jamais|no|not|never)(?= |$)/
/** A condition is no answer yet; politeness is none: "sim, se puder". */
const CONDITION =
  /(?:^| )(?:so )?(?:se|caso|desde que|if|si es que) (?!(?:puder|possivel|for possivel|quiser|nao for incomodo|deus)(?: |$))/

/**
 * Reads yes or no: by number, by word, by sign, or out of a sentence. What somebody asks back is no answer, nor is what says
 * both; a yes in front of a negation wins ("sim, não vejo a hora"), behind one it does not ("quero não").
 */
export function readYesNo(
  text: string,
  yes: ChoiceOption,
  no: ChoiceOption,
  words: YesNoWords = NO_WORDS,
): Reading<boolean> {
  const given = text.slice(0, 300)
  const plain = given
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
  const names = [yes, no].map(({ id, title }) => ({ id, title }))
  const whole = squeezed(normalizeText(given))
  // Most answers are one of the two words.
  if (whole === normalizeText(yes.title)) return taken(true)
  if (whole === normalizeText(no.title)) return taken(false)
  if (/^\d+$/.test(normalizeText(given.normalize('NFKC').replace(/[\uFE0F\u20E3]/g, ''))))
    return byName(given, names, yes.id)
  const said = clausesOf(withoutGreeting(plain, words.greetings)).filter(({ asks }) => !asks)
  const clauses = said.map((clause) => squeezed(normalizeText(clause.words)))
  const leanings = clauses.map((clause) => leaningOf(clause, yes, no, words))
  if (leanings.includes('unsure')) return refused('yes_no')
  const decided = leanings.filter((leaning) => leaning !== undefined)
  const [first] = decided
  if (first !== undefined && decided.every((leaning) => leaning === first)) return taken(first === 'yes')
  // "Sim, não vejo a hora", but not "sim, mas não agora", "sim, não" or "não, sim".
  const bare = clauses.some((clause, n) => leanings[n] === 'no' && !clause.includes(' '))
  if (first === 'yes' && !bare && !/(?:^| )(?:mas|porem|so que|but|pero)(?= )/.test(whole)) return taken(true)
  if (first !== undefined) return refused('yes_no')
  if (!clauses.some((clause) => /[a-z]/.test(clause))) return bySign(given)
  return clauses.length === 1 && /^\p{L}{3,8}$/u.test(clauses[0]!)
    ? byName(clauses[0]!, names, yes.id)
    : refused('yes_no')
}

type Leaning = 'yes' | 'no' | 'unsure' | undefined

function leaningOf(clause: string, yes: ChoiceOption, no: ChoiceOption, words: YesNoWords): Leaning {
  let rest = ` ${clause} `
  const take = (phrases: readonly string[]): boolean => {
    const found = phrases.filter((phrase) => rest.includes(` ${phrase} `)).toSorted((a, b) => b.length - a.length)
    for (const phrase of found) rest = rest.replaceAll(` ${phrase} `, ' | ')
    return found.length > 0
  }
  const agrees = take(words.agreeing)
  if (isBoth(rest) || CONDITION.test(rest) || take(words.unsure)) return 'unsure'
  const denies = take(namesOf(no))
  const affirms = take(namesOf(yes)) || agrees || ALLOWS.test(clause)
  if (denies && affirms) return NEGATOR.test(clause) ? 'no' : 'unsure'
  if (denies) return 'no'
  // "Quero cancelar" may be either, as the question was.
  if (affirms) return take(words.no_short) ? 'unsure' : 'yes'
  const [shortNo, shortYes] = [take(words.no_short), take(words.yes_short)]
  const alone = rest.split(' ').every((word) => word === '' || word === '|' || words.courtesy.includes(word))
  if (shortNo === shortYes || !alone) return undefined
  return shortYes ? 'yes' : 'no'
}

/** Plain forms of a language's words; some hundred of them need not be made anew for each answer. */
const plainWords = new WeakMap<readonly string[], string[]>()

function namesOf({ title, also = [] }: ChoiceOption): string[] {
  const known = plainWords.get(also)
  if (known) return [normalizeText(title), ...known]
  const made = also.map((name) => normalizeText(name)).filter((name) => name !== '')
  plainWords.set(also, made)
  return [normalizeText(title), ...made]
}

/** "sim e não", "nem sim nem não". */
function isBoth(clause: string): boolean {
  return / (?:sim|si|yes) (?:e |ou |and |or |y |o |nem )?(?:nao|no) $| (?:nao|no) (?:e|ou|nem) (?:sim|si|yes) /.test(
    clause,
  )
}

/** "siiim", "naoooo": a letter three times or more counts once. */
function squeezed(said: string): string {
  return said.replace(/(\p{L})\1{2,}/gu, '$1')
}

function bySign(text: string): Reading<boolean> {
  const [positive, negative] = [YES_SIGN.test(text), NO_SIGN.test(text)]
  return positive === negative ? refused('yes_no') : taken(positive)
}

function byName(text: string, options: ChoiceOption[], yes: string): Reading<boolean> {
  const choice = readChoice(text, options)
  return choice.ok ? taken(choice.value === yes) : refused('yes_no')
}
