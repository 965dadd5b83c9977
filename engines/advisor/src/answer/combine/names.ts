/** Texts by number, so that what is looked up a hundred thousand times a search is found without hashing or joining texts. */
export class Names {
  readonly #texts: string[] = []
  readonly #numbers = new Map<string, number>()

  numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) return known
    this.#numbers.set(text, this.#texts.length)
    return this.#texts.push(text) - 1
  }

  textOf(number: number): string {
    return this.#texts[number]!
  }
}
