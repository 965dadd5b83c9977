import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { ChaosCounts } from '@recado/testing/chaos-counts'
import { SimulatedNetwork } from '../../../../bot/src/simulator/simulated-network.ts'
import { listBotProcesses, signalBot } from '../../../src/zap/bots/hosts/process/process-table.ts'
import { type KillableProgram, startKillableProgram } from '../../support/killable-program.ts'
import { buildCompany, type Company, type Talk } from './build-company.ts'
import { countChaos } from './count-chaos.ts'
import { type InboxReader, openInboxReader, talkKey } from './read-inbox.ts'

export interface ChaosPlan {
  bots: number
  /** Of each bot, each way. */
  messages: number
  /** Of each bot; each is a conversation. */
  customers: number
  /** At most: no more once all has arrived. */
  kills: number
  /** Between two kills, on the average. */
  pauseMs: number
  say(line: string): void
}

/** Of the kills, those of the server. */
const SERVERS_SHARE = 0.1
/** What a phone may have that its bot has not taken: the network's queue must not be all that is tested. */
const PENDING_MOST = 300
const PROGRESS_MS = 10_000
/** Nothing has moved for so long: what is not there by then is lost. */
const STILL_MS = 180_000

/**
 * The real server keeps real bots, each a process of its own, over a simulated WhatsApp; customers write and people answer at the
 * console's own address, while bots and server are killed at random. The server itself finds its bots again and starts those that
 * died. Counted at the end: the inbox's tables against what the phones sent, the phones' logs against what was acknowledged.
 */
export async function runBotChaos(plan: ChaosPlan): Promise<ChaosCounts> {
  const network = new SimulatedNetwork()
  const simulator = await network.listen()
  const { program, prepared: companies } = await startKillableProgram(
    async (services) => {
      const built: Company[] = []
      for (let n = 0; n < plan.bots; n++)
        built.push(await buildCompany(services, { network, n, customers: plan.customers }))
      return built
    },
    { BOTS_SIMULATOR_URL: simulator },
  )
  const inbox = await openInboxReader(program.databaseUrl())
  const volumes = path.join(program.directory, 'bots')
  try {
    await Promise.all(companies.map(pair))
    plan.say(`${plan.bots} bots are connected`)
    const state = { kills: 0, ended: false }
    const traffic = Promise.all([
      ...companies.map((company) => customersWrite(company, plan)),
      ...companies.flatMap((company) =>
        company.talks.map((talk, n) => peopleAnswer({ company, talk, n }, plan, program, inbox)),
      ),
    ])
    const killing = killAtRandom(plan, program, volumes, state)
    const said = traffic.then(() => plan.say('all was said; what is on its way arrives'))
    // One that fails ends the run, and not only once nothing moves any more.
    await Promise.race([untilStill(plan, companies, inbox, state), Promise.all([said, killing]).then(() => never)])
    state.ended = true
    await killing
    return countChaos(companies, await inbox.heard(), state.kills)
  } finally {
    await inbox.close()
    await program.stop(async () => {
      for (const bot of listBotProcesses(volumes)) signalBot(bot, 'SIGKILL')
    })
    await network.close()
  }
}

const never = new Promise<never>(() => undefined)

async function pair({ phone }: Company): Promise<void> {
  await until(() => (phone.view() as { qr: string | null }).qr !== null)
  phone.scan()
  await until(() => (phone.view() as { connected: boolean }).connected)
}

/** One message in five says both of a customer's addresses, one in seven comes a second time, under the phone. */
async function customersWrite({ phone, talks }: Company, { messages }: ChaosPlan): Promise<void> {
  for (let n = 0; n < messages; n++) {
    const { customer, wrote } = talks[n % talks.length] as Talk
    const content = { kind: 'text' as const, text: `pergunta ${n}` }
    const at = new Date()
    const messageId = phone.say(customer, content, { at, addressing: n % 5 === 0 ? 'both' : 'lid' })
    if (n % 7 === 0) phone.repeat(customer, content, { messageId, at, addressing: 'phone' })
    wrote.push(content.text)
    if (n % 10 === 0) await until(() => (phone.view() as { pending: number }).pending < PENDING_MOST)
  }
}

/** Each person answers one customer, as soon as that one's conversation is in the inbox. */
async function peopleAnswer(
  { company: { tenant, talks }, talk, n }: { company: Company; talk: Talk; n: number },
  { messages }: ChaosPlan,
  program: KillableProgram,
  inbox: InboxReader,
): Promise<void> {
  let id: string | undefined
  await until(async () => {
    id = (await inbox.conversations()).get(talkKey(tenant.id, talk.customer.name))
    return id !== undefined
  }, 1_000)
  for (let at = n; at < messages; at += talks.length) {
    const text = `resposta ${at}`
    await talk.agent.say(`http://127.0.0.1:${program.port}`, id ?? '', `r-${at}`, text)
    talk.answered.push(text)
  }
}

async function killAtRandom(
  { kills, pauseMs }: ChaosPlan,
  program: KillableProgram,
  volumes: string,
  state: { kills: number; ended: boolean },
): Promise<void> {
  while (state.kills < kills) {
    await pause(pauseMs * (0.5 + Math.random()))
    if (state.ended) return
    if (Math.random() < SERVERS_SHARE) await program.killServer()
    else {
      const bots = listBotProcesses(volumes)
      const bot = bots[Math.floor(Math.random() * bots.length)]
      if (bot === undefined || !signalBot(bot, 'SIGKILL')) continue
    }
    state.kills += 1
  }
}

/** Until all that is to be there is, or nothing has moved for a while. */
async function untilStill(
  { bots, messages, say }: ChaosPlan,
  companies: readonly Company[],
  inbox: InboxReader,
  state: { kills: number },
): Promise<void> {
  const wanted = bots * messages
  let last = { seen: '', at: Date.now() }
  for (;;) {
    await pause(PROGRESS_MS)
    const { stored, open, doubtful } = await inbox.progress()
    const answered = companies.reduce(
      (sum, { talks }) => sum + talks.reduce((some, one) => some + one.answered.length, 0),
      0,
    )
    const shown = companies.reduce(
      (sum, { phone }) => sum + phone.log.filter(({ direction }) => direction === 'out').length,
      0,
    )
    const pending = companies.reduce((sum, { phone }) => sum + (phone.view() as { pending: number }).pending, 0)
    const seen = `in ${stored}/${wanted} (${pending} pending), out ${answered}/${wanted} answered, ${shown} shown, ${open} open, ${doubtful} doubtful`
    say(`${seen}, ${state.kills} kills`)
    if (stored >= wanted && answered >= wanted && shown >= answered && open === 0 && pending === 0) return
    if (seen !== last.seen) last = { seen, at: Date.now() }
    if (Date.now() - last.at > STILL_MS) return say('nothing moves any more')
  }
}

/** Ends: when it is reached; the test's own time is the limit. */
async function until(reached: () => boolean | Promise<boolean>, everyMs = 50): Promise<void> {
  while (!(await reached())) await pause(everyMs)
}
