import { RegisterBody } from '@recado/contracts/auth'
import { OpenTenantBody } from '@recado/contracts/tenants'
import type { FieldValues, ResolverOptions } from 'react-hook-form'
import { expect, test } from 'vitest'
import { contractResolver, withoutEmpty } from './contract-resolver.ts'
import { slugOf } from './slug-of.ts'

const nothing = { fields: {}, shouldUseNativeValidation: false } as ResolverOptions<FieldValues>

test('what a contract refuses becomes one code beside each field, nested as the values are', async () => {
  const values = { name: '', slug: 'A!', plan: 'x', admin: { name: 'Ana', email: 'ana' } }
  const { errors } = await contractResolver(OpenTenantBody)(values, undefined, nothing)
  expect(errors).toEqual({
    name: { type: 'required', message: 'required' },
    slug: { type: 'slug_malformed', message: 'slug_malformed' },
    admin: { email: { type: 'email_malformed', message: 'email_malformed' } },
  })
})

test('an optional field left empty is no error, and goes out as absent', async () => {
  const values = { name: 'Ana', email: 'ana@x.com', password: 'uma frase curta', company_name: '' }
  expect((await contractResolver(RegisterBody)(values, undefined, nothing)).errors).toEqual({})
  expect(withoutEmpty(values)).not.toHaveProperty('company_name')
})

test.each([
  ['Clínica São João Ltda.', 'clinica-sao-joao-ltda'],
  ['  R&B  Motors  ', 'r-b-motors'],
  ['Aç', ''],
  ['车行', ''],
  [`${'a'.repeat(39)} bc`, 'a'.repeat(39)],
])('the address that %s suggests is %s', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})
