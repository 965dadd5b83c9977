import { formatNode } from './format-node.ts'
import { hasTemplate, template } from './locale.ts'
import type { Voice } from './render-statement.ts'

/** Where a number comes from, in words: the quotation, the premise, or its formula with the figures' names. */
export function explainNode(id: string, voice: Voice, quotes: ReadonlyMap<string, string>): string {
  const node = voice.graph.get(id)
  if (!node) return ''
  const quote =
    node.quantity === undefined ? quotedInput(node.inputs, node.formula, voice, quotes) : quotes.get(node.quantity)
  if (quote !== undefined) return template('source.text', voice.locale).replace('{quote}', quote)
  if (node.source === 'premise') return template('source.premise', voice.locale)
  if (/^mc_/.test(node.formula)) return template('source.draw', voice.locale)
  return node.formula
    .replace(/[a-z_][a-z0-9_]*\??(\()?/g, (name, call) =>
      call ? functionName(name, voice) : nameOf(name.replace('?', ''), voice),
    )
    .replaceAll('*', '×')
    .replaceAll('/', '÷')
    .replaceAll(' - ', ' − ')
}

/** A metric that is a figure of the text as it stands, or only brought to another period, is the person's own. */
function quotedInput(
  inputs: readonly string[],
  formula: string,
  voice: Voice,
  quotes: ReadonlyMap<string, string>,
): string | undefined {
  const stated = inputs.map((input) => voice.graph.get(input)).find((node) => node?.source === 'text')
  return stated?.quantity !== undefined && /^\(?(?:1 - )?(?:pow\(1 [-+] )?text_/.test(formula)
    ? quotes.get(stated.quantity)
    : undefined
}

function nameOf(id: string, voice: Voice): string {
  const option = /^effect_([a-z]+)_([a-z]+)_(?:prudent|bold)$/.exec(id)
  if (option) return template(`option.${option[1]}.${option[2]}.name`, voice.locale).toLowerCase()
  if (hasTemplate(`label.${id}`)) return template(`label.${id}`, voice.locale)
  const node = voice.graph.get(id)
  return node ? formatNode(node, voice.locale) : '0'
}

function functionName(call: string, voice: Voice): string {
  const key = `function.${call.slice(0, -1)}`
  return `${hasTemplate(key) ? template(key, voice.locale) : call.slice(0, -1)}(`
}
