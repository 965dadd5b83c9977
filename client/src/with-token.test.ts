import { expect, test } from 'vitest'
import { readProblem } from './api-problem.ts'
import { withToken } from './with-token.ts'

const refused = (status: number) => readProblem(Response.json({ code: 'x', detail: 'y' }, { status }))

/** Somebody who has the first of these tokens, and each time another is needed the next, while there is one. */
function holder(...tokens: string[]) {
  const renewed: string[] = []
  const renew = async (used: string) => {
    renewed.push(used)
    tokens.shift()
    return tokens.length > 0
  }
  return { renewed, accessToken: () => tokens[0], renew }
}

test('a refused token is renewed once, and what was asked is asked again with the new one', async () => {
  const { renewed, ...who } = holder('one', 'two', 'three')
  const ask = async (token: string | undefined) => {
    if (token === 'one') throw await refused(401)
    return token
  }
  expect(await withToken(who, ask)).toBe('two')
  expect(renewed).toEqual(['one'])
})

test('refused again it is not renewed for ever', async () => {
  const { renewed, ...who } = holder('one', 'two', 'three')
  await expect(withToken(who, async () => Promise.reject(await refused(401)))).rejects.toMatchObject({ status: 401 })
  expect(renewed).toEqual(['one'])
})

test('where there is no other token, and for any other no, the first answer stands', async () => {
  const { renewed, ...who } = holder('one')
  await expect(withToken(who, async () => Promise.reject(await refused(403)))).rejects.toMatchObject({ status: 403 })
  expect(renewed).toEqual([])
  await expect(withToken(who, async () => Promise.reject(await refused(401)))).rejects.toMatchObject({ status: 401 })
  const nobody = { accessToken: () => undefined, renew: () => Promise.reject(new Error('renewed')) }
  await expect(withToken(nobody, async () => Promise.reject(await refused(401)))).rejects.toMatchObject({ status: 401 })
})
