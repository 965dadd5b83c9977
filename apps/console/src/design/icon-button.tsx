import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Button } from './button.tsx'
import { ariaKeys } from './kbd.tsx'
import { Tooltip } from './tooltip.tsx'

interface IconButtonProps extends Omit<ComponentProps<typeof Button>, 'size' | 'children' | 'aria-label' | 'title'> {
  icon: LucideIcon
  /** Its name, shown in a tooltip. */
  label: string
  /** The keys that do the same, as in Kbd. */
  keys?: string
  side?: 'top' | 'right' | 'bottom' | 'left'
}

/** A button of one icon: named for everybody. */
export function IconButton({ icon: Icon, label, keys, side, kind = 'ghost', ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} keys={keys} side={side ?? 'top'} named>
      <Button
        {...rest}
        kind={kind}
        size="icon"
        aria-label={label}
        aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
      >
        {!rest.busy && <Icon size={16} aria-hidden />}
      </Button>
    </Tooltip>
  )
}
