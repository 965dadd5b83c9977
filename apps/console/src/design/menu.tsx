import { Check } from 'lucide-react'
import { DropdownMenu as Radix } from 'radix-ui'
import type { ReactElement, ReactNode } from 'react'

interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement
  align?: 'start' | 'end'
  side?: 'top' | 'right' | 'bottom'
  children: ReactNode
}

export function Menu({ trigger, align = 'end', side = 'bottom', children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-48 animate-rise overflow-y-auto rounded-8 border border-line bg-raised p-1 shadow-pop"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const row =
  'flex min-h-8 items-center gap-2.5 rounded-4 px-2 py-1 text-13 outline-none data-disabled:text-ink-faint data-highlighted:bg-hover pointer-coarse:min-h-10'

interface MenuItemProps {
  onSelect(): void
  icon?: ReactNode
  danger?: boolean
  /** Marks the present choice of a group; give it to each of them. */
  checked?: boolean
  disabled?: boolean
  children: ReactNode
}

export function MenuItem({ onSelect, icon, danger = false, checked, disabled = false, children }: MenuItemProps) {
  const className = `${row} ${danger ? 'text-bad' : 'text-ink'}`
  const content = (
    <>
      {icon && <span className="text-ink-faint">{icon}</span>}
      <span className="flex-1 truncate">{children}</span>
      {checked && <Check size={14} className="text-accent-text" aria-hidden />}
    </>
  )
  if (checked === undefined) {
    return (
      <Radix.Item onSelect={onSelect} disabled={disabled} className={className}>
        {content}
      </Radix.Item>
    )
  }
  return (
    <Radix.CheckboxItem checked={checked} onSelect={onSelect} disabled={disabled} className={className}>
      {content}
    </Radix.CheckboxItem>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 pt-2 pb-1 text-12 text-ink-faint">{children}</Radix.Label>
}

export function MenuSeparator() {
  return <Radix.Separator className="my-1 h-px bg-line" />
}
