import type { BlockFacts } from '../blocks/block-facts.ts'
import { type Block, blockFacts } from '../blocks/block-schemas.ts'
import { CURRENT_FLOW } from '../blocks/sub-flow/schema.ts'
import { type ParsedExpression, parseExpression } from '../language/expression/parse-expression.ts'
import { normalizeText } from '../language/normalize-text.ts'
import { type CompiledPattern, compilePattern } from '../language/pattern.ts'
import { parseTemplate, type Template, templateVariables } from '../language/template.ts'
import { type LocaleText, localeText } from '../locales/locale-text.ts'
import { COMMANDS, type Command, type FlowBody, type FlowDocument } from './flow-document.ts'
import { type OptionTitles, optionTitles } from './option-titles.ts'

export type CompiledBody = {
  id: string
  start: string
  blocks: ReadonlyMap<string, Block>
  /** Block → output → block. */
  edges: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** A flow ready to run: everything that can be looked up, parsed or compiled once. Immutable; share it freely. */
export type Flow = {
  document: FlowDocument
  bodies: ReadonlyMap<string, CompiledBody>
  templates: ReadonlyMap<string, Template>
  patterns: ReadonlyMap<string, CompiledPattern>
  expressions: ReadonlyMap<string, ParsedExpression>
  titles: OptionTitles
  /** Normalised word → command. */
  commands: ReadonlyMap<string, Command>
  phrases: Readonly<Record<string, string>>
  words: LocaleText['words']
  /** Built-in variables that some block reads; keeping the others up to date would be waste. */
  reads: { lastMessage: boolean; clock: boolean }
}

export const BUILT_IN_VARIABLES: ReadonlySet<string> = new Set(['last_message', 'today', 'now'])

/** Compiles a document whose shape was checked. Mistakes inside stay in `templates[…].problems` and `patterns`. */
export function compileFlow(document: FlowDocument): Flow {
  const bodies = [mainBody(document), ...document.sub_flows]
  const facts = bodies.flatMap((body) => body.blocks.map(blockFacts))
  const templates = new Map<string, Template>()
  const patterns = new Map<string, CompiledPattern>()
  const expressions = new Map<string, ParsedExpression>()
  for (const fact of facts) {
    for (const text of fact.texts) if (!templates.has(text)) templates.set(text, parseTemplate(text))
    for (const source of fact.expressions)
      if (!expressions.has(source)) expressions.set(source, parseExpression(source))
    for (const source of fact.patterns) if (!patterns.has(source)) patterns.set(source, compilePattern(source))
  }
  const locale = localeText(document.locale)
  const read = variablesRead(facts, templates)
  return {
    document,
    bodies: new Map(bodies.map((body) => [body.id, compileBody(body)])),
    templates,
    patterns,
    expressions,
    titles: optionTitles(bodies.flatMap((body) => body.blocks)),
    commands: commandWords(document, locale),
    phrases: { ...locale.phrases, ...document.phrases },
    words: locale.words,
    reads: { lastMessage: read.has('last_message'), clock: read.has('today') || read.has('now') },
  }
}

/** The body that a block of `from` calls by `name`: a sub-flow, or the one it is in itself. */
export function calledBody(flow: Pick<Flow, 'bodies'>, from: string, name: string): CompiledBody | undefined {
  return flow.bodies.get(name) ?? (name === CURRENT_FLOW ? flow.bodies.get(from) : undefined)
}

/** The document's own blocks as a body like its sub-flows. */
export function mainBody(document: FlowDocument): FlowBody {
  return { id: document.id, name: document.name, start: document.start, blocks: document.blocks, edges: document.edges }
}

function compileBody(body: FlowBody): CompiledBody {
  const edges = new Map<string, Map<string, string>>()
  for (const edge of body.edges) {
    const outputs = edges.get(edge.from) ?? new Map<string, string>()
    edges.set(edge.from, outputs.set(edge.output, edge.to))
  }
  return { id: body.id, start: body.start, blocks: new Map(body.blocks.map((block) => [block.id, block])), edges }
}

function variablesRead(facts: BlockFacts[], templates: ReadonlyMap<string, Template>): Set<string> {
  const read = new Set(facts.flatMap((fact) => fact.reads))
  for (const template of templates.values()) for (const name of templateVariables(template)) read.add(name)
  return read
}

function commandWords(document: FlowDocument, locale: LocaleText): Map<string, Command> {
  const words = new Map<string, Command>()
  for (const command of COMMANDS) {
    const own = document.settings.commands?.[command] ?? locale.words.commands[command]
    for (const word of own) words.set(normalizeText(word), command)
  }
  return words
}
