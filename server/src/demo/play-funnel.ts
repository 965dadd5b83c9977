import type { CarId, RecommendationId } from '@recado/contracts/ids'
import type { PastEvent, PastList } from '../carmatch/recommendations/index.ts'
import { newId } from '../platform/ids.ts'

/** Somebody of the past who asked for a car, and what became of it. */
export interface PastLead {
  at: Date
  name: string
  phone: string
  channel: 'page' | 'portal'
  portal: string
  buyer: string | null
  /** Null: one that was sold long since, by the title it had. */
  car: { id: CarId | null; title: string }
  list: RecommendationId | null
  outcome: 'none' | 'contacted' | 'visit' | 'sold' | 'lost'
}

export interface PlayedFunnel {
  lists: PastList[]
  events: PastEvent[]
  leads: PastLead[]
}

const DAY = 86_400_000
const DAYS = 90

/**
 * Ninety days of a dealer's page, the same for the same seed. Weekends are full and Mondays slow; in the last three weeks fewer
 * and fewer come: the fall that somebody is to find.
 */
export function playFunnel(
  cars: readonly { id: CarId; arrivedAt: Date }[],
  { now, daily, seed }: { now: Date; daily: number; seed: number },
): PlayedFunnel {
  const random = randomOf(seed)
  const pick = <One>(of: readonly One[]): One => of[Math.floor(random() * of.length)] as One
  const played: PlayedFunnel = { lists: [], events: [], leads: [] }
  const former = Array.from(cars, () => ({ id: newId<CarId>() }))
  const gone = new Set(former.map(({ id }) => id))
  let person = 0
  for (let ago = DAYS; ago >= 0; ago--) {
    const day = new Date(now.getTime() - ago * DAY)
    const here = cars.filter(({ arrivedAt }) => arrivedAt <= day)
    // What stood there then and is gone: a dealer turns its stock over in two months.
    const offered = [...here, ...former.slice(0, Math.max(0, Math.round(cars.length / 2) - here.length))]
    if (offered.length === 0) continue
    const come = Math.round(daily * (WEEK[day.getUTCDay()] ?? 1) * fallOf(ago) * (0.85 + random() * 0.3))
    for (let n = 0; n < come; n++) visit(day, offered)
  }
  return played

  function visit(day: Date, offered: readonly { id: CarId }[]): void {
    const buyer = `demo-${seed}-${++person}`
    let at = Math.min(now.getTime() - 60_000, startOf(day) + hourOf() * 3_600_000 + random() * 3_600_000)
    const tell = (kind: PastEvent['kind'], of: Partial<PastEvent> = {}) => {
      at = Math.min(now.getTime(), at + 5_000 + random() * 60_000)
      const none = { car_id: null, recommendation_id: null, position: null }
      played.events.push({ buyer, kind, surface: 'results', ...none, ...of, at: new Date(at).toISOString() })
    }
    tell('visit_begun', { surface: 'home' })
    if (random() < 0.35) return
    const shown = chooseCars(offered)
    const list: PastList = {
      ...{ id: newId<RecommendationId>(), buyer, source: random() < 0.2 ? 'search' : 'questionnaire', cars: shown },
      ...{ relaxed: random() < 0.12, at: new Date(at).toISOString(), root_id: '' as RecommendationId },
      said: '',
      answers: {},
    }
    list.root_id = list.id
    if (list.source === 'search') list.said = pick(SEARCHES)
    else list.answers = answer()
    played.lists.push(list)
    if (random() < 0.25) {
      const again = { ...list, id: newId<RecommendationId>(), source: 'critique' as const, said: pick(CRITIQUES) }
      played.lists.push({ ...again, cars: chooseCars(offered), at: new Date(at + 40_000).toISOString() })
    }
    for (const [place, car_id] of shown.slice(0, 4).entries())
      tell('car_seen', { car_id, recommendation_id: list.id, position: place + 1 })
    if (random() < 0.45) return
    const opened = shown[Math.floor(random() ** 2 * shown.length)] ?? shown[0]
    if (opened === undefined) return
    tell('car_opened', { car_id: opened, recommendation_id: list.id, surface: 'car' })
    if (random() < 0.25) tell('whatsapp_clicked', { car_id: opened, recommendation_id: list.id, surface: 'car' })
    if (random() < 0.25) ask(new Date(at), opened, { buyer, list: list.id })
    if (random() < 0.04) ask(new Date(at), opened, { buyer: null, list: null })
  }

  function ask(at: Date, id: CarId, of: Pick<PastLead, 'buyer' | 'list'>): void {
    const chance = random()
    const age = (now.getTime() - at.getTime()) / DAY
    const settled = age > 10
    const outcome = !settled
      ? chance < 0.5
        ? 'none'
        : 'contacted'
      : chance < 0.12
        ? 'sold'
        : chance < 0.32
          ? 'visit'
          : chance < 0.6
            ? 'lost'
            : 'contacted'
    const number = String(90_000_000 + Math.floor(random() * 9_999_999))
    played.leads.push({
      car: gone.has(id) ? { id: null, title: pick(FORMER) } : { id, title: '' },
      ...{
        at,
        ...of,
        outcome,
        name: `${pick(FIRST_NAMES)} ${pick(LAST_NAMES)}`,
        phone: `(11) 9${number.slice(0, 4)}-${number.slice(4)}`,
      },
      ...(of.buyer === null
        ? { channel: 'portal' as const, portal: pick(PORTALS) }
        : { channel: 'page' as const, portal: '' }),
    })
  }

  /** Some cars please and some are passed over, always the same ones. */
  function chooseCars(offered: readonly { id: CarId }[]): CarId[] {
    const chosen = new Set<CarId>()
    for (let tries = 0; chosen.size < Math.min(6, offered.length) && tries < 40; tries++)
      chosen.add((offered[Math.floor(random() ** 1.8 * offered.length)] as { id: CarId }).id)
    return [...chosen]
  }

  function answer(): PastList['answers'] {
    const answers: PastList['answers'] = {}
    if (random() < 0.9) answers.use = pick(['city', 'family', 'family', 'road', 'work', 'first_car'])
    if (random() < 0.7) answers.down_payment = 500_000 * Math.floor(1 + random() * 10)
    if (random() < 0.65) answers.monthly_payment = 20_000 * Math.floor(4 + random() * 10)
    if (random() < 0.35) answers.trade_in = 500_000 * Math.floor(2 + random() * 9)
    if (random() < 0.6) answers.body = [pick(['hatch', 'sedan', 'suv', 'suv', 'pickup'])]
    if (random() < 0.3) answers.max_km = 10_000 * Math.floor(3 + random() * 9)
    if (random() < 0.5) answers.priorities = [pick(['price', 'low_km', 'economy', 'space', 'safety'])]
    return answers
  }

  function hourOf(): number {
    const hour = pick([9, 10, 11, 12, 12, 13, 15, 17, 18, 19, 19, 20, 20, 21, 21, 22])
    return hour + 3
  }
}

