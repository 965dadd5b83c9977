import type { Answer } from '../../answers/answer-schema.ts'
import { wordsOf } from './convert-bubble.ts'
import { type Conversion, type ConvertedBlock, placeholderFor } from './converted-block.ts'
import { type TypebotBlock, type TypebotItem, textAt, valueAt } from './typebot-document.ts'

const ASKED = new Set([
  'text input',
  'number input',
  'email input',
  'phone number input',
  'url input',
  'time input',
  'date input',
  'rating input',
  'file input',
])

/** What the bot asks. `question` is the text bubble just before, which becomes the question itself. */
export function convertInput(conversion: Conversion, question: string): ConvertedBlock | undefined {
  const { source } = conversion
  if (source.type === 'choice input' || source.type === 'picture choice input')
    return convertChoice(conversion, question)
  const answer = answerFor(conversion)
  if (!answer) return undefined
  return { block: { ...askBase(conversion, question), answer }, onward: ['next'] }
}

/** True for what becomes a question here: another input's text stays a text of its own, or nobody would see it. */
export function isAskedInput({ type, items }: TypebotBlock): boolean {
  if (type === 'choice input' || type === 'picture choice input') return (items?.length ?? 0) > 0
  return ASKED.has(type)
}

function askBase({ id, source, names, note }: Conversion, question: string) {
  const variable = names.byId.get(textAt(source.options, 'variableId'))
  return {
    id,
    type: 'ask' as const,
    text: wordsOf(question, names, note),
    ...(variable === undefined ? {} : { save_to: variable }),
  }
}

function answerFor({ source, note }: Conversion): Answer | undefined {
  const { options } = source
  switch (source.type) {
    case 'text input':
      return { kind: 'text' }
    case 'number input':
      return { kind: 'number', ...bounds(options) }
    case 'email input':
      return { kind: 'email' }
    case 'phone number input':
      return { kind: 'phone' }
    case 'url input':
      note('url_as_text', 'changed')
      return { kind: 'text', pattern: '^(https?://)?[^\\s.]+\\.[^\\s]{2,}$' }
    case 'time input':
      return { kind: 'text', pattern: '\\d{1,2}\\s*[:hH]\\s*(\\d{2})?' }
    case 'date input':
      for (const setting of ['isRange', 'hasTime', 'min', 'max']) {
        if (valueAt(options, setting)) note('setting_dropped', 'changed', setting)
      }
      return { kind: 'date' }
    case 'rating input': {
      const startsAt = Number(valueAt(options, 'startsAt') ?? 1)
      const length = Number(valueAt(options, 'length') ?? 5)
      const max = Math.min(10, Math.max(1, Number.isInteger(length) ? length : 5))
      return { kind: 'rating', min: startsAt === 0 ? 0 : 1, max }
    }
    case 'file input':
      return { kind: 'file' }
    default:
      return undefined
  }
}

function bounds(options: unknown): { min?: number; max?: number } {
  const [min, max] = [valueAt(options, 'min'), valueAt(options, 'max')]
  return { ...(typeof min === 'number' ? { min } : {}), ...(typeof max === 'number' ? { max } : {}) }
}

function convertChoice(conversion: Conversion, question: string): ConvertedBlock {
  const { source, names, note } = conversion
  const items = (source.items ?? []).slice(0, 50)
  if (textAt(source.options, 'dynamicVariableId') || valueAt(source.options, 'dynamicItems', 'isEnabled') === true) {
    if (items.length === 0) return placeholderFor(conversion, 'dynamic_options')
    note('dynamic_options', 'lost')
  }
  if (items.length === 0) return placeholderFor(conversion)
  if ((source.items?.length ?? 0) > items.length) note('options_cut', 'lost', String(source.items!.length))
  if (items.some((item) => textAt(item, 'pictureSrc'))) note('pictures_dropped', 'changed')
  const multiple = valueAt(source.options, 'isMultipleChoice') === true
  if (multiple && items.some((item) => item.outgoingEdgeId)) note('multiple_choice_branches', 'changed')
  const options = items.map((item, index) => {
    const title = names.inText(titleOf(item), 2_000).trim() || String(index + 1)
    if (valueAt(item, 'displayCondition', 'isEnabled') === true) note('display_condition_dropped', 'lost', title)
    const description = names.inText(textAt(item, 'description'), 2_000)
    return { id: `o${index + 1}`, title, ...(description ? { description } : {}) }
  })
  return {
    block: { ...askBase(conversion, question), answer: { kind: 'choice', options, ...(multiple ? { multiple } : {}) } },
    items: multiple ? new Map() : new Map(items.map((item, index) => [item, `option:o${index + 1}`])),
    onward: ['next'],
  }
}

function titleOf(item: TypebotItem): string {
  return typeof item.content === 'string' ? item.content.trim() : textAt(item, 'title').trim()
}
