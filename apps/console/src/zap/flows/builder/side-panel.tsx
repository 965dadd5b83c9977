import type { FlowDetail } from '@recado/contracts/flows'
import type { FlowVersionId } from '@recado/contracts/ids'
import { FlowPanel } from '../panel/flow-panel.tsx'
import { RunsPanel } from '../runs/runs-panel.tsx'
import { StatisticsPanel } from '../runs/statistics-panel.tsx'
import { VersionsPanel } from '../versions/versions-panel.tsx'
import { ChecksPanel } from './checks-panel.tsx'

export interface StatisticsSide {
  kind: 'statistics'
  days: number
  version: FlowVersionId | undefined
}
/** A version on the canvas: alone, or what the draft has changed since. */
export interface Viewing {
  version: FlowVersionId
  compare: boolean
}
export type Side =
  | { kind: 'settings' }
  | { kind: 'checks' }
  | { kind: 'versions'; viewing: Viewing | undefined }
  | { kind: 'runs' }
  | StatisticsSide

interface SidePanelProps {
  flow: FlowDetail
  side: Side
  onSide(side: Side | undefined): void
}

/** What is looked at beside the canvas while no block is chosen. */
export function SidePanel({ flow, side, onSide }: SidePanelProps) {
  const close = () => onSide(undefined)
  switch (side.kind) {
    case 'settings':
      return <FlowPanel onClose={close} />
    case 'checks':
      return <ChecksPanel onClose={close} />
    case 'versions':
      return (
        <VersionsPanel
          flow={flow}
          viewing={side.viewing}
          onView={(viewing) => onSide({ kind: 'versions', viewing })}
          onClose={close}
        />
      )
    case 'statistics':
      return <StatisticsPanel flow={flow} side={side} onSide={onSide} onClose={close} />
    case 'runs':
      return <RunsPanel flow={flow} onClose={close} />
  }
}