/** Sunday first. */
const WEEK = [1.15, 0.75, 0.85, 0.95, 1, 1.1, 1.35]

/** What is left of the visits, by how many days ago. */
function fallOf(ago: number): number {
  if (ago > 21) return 1
  if (ago > 14) return 0.95
  return ago > 7 ? 0.88 : 0.72
}

const startOf = (day: Date): number => Math.floor(day.getTime() / DAY) * DAY

/** Mulberry32: the demo is the same each time. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const FORMER = ['Volkswagen Gol 1.6', 'Fiat Argo Drive', 'Renault Sandero', 'Toyota Etios', 'Honda Fit', 'Ford Ka SE']
const SEARCHES = [
  'SUV automático até 100 mil',
  'hatch até 60 mil',
  'sedan pouco rodado',
  'carro econômico até 70 mil',
  'picape diesel',
]
const CRITIQUES = ['cheaper', 'cheaper', 'fewer_km', 'newer', 'bigger']
const PORTALS = ['OLX', 'OLX', 'Webmotors', 'iCarros']
const FIRST_NAMES = [
  'Ana',
  'Bruno',
  'Carla',
  'Diego',
  'Elaine',
  'Fábio',
  'Gabriela',
  'Heitor',
  'Isabela',
  'João',
  'Karina',
  'Lucas',
  'Marina',
  'Nilton',
  'Paula',
  'Rafael',
  'Sônia',
  'Tiago',
  'Vanessa',
  'Wagner',
]
const LAST_NAMES = [
  'Almeida',
  'Barros',
  'Cardoso',
  'Dias',
  'Esteves',
  'Freitas',
  'Gomes',
  'Lima',
  'Martins',
  'Nogueira',
  'Oliveira',
  'Pereira',
  'Ramos',
  'Santos',
  'Teixeira',
  'Vieira',
]
