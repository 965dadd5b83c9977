import { describe, expect, it } from 'vitest'
import { blockFacts } from '../blocks/block-schemas.ts'
import { WHATSAPP_CLOUD } from '../channels/capabilities.ts'
import { render } from '../channels/render.ts'
import type { Flow } from '../flow/compile-flow.ts'
import { parseFlow } from '../flow/parse-flow.ts'
import { validateFlow } from '../flow/validate-flow.ts'
import type { Effect } from '../session/effect.ts'
import { createPlayer, type FakeHosts, type Player } from '../testing/index.ts'
import { FLOW_TEMPLATES, flowTemplate } from './flow-templates.ts'
import { afterTheSalePaths } from './paths/after-the-sale.fixture.ts'
import { ordersPaths } from './paths/orders.fixture.ts'
import { salesPaths } from './paths/sales.fixture.ts'
import { schedulingPaths } from './paths/scheduling.fixture.ts'
import { servicePaths } from './paths/service.fixture.ts'
import type { TemplatePath } from './paths/template-path.ts'
import type { FlowTemplate } from './template-schema.ts'

const PATHS: Record<string, TemplatePath[]> = {
  ...servicePaths,
  ...salesPaths,
  ...schedulingPaths,
  ...ordersPaths,
  ...afterTheSalePaths,
}
const HOURS = { m: 1 / 60, h: 1, d: 24 }
/** People do not read more than that of a robot. */
const LONGEST_TEXT = 400

const flowOf = ({ document }: FlowTemplate): Flow => {
  const parsed = parseFlow(JSON.stringify(document))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.flow
}

describe.each(FLOW_TEMPLATES.map((template) => [template.id, template] as const))('template %s', (id, template) => {
  const flow = flowOf(template)
  const paths = PATHS[id] ?? []

  it('is published without an error or a warning', () => {
    expect(validateFlow(flow)).toEqual([])
    expect(template.document).toMatchObject({ id, name: template.name, locale: 'pt-BR' })
  })

  it.each(paths.map((path) => [path.turns, path] as const))('plays %s', (_turns, path) => {
    const { player, effects } = play(flow, path)
    expect(player.state.paused ? 'person' : player.state.phase, lastWords(player)).toBe(path.ends)
    expect(lastWords(player)).toContain(path.says)
    for (const effect of effects) checkEffect(effect)
  })

  it('has every output of every block walked by the paths above', () => {
    const walked = new Set(paths.flatMap((path) => play(flow, path).player.visits).flatMap(visitKeys))
    expect(wantedKeys(flow).filter((key) => !walked.has(key))).toEqual([])
  })

  it('leads to a person from its first question', () => {
    const { player } = play(flow, { ...paths[0]!, turns: paths[0]!.turns.split('|')[0]!, at: undefined })
    if (!player.state.paused) player.say('quero falar com um atendente')
    expect(player.effects.some((effect) => effect.type === 'hand_over')).toBe(true)
  })

  it('needs what it says it needs', () => {
    const types = new Set(template.document.blocks.map((block) => block.type))
    expect([types.has('http_request'), types.has('ai_answer'), types.has('recommend')]).toEqual(
      (['http', 'ai', 'cars'] as const).map((need) => template.needs.includes(need)),
    )
  })

  it('shows where every block stands', () => {
    const places = template.document.blocks.map(({ position }) => JSON.stringify(position))
    expect(new Set(places).size).toBe(places.length)
  })
})

describe('the catalogue', () => {
  it('has at least twelve, each once, found by id', () => {
    expect(FLOW_TEMPLATES.length).toBeGreaterThanOrEqual(12)
    expect(Object.keys(PATHS).sort()).toEqual(FLOW_TEMPLATES.map(({ id }) => id).sort())
    expect(new Set(FLOW_TEMPLATES.map(({ name }) => name)).size).toBe(FLOW_TEMPLATES.length)
    expect(flowTemplate('nps')?.name).toBe('Pesquisa NPS')
    expect(flowTemplate('none')).toBeUndefined()
  })
})

function play(
  flow: Flow,
  path: Omit<TemplatePath, 'at'> & { at?: number | undefined },
): { player: Player; effects: Effect[] } {
  const player = createPlayer(flow, {
    channel: WHATSAPP_CLOUD,
    fakes: fakesOf(path),
    variables: path.variables ?? {},
    ...(path.at === undefined ? {} : { at: path.at }),
  })
  const effects = path.turns.split('|').flatMap((turn) => {
    take(player, turn)
    return player.effects
  })
  return { player, effects }
}

function take(player: Player, turn: string): void {
  const silence = /^\[(\d+)([mhd])\]$/.exec(turn)
  if (silence) player.wait(Number(silence[1]) * HOURS[silence[2] as keyof typeof HOURS] * 3_600_000)
  else if (turn === '[start]') player.happen({ type: 'started' })
  else if (turn === '[photo]') player.send({ kind: 'media', media: 'image', url: 'https://media.example/foto.jpg' })
  else if (turn === '[document]') player.send({ kind: 'media', media: 'document', url: 'https://media.example/a.pdf' })
  else player.say(turn)
}

function fakesOf({ http = [], ai, cars }: Pick<TemplatePath, 'http' | 'ai' | 'cars'>): Partial<FakeHosts> {
  const answers = [...http]
  const down = { ok: false as const, error: 'down' }
  return {
    http_request: () => {
      const answer = answers.shift()
      return answer ? { ok: true, value: answer } : down
    },
    ...(ai === undefined ? {} : { ai_answer: () => (ai === null ? down : { ok: true, value: ai }) }),
    ...(cars === undefined ? {} : { recommend: () => (cars === 'none' ? { ok: true, value: { items: [] } } : down) }),
  }
}

/** What the contact and the person taking over read at the end. */
function lastWords({ effects }: Player): string {
  const said = effects.flatMap((effect) => render(effect, WHATSAPP_CLOUD)).map((message) => JSON.stringify(message))
  const notes = effects.flatMap((effect) => (effect.type === 'hand_over' ? [effect.note] : []))
  return [...said, ...notes].join('\n')
}

function checkEffect(effect: Effect): void {
  const written = effect.type === 'hand_over' ? effect.note : JSON.stringify('content' in effect ? effect.content : '')
  expect(written).not.toMatch(/\{\{|\}\}|undefined|null|\[object/)
  if (effect.type === 'report') expect(effect.code).toBe('effect_failed')
  if (effect.type !== 'send' && effect.type !== 'ask') return
  const { content } = effect
  if (content.kind === 'cards') return
  const messages = render(effect, WHATSAPP_CLOUD)
  expect(messages).toHaveLength(1)
  // Options that do not fit into buttons or a list come as numbered text.
  if (content.kind === 'options') expect(messages[0]!.kind, written).not.toBe('text')
  if ('text' in content) expect(content.text.length, written).toBeLessThanOrEqual(LONGEST_TEXT)
}

function visitKeys({ block, output }: { block: string; output: string | null }): string[] {
  return output === null ? [block] : [block, `${block} ${output}`]
}

/** Every block, and every output that a conversation can leave it by. */
function wantedKeys({ document }: Flow): string[] {
  return document.blocks.flatMap((block) => {
    const { outputs } = blockFacts(block)
    const branches = block.type === 'ask' && (block.answer.kind === 'yes_no' || block.answer.kind === 'choice')
    const left = outputs.filter((output) => output !== 'next' || !(branches || block.type === 'hand_over'))
    return [block.id, ...left.map((output) => `${block.id} ${output}`)]
  })
}
