import { useTranslation } from 'react-i18next'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { Select } from '../../../design/select.tsx'
import { useWeekdayName } from '../../../screens/calendars/use-weekday-name.ts'
import { ChoiceField } from './choice-field.tsx'
import { NumberField } from './number-field.tsx'
import { without } from './optional-field.ts'
import type { PanelProps } from './panel-props.ts'

const UNITS = { day: 86_400, hour: 3_600, minute: 60, second: 1 } as const
type Unit = keyof typeof UNITS
const UNIT_NAMES: readonly Unit[] = ['minute', 'hour', 'day', 'second']

/** For how long, or until which time of the clock. */
export function WaitPanel({ block, change }: PanelProps<'wait'>) {
  const { t } = useTranslation('flow-builder')
  const weekday = useWeekdayName()
  const { until } = block
  const unit: Unit =
    until.kind === 'delay'
      ? ((['day', 'hour', 'minute'] as const).find((one) => until.seconds % UNITS[one] === 0) ?? 'second')
      : 'hour'
  return (
    <>
      <ChoiceField
        label={t('panel.wait.kind')}
        value={until.kind}
        options={(['delay', 'time'] as const).map((value) => ({ value, label: t(`panel.wait.kinds.${value}`) }))}
        onChange={(kind) =>
          change({ ...block, until: kind === 'delay' ? { kind, seconds: 3_600 } : { kind, time: '09:00' } })
        }
      />
      {until.kind === 'delay' ? (
        <div className="grid grid-cols-2 items-end gap-3">
          <NumberField
            label={t('panel.wait.for')}
            min={1}
            value={until.seconds / UNITS[unit]}
            onChange={(value) =>
              change({ ...block, until: { kind: 'delay', seconds: Math.round((value ?? 0) * UNITS[unit]) } }, 'seconds')
            }
          />
          <Select
            aria-label={t('panel.wait.unit')}
            value={unit}
            options={UNIT_NAMES.map((value) => ({ value, label: t(`panel.wait.units.${value}`) }))}
            onChange={(next) => {
              const chosen = UNIT_NAMES.find((one) => one === next) ?? 'hour'
              const count = Math.max(1, Math.round(until.seconds / UNITS[unit]))
              change({ ...block, until: { kind: 'delay', seconds: count * UNITS[chosen] } })
            }}
          />
        </div>
      ) : (
        <>
          <Field label={t('panel.wait.time')} hint={t('panel.wait.time_hint')}>
            <Input
              type="time"
              value={until.time}
              onChange={({ target }) => change({ ...block, until: { ...until, time: target.value } }, 'time')}
            />
          </Field>
          <ChoiceField
            label={t('panel.wait.weekday')}
            value={String(until.weekday ?? 'any')}
            options={['any', '0', '1', '2', '3', '4', '5', '6'].map((value) => ({
              value,
              label: value === 'any' ? t('panel.wait.any_day') : weekday(Number(value)),
            }))}
            onChange={(day) =>
              change({
                ...block,
                until: { ...without(until, 'weekday'), ...(day === 'any' ? {} : { weekday: Number(day) }) },
              })
            }
          />
        </>
      )}
    </>
  )
}
