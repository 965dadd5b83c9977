import { ApiProblem } from '@recado/client/api-problem'
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import type { Conversation } from '../client/widget-state.ts'
import { icon } from '../design/icons.tsx'
import { useClient, useWidget } from '../launcher/widget-context.ts'
import { useSkipped } from './use-skipped.ts'

const StarIcon = icon(
  <path d="m12 2.5 2.9 6 6.6.9-4.8 4.6 1.2 6.5-5.9-3.1-5.9 3.1 1.2-6.5L2.5 9.4l6.6-.9z" stroke-linejoin="round" />,
)
const STARS = [1, 2, 3, 4, 5] as const
/** As long as the server lets somebody change their mind. */
const CHANGEABLE_MS = 24 * 3_600_000

/** Asks what the visitor says of a conversation that is over: stars, and a word if they like. Who does not want to is left alone. */
export function RatingCard({ conversation: { id, rating } }: { conversation: Conversation }) {
  const { t } = useWidget()
  const client = useClient()
  const [skipped, skip] = useSkipped(id)
  const [stars, setStars] = useState(0)
  const [comment, setComment] = useState('')
  const [changes, setChanges] = useState(false)
  const [problem, setProblem] = useState<string>()
  const name = useId()
  const chosen = useRef(0)
  const choose = (count: number) => {
    chosen.current = count
    setStars(count)
  }
  const send = async (said: { stars: number; comment: string | null }) => {
    chosen.current = 0
    client.update(id, { rating: await client.session.ask('PUT', `conversations/${id}/rating`, said) })
  }
  const submit = (event: Event) => {
    event.preventDefault()
    setProblem(undefined)
    send({ stars, comment }).then(
      () => setChanges(false),
      (error: unknown) => {
        chosen.current = stars
        setProblem((error instanceof ApiProblem && error.problem.detail) || t('rating.failed'))
      },
    )
  }
  // Stars that were chosen count, also where the panel is closed before the word is written.
  useEffect(
    () => () => void (chosen.current > 0 && send({ stars: chosen.current, comment: null }).catch(() => {})),
    [id],
  )

  if (rating !== null && !changes) {
    const isFinal = Date.now() - Date.parse(rating.at) > CHANGEABLE_MS
    const change = () => {
      setStars(rating.stars)
      setComment(rating.comment ?? '')
      setChanges(true)
    }
    return (
      <div class="rating" role="status">
        <p>{t('rating.thanks', { count: rating.stars })}</p>
        {!isFinal && (
          <button type="button" class="button quiet" onClick={change}>
            {t('rating.change')}
          </button>
        )}
      </div>
    )
  }
  if (skipped && !changes) return null
  return (
    <form class="rating" onSubmit={submit} aria-labelledby={name}>
      <p id={name} class="rating-title">
        {t('rating.title')}
      </p>
      <div class="stars" role="radiogroup" aria-labelledby={name}>
        {STARS.map((count) => (
          <label key={count} class={count <= stars ? 'star on' : 'star'}>
            <input
              type="radio"
              name={name}
              checked={count === stars}
              aria-label={t('rating.star', { count })}
              onChange={() => choose(count)}
            />
            <StarIcon size={28} />
          </label>
        ))}
      </div>
      {stars > 0 && (
        <textarea
          class="input"
          dir="auto"
          rows={2}
          maxLength={1_000}
          aria-label={t('rating.comment')}
          placeholder={t('rating.comment')}
          value={comment}
          onInput={({ currentTarget }) => setComment(currentTarget.value)}
        />
      )}
      {problem !== undefined && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <div class="rating-acts">
        {stars === 0 && (
          <button type="button" class="button quiet" onClick={skip}>
            {t('rating.skip')}
          </button>
        )}
        {stars > 0 && (
          <button type="submit" class="button primary">
            {t('rating.send')}
          </button>
        )}
      </div>
    </form>
  )
}
