import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type ChaosCounts, countDisorder } from '@recado/testing/chaos-counts'
import { type Account, type Person, startWhatsApp, type WhatsAppStandIn } from '@recado/testing/whatsapp'
import { type BotCredentials, ReceivingServer } from '../receiving-server.ts'
import { Killable } from './killable.ts'
import { pause, until } from './until.ts'

export interface BaileysChaosPlan {
  bots: number
  /** Each way and bot. */
  messages: number
  customersPerBot: number
  /** How often a bot is killed or its line cut, by turns of chance. */
  kills: number
  pauseMs: number
  say?(line: string): void
}

export interface BaileysChaosCounts extends ChaosCounts {
  /** Messages of which the bot says that it does not know, and which no phone shows. */
  uncertain: number
  /** Neither shown nor named uncertain: lost. */
  lost: number
  cuts: number
  /** Could not be read at first and were asked for again: by phones, by bots. */
  asked_again: [number, number]
}

interface Station {
  account: Account
  bot: Killable
  own: BotCredentials
  customers: Person[]
  wrote: Map<Person, string[]>
  accepted: Map<Person, string[]>
}

/** Bots of Baileys before a WhatsApp that speaks its protocol. Bots die and lines are cut; what arrived is counted. */
export async function runBaileysChaos(plan: BaileysChaosPlan): Promise<BaileysChaosCounts> {
  const { say = () => undefined } = plan
  const directory = mkdtempSync(join(tmpdir(), 'recado-baileys-chaos-'))
  const whatsapp = await startWhatsApp()
  writeFileSync(join(directory, 'certificate.pem'), whatsapp.certificate)
  const credentials = Array.from({ length: plan.bots }, (_, n) => ({
    tenantId: `ten_${n}`,
    token: `token-of-the-bot-number-${n}`,
    secret: `whsec_${Buffer.alloc(24, n + 1).toString('base64')}`,
  }))
  const server = new ReceivingServer(credentials)
  const url = await server.listen()
  const stations = credentials.map((own, n) => station(own, n, { plan, directory, url, whatsapp }))
  let [kills, cuts] = [0, 0]
  try {
    await Promise.all(stations.map(({ bot }) => bot.start()))
    await Promise.all(stations.map((one) => link(one, server, whatsapp)))
    say(`${plan.bots} bots are linked`)
    let isDone = false
    const work = Promise.all(stations.flatMap((one) => [customersWrite(one, plan), serverAnswers(one, plan)])).then(
      () => {
        isDone = true
      },
    )
    // Ends: when all is said and as much was killed and cut as planned.
    while (!isDone || kills + cuts < plan.kills) {
      await pause(plan.pauseMs * (0.5 + Math.random()))
      const victim = stations[Math.floor(Math.random() * stations.length)]
      if (victim === undefined || kills + cuts >= plan.kills) continue
      if (Math.random() < 0.4) {
        victim.account.cutLine()
        cuts += 1
      } else {
        await victim.bot.kill()
        await victim.bot.start()
        kills += 1
      }
    }
    await work
    say('everything was said; waiting until it has arrived')
    await until(() => hasSettled(stations))
    return { ...count(stations, server), kills, cuts }
  } finally {
    await Promise.all(stations.map(({ bot }) => bot.kill()))
    await whatsapp.close()
    await server.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

function station(
  own: BotCredentials,
  n: number,
  given: { plan: BaileysChaosPlan; directory: string; url: string; whatsapp: WhatsAppStandIn },
): Station {
  const { plan, directory, url, whatsapp } = given
  const account = whatsapp.addAccount({
    phone: `+55119300${10_000 + n}`,
    lid: `${9_000_000 + n}@lid`,
    name: `Loja ${n}`,
  })
  const customers = Array.from({ length: plan.customersPerBot }, (_, c) =>
    whatsapp.addPerson({
      phone: `+55119${80_000_000 + n * 100 + c}`,
      lid: `${1_000_000 + n * 100 + c}@lid`,
      name: `Cliente ${c}`,
    }),
  )
  const bot = new Killable(resolve(import.meta.dirname, '../../src/main.ts'), [], {
    ...{ BOT_TOKEN: own.token, BOT_SIGNING_SECRET: own.secret, TENANT_ID: own.tenantId, LOG_LEVEL: 'error' },
    ...{ DASHBOARD_URL: url, DRIVER: 'baileys', WA_URL: whatsapp.url, HOST: '127.0.0.1', PORT: '0' },
    ...{ DATA_DIR: join(directory, own.tenantId), NODE_EXTRA_CA_CERTS: join(directory, 'certificate.pem') },
  })
  return { account, bot, own, customers, wrote: new Map(), accepted: new Map() }
}

async function link({ account, own }: Station, server: ReceivingServer, whatsapp: WhatsAppStandIn): Promise<void> {
  const code = () => server.notices('qr', own.tenantId).at(-1)?.qr_code
  await until(() => typeof code() === 'string')
  whatsapp.scan(account, String(code()))
  await until(() => server.notices('status', own.tenantId).some(({ status }) => status === 'connected'))
}

/** Each customer in turn, sometimes by the phone instead of the LID. */
async function customersWrite({ account, customers, wrote }: Station, plan: BaileysChaosPlan): Promise<void> {
  for (let n = 0; n < plan.messages; n++) {
    const customer = customers[n % customers.length]
    if (customer === undefined) return
    const addressing = n % 7 === 0 ? 'phone' : n % 5 === 0 ? 'lid' : 'both'
    const id = await customer.say(account, `pergunta ${n}`, { addressing })
    wrote.set(customer, [...(wrote.get(customer) ?? []), id])
    // Longer than it needs, so that what dies dies in the midst of it.
    await pause((plan.kills * plan.pauseMs) / plan.messages)
  }
}

/** As the server's own queue does: again and again until the bot says that it has the message. */
async function serverAnswers({ bot, own, customers, accepted }: Station, plan: BaileysChaosPlan): Promise<void> {
  for (let n = 0; n < plan.messages; n++) {
    const customer = customers[n % customers.length]
    if (customer === undefined) return
    const to = { lid: customer.lid, phone: null, bsuid: null, parent_bsuid: null, username: null }
    const body = JSON.stringify({ id: `msg_${n}`, to, message: { kind: 'text', text: `resposta ${n}` } })
    await until(async () => {
      const response = await fetch(`http://127.0.0.1:${bot.said.port}/send`, {
        ...{ method: 'POST', body, headers: { 'x-bot-token': own.token } },
      }).catch(() => undefined)
      await response?.arrayBuffer().catch(() => undefined)
      return response?.ok === true
    })
    accepted.set(customer, [...(accepted.get(customer) ?? []), `resposta ${n}`])
    await pause((plan.kills * plan.pauseMs) / plan.messages)
  }
}

/** Nobody has anything left: the bots' queues, and what WhatsApp keeps for them. */
async function hasSettled(stations: readonly Station[]): Promise<boolean> {
  const left = stations.map(async ({ bot, account }) => {
    const response = await fetch(`http://127.0.0.1:${bot.said.port}/health`).catch(() => undefined)
    const health = (await response?.json().catch(() => undefined)) as { queues: Record<string, number> } | undefined
    const letters = [...account.companions.values()].reduce((sum, { waiting }) => sum + waiting, 0)
    return health === undefined ? 1 : (health.queues.to_send ?? 1) + (health.queues.to_deliver ?? 1) + letters
  })
  return (await Promise.all(left)).every((sum) => sum === 0)
}

function count(stations: readonly Station[], server: ReceivingServer): Omit<BaileysChaosCounts, 'kills' | 'cuts'> {
  const counts = {
    ...{ inbound_sent: 0, inbound_stored: 0, outbound_sent: 0, outbound_shown: 0, doubled: 0, out_of_order: 0 },
    ...{ uncertain: 0, lost: 0, asked_again: [0, 0] as [number, number] },
  }
  for (const { own, customers, wrote, accepted } of stations) {
    const rows = server.received(own.tenantId)
    const uncertain = new Set(rows.flatMap(({ payload }) => uncertainId(payload)))
    // With its words: an id alone may stand for what could not be read.
    const stored = rows
      .filter(({ payload }) => wordsOf(payload).startsWith('pergunta'))
      .map(({ messageId }) => messageId)
    for (const customer of customers) {
      const ids = new Set(wrote.get(customer))
      const inbound = { sent: [...ids], got: stored.filter((id) => ids.has(id)) }
      const outbound = { sent: accepted.get(customer) ?? [], got: customer.shown.map(({ text }) => text) }
      counts.inbound_sent += inbound.sent.length
      counts.inbound_stored += new Set(inbound.got).size
      counts.outbound_sent += outbound.sent.length
      counts.outbound_shown += new Set(outbound.got).size
      // What had to be asked for again comes when the phone sends it again.
      const again = new Set(customer.askedBack)
      counts.out_of_order += countDisorder(
        inbound.sent,
        inbound.got.filter((id) => !again.has(id)),
      )
      counts.out_of_order += countDisorder(outbound.sent, outbound.got)
      for (const { got } of [inbound, outbound]) {
        counts.doubled += got.length - new Set(got).size
      }
      const hidden = outbound.sent.filter((text) => !outbound.got.includes(text))
      const named = hidden.filter((text) => uncertain.has(text.replace('resposta ', 'msg_')))
      counts.uncertain += named.length
      counts.lost += hidden.length - named.length
      counts.asked_again[0] += customer.asked.length
      counts.asked_again[1] += customer.askedBack.length
    }
  }
  return counts
}

function uncertainId(payload: unknown): string[] {
  const { event, state, id } = payload as { event: string; state?: string; id?: string | null }
  return event === 'ack' && state === 'uncertain' && typeof id === 'string' ? [id] : []
}

function wordsOf(payload: unknown): string {
  const { event, body } = payload as { event: string; body?: string }
  return event === 'message' ? (body ?? '') : ''
}
