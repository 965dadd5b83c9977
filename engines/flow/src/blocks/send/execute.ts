import { contentOptions } from '../../session/asking.ts'
import { type Move, NEXT } from '../../session/move.ts'
import type { Run } from '../../session/run.ts'
import type { Position } from '../../session/state.ts'
import type { SendBlock } from './schema.ts'

/** Says the block's content and goes on. Buttons stay good: `offers` remembers whose they are. */
export function executeSend(block: SendBlock, run: Run, position: Position): Move {
  const { content } = block
  if (content.kind === 'text') run.say(run.text(content.text))
  else if (content.kind === 'media') sendMedia(run, content)
  else {
    run.emit({
      type: 'send',
      content: {
        kind: 'options',
        text: run.text(content.text),
        options: contentOptions(run, block.id, content.options),
        style: content.kind,
        list_label: content.kind === 'list' && content.button ? run.text(content.button) : run.phrase('list_label'),
        number_hint: run.phrase('number_hint'),
      },
    })
    run.state.offers = position
  }
  return NEXT
}

function sendMedia(run: Run, content: Extract<SendBlock['content'], { kind: 'media' }>): void {
  const caption = run.text(content.caption ?? '')
  const name = run.text(content.name ?? '')
  run.emit({
    type: 'send',
    content: {
      kind: 'media',
      media: content.media,
      url: run.address(content.url),
      ...(caption ? { caption } : {}),
      ...(name ? { name } : {}),
    },
  })
}
