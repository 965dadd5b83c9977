import { correctFacts } from './correct-facts.ts'
import type { Fact } from './fact.ts'
import type { Item } from './read-items.ts'

/** One text being read: what has been noted of it, and what was said that still holds for what follows. */
export class Reading {
  readonly facts: Fact[] = []
  /** Items whose words have been taken up. */
  readonly used = new Set<number>()
  /** Items that say something understood which no constraint can express: "motor 1.0 não". */
  readonly unsaid: { from: number; end: number }[] = []

  /** What is being spoken of: "price", "payment", "plate". */
  subject: string | undefined
  /** A limit that waits for its amount, and where it was said. */
  bound: { kind: string; at: number } | undefined
  /** "not" refuses what follows, "drop" says that it does not matter. Once used it holds for more of `scope` alone. */
  refusal: { kind: 'not' | 'drop'; at: number; scope?: string } | undefined
  /** "entre" was said, so that "e" joins the two ends of a range. */
  between = false
  #fix: { before: number; slots: Set<string> } | undefined

  readonly items: readonly Item[]
  readonly text: string
  readonly year: number

  constructor(items: readonly Item[], text: string, year: number) {
    this.items = items
    this.text = text
    this.year = year
  }

  get refuses(): boolean {
    return this.refusal?.kind === 'not'
  }

  /** What the correction under way is about: the last thing said before it. */
  get corrected(): Fact | undefined {
    return this.#fix && this.facts[this.#fix.before - 1]
  }

  add(fact: Fact): void {
    if (this.#fix !== undefined) correctFacts(this.facts, this.#fix, fact)
    this.facts.push(fact)
    this.use(fact.from, fact.end)
  }

  use(from: number, end: number): void {
    for (let i = from; i < end; i++) this.used.add(i)
  }

  /** What follows corrects what was said so far. */
  correct(): void {
    this.forget()
    this.#fix = { before: this.facts.length, slots: new Set() }
  }

  /** Nothing said before holds for what follows. */
  forget(): void {
    this.subject = undefined
    this.bound = undefined
    this.refusal = undefined
    this.between = false
  }
}
