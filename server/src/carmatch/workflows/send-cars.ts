import type { CarId, ConversationId } from '@recado/contracts/ids'
import { encodeId } from '@recado/contracts/ids'
import type { Interactive } from '@recado/contracts/interactive'
import type { Locale } from '@recado/contracts/wire'
import { getConversation, type MessageAuthor, type MessageRow, sendMessage } from '../../chat/conversations/index.ts'
import { consoleUrl } from '../../tenancy/console-url.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { findCars } from '../catalogue/index.ts'
import { findChannel, recommendationErrors, storeSent, talkerOf } from '../recommendations/index.ts'
import { talkPhotoPath, toldCarPath } from './told-car-path.ts'

interface Order {
  conversationId: ConversationId
  clientId: string
  carIds: readonly CarId[]
  author: MessageAuthor
}

type Card = Extract<Interactive, { kind: 'cards' }>['cards'][number]

/**
 * Cars that a person chose, in a conversation: one message of cards, as a flow's are, and on WhatsApp, which has none, each as
 * its photo with the words below. What was sent is kept as a list, and its links name it.
 *
 * @throws conversation_not_found (404), car_gone (410) for what is not on offer, what `sendMessage` throws
 */
export async function sendCars(
  { http, tenancy }: { http: { publicUrl: string }; tenancy: { baseDomain: string } },
  scope: TenantScope,
  { conversationId, clientId, carIds, author }: Order,
): Promise<MessageRow[]> {
  // Who may not see it is told that there is none.
  await getConversation(scope, conversationId)
  const ids = [...new Set(carIds)]
  const found = new Map((await findCars(scope, ids)).map((car) => [car.id as string, car]))
  const cars = ids.map((id) => {
    const car = found.get(id)
    if (car === undefined || !['available', 'reserved'].includes(car.status)) throw recommendationErrors.car_gone()
    return car
  })
  const act = { buyer: talkerOf(scope, conversationId), clientId: `agent|${clientId}` }
  const list = await storeSent(scope, act, { conversationId, carIds: ids })
  const origin = consoleUrl(http.publicUrl, tenancy.baseDomain, scope.tenant.slug)
  const formats = formatsOf(scope.tenant.locale as Locale)
  const isWhatsApp = (await findChannel(scope, conversationId)) === 'whatsapp'
  const cards = cars.map((car): Card => {
    const { year, km } = car.attributes
    const facts = [formats.money(car.price_cents), typeof km === 'number' ? `${formats.number(km)} km` : '']
    return {
      id: encodeId('car', car.id),
      title: car.title,
      ...(year === undefined ? {} : { subtitle: String(year) }),
      lines: [facts.filter(Boolean).join(' · ')],
      ...(car.photo === null ? {} : { image_url: `${origin}${talkPhotoPath(scope, car.photo, isWhatsApp)}` }),
      url: `${origin}${toldCarPath(car, list)}`,
    }
  })
  const sent = { conversationId, kind: 'text' as const, direction: 'out' as const, author, asWritten: true }
  if (!isWhatsApp) {
    const body = cards.map((card, n) => wordsOf(card, cards.length > 1 ? `${n + 1}. ` : '')).join('\n\n')
    const data = { interactive: { kind: 'cards', cards } satisfies Interactive }
    return [(await sendMessage(scope, { ...sent, clientId, body, data })).message]
  }
  const messages: MessageRow[] = []
  for (const [n, card] of cards.entries()) {
    const body = wordsOf(card, '')
    const { image_url: url, title: name } = card
    const photo = { kind: 'media', media: 'image', url: url ?? '', text: body, name } satisfies Interactive
    const data = url === undefined ? {} : { interactive: photo }
    messages.push((await sendMessage(scope, { ...sent, clientId: `${clientId}:${n + 1}`, body, data })).message)
  }
  return messages
}

function wordsOf({ title, subtitle, lines, url }: Card, number: string): string {
  return [`${number}${[title, subtitle].filter(Boolean).join(' · ')}`, ...lines, url].filter(Boolean).join('\n')
}

function formatsOf(locale: Locale): { money(cents: number): string; number(value: number): string } {
  const price = new Intl.NumberFormat(locale, { style: 'currency', currency: 'BRL', maximumFractionDigits: 0 })
  const number = new Intl.NumberFormat(locale)
  return { money: (cents) => price.format(cents / 100), number: (value) => number.format(value) }
}
