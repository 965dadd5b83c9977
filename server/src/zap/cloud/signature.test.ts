import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { isSignedByMeta } from './signature.ts'

it('takes only what was signed with the app’s secret, over the very bytes', () => {
  const bytes = Buffer.from('{"a":"é"}')
  const header = `sha256=${createHmac('sha256', 'segredo').update(bytes).digest('hex')}`
  expect(isSignedByMeta('segredo', bytes, header)).toBe(true)
  expect(isSignedByMeta('outro', bytes, header)).toBe(false)
  expect(isSignedByMeta('segredo', Buffer.from('{"a":"e"}'), header)).toBe(false)
  for (const wrong of [undefined, '', 'sha256=', header.replace('sha256', 'sha1'), `${header}00`])
    expect(isSignedByMeta('segredo', bytes, wrong)).toBe(false)
})
