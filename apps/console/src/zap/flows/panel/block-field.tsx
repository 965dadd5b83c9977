import type { Block } from '@recado/flow/schemas'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../../design/field.tsx'
import { Picker } from '../../../design/picker.tsx'
import { blockName } from '../canvas/block-name.ts'
import { blockSummary } from '../canvas/block-summary.ts'

const NONE = '-'
const SUMMARY = 40

interface BlockFieldProps {
  /** What is chosen, also for who hears it. */
  label: string
  /** How the label looks, where otherwise. */
  shown?: ReactNode
  hint?: string
  blocks: readonly Block[]
  /** What choosing none of them is called. */
  none: string
  value: string | undefined
  onChange(id: string | undefined): void
}

/** One of a flow's blocks, which may be thousands: their names are worked out as the list is opened, and searched. */
export function BlockField({ label, shown, hint, blocks, none, value, onChange }: BlockFieldProps) {
  const { t } = useTranslation('flow-builder')
  const nameOf = (block: Block) =>
    [blockName(block, t), blockSummary(block, t).slice(0, SUMMARY)].filter(Boolean).join(' · ')
  const chosen = value === undefined ? undefined : blocks.find(({ id }) => id === value)
  return (
    <Field label={shown ?? label} hint={hint}>
      <Picker
        label={label}
        value={chosen?.id ?? NONE}
        chosenName={chosen === undefined ? none : nameOf(chosen)}
        options={() => [
          { value: NONE, label: none },
          ...blocks.map((block) => ({ value: block.id, label: nameOf(block) })),
        ]}
        onChange={(id) => onChange(id === NONE ? undefined : id)}
      />
    </Field>
  )
}
