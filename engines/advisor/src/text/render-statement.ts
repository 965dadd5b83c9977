import type { CalculationGraph } from '../calculation/node.ts'
import type { Sector } from '../intake/sectors.ts'
import { formatNode } from './format-node.ts'
import { hasTemplate, type LocaleName, template } from './locale.ts'
import type { Arg, Segment, Statement } from './statement.ts'

/** What rendering needs: the numbers, the language and the trade's words. */
export interface Voice {
  graph: CalculationGraph
  locale: LocaleName
  sector: Sector
}

/** A statement as a sentence. Total: a node that is gone shows as the locale's word for "unknown". */
export function renderStatement(statement: Statement, voice: Voice): string {
  return template(statement.key, voice.locale).replace(
    /\{(@?)([a-z_]+)(?::([a-z]+))?\}/g,
    (_, trade: string, name: string, modifier?: string) =>
      trade ? tradeWord(name, voice) : renderArg(statement.args[name] ?? { node: name }, voice, modifier),
  )
}

/** The trade's own word, or the general one. */
export function tradeWord(name: string, { sector, locale }: Voice): string {
  const own = `word.${sector}.${name}`
  return template(hasTemplate(own) ? own : `word.general.${name}`, locale)
}

export function renderArg(arg: Arg, voice: Voice, modifier?: string): string {
  if ('node' in arg) {
    const node = voice.graph.get(arg.node)
    return node ? formatNode(node, voice.locale, modifier) : template('word.unknown', voice.locale)
  }
  if ('term' in arg) return template(arg.term, voice.locale)
  if ('quote' in arg) return quoted(arg.quote)
  if ('prose' in arg) return arg.prose.map((segment) => renderSegment(segment, voice)).join('')
  if ('statement' in arg) return renderStatement(arg.statement, voice)
  return joined(
    arg.list.map((item) => renderArg(item, voice)),
    voice.locale,
  )
}

function renderSegment(segment: Segment, voice: Voice): string {
  if ('words' in segment) return escapeMarkdown(segment.words)
  if ('node' in segment) return renderArg({ node: segment.node }, voice)
  return `[${template('word.hypothesis', voice.locale)}: ${escapeMarkdown(segment.hypothesis)}]`
}

/** The person's words on one line, without what Markdown or HTML would act on. */
function quoted(text: string): string {
  return escapeMarkdown(text.replace(/\s+/g, ' ').trim())
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, (char) => `\\${char}`)
}

function joined(items: readonly string[], locale: LocaleName): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(items)
}
