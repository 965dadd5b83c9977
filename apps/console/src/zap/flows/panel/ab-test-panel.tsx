import { useTranslation } from 'react-i18next'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { NumberField } from './number-field.tsx'
import { optional, without } from './optional-field.ts'
import type { PanelProps } from './panel-props.ts'
import { Rows } from './rows.tsx'
import { VariableField } from './variable-field.tsx'

export function AbTestPanel({ block, change }: PanelProps<'ab_test'>) {
  const { t } = useTranslation('flow-builder')
  const free = [...'abcdefghij'].find((id) => !block.variants.some((variant) => variant.id === id))
  return (
    <>
      <Rows
        label={t('panel.ab_test.variants')}
        items={block.variants}
        keyOf={({ id }) => id}
        nameOf={({ id }) => t('outputs.variant', { name: id.toUpperCase() })}
        onChange={(variants) => change({ ...block, variants })}
        add={t('panel.ab_test.add')}
        create={free === undefined ? undefined : () => ({ id: free, weight: 50 })}
        least={1}
      >
        {(variant) => (
          <NumberField
            label={t('panel.ab_test.weight', { name: variant.id.toUpperCase() })}
            min={0}
            max={1_000}
            value={variant.weight}
            onChange={(weight) =>
              change(
                {
                  ...block,
                  variants: block.variants.map((other) =>
                    other.id === variant.id ? { ...other, weight: weight ?? 0 } : other,
                  ),
                },
                variant.id,
              )
            }
          />
        )}
      </Rows>
      <Field label={t('panel.ab_test.experiment')} hint={t('panel.ab_test.experiment_hint')}>
        <Input
          value={block.experiment}
          spellCheck={false}
          onChange={({ target }) =>
            change({ ...block, experiment: target.value.replace(/[^A-Za-z0-9_-]/g, '_').slice(0, 64) }, 'experiment')
          }
        />
      </Field>
      <VariableField
        label={t('panel.ab_test.save_to')}
        declares="text"
        value={block.save_to ?? ''}
        onChange={(name) => change({ ...without(block, 'save_to'), ...optional('save_to', name) }, 'save_to')}
      />
    </>
  )
}
