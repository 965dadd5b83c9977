import { splitLinks } from './split-links.ts'

/** Text as it was written; addresses in it can be followed, in another tab and without telling where from. */
export function LinkedText({ text }: { text: string }) {
  return (
    <p class="bubble">
      {splitLinks(text).map((part, index) =>
        part.href === undefined ? (
          part.text
        ) : (
          <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        ),
      )}
    </p>
  )
}
