import { Handle, Position, useNodeId } from '@xyflow/react'
import { use } from 'react'
import { FarContext } from './far-context.ts'

interface BlockHandleProps {
  type: 'source' | 'target'
  /** The output; a block has one target without an id. */
  id?: string
}

/**
 * Where an arrow begins or ends. From afar it is only measured, as React Flow's own would be: those subscribe to the canvas
 * each, and 300 blocks have 1,200. Unseen, as a dot of 3 px each costs the browser as much as the block it is on.
 */
export function BlockHandle({ type, id }: BlockHandleProps) {
  const node = useNodeId()
  const far = use(FarContext)
  const position = type === 'target' ? Position.Left : Position.Right
  if (!far)
    return <Handle type={type} {...(id === undefined ? {} : { id })} position={position} className="flow-handle" />
  return (
    <div
      data-nodeid={node}
      data-handleid={id}
      data-handlepos={position}
      className={`react-flow__handle react-flow__handle-${position} ${type} flow-handle invisible`}
    />
  )
}
