import { Command } from 'cmdk'
import type { ReactNode } from 'react'
import { Kbd } from '../design/kbd.tsx'

export function PaletteGroup({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="[&_[cmdk-group-heading]]:px-2.5 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-12 [&_[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  )
}

interface PaletteItemProps {
  icon: ReactNode
  onSelect(): void
  /** Tells apart what is called the same. */
  value?: string
  /** Found elsewhere by what is typed: shown whatever its own words are. */
  found?: string
  keys?: string
  children: string
}

export function PaletteItem({ icon, onSelect, value, found, keys, children }: PaletteItemProps) {
  return (
    <Command.Item
      value={value ?? children}
      keywords={[children, ...(found === undefined ? [] : [found])]}
      onSelect={onSelect}
      className="flex h-9 cursor-pointer items-center gap-3 rounded-4 px-2.5 text-13 data-[selected=true]:bg-hover"
    >
      <span className="text-ink-faint">{icon}</span>
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {keys && <Kbd keys={keys} />}
    </Command.Item>
  )
}
