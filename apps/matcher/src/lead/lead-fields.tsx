import { useState } from 'preact/hooks'
import { usePage } from '../page-tools.ts'

interface LeadFieldsProps {
  /** What the server said of a field. */
  problems: readonly { path: string; message: string }[]
  /** What the message begins as. */
  message: string
}

export function LeadFields({ problems, message }: LeadFieldsProps) {
  const { t, config } = usePage()
  const [hasTrade, setTrade] = useState(false)
  const of = (path: string) => problems.find((problem) => problem.path.replace(/^\/|^body\./, '') === path)?.message
  return (
    <>
      <Field name="name" label={t('lead.name')} problem={of('name')} autocomplete="name" maxLength={120} required />
      <Field
        name="phone"
        label={t('lead.phone')}
        problem={of('phone')}
        type="tel"
        autocomplete="tel-national"
        placeholder={t('lead.phone_example')}
        maxLength={40}
        required
      />
      <Field
        name="email"
        label={t('lead.email')}
        problem={of('email')}
        type="email"
        autocomplete="email"
        maxLength={254}
      />
      <label class="field">
        <span>{t('lead.message')}</span>
        <textarea name="message" rows={3} maxLength={2000} defaultValue={message} />
      </label>
      <label class="tick">
        <input type="checkbox" checked={hasTrade} onChange={({ currentTarget }) => setTrade(currentTarget.checked)} />
        <span>{t('lead.has_trade')}</span>
      </label>
      {hasTrade && (
        <Field
          name="trade_in"
          label={t('lead.trade')}
          problem={of('trade_in.description')}
          placeholder={t('lead.trade_example')}
          maxLength={200}
        />
      )}
      <label class="trap" aria-hidden="true">
        {t('lead.trap')}
        <input name="website" tabIndex={-1} autocomplete="off" />
      </label>
      <label class="tick">
        <input type="checkbox" name="consent" required />
        <span>{config.consent.text}</span>
      </label>
    </>
  )
}

interface FieldProps {
  name: string
  label: string
  problem: string | undefined
  type?: 'tel' | 'email'
  autocomplete?: string
  placeholder?: string
  maxLength: number
  required?: boolean
}

function Field({ name, label, problem, type, required = false, ...input }: FieldProps) {
  const { t } = usePage()
  const id = `lead-${name}`
  return (
    <div class="field">
      <label for={id}>
        {label} {!required && <small>{t('field.optional')}</small>}
      </label>
      <input
        id={id}
        name={name}
        type={type ?? 'text'}
        list={undefined}
        required={required}
        {...input}
        {...(problem !== undefined && { 'aria-invalid': true, 'aria-describedby': `${id}-problem` })}
      />
      {problem !== undefined && (
        <span class="field-problem" id={`${id}-problem`}>
          {problem}
        </span>
      )}
    </div>
  )
}
