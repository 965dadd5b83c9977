import { clsx } from 'clsx'
import { ChevronDown } from 'lucide-react'
import { type ComponentProps, type ReactElement, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { inputStyle } from './input.tsx'
import { PickerList, type PickerOption } from './picker-list.tsx'
import { Popover } from './popover.tsx'

interface CommonProps {
  /** What is picked; names the button and the list. */
  label: string
  /** A function where they are many: it is asked as the list opens, and `chosenName` says what is picked until then. */
  options: readonly PickerOption[] | (() => readonly PickerOption[])
  chosenName?: string
  /** Asks elsewhere for options that fit; without it the given ones are searched. */
  onSearch?: (text: string) => void
  /** More options are on their way. */
  loading?: boolean
  /** Shown while nothing is picked. */
  placeholder?: string
  /** A button of one's own instead of the field. */
  trigger?: ReactElement
  align?: 'start' | 'end'
  /** Both, where a key opens it too. */
  open?: boolean
  onOpenChange?(open: boolean): void
  disabled?: boolean
  id?: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: boolean | undefined
}

type PickerProps = CommonProps &
  (
    | { multiple?: false; value: string | null; onChange(value: string): void }
    | { multiple: true; value: readonly string[]; onChange(value: string[]): void }
  )

/** A choice from a list that is long enough to be searched; several where `multiple` is given, and then it stays open. */
export function Picker(props: PickerProps) {
  const {
    label,
    options,
    chosenName,
    placeholder,
    trigger,
    align = 'start',
    disabled,
    loading = false,
    onSearch,
  } = props
  const { t } = useTranslation()
  const [openHere, setOpenHere] = useState(false)
  const open = props.open ?? openHere
  const setOpen = (next: boolean) => {
    setOpenHere(next)
    props.onOpenChange?.(next)
  }
  const chosen: readonly string[] = props.multiple ? props.value : props.value === null ? [] : [props.value]
  const names = typeof options === 'function' ? [chosenName ?? ''] : namesOf(options, chosen)
  const shown = names.length === 0 ? (placeholder ?? t('picker.choose')) : names.join(', ')
  const pick = (value: string) => {
    if (!props.multiple) {
      props.onChange(value)
      setOpen(false)
    } else {
      props.onChange(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value])
    }
  }
  const field = (
    <button
      type="button"
      id={props.id}
      disabled={disabled}
      // A label of its own would hide what is chosen.
      aria-label={`${label}: ${shown}`}
      aria-describedby={props['aria-describedby']}
      data-invalid={props['aria-invalid'] || undefined}
      className={clsx(inputStyle, 'flex items-center justify-between gap-2 text-left data-invalid:border-bad')}
    >
      <span className={clsx('truncate', names.length === 0 && 'text-ink-faint')}>{shown}</span>
      <ChevronDown size={14} className="shrink-0 text-ink-faint" aria-hidden />
    </button>
  )
  return (
    <Popover trigger={trigger ?? field} label={label} align={align} flush open={open} onOpenChange={setOpen}>
      <div className="w-72 max-w-full">
        <Options
          label={label}
          options={options}
          chosen={chosen}
          onPick={pick}
          loading={loading}
          {...(onSearch === undefined ? {} : { onSearch })}
        />
      </div>
    </Popover>
  )
}

function Options({
  options,
  ...list
}: Omit<ComponentProps<typeof PickerList>, 'options'> & Pick<CommonProps, 'options'>) {
  return <PickerList {...list} options={typeof options === 'function' ? options() : options} />
}

function namesOf(options: readonly PickerOption[], chosen: readonly string[]): string[] {
  return options.filter(({ value }) => chosen.includes(value)).map(({ label }) => label)
}
