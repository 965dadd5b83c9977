import { type Block, blockFacts, type FlowEdge } from '@recado/flow/schemas'
import { bodyOf, sheetOf, withBody, withSheet } from './body-of.ts'
import type { Sheet } from './canvas.ts'
import type { Draft } from './draft.ts'
import type { Edit, Point } from './edit.ts'
import { renameVariable } from './rename-variable.ts'

/** The draft after an edit. An edit that changes nothing, or speaks of what is not there, gives the same object. */
export function applyEdit(draft: Draft, edit: Edit): Draft {
  switch (edit.type) {
    case 'add_block':
      return addBlock(draft, edit)
    case 'insert':
      return insert(draft, edit)
    case 'remove':
      return remove(draft, edit)
    case 'update_block':
      return withBody(draft, edit.body, (parts) => {
        const { block } = edit
        if (!parts.blocks.some(({ id }) => id === block.id)) return parts
        const outputs = new Set(blockFacts(block).outputs)
        return {
          ...parts,
          blocks: replaced(parts.blocks, block),
          // An arrow leaves with the output it began at: the document has none that lead from nowhere.
          edges: kept(parts.edges, ({ from, output }) => from !== block.id || outputs.has(output)),
        }
      })
    case 'move':
      return move(draft, edit.body, edit.to)
    case 'connect':
      return withBody(draft, edit.body, (parts) => {
        const { from, output, to } = edit.edge
        const source = parts.blocks.find(({ id }) => id === from)
        if (source === undefined || !blockFacts(source).outputs.includes(output)) return parts
        if (!parts.blocks.some(({ id }) => id === to)) return parts
        if (parts.edges.some((edge) => isSame(edge, edit.edge) && edge.to === to)) return parts
        return { ...parts, edges: connected(parts.edges, edit.edge) }
      })
    case 'disconnect':
      return withBody(draft, edit.body, (parts) => ({
        ...parts,
        edges: kept(parts.edges, (edge) => !edit.edges.some((gone) => isSame(edge, gone))),
      }))
    case 'set_start':
      return withBody(draft, edit.body, (parts) =>
        parts.blocks.some(({ id }) => id === edit.block) ? { ...parts, start: edit.block } : parts,
      )
    case 'group':
      return group(draft, edit)
    case 'rename_group':
      return withSheet(draft, edit.body, (sheet) => {
        const found = sheet.groups.find(({ id }) => id === edit.id)
        if (found === undefined || found.title === edit.title) return sheet
        return { ...sheet, groups: replaced(sheet.groups, { ...found, title: edit.title }) }
      })
    case 'ungroup':
      return withSheet(draft, edit.body, (sheet) =>
        withGroups(
          sheet,
          kept(sheet.groups, ({ id }) => id !== edit.id),
        ),
      )
    case 'add_comment':
      return withSheet(draft, edit.body, (sheet) => ({ ...sheet, comments: [...sheet.comments, edit.comment] }))
    case 'update_comment':
      return withSheet(draft, edit.body, (sheet) =>
        sheet.comments.some(({ id }) => id === edit.comment.id)
          ? { ...sheet, comments: replaced(sheet.comments, edit.comment) }
          : sheet,
      )
    case 'add_sub_flow': {
      const { document } = draft
      if (bodyOf(document, edit.id) !== undefined) return draft
      const flow = { id: edit.id, name: edit.name, start: edit.block.id, blocks: [edit.block], edges: [] }
      return { ...draft, document: { ...document, sub_flows: [...document.sub_flows, flow] } }
    }
    case 'rename_sub_flow': {
      const { document } = draft
      const found = document.sub_flows.find(({ id }) => id === edit.body)
      if (found === undefined || found.name === edit.name) return draft
      return {
        ...draft,
        document: { ...document, sub_flows: replaced(document.sub_flows, { ...found, name: edit.name }) },
      }
    }
    case 'remove_sub_flow': {
      const sub_flows = kept(draft.document.sub_flows, ({ id }) => id !== edit.body)
      if (sub_flows === draft.document.sub_flows) return draft
      const { [edit.body]: _gone, ...sheets } = draft.canvas.sheets
      return { ...draft, document: { ...draft.document, sub_flows }, canvas: { sheets } }
    }
    case 'update_settings':
      return { ...draft, document: { ...draft.document, ...edit.settings } }
    case 'rename_variable': {
      const document = renameVariable(draft.document, edit.from, edit.to)
      return document === draft.document ? draft : { ...draft, document }
    }
    case 'set_starts':
      return edit.starts === draft.starts ? draft : { ...draft, starts: edit.starts }
    case 'many':
      return edit.edits.reduce(applyEdit, draft)
  }
}

function addBlock(draft: Draft, { body, block, connect }: Extract<Edit, { type: 'add_block' }>): Draft {
  return withBody(draft, body, (parts) => {
    if (parts.blocks.some(({ id }) => id === block.id)) return parts
    const known = connect !== undefined && parts.blocks.some(({ id }) => id === connect.from)
    return {
      start: parts.blocks.length === 0 ? block.id : parts.start,
      blocks: [...parts.blocks, block],
      edges: known ? connected(parts.edges, { ...connect, to: block.id }) : parts.edges,
    }
  })
}

