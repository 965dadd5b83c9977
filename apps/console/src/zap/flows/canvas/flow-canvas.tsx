import {
  applyNodeChanges,
  Background,
  type Connection,
  ConnectionMode,
  type Edge,
  type EdgeChange,
  MiniMap,
  type NodeChange,
  type OnConnectEnd,
  ReactFlow,
  type ReactFlowInstance,
  useReactFlow,
  useStore,
} from '@xyflow/react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '@xyflow/react/dist/base.css'
import './canvas.css'
import { useBuilderStore } from '../builder/builder-context.ts'
import { bodyOf, sheetOf } from '../draft/body-of.ts'
import type { Edit, Point } from '../draft/edit.ts'
import { ArrowEdge } from './arrow-edge.tsx'
import { rememberNames } from './block-name.ts'
import { BlockNode } from './block-node.tsx'
import { BlockPicker } from './block-picker.tsx'
import { buildEdges } from './build-edges.ts'
import { buildNodes, type Shown } from './build-nodes.ts'
import { CanvasContext, type Picking } from './canvas-context.ts'
import { ChosenInSight } from './chosen-in-sight.tsx'
import { CommentNode } from './comment-node.tsx'
import { dropEstimate, estimateNode } from './estimate-node.ts'
import { FarContext, isFar } from './far-context.ts'
import { FrameNode } from './frame-node.tsx'
import {
  asChosen,
  type BlockNode as BlockNodeType,
  type CanvasNode,
  frameOf,
  type GroupNode,
  keepSame,
} from './nodes-of.ts'
import { openingViewport } from './opening-viewport.ts'
import { placeBlock } from './place-block.ts'
import { useCanvasKeys } from './use-canvas-keys.ts'
import { useSteady } from './use-steady.ts'

const NODES = { block: BlockNode, comment: CommentNode, frame: FrameNode }
const EDGES = { arrow: ArrowEdge }
const NOTHING: ReadonlySet<string> = new Set()
/** From so many blocks on, only those in sight are drawn. */
const MANY = 80

interface FlowCanvasProps {
  /** The same object while nothing of it is another. */
  shown: Shown
  /** Off where a version is only looked at. */
  editable: boolean
  /** Arrows that the test has gone along. */
  passed?: ReadonlySet<string>
}

