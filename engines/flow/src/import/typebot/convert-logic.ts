import { CURRENT_FLOW } from '../../blocks/sub-flow/schema.ts'
import { MAX_WAIT_SECONDS } from '../../blocks/wait/schema.ts'
import { text } from './convert-bubble.ts'
import { convertCondition } from './convert-condition.ts'
import { convertSetVariable } from './convert-set-variable.ts'
import { type Conversion, type ConvertedBlock, placeholderFor } from './converted-block.ts'
import { textAt, valueAt } from './typebot-document.ts'

/** What the bot decides. Code is never run: it stays in a placeholder. */
export function convertLogic(conversion: Conversion): ConvertedBlock | undefined {
  const { id, source, names, note } = conversion
  switch (source.type) {
    case 'Set variable':
      return convertSetVariable(conversion)
    case 'Condition':
      return convertCondition(conversion)
    case 'Code':
      return placeholderFor(conversion, 'script_not_run')
    case 'Redirect': {
      const url = names.inText(textAt(source.options, 'url').trim())
      if (!url) return placeholderFor(conversion)
      note('redirect_as_link', 'changed')
      return text(id, url)
    }
    case 'Wait':
      return convertWait(conversion)
    case 'Jump':
      return jumpTo(conversion, textAt(source.options, 'groupId'), textAt(source.options, 'blockId') || undefined)
    case 'Typebot link':
      return convertLink(conversion)
    case 'AB test':
      return convertAbTest(conversion)
    default:
      return undefined
  }
}

function convertWait(conversion: Conversion): ConvertedBlock {
  const { id, source } = conversion
  const written = textAt(source.options, 'secondsToWaitFor')
  const seconds = Math.ceil(Number(written))
  if (!(seconds >= 1 && seconds <= MAX_WAIT_SECONDS))
    return placeholderFor(conversion, 'expression_not_supported', written)
  return { block: { id, type: 'wait', until: { kind: 'delay', seconds } }, onward: ['next'] }
}

function jumpTo(conversion: Conversion, groupId: string, blockId?: string): ConvertedBlock {
  const to = conversion.target({ groupId, blockId })
  return to === undefined
    ? placeholderFor(conversion, 'edge_dropped', groupId)
    : { block: { id: conversion.id, type: 'jump', to }, onward: [] }
}

/** A link to the bot itself runs a part of it and comes back; other bots are not part of the export. */
function convertLink(conversion: Conversion): ConvertedBlock {
  const { options } = conversion.source
  const bot = textAt(options, 'typebotId')
  const groupId = textAt(options, 'groupId')
  const itself = bot === 'current' || (bot !== '' && bot === conversion.bot)
  if (!itself || !groupId) return placeholderFor(conversion, 'linked_bot_missing', bot)
  const to = conversion.target({ groupId })
  if (to === undefined) return placeholderFor(conversion, 'edge_dropped', groupId)
  return { block: { id: conversion.id, type: 'sub_flow', flow: CURRENT_FLOW, block: to }, onward: ['next'] }
}

function convertAbTest(conversion: Conversion): ConvertedBlock {
  const { id, source } = conversion
  const [a, b] = source.items ?? []
  if (!a || !b) return placeholderFor(conversion)
  const percent = valueAt(source.options, 'aPercent')
  const weight = typeof percent === 'number' && percent >= 0 && percent <= 100 ? percent : 50
  const variants = [
    { id: 'a', weight },
    { id: 'b', weight: 100 - weight },
  ]
  return {
    block: { id, type: 'ab_test', experiment: id, variants },
    items: new Map([
      [a, 'variant:a'],
      [b, 'variant:b'],
    ]),
    onward: ['variant:a', 'variant:b'],
  }
}
