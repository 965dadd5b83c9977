import type { Recipient } from '@recado/contracts/bots'

/** What bots connect to in a benchmark: the network of their driver, in this process, with one number for each bot. */
export interface BenchNetwork {
  readonly driver: 'simulator' | 'baileys'
  /** Of the environment of a bot, what leads to its number. */
  environment(number: number): Record<string, string>
  /** A bot shows this code: its number's phone scans it. */
  scan(number: number, code: string): void
  /** A customer of this number writes to it. */
  say(number: number, customer: number, text: string): Promise<void>
  recipient(number: number, customer: number): Recipient
  /** How many messages the phones of its customers show. */
  shown(number: number): number
  close(): Promise<void>
}

export const CUSTOMERS = 5

/** What a customer is known by: the same everywhere, since each number is a world of its own. */
export function customerOf(number: number, customer: number) {
  const n = number * CUSTOMERS + customer
  return { phone: `+55119${90_000_000 + n}`, lid: `${1_000 + n}@lid`, name: `Cliente ${customer}` }
}

export function shopOf(number: number) {
  return { phone: `+55119${10_000_000 + number}`, lid: `${9_000_000 + number}@lid`, name: `Loja ${number}` }
}
