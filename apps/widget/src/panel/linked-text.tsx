import { findLinks } from '@recado/client/find-links'
import { LINK_ATTRIBUTES, TEXT_ATTRIBUTES } from '@recado/client/foreign-text'

/**
 * Text as it was written, in its own direction; addresses in it can be followed, in another tab and without telling where
 * from.
 */
export function LinkedText({ text }: { text: string }) {
  return (
    <p class="bubble" {...TEXT_ATTRIBUTES}>
      {findLinks(text).map((part, index) =>
        part.kind === 'text' ? (
          part.text
        ) : (
          <a key={index} href={part.href} {...LINK_ATTRIBUTES}>
            {part.text}
          </a>
        ),
      )}
    </p>
  )
}
