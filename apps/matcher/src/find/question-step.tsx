import { readNumber } from '@recado/brazil/read-number'
import type { AnswersOnPage, QuestionOnPage } from '@recado/contracts/car-pages'
import type { RefObject } from 'preact'
import { useState } from 'preact/hooks'
import { MoneyField } from '../car/money-field.tsx'
import { Icon } from '../layout/icon.tsx'
import { usePage } from '../page-tools.ts'

type Answer = AnswersOnPage[string]

interface QuestionStepProps {
  question: QuestionOnPage
  heading: RefObject<HTMLHeadingElement | null>
  answer: Answer | undefined
  isLast: boolean
  /** Undefined: it is skipped. */
  onAnswer(answer: Answer | undefined): void
}

/** One question. Where one thing is picked, the press goes on. */
export function QuestionStep({ question, heading, answer, isLast, onAnswer }: QuestionStepProps) {
  const { t } = usePage()
  const { key, kind, text, help, options, most } = question
  const [picked, setPicked] = useState<readonly string[]>(Array.isArray(answer) ? answer : [])
  const [amount, setAmount] = useState<number | undefined>(typeof answer === 'number' ? answer : undefined)
  const isFull = most !== null && picked.length >= most
  const now = kind === 'choices' ? (picked.length === 0 ? undefined : [...picked]) : amount
  return (
    <form
      class="question"
      onSubmit={(event) => {
        event.preventDefault()
        onAnswer(kind === 'choices' || kind === 'amount' ? now : answer)
      }}
    >
      <h1 ref={heading} tabIndex={-1}>
        {text}
      </h1>
      {help !== '' && <p class="hero-lead">{help}</p>}
      {kind === 'choice' && (
        <Tiles options={options} isOn={(option) => option === answer} onPick={(option) => onAnswer(option)} />
      )}
      {kind === 'yes_no' && (
        <Tiles
          options={[
            { key: 'yes', label: t('answer.yes') },
            { key: 'no', label: t('answer.no') },
          ]}
          isOn={(option) => answer === (option === 'yes')}
          onPick={(option) => onAnswer(option === 'yes')}
        />
      )}
      {kind === 'choices' && (
        <>
          {most !== null && <p class="field-hint">{t('find.most', { most })}</p>}
          <Tiles
            options={options}
            isOn={(option) => picked.includes(option)}
            isOff={(option) => isFull && !picked.includes(option)}
            onPick={(option) =>
              setPicked(picked.includes(option) ? picked.filter((each) => each !== option) : [...picked, option])
            }
          />
        </>
      )}
      {kind === 'amount' && <Amount key={key} question={question} amount={amount} onChange={setAmount} />}
      <div class="question-acts">
        {(kind === 'choices' || kind === 'amount') && (
          <button type="submit" class="button" disabled={now === undefined}>
            {t(isLast ? 'find.show' : 'find.on')}
            <Icon name="right" />
          </button>
        )}
        <button type="button" class="button button-quiet" onClick={() => onAnswer(undefined)}>
          {t('find.skip')}
        </button>
      </div>
    </form>
  )
}

interface TilesProps {
  options: readonly { key: string; label: string }[]
  isOn(option: string): boolean
  isOff?(option: string): boolean
  onPick(option: string): void
}

function Tiles({ options, isOn, isOff, onPick }: TilesProps) {
  return (
    <ul class="tiles">
      {options.map(({ key, label }) => (
        <li key={key}>
          <button
            type="button"
            class="tile"
            aria-pressed={isOn(key)}
            disabled={isOff?.(key) ?? false}
            onClick={() => onPick(key)}
          >
            <span>{label}</span>
            <Icon name="check" />
          </button>
        </li>
      ))}
    </ul>
  )
}

interface AmountProps {
  question: QuestionOnPage
  amount: number | undefined
  onChange(amount: number | undefined): void
}

function Amount({ question: { unit, text }, amount, onChange }: AmountProps) {
  const { t } = usePage()
  const [typed, setTyped] = useState(amount === undefined ? '' : String(amount))
  if (unit === 'brl_cents') {
    return (
      <MoneyField
        label={t('find.amount')}
        {...(amount !== undefined && { defaultCents: amount })}
        onChange={onChange}
      />
    )
  }
  const isWrong = typed.trim() !== '' && readWhole(typed) === undefined
  return (
    <label class="field">
      <span>{t('find.amount')}</span>
      <span class="money">
        <input
          inputMode="numeric"
          autocomplete="off"
          aria-label={text}
          value={typed}
          maxLength={20}
          aria-invalid={isWrong}
          onInput={({ currentTarget }) => {
            setTyped(currentTarget.value)
            onChange(readWhole(currentTarget.value))
          }}
        />
        {unit === 'km' && <span aria-hidden="true">{t('find.km')}</span>}
      </span>
      {isWrong && <span class="field-problem">{t('field.number_wrong')}</span>}
    </label>
  )
}

function readWhole(text: string): number | undefined {
  const read = readNumber(text, { whole: true, min: 0 })
  return read.ok ? read.value : undefined
}
