import { type Conversion, type ConvertedBlock, placeholderFor } from './converted-block.ts'
import { textAt, valueAt } from './typebot-document.ts'

/** Blocks that call an address of their own: the plain request, and services that are one. */
const REQUESTS = new Set(['Webhook', 'Zapier', 'Make.com', 'Pabbly'])
/** Blocks that ask a language model. */
const MODELS = new Set([
  'OpenAI',
  'openai',
  'anthropic',
  'mistral',
  'groq',
  'perplexity',
  'together-ai',
  'open-router',
  'deepseek',
])
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

/** What the bot has others do. */
export function convertIntegration(conversion: Conversion): ConvertedBlock | undefined {
  const { id, source } = conversion
  if (REQUESTS.has(source.type)) return convertRequest(conversion)
  if (MODELS.has(source.type)) return convertModel(conversion)
  if (source.type !== 'Chatwoot') return undefined
  // Its widget is where people answer, so showing it is handing over.
  const hides = textAt(source.options, 'task') === 'Close widget'
  return hides ? placeholderFor(conversion) : { block: { id, type: 'hand_over' }, onward: ['next'] }
}

function convertRequest(conversion: Conversion): ConvertedBlock {
  const { id, source, names, note } = conversion
  const webhook = valueAt(source.options, 'webhook')
  const url = names.inText(textAt(webhook, 'url').trim())
  if (!url || url.length > 2_000) return placeholderFor(conversion)
  const method = METHODS.find((one) => one === textAt(webhook, 'method')) ?? 'POST'
  const body = names.inText(textAt(webhook, 'body'), 4_096)
  const query = pairs(webhook, 'queryParams').map(
    ([key, value]) => `${encodeURIComponent(key.toWellFormed())}=${names.inText(value)}`,
  )
  const headers = pairs(webhook, 'headers').map(([key, value]) => [key.slice(0, 100), names.inText(value, 2_000)])
  return {
    block: {
      id,
      type: 'http_request',
      method,
      url: query.length > 0 ? `${url}${url.includes('?') ? '&' : '?'}${query.join('&')}` : url,
      headers: Object.fromEntries(headers),
      ...(body && method !== 'GET' ? { raw_body: body } : {}),
      save: savedParts(conversion, note),
    },
    onward: ['ok', 'error'],
  }
}

function savedParts({ source, names }: Conversion, note: Conversion['note']): { path: string; variable: string }[] {
  const mapping = valueAt(source.options, 'responseVariableMapping')
  return (Array.isArray(mapping) ? mapping.slice(0, 30) : []).flatMap((one) => {
    const variable = names.byId.get(textAt(one, 'variableId'))
    if (variable === undefined) return []
    const written = textAt(one, 'bodyPath')
    const path = written
      .replace(/\[(\d+)\]/g, '.$1')
      .replace(/^data\b\.?/, '')
      .replace(/^\./, '')
    if (/^([A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+)*)?$/.test(path) && path.length <= 200) return [{ path, variable }]
    note('setting_dropped', 'lost', written.slice(0, 100))
    return []
  })
}

function pairs(webhook: unknown, field: string): [string, string][] {
  const list = valueAt(webhook, field)
  return (Array.isArray(list) ? list.slice(0, 50) : []).flatMap((pair) => {
    const key = textAt(pair, 'key').trim()
    return key ? [[key, textAt(pair, 'value')] as [string, string]] : []
  })
}

function convertModel(conversion: Conversion): ConvertedBlock {
  const { id, source, names, note } = conversion
  const action = textAt(source.options, 'action') || textAt(source.options, 'task')
  if (action !== '' && !/^create chat/i.test(action))
    return placeholderFor(conversion, 'no_counterpart', `${source.type}: ${action}`)
  const messages = valueAt(source.options, 'messages')
  const system = (Array.isArray(messages) ? messages : []).filter((message) => textAt(message, 'role') === 'system')
  const instructions = [textAt(source.options, 'systemMessage'), ...system.map((message) => textAt(message, 'content'))]
  const mapping = valueAt(source.options, 'responseMapping')
  const kept = (Array.isArray(mapping) ? mapping : [])
    .map((one) => names.byId.get(textAt(one, 'variableId')))
    .find(Boolean)
  note('credentials_dropped', 'changed')
  return {
    block: {
      id,
      type: 'ai_answer',
      instructions: names.inText(instructions.filter(Boolean).join('\n'), 4_096),
      use_knowledge: false,
      // There, a model's answer is only shown by a text bubble that follows; here it would be said twice.
      send: kept === undefined,
      ...(kept === undefined ? {} : { save_to: kept }),
    },
    onward: ['next'],
  }
}
