import type { ResultMinutes } from '@recado/contracts/execution-result'
import { clsx } from 'clsx'
import { Avatar } from '../../design/avatar.tsx'

/** What was said in the meeting, in its order. */
export function MinutesPanel({ minutes: { sections } }: { minutes: ResultMinutes }) {
  return (
    <div className="grid max-w-200 gap-8">
      {sections.map(({ title, turns }) => (
        <section key={title} className="grid gap-3">
          <h2 className="text-16 font-semibold">{title}</h2>
          <ul className="grid gap-3">
            {turns.map(({ speaker, name, text, opens }, index) => (
              <li
                // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays as it was said
                key={index}
                className={clsx(
                  'grid grid-cols-[auto_minmax(0,1fr)] gap-3 text-14',
                  opens && index > 0 && 'border-t border-line pt-3',
                )}
              >
                <Avatar name={name || speaker} size="small" />
                <p className="text-pretty">
                  <span className="block text-12 font-medium text-ink-soft">{name}</span>
                  {text}
                </p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
