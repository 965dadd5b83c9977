import type { CarId } from '@recado/contracts/ids'
import type { LeadChannel } from '@recado/contracts/leads'
import type { Locale } from '@recado/contracts/wire'
import type { Translator } from '../../platform/i18n.ts'
import type { TradeIn } from '../leads/index.ts'

export interface LeadLetter {
  reference: string
  channel: LeadChannel
  portal: string
  phone: string
  email?: string | undefined
  message: string
  cars: readonly { id: CarId | null; title: string; price_cents?: number }[]
  answers: readonly { question: string; answer: string }[]
  tradeIn?: TradeIn | undefined
  visitAt?: Date | undefined
}

/** What stands in the inbox: the person's own words first, then what the shop has to know. */
export function writeLeadMessage(
  letter: LeadLetter,
  { texts, locale, timeZone }: { texts: Translator; locale: Locale; timeZone: string },
): string {
  const say = (key: string, params: Record<string, string> = {}) =>
    texts.translate(locale, `matcher:lead.${key}`, params)
  const money = (cents: number) =>
    new Intl.NumberFormat(locale, { style: 'currency', currency: 'BRL', maximumFractionDigits: 0 }).format(cents / 100)
  const { portal, channel, tradeIn, visitAt } = letter
  const title = portal !== '' ? say('title_portal', { portal }) : say(channel === 'hand' ? 'title_hand' : 'title')
  const swap = [tradeIn?.description, tradeIn?.year, tradeIn?.km == null ? undefined : `${tradeIn.km} km`]
  const worth = tradeIn?.value_cents == null ? [] : [money(tradeIn.value_cents)]
  return [
    ...(letter.message === '' ? [] : [letter.message, '']),
    title,
    ...(letter.phone === '' ? [] : [say('phone', { value: letter.phone })]),
    ...(letter.email === undefined ? [] : [say('email', { value: letter.email })]),
    ...(letter.cars.length === 0 ? [] : [say('cars')]),
    ...letter.cars.map(({ title: car, price_cents: price }) =>
      price === undefined ? say('car_bare', { title: car }) : say('car', { title: car, price: money(price) }),
    ),
    ...(letter.answers.length === 0 ? [] : [say('answers')]),
    ...letter.answers.map(({ question, answer }) => say('answer', { question, answer })),
    ...(tradeIn === undefined ? [] : [say('trade_in', { value: [...swap, ...worth].filter(Boolean).join(', ') })]),
    ...(visitAt === undefined ? [] : [say('visit', { value: dayAndTime(visitAt, locale, timeZone) })]),
    say('reference', { reference: letter.reference }),
  ].join('\n')
}

function dayAndTime(at: Date, locale: Locale, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at)
}
