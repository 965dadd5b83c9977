import { type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { DialogActions } from './dialog-frame.tsx'
import { Input } from './input.tsx'

interface ConfirmByNameProps {
  open: boolean
  onOpenChange(open: boolean): void
  title: ReactNode
  /** What will be gone. */
  description: ReactNode
  /** What must be typed. */
  name: string
  action: ReactNode
  busy?: boolean
  onConfirm(): void
}

/** For what cannot be undone: the button works once the name is typed. */
export function ConfirmByName({
  open,
  onOpenChange,
  name,
  action,
  busy = false,
  onConfirm,
  ...texts
}: ConfirmByNameProps) {
  const { t } = useTranslation()
  const id = useId()
  const [typed, setTyped] = useState('')
  const matches = typed.trim() === name
  return (
    <Dialog open={open} onOpenChange={onOpenChange} {...texts}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (matches) onConfirm()
        }}
      >
        <label htmlFor={id} className="mb-1.5 block text-13 text-ink-soft">
          {t('confirm.type_name')} <strong className="font-mono font-medium break-all text-ink">{name}</strong>
        </label>
        <Input id={id} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
        <DialogActions>
          <Button onClick={() => onOpenChange(false)}>{t('actions.cancel')}</Button>
          <Button type="submit" kind="danger" disabled={!matches} busy={busy}>
            {action}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
