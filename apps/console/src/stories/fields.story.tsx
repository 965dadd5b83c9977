import { List, Rows3 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Avatar } from '../design/avatar.tsx'
import { CheckRow } from '../design/check-row.tsx'
import { Checkbox } from '../design/checkbox.tsx'
import { Chip } from '../design/chip.tsx'
import { DateTimeInput } from '../design/date-time-input.tsx'
import { Field } from '../design/field.tsx'
import { Input } from '../design/input.tsx'
import { PasswordInput } from '../design/password-input.tsx'
import { Picker } from '../design/picker.tsx'
import { PickerList } from '../design/picker-list.tsx'
import { Secret } from '../design/secret.tsx'
import { Segmented } from '../design/segmented.tsx'
import { Select } from '../design/select.tsx'
import { Snippet } from '../design/snippet.tsx'
import { Switch } from '../design/switch.tsx'
import { Textarea } from '../design/textarea.tsx'
import { LABELS, PEOPLE, SECRET } from './samples.ts'
import { Story } from './story.tsx'

const people = PEOPLE.map(({ id, name, email, presence }) => ({
  value: id,
  label: name,
  detail: email,
  icon: <Avatar name={name} size="small" presence={presence} />,
}))
const labels = LABELS.map(({ id, name, colour }) => ({
  value: id,
  label: name,
  icon: <span aria-hidden className="size-2.5 rounded-full border border-line" style={{ backgroundColor: colour }} />,
}))

export function FieldsStory() {
  const { t } = useTranslation(['stories', 'common'])
  const [role, setRole] = useState('agent')
  const [person, setPerson] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string[]>(['garantia', 'urgente'])
  const [moment, setMoment] = useState<Date | null>(new Date(2026, 10, 23, 9, 30))
  const [view, setView] = useState<'cosy' | 'dense'>('cosy')
  const [on, setOn] = useState(true)
  return (
    <>
      <Story name="field · input · password-input · textarea">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label={t('fields.name')} hint={t('fields.hint')}>
            <Input defaultValue={PEOPLE[0].name} />
          </Field>
          <Field label={t('fields.email')} error="email_malformed">
            <Input defaultValue="ana@" type="email" />
          </Field>
          <Field label={t('fields.password')}>
            <PasswordInput defaultValue="uma frase curta" autoComplete="off" />
          </Field>
          <Field label={t('fields.name')} hint={t('fields.disabled')}>
            <Input disabled defaultValue={PEOPLE[1].name} />
          </Field>
          <Field label={t('fields.note')}>
            <Textarea placeholder={t('fields.note_placeholder')} />
          </Field>
        </div>
      </Story>
      <Story name="select · picker · picker-list">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label={t('fields.role')}>
            <Select
              value={role}
              onChange={setRole}
              options={(['agent', 'supervisor', 'viewer'] as const).map((value) => ({
                value,
                label: t(`common:roles.${value}`),
              }))}
            />
          </Field>
          <Field label={t('fields.assignee')}>
            <Picker label={t('fields.assignee')} options={people} value={person} onChange={setPerson} />
          </Field>
          <Field label={t('fields.labels')}>
            <Picker multiple label={t('fields.labels')} options={labels} value={chosen} onChange={setChosen} />
          </Field>
          <div className="rounded-8 border border-line bg-raised">
            <PickerList
              label={t('fields.assignee')}
              options={people}
              chosen={person === null ? [] : [person]}
              onPick={setPerson}
            />
          </div>
        </div>
        <div className="flex flex-wrap gap-1">
          {LABELS.filter(({ id }) => chosen.includes(id)).map(({ id, name, colour }) => (
            <Chip key={id} text={name} colour={colour} onRemove={() => setChosen(chosen.filter((one) => one !== id))} />
          ))}
        </div>
      </Story>
      <Story name="date-time-input">
        <div className="grid gap-5 sm:grid-cols-2">
          <Field label={t('fields.until')}>
            <DateTimeInput value={moment} onChange={setMoment} />
          </Field>
          <Field label={t('fields.day')}>
            <DateTimeInput dateOnly value={moment} onChange={setMoment} />
          </Field>
        </div>
      </Story>
      <Story name="checkbox · switch · segmented">
        <label htmlFor="story-checkbox" className="flex min-h-10 items-center gap-2.5 text-13">
          <Checkbox id="story-checkbox" defaultChecked /> {t('fields.sound')}
        </label>
        <label htmlFor="story-switch" className="flex items-center justify-between gap-4 text-13 sm:max-w-80">
          {t('fields.sound')} <Switch id="story-switch" checked={on} onChange={setOn} />
        </label>
        <div className="flex flex-wrap gap-4">
          <Segmented
            label={t('dense')}
            value={view}
            onChange={setView}
            segments={[
              { value: 'cosy', label: t('cosy'), icon: Rows3 },
              { value: 'dense', label: t('dense'), icon: List },
            ]}
          />
        </div>
      </Story>
      <Story name="check-row">
        <CheckRow label={t('fields.sound')} hint={t('fields.hint')} defaultChecked />
      </Story>
      <Story name="snippet">
        <Snippet label={t('fields.key')} code={'<script async src="/widget.js"></script>'} />
      </Story>
      <Story name="secret">
        <Secret label={t('fields.key')} value={SECRET} />
      </Story>
    </>
  )
}
