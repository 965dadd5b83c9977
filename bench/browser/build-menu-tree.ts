import type { FlowDocumentInput } from '@recado/flow/schemas'
import { flowDocumentSchema } from '@recado/flow/schemas'
import { arrangeBlocks } from '../../apps/console/src/zap/flows/arrange/arrange-blocks.ts'
import { arrangeTask } from '../../apps/console/src/zap/flows/arrange/arrange-task.ts'

const OPTIONS = ['a', 'b', 'c']

/**
 * A flow of so many blocks: menus of three options whose ways go on to further menus, and at the end to a person. The first
 * is always a menu, so that its panel is the same in a flow of one block.
 */
export function buildMenuTree(blocks: number): FlowDocumentInput & { blocks: object[] } {
  const ids = Array.from({ length: blocks }, (_, index) => `b${index}`)
  const next = (index: number, option: number) => ids[index * OPTIONS.length + option + 1]
  const document = flowDocumentSchema.parse({
    ...{ schema_version: 1, id: 'main', name: `Fluxo de ${blocks}`, start: 'b0', variables: [] },
    blocks: ids.map((id, index) =>
      index > 0 && next(index, 0) === undefined
        ? { id, type: 'hand_over', text: `Chamei alguém para o assunto ${index}.` }
        : {
            ...{ id, type: 'ask', text: `O que você procura no assunto ${index}?` },
            answer: { kind: 'choice', options: OPTIONS.map((option) => ({ id: option, title: `Opção ${option}` })) },
          },
    ),
    edges: ids.flatMap((from, index) =>
      OPTIONS.flatMap((option, at) => {
        const to = next(index, at)
        return to === undefined ? [] : [{ from, output: `option:${option}`, to }]
      }),
    ),
  })
  const places = arrangeBlocks(arrangeTask(document))
  return {
    ...document,
    blocks: document.blocks.map((block) => ({ ...block, position: places[block.id] ?? { x: 0, y: 0 } })),
  }
}
