import { useTranslation } from 'react-i18next'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { ChoiceField } from './choice-field.tsx'
import type { PanelProps } from './panel-props.ts'
import { Rows } from './rows.tsx'
import { TemplateField } from './template-field.tsx'
import { VariableField } from './variable-field.tsx'

type Assignment = PanelProps<'set'>['block']['assignments'][number]
type Source = Assignment['value']
type Operand = number | { variable: string }
const KINDS = ['template', 'expression', 'append', 'literal', 'sum', 'difference', 'product', 'quotient'] as const

/** Gives variables their values, one after the other. */
export function SetPanel({ block, change }: PanelProps<'set'>) {
  const { t } = useTranslation('flow-builder')
  const write = (index: number, next: Assignment, field?: string) =>
    change(
      { ...block, assignments: block.assignments.map((other, at) => (at === index ? next : other)) },
      field && `${index}:${field}`,
    )
  return (
    <Rows<Assignment>
      label={t('panel.set.assignments')}
      items={block.assignments}
      keyOf={(_, index) => String(index)}
      nameOf={({ variable }, index) => variable || t('panel.set.assignment', { number: index + 1 })}
      onChange={(assignments) => change({ ...block, assignments })}
      add={t('panel.set.add')}
      create={
        block.assignments.length >= 30 ? undefined : () => ({ variable: '', value: { from: 'template', text: '' } })
      }
      least={1}
    >
      {(assignment, _change, index) => (
        <div className="grid gap-2 rounded-8 border border-line p-3">
          <VariableField
            label={t('panel.set.variable')}
            declares={DECLARES[assignment.value.from]}
            value={assignment.variable}
            onChange={(variable) => write(index, { ...assignment, variable }, 'variable')}
          />
          <ChoiceField
            label={t('panel.set.from')}
            value={assignment.value.from}
            options={KINDS.map((value) => ({ value, label: t(`panel.set.kinds.${value}`) }))}
            onChange={(from) => write(index, { ...assignment, value: sourceOf(from, assignment.value) })}
          />
          <SourceFields
            source={assignment.value}
            onChange={(value) => write(index, { ...assignment, value }, 'value')}
          />
        </div>
      )}
    </Rows>
  )
}

const EXAMPLE = '{{total}} * 2 + 10'

const DECLARES: Record<Source['from'], 'text' | 'number' | 'list'> = {
  ...{ template: 'text', literal: 'text', expression: 'text', append: 'list' },
  ...{ sum: 'number', difference: 'number', product: 'number', quotient: 'number' },
}

function SourceFields({ source, onChange }: { source: Source; onChange(source: Source): void }) {
  const { t } = useTranslation('flow-builder')
  switch (source.from) {
    case 'template':
    case 'append':
      return (
        <TemplateField
          short
          label={t('panel.set.text')}
          value={source.text}
          onChange={(text) => onChange({ ...source, text })}
        />
      )
    case 'expression':
      return (
        <TemplateField
          short
          label={t('panel.set.expression')}
          hint={t('panel.set.expression_hint', { example: EXAMPLE })}
          value={source.expression}
          onChange={(expression) => onChange({ ...source, expression })}
        />
      )
    case 'literal':
      return (
        <Field label={t('panel.set.literal')} hint={t('panel.set.literal_hint')}>
          <Input
            value={source.value === null ? '' : String(source.value)}
            onChange={({ target }) => onChange({ ...source, value: target.value })}
          />
        </Field>
      )
    default:
      return (
        <>
          {source.of.map((operand, index) => (
            // The two or more of them have no other name than their place.
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <Field key={index} label={t('panel.set.operand', { number: index + 1 })} hint={t('panel.set.operand_hint')}>
              <Input
                value={typeof operand === 'number' ? operand : operand.variable}
                onChange={({ target }) =>
                  onChange({
                    ...source,
                    of: source.of.map((other, at) => (at === index ? operandOf(target.value) : other)),
                  } as Source)
                }
              />
            </Field>
          ))}
        </>
      )
  }
}

function operandOf(text: string): Operand {
  const number = Number(text.replace(',', '.'))
  return text.trim() !== '' && Number.isFinite(number) ? number : { variable: text.trim() }
}

function sourceOf(from: Source['from'], before: Source): Source {
  const words = 'text' in before ? before.text : 'expression' in before ? before.expression : ''
  const of: [Operand, Operand] = 'of' in before ? [before.of[0] ?? 0, before.of[1] ?? 0] : [{ variable: '' }, 0]
  switch (from) {
    case 'template':
    case 'append':
      return { from, text: words }
    case 'expression':
      return { from, expression: words }
    case 'literal':
      return { from, value: words }
    default:
      return { from, of }
  }
}
