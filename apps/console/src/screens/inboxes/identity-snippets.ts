export interface ServerSnippet {
  language: string
  code: string
}

/** How a site's server proves who its visitor is: HMAC-SHA256 of the user's id under the secret, in hex. */
export const SERVER_SNIPPETS: readonly ServerSnippet[] = [
  {
    language: 'Node.js',
    code: `import { createHmac } from 'node:crypto'

const hash = createHmac('sha256', process.env.CHAT_IDENTITY_SECRET)
  .update(String(user.id))
  .digest('hex')`,
  },
  {
    language: 'PHP',
    code: `$hash = hash_hmac('sha256', (string) $user->id, getenv('CHAT_IDENTITY_SECRET'));`,
  },
  {
    language: 'Python',
    code: `import hashlib, hmac, os

hash = hmac.new(
    os.environ["CHAT_IDENTITY_SECRET"].encode(),
    str(user.id).encode(),
    hashlib.sha256,
).hexdigest()`,
  },
  {
    language: 'Ruby',
    code: `require "openssl"

hash = OpenSSL::HMAC.hexdigest("SHA256", ENV["CHAT_IDENTITY_SECRET"], user.id.to_s)`,
  },
  {
    language: 'C#',
    code: `var key = Encoding.UTF8.GetBytes(Environment.GetEnvironmentVariable("CHAT_IDENTITY_SECRET")!);
var hash = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(user.Id)));`,
  },
]

/** What the page then tells the chat; the server writes the values in. */
export const PAGE_SNIPPET = `<script>
  window.Recado = window.Recado || function () { (Recado.q = Recado.q || []).push(arguments) }
  Recado('identify', {
    user_id: 'USER_ID',
    hash: 'HASH',
    name: 'USER_NAME',
    email: 'USER_EMAIL',
  })
</script>`
