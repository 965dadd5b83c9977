import { type ModelClient, ModelError, type ModelReply, type ModelRequest } from '../ports.ts'

/**
 * How the stand-in behaves: well, never answering, inventing numbers, cut off in mid-sentence, busy, speaking broken JSON
 * once or always, following orders in the problem, refusing, crashing, or silent about what it spent.
 */
export type Misbehaviour =
  | 'none'
  | 'slow'
  | 'wrong'
  | 'cut_off'
  | 'busy_once'
  | 'busy'
  | 'broken_once'
  | 'broken'
  | 'refuses'
  | 'crashes'
  | 'hides_usage'

export interface ModelStandIn extends ModelClient {
  /** Every call made, in order. */
  readonly calls: ModelRequest[]
}

/** A language model's place taken by a rule: answers depend on the request alone, so runs can be compared byte by byte. */
export function createModelStandIn(behaviour: Misbehaviour = 'none', { journal = false } = {}): ModelStandIn {
  const calls: ModelRequest[] = []
  const timesAsked = new Map<string, number>()
  const kept = new Map<string, Promise<ModelReply>>()
  return {
    name: `stand-in (${behaviour})`,
    calls,
    async complete(request) {
      calls.push(request)
      const question = request.instructions + request.prompt.split('\n\nYour last answer')[0]
      const times = (timesAsked.get(question) ?? 0) + 1
      timesAsked.set(question, times)
      const reply = answer(request, behaviour, times)
      kept.set(request.callId, reply)
      return reply
    },
    // A process that dies takes its promises along; the journal of the gateway stays.
    ...(journal && { recover: async (callId: string) => kept.get(callId)?.catch(() => undefined) }),
  }
}

async function answer(request: ModelRequest, behaviour: Misbehaviour, times: number): Promise<ModelReply> {
  const usage = { inputTokens: Math.ceil(request.prompt.length / 4), outputTokens: 180 }
  const good = JSON.stringify(
    request.instructions.includes('Another member disagrees') ? rebuttal() : opinion(request, behaviour === 'wrong'),
  )
  switch (behaviour) {
    case 'slow':
      return new Promise(() => {})
    case 'busy':
      throw new ModelError('rate_limited', { retryAfterMs: 500 })
    case 'busy_once':
      if (times === 1) throw new ModelError('rate_limited', { retryAfterMs: 500 })
      return { text: good, finish: 'stop', usage }
    case 'cut_off':
      return { text: good.slice(0, Math.floor(good.length / 2)), finish: 'length', usage }
    case 'broken':
      return { text: `Claro! Aqui está: ${good.slice(0, -2)}`, finish: 'stop', usage }
    case 'broken_once':
      return { text: times === 1 ? `${good.slice(0, 40)} …` : `\`\`\`json\n${good}\n\`\`\``, finish: 'stop', usage }
    case 'refuses':
      return { text: '', finish: 'refused', usage }
    case 'crashes':
      throw new TypeError('socket hang up')
    case 'hides_usage':
      return { text: good, finish: 'stop', usage: undefined }
    default:
      return { text: good, finish: 'stop', usage }
  }
}

interface Brief {
  options: { id: string }[]
  figures: Record<string, string>
}

/** Speaks of the first figures and options it was shown; a wrong one also makes figures up and votes for what is not there. */
function opinion(request: ModelRequest, wrong: boolean) {
  const brief = JSON.parse(request.prompt.split('\n\nYour last answer')[0]!) as Brief
  const ids = Object.keys(brief.figures).filter((id) => !id.startsWith('premise_'))
  const firm = request.instructions.includes('financial') ? -1 : 1
  return {
    findings: [
      `O número que mais pesa é {{${ids[0]}}}.`,
      ...(wrong ? ['O mercado cresceu 37,4% em 2024 e a concorrência fatura R$ 913 mil.', 'Veja {{inventado}}.'] : []),
    ],
    stances: [
      ...brief.options.slice(0, 3).map(({ id }, n) => ({
        option: id,
        stance: n === 0 ? 2 : firm,
        reason: `Olho primeiro para {{${ids[n] ?? ids[0]}}}.`,
        confidence: 0.7,
      })),
      ...(wrong ? [{ option: 'moon.buy', stance: 2, reason: 'Rende 400% ao ano.', confidence: 1 }] : []),
    ],
    claims: wrong ? [{ metric: 'profit', kind: 'fact', value: { amount: 987654, unit: 'BRL', per: 'month' } }] : [],
    ideas: ['Conversar com clientes antigos.'],
  }
}

function rebuttal() {
  return { concedes: false, reason: 'Mantenho o que disse.' }
}