/** Blocks and arrows. What is dragged or measured stays here; the draft hears of it when it has become an edit. */
export function FlowCanvas({ shown, editable, passed = NOTHING }: FlowCanvasProps) {
  const { draft, body, chosen, checks, marks, figures } = shown
  const { t } = useTranslation('flow-builder')
  const store = useBuilderStore()
  const flow = useReactFlow()
  const far = useStore(isFar)
  const [arrows, setArrows] = useState(NOTHING)
  const [picking, setPicking] = useState<Picking>()
  const frame = useRef<HTMLDivElement>(null)

  const nameOf = useMemo(() => rememberNames(t), [t])
  const built = useMemo(
    () => buildNodes({ draft, body, checks, marks, figures }, t, nameOf),
    [draft, body, checks, marks, figures, t, nameOf],
  )
  const [nodes, setNodes] = useState(() => mergeNodes([], built))
  const [placed, setPlaced] = useState(built)
  if (placed !== built) {
    setPlaced(built)
    setNodes(mergeNodes(nodes, built))
  }
  const latest = useRef(nodes)
  latest.current = nodes

  const groups = sheetOf(draft, body).groups
  const frames = useMemo(
    () =>
      groups.flatMap((group): GroupNode[] => {
        const members = nodes.filter((node) => node.type === 'block' && group.blocks.includes(node.id))
        if (members.length === 0) return []
        const { x, y, width, height } = frameOf(members as BlockNodeType[])
        return [
          {
            id: group.id,
            type: 'frame',
            position: { x, y },
            ...{ width, height, zIndex: -2, dragHandle: '.flow-frame-title', selected: chosen.has(group.id) },
            // What lies in the frame stays within reach.
            style: { pointerEvents: 'none' },
            ariaLabel: group.title,
            data: { group, width, height },
          },
        ]
      }),
    [groups, nodes, chosen],
  )
  const parts = useMemo(() => bodyOf(draft.document, body), [draft.document, body])
  const edges = useMemo(
    () => buildEdges(parts, arrows, passed, editable && !far),
    [parts, arrows, passed, editable, far],
  )

  const change = useSteady((changes: NodeChange<CanvasNode>[]) => {
    const picked = new Set(chosen)
    const own: NodeChange<CanvasNode>[] = []
    for (const one of changes) {
      if (one.type === 'select') one.selected ? picked.add(one.id) : picked.delete(one.id)
      else if (one.type === 'remove' || one.type === 'add' || one.type === 'replace') continue
      else {
        const moved = frames.find(({ id }) => id === one.id)
        if (moved === undefined) own.push(one)
        else if (one.type === 'position' && one.position) own.push(...carried(moved, one.position, latest.current))
      }
    }
    const measured = new Set(own.flatMap((one) => (one.type === 'dimensions' ? [one.id] : [])))
    if (own.length > 0) {
      setNodes((before) =>
        applyNodeChanges(own, before).map((node) => (measured.has(node.id) ? dropEstimate(node) : node)),
      )
    }
    store.choose(picked)
  })
  const changeArrows = useSteady((changes: EdgeChange<Edge>[]) => {
    setArrows((before) => {
      const next = new Set(before)
      for (const one of changes) if (one.type === 'select') one.selected ? next.add(one.id) : next.delete(one.id)
      return next
    })
  })
  const settle = useSteady(() => {
    const to: Record<string, Point> = {}
    for (const { id, position } of latest.current) to[id] = { x: Math.round(position.x), y: Math.round(position.y) }
    setNodes((before) => before.map((node) => (node.dragging ? { ...node, dragging: false } : node)))
    store.edit({ type: 'move', body, to })
  })
  const connect = useSteady(({ source, sourceHandle, target }: Connection) => {
    const block = parts?.blocks.find(({ id }) => id === source)
    if (block?.type === 'jump') store.edit({ type: 'update_block', body, block: { ...block, to: target } })
    else if (sourceHandle !== null) {
      store.edit({ type: 'connect', body, edge: { from: source, output: sourceHandle, to: target } })
    }
  })
  const reconnect = useSteady((_before: Edge, next: Connection) => connect(next))
  const endConnecting = useSteady<Parameters<OnConnectEnd>>((event, { toNode, fromHandle, fromNode }) => {
    if (toNode !== null || fromNode === null || fromHandle?.type !== 'source' || !fromHandle.id) return
    const { clientX, clientY } = 'changedTouches' in event ? event.changedTouches[0]! : event
    const place = flow.screenToFlowPosition({ x: clientX, y: clientY })
    setPicking({
      screen: { x: clientX, y: clientY },
      place: { x: place.x, y: place.y - 22 },
      ...(fromHandle.id === 'jump' ? {} : { connect: { from: fromNode.id, output: fromHandle.id } }),
    })
  })
  const remove = useCallback(() => {
    const { chosen: ids } = store.get()
    const gone = [...arrows].map((id) => ({
      from: id.slice(0, id.indexOf('|')),
      output: id.slice(id.indexOf('|') + 1),
    }))
    const edits: Edit[] = [
      ...groups.filter(({ id }) => ids.has(id)).map(({ id }): Edit => ({ type: 'ungroup', body, id })),
      { type: 'disconnect', body, edges: gone },
      { type: 'remove', body, blocks: [...ids], comments: [...ids] },
    ]
    store.edit({ type: 'many', edits })
    setArrows(NOTHING)
  }, [store, arrows, groups, body])
  const begin = useSteady(({ setViewport }: ReactFlowInstance<CanvasNode>) => {
    const size = { width: frame.current?.clientWidth ?? 0, height: frame.current?.clientHeight ?? 0 }
    void setViewport(openingViewport(parts, size))
  })
  const drawn = useMemo(
    () => [...frames, ...nodes.map((node) => (chosen.has(node.id) ? asChosen(node) : node))],
    [frames, nodes, chosen],
  )
  const names = useMemo(
    () => ({
      'minimap.ariaLabel': t('canvas.minimap'),
      'node.a11yDescription.default': t('canvas.node_keys'),
      'edge.a11yDescription.default': t('canvas.edge_keys'),
    }),
    [t],
  )
  const acts = useMemo(() => ({ pickBlock: setPicking }), [])
  useCanvasKeys({ frame, remove, pickBlock: setPicking, enabled: editable })

  return (
    <CanvasContext value={editable ? acts : null}>
      <FarContext value={far}>
        <div ref={frame} className="relative h-full w-full" data-flow-canvas data-far={far || undefined}>
          <ReactFlow<CanvasNode>
            key={body}
            nodes={drawn}
            edges={edges}
            nodeTypes={NODES}
            edgeTypes={EDGES}
            onNodesChange={change}
            onEdgesChange={changeArrows}
            onNodeDragStop={settle}
            onSelectionDragStop={settle}
            onConnect={connect}
            onConnectEnd={endConnecting}
            onReconnect={reconnect}
            onDragOver={(event) => event.preventDefault()}
            onDrop={(event) => {
              const item = event.dataTransfer.getData('application/x-recado-block')
              if (item === '' || !editable) return
              event.preventDefault()
              const place = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
              placeBlock(store, item, { at: { x: place.x - 60, y: place.y - 22 } }, t)
            }}
            onDoubleClick={(event) => {
              const target = event.target
              if (!editable || !(target instanceof Element) || !target.classList.contains('react-flow__pane')) return
              const screen = { x: event.clientX, y: event.clientY }
              setPicking({ screen, place: flow.screenToFlowPosition(screen) })
            }}
            connectionMode={ConnectionMode.Strict}
            connectionRadius={36}
            nodesDraggable={editable}
            nodesConnectable={editable}
            edgesFocusable={editable}
            // Keys are ours: theirs move and remove what the draft would not hear of.
            disableKeyboardA11y
            deleteKeyCode={null}
            multiSelectionKeyCode="Shift"
            selectionKeyCode="Shift"
            zoomOnDoubleClick={false}
            onlyRenderVisibleElements={nodes.length > MANY}
            elevateNodesOnSelect={false}
            minZoom={0.1}
            maxZoom={2}
            onInit={begin}
            ariaLabelConfig={names}
          >
            {/* From afar the dots would stand 5 px apart, and cost half of what a frame of a drag paints. */}
            {!far && <Background gap={20} size={1} />}
            <ChosenInSight chosen={chosen} />
            {nodes.length > 4 && <MiniMap<CanvasNode> pannable zoomable nodeColor={colourOf} />}
          </ReactFlow>
          {picking && (
            <BlockPicker
              at={picking.screen}
              onClose={() => setPicking(undefined)}
              onPick={(item) => {
                setPicking(undefined)
                placeBlock(store, item, { at: picking.place, connect: picking.connect }, t)
              }}
            />
          )}
        </div>
      </FarContext>
    </CanvasContext>
  )
}

/** What was built anew, each node the same object as before where it shows the same. */
function mergeNodes(before: readonly CanvasNode[], built: readonly CanvasNode[]): CanvasNode[] {
  const known = new Map(before.map((node) => [node.id, node]))
  return built.map((node) => {
    const old = known.get(node.id) ?? (built.length > MANY ? estimateNode(node) : undefined)
    // What is under way stays where the pointer has it.
    return keepSame(old?.dragging ? { ...node, position: old.position } : node, old)
  })
}

function colourOf({ selected, data }: CanvasNode): string {
  if (selected) return 'var(--accent-text)'
  return 'errors' in data && data.errors > 0 ? 'var(--bad)' : 'var(--line-strong)'
}

/** What a dragged frame holds goes along. */
function carried(frame: GroupNode, to: Point, nodes: readonly CanvasNode[]): NodeChange<CanvasNode>[] {
  const members = new Set(frame.data.group.blocks)
  const by = { x: to.x - frame.position.x, y: to.y - frame.position.y }
  return nodes
    .filter(({ id }) => members.has(id))
    .map(({ id, position }) => ({
      type: 'position',
      id,
      position: { x: position.x + by.x, y: position.y + by.y },
      dragging: true,
    }))
}
