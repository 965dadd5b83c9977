import { DEFINED_ERRORS } from '../../platform/errors.ts'
import type { Translator } from '../../platform/i18n.ts'

/** What somebody must know before the first call, as the document's description (Markdown). */
export function introduction(texts: Translator): string {
  return `${HOW_IT_WORKS}\n\n## Errors by code\n\n${errorTable(texts)}\n`
}

const HOW_IT_WORKS = `
Everything that the screens do, programs can do: both use this API. Addresses begin with the company's own host or with the
platform's; \`/api/v1\` stays as it is, and what is added to answers does not count as a change: ignore what you do not know.

## Who is asking
- **A program**: an API key in \`X-Api-Key\`. A key is made in *Settings → API keys*, has a company and a list of scopes, and is
  shown once.
- **A person**: an access token as \`Authorization: Bearer …\`, from \`POST /api/v1/auth/login\`. It lives for 15 minutes.
- **A visitor of the chat**: a visitor's token, which opens nothing but that visitor's own conversations.

The company is the key's or the token's. Where a host or \`X-Tenant\` says another one, the answer is 403 \`tenant_mismatch\`.
What belongs to another company is 404, as if it were not there.

    curl https://empresa.exemplo.com.br/api/v1/conversations?status=open -H "X-Api-Key: $RECADO_API_KEY"

## Ids, times, numbers
Ids say what they name (\`cnv_01k…\`, \`ctc_01k…\`). Times are ISO 8601 with a zone; days are \`YYYY-MM-DD\` in the company's
zone. Phones are E.164, and a Brazilian mobile is one number with and without its ninth digit. Money is in centavos.

## Pages
Lists answer \`{ "items": […], "next_cursor": "…" }\`. Pass \`cursor\` to read on; \`null\` is the end. \`limit\` is 25 unless
said, and at most 100. A parameter that a list does not know is refused.

## Trying again
- Every \`POST\` takes an **\`Idempotency-Key\`** of your own. Sent again within a day with the same body, the first answer comes
  back with \`Idempotency-Replayed: true\`; with another body it is 422 \`idempotency_key_reused\`.
- A message has its \`client_id\`: the same one in the same conversation is the same message.
- **429** and **503** say in \`Retry-After\` how many seconds to wait. \`RateLimit-Remaining\` and \`RateLimit-Reset\` come with
  every answer under a limit.

## Not writing over others
What several people edit has a \`revision\`. Send the one you read in \`If-Match\`, in quotes; if somebody was faster the answer is
412 \`version_conflict\` with what stands now, who changed it and when.

## Hearing what happens
Register an address under *Webhooks*: each event is signed as Standard Webhooks has it (\`webhook-id\`, \`webhook-timestamp\`,
\`webhook-signature\`), repeated with growing pauses until it is answered with 2xx, and can be played again. \`GET /api/v1/events\`
reads the same events in their order.

## When something is wrong
The answer is \`application/problem+json\` (RFC 9457). Compare \`code\`, which does not change; \`title\` and \`detail\` are for people,
in the language of \`Accept-Language\` (pt-BR, en, es). \`errors\` names the fields, where fields were wrong. \`request_id\` is what to
tell us. 402 says which limit of the plan was reached.
`.trim()

/** Codes of the program by status, with what they say in English. */
function errorTable(texts: Translator): string {
  const rows = [...DEFINED_ERRORS]
    .map(([code, { status }]) => ({ code, status, text: texts.translate('en', `errors:${code}.title`) }))
    .sort((a, b) => a.status - b.status || (a.code < b.code ? -1 : 1))
    .map(
      ({ code, status, text }) => `| ${status} | \`${code}\` | ${text.replaceAll('|', '\\|').replaceAll('\n', ' ')} |`,
    )
  return ['| status | code | |', '|---|---|---|', ...rows].join('\n')
}
