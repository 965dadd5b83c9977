import { readFile } from 'node:fs/promises'
import type { Drawing } from './drawings.ts'

/** What a demo company's site says; its texts are in shops/*.json. */
export interface Shop {
  slug: string
  name: string
  /** What it does, in a few words. */
  trade: string
  headline: string
  lead: string
  /** As in the company's brand. */
  colour: string
  /** What it offers. */
  offerTitle: string
  offers: { name: string; about: string; price: string; drawing: Drawing; colour: string }[]
  facts: { title: string; text: string }[]
  address: string
  hours: string
}

const SLUGS = ['robustcar', 'autocenter', 'sorriso']

export async function readShops(): Promise<Shop[]> {
  const files = SLUGS.map((slug) => readFile(new URL(`./shops/${slug}.json`, import.meta.url), 'utf8'))
  return (await Promise.all(files)).map((text) => JSON.parse(text) as Shop)
}
