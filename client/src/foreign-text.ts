/**
 * Attributes of an element that shows what somebody wrote: Arabic stands right to left in a Portuguese page, whichever
 * language the page has.
 */
export const TEXT_ATTRIBUTES = { dir: 'auto' } as const

/** Attributes of a link in it: opened in another tab, which learns neither the page it came from nor its window. */
export const LINK_ATTRIBUTES = { target: '_blank', rel: 'noopener noreferrer nofollow' } as const