function insert(draft: Draft, { body, fragment }: Extract<Edit, { type: 'insert' }>): Draft {
  const { blocks, edges, groups, comments, variables } = fragment
  const known = new Set(draft.document.variables.map(({ name }) => name))
  const declared = variables.filter(({ name }) => !known.has(name))
  const document =
    declared.length === 0
      ? draft.document
      : { ...draft.document, variables: [...draft.document.variables, ...declared] }
  const inserted = withBody({ ...draft, document }, body, (parts) => ({
    start: parts.blocks.length === 0 ? (blocks[0]?.id ?? parts.start) : parts.start,
    blocks: [...parts.blocks, ...blocks],
    edges: [...parts.edges, ...edges],
  }))
  return withSheet(inserted, body, (sheet) => ({
    groups: [...sheet.groups, ...groups],
    comments: [...sheet.comments, ...comments],
  }))
}

function remove(draft: Draft, { body, blocks = [], comments = [] }: Extract<Edit, { type: 'remove' }>): Draft {
  const gone = new Set(blocks)
  const goneComments = new Set(comments)
  const removed = withBody(draft, body, (parts) => {
    const left = kept(parts.blocks, ({ id }) => !gone.has(id))
    return {
      start: gone.has(parts.start) ? (left[0]?.id ?? '') : parts.start,
      blocks: left,
      edges: kept(parts.edges, ({ from, to }) => !gone.has(from) && !gone.has(to)),
    }
  })
  return withSheet(removed, body, (sheet) => {
    const emptied = withoutMembers(sheet, gone)
    const left = kept(emptied.comments, ({ id }) => !goneComments.has(id))
    return left === emptied.comments ? emptied : { ...emptied, comments: left }
  })
}

function move(draft: Draft, body: string, to: Readonly<Record<string, Point>>): Draft {
  const moved = withBody(draft, body, (parts) => ({ ...parts, blocks: mapped(parts.blocks, placed) }))
  return withSheet(moved, body, (sheet) => {
    const comments = mapped(sheet.comments, (comment) => {
      const point = to[comment.id]
      return point === undefined || isAt(comment, point) ? comment : { ...comment, ...point }
    })
    return comments === sheet.comments ? sheet : { ...sheet, comments }
  })

  function placed(block: Block): Block {
    const point = to[block.id]
    if (point === undefined || (block.position !== undefined && isAt(block.position, point))) return block
    return { ...block, position: { x: point.x, y: point.y } }
  }
}

/** A block is in one group at most: it leaves the one it was in. */
function group(draft: Draft, { body, group: made }: Extract<Edit, { type: 'group' }>): Draft {
  const there = new Set(bodyOf(draft.document, body)?.blocks.map(({ id }) => id))
  const blocks = [...new Set(made.blocks)].filter((id) => there.has(id))
  if (blocks.length === 0 || sheetOf(draft, body).groups.some(({ id }) => id === made.id)) return draft
  return withSheet(draft, body, (sheet) => {
    const left = withoutMembers(sheet, new Set(blocks))
    return { ...left, groups: [...left.groups, { ...made, blocks }] }
  })
}

function withoutMembers(sheet: Sheet, gone: ReadonlySet<string>): Sheet {
  const groups = mapped(sheet.groups, (one) => {
    const blocks = kept(one.blocks, (id) => !gone.has(id))
    return blocks === one.blocks ? one : { ...one, blocks }
  })
  return withGroups(
    sheet,
    kept(groups, ({ blocks }) => blocks.length > 0),
  )
}

function withGroups(sheet: Sheet, groups: Sheet['groups']): Sheet {
  return groups === sheet.groups ? sheet : { ...sheet, groups }
}

function connected(edges: FlowEdge[], edge: FlowEdge): FlowEdge[] {
  return [...edges.filter((other) => !isSame(other, edge)), edge]
}

function isSame(a: Pick<FlowEdge, 'from' | 'output'>, b: Pick<FlowEdge, 'from' | 'output'>): boolean {
  return a.from === b.from && a.output === b.output
}

function isAt(a: Point, b: Point): boolean {
  return a.x === b.x && a.y === b.y
}

function replaced<Item extends { id: string }>(items: Item[], item: Item): Item[] {
  return items.map((other) => (other.id === item.id ? item : other))
}

/** `filter` and `map` that give the same list where nothing changed. */
function kept<Item>(items: Item[], keep: (item: Item) => boolean): Item[] {
  const left = items.filter(keep)
  return left.length === items.length ? items : left
}

function mapped<Item>(items: Item[], change: (item: Item) => Item): Item[] {
  const changed = items.map(change)
  return changed.every((item, index) => item === items[index]) ? items : changed
}
