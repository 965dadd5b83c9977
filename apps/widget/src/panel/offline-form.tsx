import { useState } from 'preact/hooks'
import type { Outgoing } from '../client/outgoing.ts'
import { useWidget, useWidgetState } from '../launcher/widget-context.ts'
import { type Asked, checkAnswer } from './check-answer.ts'
import { Field } from './field.tsx'

/** For the hours in which nobody answers: the answer goes by e-mail. */
export function OfflineForm({
  returned,
  onSend,
}: {
  /** What was sent and not taken: it is here again, with what the server says of it. */
  returned: Outgoing | undefined
  onSend(text: string, offline: { email: string; name?: string }): void
}) {
  const { t } = useWidget()
  const contact = useWidgetState((now) => now.contact)
  const intro = useWidgetState(({ config }) => config.settings.offline_form.message)
  const [values, setValues] = useState({
    ...{ name: '', email: contact?.email ?? '', message: returned?.text ?? '' },
    ...returned?.offline,
  })
  const [attempts, setAttempts] = useState(0)
  const [refusal, setRefusal] = useState(returned?.refusal)
  const fields = [
    ...(contact === null ? [{ key: 'name', kind: 'text', required: false } as const] : []),
    { key: 'email', kind: 'email', required: true } as const,
    { key: 'message', kind: 'lines', required: true } as const,
  ]
  const wrong = fields.filter((field) => checkAnswer(field, values[field.key] ?? '') !== undefined)
  const problemOf = (field: Asked & { key: keyof typeof values }) => {
    const problem = attempts > 0 ? checkAnswer(field, values[field.key] ?? '') : undefined
    return problem && t(problem)
  }
  const submit = (event: Event) => {
    event.preventDefault()
    setAttempts(attempts + 1)
    setRefusal(undefined)
    if (wrong.length > 0) return
    const name = values.name.trim()
    onSend(values.message.trim(), { email: values.email.trim(), ...(name === '' ? {} : { name }) })
  }
  return (
    <form class="card" noValidate aria-label={t('offline.title')} onSubmit={submit}>
      <h3>{t('offline.title')}</h3>
      <p class="soft">{intro || t('offline.intro')}</p>
      {refusal !== undefined && (
        <p class="problem" role="alert">
          {t('form.refused', { detail: refusal.detail })}
        </p>
      )}
      {fields.map(({ key, kind, required }) => (
        <Field
          key={key}
          label={t(`offline.${key}`)}
          kind={kind}
          required={required}
          autoComplete={key === 'message' ? 'off' : key}
          value={values[key]}
          problem={problemOf({ key, kind, required })}
          heldUp={wrong[0]?.key === key ? attempts : 0}
          onChange={(value) => {
            setAttempts(0)
            setValues({ ...values, [key]: value })
          }}
        />
      ))}
      <button type="submit" class="button primary">
        {t('offline.send')}
      </button>
    </form>
  )
}
