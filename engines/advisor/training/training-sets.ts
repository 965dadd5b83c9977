import { existsSync, readFileSync } from 'node:fs'
import {
  type Examples,
  examplesOfPhrases,
  examplesOfProblems,
  examplesOfProven,
  joinExamples,
  linesOf,
} from './examples.ts'

export interface ProblemSet {
  name: string
  file: URL
  /** The rules were made from these texts. */
  fitted: boolean
  examples: () => Examples
}

const set = (name: string, fitted: boolean): ProblemSet => {
  const file = new URL(`../problem-set/${name}.jsonl`, import.meta.url)
  return { name, file, fitted, examples: once(() => examplesOfProblems(file, fitted)) }
}

/** The rules were changed by `open`; the others were scored before anybody who changes the engine read them. */
export const problemSets: readonly ProblemSet[] = [
  set('open', true),
  set('open-c', false),
  set('open-d', false),
  set('open-e', false),
  set('open-f', false),
  set('open-g', false),
].filter(({ file }) => existsSync(file))

/** Phrases of many trades with their metrics, written as knowledge of the language, not measured on. */
export const phraseExamples = once(() =>
  joinExamples([
    examplesOfPhrases(new URL('../test/phrases.txt', import.meta.url), true, { periods: true }),
    examplesOfPhrases(new URL('../test/accounts.txt', import.meta.url), true, { periods: true }),
    examplesOfPhrases(new URL('./spoken-amounts.txt', import.meta.url), true, { periods: false }),
    examplesOfPhrases(new URL('./spoken-accounts.txt', import.meta.url), true, { periods: true }),
    examplesOfProven([
      ...linesOf(new URL('../test/expected-numbers.txt', import.meta.url)).map((line) => line.split(' => ')[0]!),
      ...['agreeing', 'contradicting'].flatMap((name) => linesOf(new URL(`../test/${name}.txt`, import.meta.url))),
      ...['padaria', 'clinica', 'concessionaria'].map((name) =>
        readFileSync(new URL(`../examples/${name}.txt`, import.meta.url), 'utf8'),
      ),
    ]),
  ]),
)

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
