import type { CalculationGraph } from '../calculation/node.ts'
import { placeholdersOf } from './locale.ts'

/**
 * A sentence as data: a key of the locale files and what fills it. No statement holds a digit of its own: numbers are nodes,
 * quotes are the person's words, prose is a model's text already parted into words and traced numbers.
 */
export interface Statement {
  key: string
  args: Record<string, Arg>
  /** Every node that the sentence shows or that decided whether it is said. */
  basis: string[]
}

export type Arg =
  | { node: string }
  | { term: string }
  | { quote: string }
  | { prose: Segment[] }
  | { statement: Statement }
  | { list: Arg[] }

/** A stretch of a model's prose: words, a number that refers to a node, or one that refers to nothing. */
export type Segment = { words: string } | { node: string } | { hypothesis: string }

/**
 * Fills a sentence. Placeholders without an argument are nodes of their own name; undefined when one of them does not exist,
 * because a sentence without its number is not said.
 */
export function say(
  key: string,
  graph: CalculationGraph,
  args: Record<string, Arg> = {},
  because: readonly string[] = [],
): Statement | undefined {
  const filled: Record<string, Arg> = { ...args }
  for (const { name } of placeholdersOf(key)) {
    if (Object.hasOwn(filled, name)) continue
    if (!graph.get(name)) return undefined
    filled[name] = { node: name }
  }
  return { key, args: filled, basis: [...new Set([...Object.values(filled).flatMap(nodesOf), ...because])] }
}

/** A sentence whose placeholders are all given or none: for fixed text. Throws when a figure is missing, a mistake of ours. */
export function sayFixed(key: string, args: Record<string, Arg> = {}): Statement {
  const missing = placeholdersOf(key).find(({ name }) => !Object.hasOwn(args, name))
  if (missing) throw new Error(`sentence ${key} lacks ${missing.name}`)
  return { key, args, basis: [...new Set(Object.values(args).flatMap(nodesOf))] }
}

function nodesOf(arg: Arg): string[] {
  if ('node' in arg) return [arg.node]
  if ('statement' in arg) return arg.statement.basis
  if ('list' in arg) return arg.list.flatMap(nodesOf)
  if ('prose' in arg) return arg.prose.flatMap((segment) => ('node' in segment ? [segment.node] : []))
  return []
}
