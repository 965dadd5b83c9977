import { LoginBody } from '@recado/contracts/auth'
import { UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Unreachable } from '../api/api-problem.ts'
import { Button } from '../design/button.tsx'
import { Card } from '../design/card.tsx'
import { ConfirmByName } from '../design/confirm-by-name.tsx'
import { EmptyState } from '../design/empty-state.tsx'
import { Field } from '../design/field.tsx'
import { Input } from '../design/input.tsx'
import { PasswordInput } from '../design/password-input.tsx'
import { Segmented } from '../design/segmented.tsx'
import { contractResolver } from '../forms/contract-resolver.ts'
import { ListView } from '../lists/list-view.tsx'
import { COMPANY, PEOPLE } from './samples.ts'
import { Story } from './story.tsx'

type Person = (typeof PEOPLE)[number]
const FACES = ['rows', 'loading', 'empty', 'error'] as const

/** How parts are put together on every screen. */
export function PatternsStory() {
  const { t } = useTranslation('stories')
  return (
    <>
      <Story name={t('patterns.list')}>
        <FourFaces />
      </Story>
      <Story name={t('patterns.form')}>
        <FormWithErrors />
      </Story>
      <Story name={t('patterns.destroy')}>
        <Destroy />
      </Story>
    </>
  )
}

function FourFaces() {
  const { t } = useTranslation('stories')
  const [face, setFace] = useState<(typeof FACES)[number]>('rows')
  const items: Record<typeof face, Person[] | undefined> = {
    rows: [...PEOPLE],
    loading: undefined,
    empty: [],
    error: undefined,
  }
  const list = {
    items: items[face],
    error: face === 'error' ? new Unreachable() : null,
    retry: () => setFace('rows'),
    loadMore: undefined,
    loadingMore: false,
  }
  return (
    <>
      <Segmented
        className="justify-self-start"
        label={t('patterns.face')}
        value={face}
        onChange={setFace}
        segments={FACES.map((value) => ({ value, label: t(`patterns.faces.${value}`) }))}
      />
      <Card flush>
        <ListView
          list={list}
          empty={
            <EmptyState
              icon={UsersRound}
              title={t('empty_title')}
              action={<Button kind="primary">{t('invite')}</Button>}
            >
              {t('empty')}
            </EmptyState>
          }
        >
          {(people) => (
            <ul>
              {people.map(({ id, name, email }) => (
                <li key={id} className="grid h-14 content-center border-b border-line px-4 last:border-0">
                  <span className="truncate text-13 font-medium">{name}</span>
                  <span className="truncate text-12 text-ink-faint">{email}</span>
                </li>
              ))}
            </ul>
          )}
        </ListView>
      </Card>
    </>
  )
}

function FormWithErrors() {
  const { t } = useTranslation(['stories', 'common'])
  const form = useForm({
    resolver: contractResolver<{ email: string; password: string }>(LoginBody),
    defaultValues: { email: 'ana@', password: '' },
  })
  const { errors } = form.formState
  return (
    <form noValidate onSubmit={form.handleSubmit(() => undefined)} className="grid gap-4 sm:max-w-100">
      <Field label={t('fields.email')} error={errors.email?.message}>
        <Input {...form.register('email')} type="email" autoComplete="off" />
      </Field>
      <Field label={t('fields.password')} error={errors.password?.message}>
        <PasswordInput {...form.register('password')} autoComplete="off" />
      </Field>
      <Button type="submit" kind="primary" className="justify-self-start">
        {t('common:actions.save')}
      </Button>
    </form>
  )
}

function Destroy() {
  const { t } = useTranslation('stories')
  const [open, setOpen] = useState(false)
  return (
    <>
      <p className="text-13 text-ink-soft">{t('patterns.destroy_text')}</p>
      <Button kind="danger" className="justify-self-start" onClick={() => setOpen(true)}>
        {t('delete')}
      </Button>
      <ConfirmByName
        open={open}
        onOpenChange={setOpen}
        title={t('delete')}
        description={t('delete_text')}
        name={COMPANY}
        action={t('delete')}
        onConfirm={() => setOpen(false)}
      />
    </>
  )
}
