import { Braces } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { Menu, MenuItem, MenuLabel } from '../../../design/menu.tsx'
import { Textarea } from '../../../design/textarea.tsx'
import { useDraft } from '../builder/builder-context.ts'
import { BUILT_IN_VARIABLES } from '../draft/built-in-variables.ts'

interface TemplateFieldProps {
  label: string
  value: string
  onChange(value: string): void
  hint?: string
  placeholder?: string
  /** One line only. */
  short?: boolean
  rows?: number
}

/** A text with places for variables, and a menu that puts one where the cursor is. */
export function TemplateField({ label, value, onChange, hint, placeholder, short = false, rows }: TemplateFieldProps) {
  const { t } = useTranslation('flow-builder')
  const { document } = useDraft()
  const control = useRef<HTMLTextAreaElement & HTMLInputElement>(null)
  const insert = (name: string) => {
    const at = control.current?.selectionStart ?? value.length
    onChange(`${value.slice(0, at)}{{${name}}}${value.slice(control.current?.selectionEnd ?? at)}`)
  }
  const names = [...document.variables.map(({ name }) => name), ...BUILT_IN_VARIABLES]
  const common = {
    ref: control,
    value,
    placeholder,
    onChange: ({ target }: { target: { value: string } }) => onChange(target.value),
  }
  return (
    <Field
      label={label}
      hint={hint}
      aside={
        <Menu
          trigger={
            <Button kind="ghost" size="small" aria-label={t('panel.insert_variable_in', { field: label })}>
              <Braces size={12} aria-hidden />
              {t('panel.insert_variable')}
            </Button>
          }
        >
          <MenuLabel>{t('panel.variables_to_insert')}</MenuLabel>
          {names.map((name) => (
            <MenuItem key={name} onSelect={() => insert(name)}>
              {name}
            </MenuItem>
          ))}
        </Menu>
      }
    >
      {short ? <Input {...common} /> : <Textarea {...common} rows={rows ?? 3} />}
    </Field>
  )
}
