import { Command } from 'cmdk'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

export interface PickerOption {
  value: string
  label: string
  /** A second line; it is searched too. */
  detail?: string
  /** Before the label: an avatar, a coloured dot. */
  icon?: ReactNode
  /** Shown, and not to be picked; `detail` says why. */
  disabled?: boolean
}

interface PickerListProps {
  label: string
  options: readonly PickerOption[]
  chosen: readonly string[]
  onPick(value: string): void
  onSearch?: (text: string) => void
  loading?: boolean
  /** Said where there is nothing to pick. */
  empty?: string
  /** The search has the focus as soon as it is there: for lists that a dialog opens with. */
  focused?: boolean
}

/** A search over options; arrows move, Enter picks. Stands in Picker, or wherever a list is needed at once. */
export function PickerList({
  label,
  options,
  chosen,
  onPick,
  onSearch,
  loading = false,
  empty,
  focused = false,
}: PickerListProps) {
  const { t } = useTranslation()
  return (
    <Command label={label} shouldFilter={onSearch === undefined} filter={fits} className="w-full">
      <Command.Input
        placeholder={t('picker.search')}
        autoFocus={focused}
        {...(onSearch === undefined ? {} : { onValueChange: onSearch })}
        className="h-10 w-full border-b border-line bg-transparent px-3 text-13 outline-none pointer-coarse:text-16"
      />
      <Command.List label={label} className="max-h-72 overflow-y-auto p-1">
        <Command.Empty className="px-3 py-6 text-center text-13 text-ink-soft">
          {loading ? t('loading') : (empty ?? t('picker.nothing'))}
        </Command.Empty>
        {options.map((option) => (
          <Command.Item
            key={option.value}
            value={option.value}
            keywords={[option.label, option.detail ?? '']}
            aria-checked={chosen.includes(option.value)}
            disabled={option.disabled === true}
            onSelect={() => onPick(option.value)}
            className="flex min-h-8 cursor-pointer items-center gap-2 rounded-4 px-2 py-1 text-13 data-[disabled=true]:cursor-default data-[disabled=true]:text-ink-faint data-[selected=true]:bg-hover pointer-coarse:min-h-10"
          >
            {option.icon}
            <span className="grid min-w-0 flex-1">
              <span className="truncate">{option.label}</span>
              {option.detail && <span className="truncate text-12 text-ink-faint">{option.detail}</span>}
            </span>
            {chosen.includes(option.value) && <Check size={14} className="shrink-0 text-accent-text" aria-hidden />}
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  )
}

/** 1 where every word that was typed begins a word of the option, accents aside: "joao s" finds João Silva. */
export function fits(_value: string, typed: string, keywords: string[] = []): 0 | 1 {
  const text = ` ${fold(keywords.join(' '))}`
  const words = fold(typed).split(/\s+/).filter(Boolean)
  return words.every((word) => text.includes(` ${word}`)) ? 1 : 0
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
