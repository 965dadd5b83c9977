import { findLinks } from '@recado/client/find-links'
import { LINK_ATTRIBUTES, TEXT_ATTRIBUTES } from '@recado/client/foreign-text'
import { clsx } from 'clsx'
import { useMemo } from 'react'
import { findMentions } from './find-mentions.ts'

interface MessageTextProps {
  text: string
  /** Names of colleagues that a note mentions. */
  names?: readonly string[]
}

/** What was said, with addresses to go to and colleagues' names set apart. */
export function MessageText({ text, names = [] }: MessageTextProps) {
  const parts = useMemo(() => findMentions(findLinks(text), names), [text, names])
  return (
    <p {...TEXT_ATTRIBUTES} className={clsx('whitespace-pre-wrap wrap-anywhere', isOnlyEmoji(text) && 'text-28')}>
      {parts.map((part, at) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never change places
        if (part.kind === 'text') return <span key={at}>{part.text}</span>
        if (part.kind === 'mention')
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <span key={at} className="rounded-4 bg-raised px-0.5 font-medium">
              {part.text}
            </span>
          )
        return (
          <a
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            key={at}
            href={part.href}
            {...LINK_ATTRIBUTES}
            className="underline decoration-1 underline-offset-2 hover:decoration-2"
          >
            {part.text}
          </a>
        )
      })}
    </p>
  )
}

/** Up to three, as one sends them to say something with a face. */
function isOnlyEmoji(text: string): boolean {
  return text.length <= 24 && /^(?:\p{RGI_Emoji}\s*){1,3}$/v.test(text.trim())
}
