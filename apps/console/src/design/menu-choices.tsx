import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactNode } from 'react'

/** Choices of one character each, side by side in a menu; at most one is taken. */
export function MenuChoices({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Radix.Group aria-label={label} className="flex flex-wrap gap-0.5">
      {children}
    </Radix.Group>
  )
}

export function MenuChoice({ checked, onSelect, children }: { checked: boolean; onSelect(): void; children: string }) {
  return (
    <Radix.CheckboxItem
      checked={checked}
      onSelect={onSelect}
      className="grid size-8 place-items-center rounded-4 text-16 outline-none data-highlighted:bg-hover data-[state=checked]:bg-accent-soft pointer-coarse:size-10"
    >
      {children}
    </Radix.CheckboxItem>
  )
}
