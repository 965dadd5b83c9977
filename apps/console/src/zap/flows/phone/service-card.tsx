import type { EffectResult, Value } from '@recado/flow'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../design/button.tsx'
import { Field } from '../../../design/field.tsx'
import { Input } from '../../../design/input.tsx'
import { Textarea } from '../../../design/textarea.tsx'
import type { AskedService } from './phone-session.ts'

interface ServiceCardProps {
  asked: AskedService
  onAnswer(result: EffectResult): void
}

/** The tester decides what the service said: the test calls nobody. */
export function ServiceCard({ asked, onAnswer }: ServiceCardProps) {
  const { t } = useTranslation('flow-builder')
  return (
    <section aria-label={t('phone.service.title')} className="grid gap-3 border-t border-line bg-warn-soft p-3">
      <h3 className="text-12 font-medium wrap-break-word text-warn">{titleOf(asked, t)}</h3>
      {asked.type === 'http_request' && <HttpAnswer onAnswer={onAnswer} />}
      {asked.type === 'ai_answer' && <AiAnswer onAnswer={onAnswer} />}
      {asked.type === 'recommend' && (
        <AnswerRow
          label={t('phone.service.examples')}
          onAnswer={onAnswer}
          answer={() => ({
            items: [
              exampleCar('a', t('phone.examples.first_car'), t('phone.examples.reason'), 6_990_000),
              exampleCar('b', t('phone.examples.second_car'), t('phone.examples.reason'), 8_490_000),
            ],
          })}
          other={{ label: t('phone.service.nothing'), answer: { items: [] } }}
        />
      )}
      {asked.type === 'load_questionnaire' && (
        <AnswerRow
          label={t('phone.service.examples')}
          onAnswer={onAnswer}
          answer={() => ({ questions: [{ id: 'q1', text: t('phone.examples.question'), answer: { kind: 'text' } }] })}
        />
      )}
    </section>
  )
}

interface AnswerRowProps extends Pick<ServiceCardProps, 'onAnswer'> {
  label: string
  /** Undefined where what was typed is no answer yet. */
  answer(): Value | undefined
  other?: { label: string; answer: Value }
}

/** What the service may have said, and that it failed. */
function AnswerRow({ label, answer, other, onAnswer }: AnswerRowProps) {
  const { t } = useTranslation('flow-builder')
  const say = (value: Value | undefined) => value !== undefined && onAnswer({ ok: true, value })
  return (
    <div className="flex flex-wrap gap-2">
      <Button size="small" kind="primary" onClick={() => say(answer())}>
        {label}
      </Button>
      {other && (
        <Button size="small" onClick={() => say(other.answer)}>
          {other.label}
        </Button>
      )}
      <Button size="small" onClick={() => onAnswer({ ok: false, error: 'test' })}>
        {t('phone.service.fail')}
      </Button>
    </div>
  )
}

function HttpAnswer({ onAnswer }: Pick<ServiceCardProps, 'onAnswer'>) {
  const { t } = useTranslation('flow-builder')
  const [status, setStatus] = useState('200')
  const [body, setBody] = useState('{}')
  const [bad, setBad] = useState(false)
  return (
    <>
      <div className="grid grid-cols-[72px_1fr] gap-2">
        <Field label={t('phone.service.status')}>
          <Input inputMode="numeric" value={status} onChange={({ target }) => setStatus(target.value)} />
        </Field>
        <Field label={t('phone.service.body')} error={bad ? t('phone.service.bad_json') : undefined}>
          <Textarea className="font-mono" rows={2} value={body} onChange={({ target }) => setBody(target.value)} />
        </Field>
      </div>
      <AnswerRow
        label={t('phone.service.answer')}
        onAnswer={onAnswer}
        answer={() => {
          const read = readJson(body)
          setBad(read === undefined)
          return read && { status: Number(status) || 200, body: read.value }
        }}
      />
    </>
  )
}

function AiAnswer({ onAnswer }: Pick<ServiceCardProps, 'onAnswer'>) {
  const { t } = useTranslation('flow-builder')
  const [text, setText] = useState('')
  return (
    <>
      <Field label={t('phone.service.text')}>
        <Textarea rows={2} value={text} onChange={({ target }) => setText(target.value)} />
      </Field>
      <AnswerRow
        label={t('phone.service.answer')}
        onAnswer={onAnswer}
        answer={() => ({ text })}
        other={{ label: t('phone.service.hand_over'), answer: { text, hand_over: true } }}
      />
    </>
  )
}

function titleOf(asked: AskedService, t: ReturnType<typeof useTranslation<'flow-builder'>>['t']): string {
  switch (asked.type) {
    case 'http_request':
      return t('phone.service.http_request', { method: asked.method, url: asked.url })
    case 'ai_answer':
      return t('phone.service.ai_answer', { question: asked.question })
    case 'recommend':
      return t('phone.service.recommend')
    case 'load_questionnaire':
      return t('phone.service.load_questionnaire', { id: asked.questionnaire_id })
  }
}

function exampleCar(id: string, title: string, reason: string, price: number): Value {
  return { id, title, price, reasons: [reason] }
}

function readJson(text: string): { value: Value } | undefined {
  try {
    return { value: JSON.parse(text) as Value }
  } catch {
    return undefined
  }
}
