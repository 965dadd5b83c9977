/** What we take for an e-mail address, in at most `MAX_EMAIL` characters; the same as zod's own (zod 4.6). */
export const EMAIL_PATTERN = /^(?:[a-z0-9_'+-]+\.)*[a-z0-9_'+-]*[a-z0-9_+-]@(?:[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}$/i

/** RFC 5321. */
export const MAX_EMAIL = 254
