import { findLinks } from '@recado/contracts/find-links'

/**
 * Text as it was written, in its own direction; addresses in it can be followed, in another tab and without telling where
 * from.
 */
export function LinkedText({ text }: { text: string }) {
  return (
    <p class="bubble" dir="auto">
      {findLinks(text).map((part, index) =>
        part.kind === 'text' ? (
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
