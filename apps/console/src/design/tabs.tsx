import { clsx } from 'clsx'
import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

export interface Tab {
  value: string
  label: ReactNode
  /** Shown beside the label: how many things are there. */
  count?: number | undefined
  content: ReactNode
}

interface TabsProps {
  /** What the row of tabs is called. */
  label: string
  tabs: readonly Tab[]
  value: string
  onChange(value: string): void
  className?: string
}

/** Parts of one thing, one at a time. Only the open part is rendered. Arrows move, the row scrolls where it is narrow. */
export function Tabs({ label, tabs, value, onChange, className }: TabsProps) {
  return (
    <Radix.Root value={value} onValueChange={onChange} className={clsx('min-w-0', className)}>
      <Radix.List aria-label={label} className="flex gap-4 overflow-x-auto overflow-y-hidden border-b border-line px-1">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="-mb-px flex h-10 shrink-0 items-center gap-1.5 border-b-2 border-transparent px-0.5 text-13 font-medium text-ink-soft transition-colors duration-120 -outline-offset-2 hover:text-ink data-[state=active]:border-accent-text data-[state=active]:text-ink"
          >
            {tab.label}
            {tab.count !== undefined && <span className="text-12 text-ink-faint">{tab.count}</span>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className="pt-4">
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  )
}
