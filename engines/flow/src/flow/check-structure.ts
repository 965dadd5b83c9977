import { blockFacts } from '../blocks/block-schemas.ts'
import { isTimeZone } from '../language/local-time.ts'
import { localeText } from '../locales/locale-text.ts'
import { calledBody, type Flow, mainBody } from './compile-flow.ts'
import type { FlowBody } from './flow-document.ts'
import type { Problem, ProblemCode } from './problem.ts'

/** What keeps a flow from running at all: ids that double or lead nowhere, texts and expressions that do not parse. */
export function checkStructure(flow: Flow): Problem[] {
  const { document } = flow
  const bodies = [mainBody(document), ...document.sub_flows]
  const error = (code: ProblemCode, detail: string): Problem => ({ code, severity: 'error', detail })
  return [
    ...doubles(bodies.map((body) => body.id)).map((id) => error('duplicate_flow', id)),
    ...doubles(document.variables.map((variable) => variable.name)).map((name) => error('duplicate_variable', name)),
    ...(isTimeZone(document.time_zone) ? [] : [error('unknown_time_zone', document.time_zone)]),
    ...Object.keys(document.phrases ?? {})
      .filter((key) => !Object.hasOwn(localeText(document.locale).phrases, key))
      .map((key) => error('unknown_phrase', key)),
    ...[document.menu, document.settings.idle_block]
      .filter((id) => id !== undefined && !flow.bodies.get(document.id)?.blocks.has(id))
      .map((id) => error('missing_target', id as string)),
    ...bodies.flatMap((body) => checkBody(body, flow)),
  ]
}

function checkBody(body: FlowBody, flow: Flow): Problem[] {
  const problems: Problem[] = []
  const ids = new Set(body.blocks.map((block) => block.id))
  const outputs = new Map<string, Set<string>>()
  const add = (code: ProblemCode, detail: string, block?: string) =>
    problems.push({ code, severity: 'error', detail, flow: body.id, ...(block === undefined ? {} : { block }) })

  for (const id of doubles(body.blocks.map((block) => block.id))) add('duplicate_block', id, id)
  if (!ids.has(body.start)) add('missing_start', body.start)
  for (const block of body.blocks) {
    const facts = blockFacts(block)
    outputs.set(block.id, new Set(facts.outputs))
    for (const output of doubles(facts.outputs)) add('duplicate_option', output, block.id)
    const called = facts.calls === null ? undefined : calledBody(flow, body.id, facts.calls)
    if (called && facts.enters !== null && !called.blocks.has(facts.enters))
      add('missing_target', facts.enters, block.id)
    for (const target of facts.jumps) if (!ids.has(target)) add('missing_target', target, block.id)
    for (const text of facts.texts)
      for (const found of flow.templates.get(text)!.problems) add(found.code, found.detail, block.id)
    for (const source of facts.expressions) {
      const expression = flow.expressions.get(source)!
      if (!expression.ok) add('bad_expression', expression.near, block.id)
    }
    for (const source of facts.patterns) {
      const pattern = flow.patterns.get(source)!
      if (!pattern.ok) add('bad_pattern', pattern.reason, block.id)
    }
    if (block.type === 'business_hours' && block.time_zone !== undefined && !isTimeZone(block.time_zone)) {
      add('unknown_time_zone', block.time_zone, block.id)
    }
  }
  const taken = new Set<string>()
  for (const edge of body.edges) {
    const place = `${edge.from}\n${edge.output}`
    if (!ids.has(edge.from)) add('missing_source', edge.from)
    else if (!outputs.get(edge.from)!.has(edge.output)) add('unknown_output', edge.output, edge.from)
    else if (taken.has(place)) add('duplicate_edge', edge.output, edge.from)
    if (!ids.has(edge.to)) add('missing_target', edge.to, edge.from)
    taken.add(place)
  }
  return problems
}

function doubles(names: string[]): string[] {
  const seen = new Set<string>()
  return [...new Set(names.filter((name) => seen.size === seen.add(name).size))]
}
