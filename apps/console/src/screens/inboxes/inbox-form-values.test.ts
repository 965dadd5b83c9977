import { UpdateInboxBody } from '@recado/contracts/inboxes'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { InboxForm, type InboxFormValues, originsOf, updateBodyOf } from './inbox-form-values.ts'

const values: InboxFormValues = {
  name: 'Site',
  team_id: null,
  calendar_id: null,
  assignment: 'rotation',
  redistribute_after_s: 120,
  label_required_on_resolve: false,
  first_answer_minutes: 30,
  resolution_minutes: null,
  greeting: 'Oi',
  reply_time_text: '',
  pre_chat: [{ key: '', label: 'Qual carro?', kind: 'text', required: false }],
  offline_enabled: true,
  offline_message: '',
  after_resolve: 'start_new',
  gather_seconds: 3,
  ask_rating: false,
  origins: 'https://Loja.exemplo.com.br/contato\nhttps://*.exemplo.com.br',
}

test('addresses are taken a line each, without their paths', () => {
  expect(originsOf(values.origins)).toEqual(['https://Loja.exemplo.com.br', 'https://*.exemplo.com.br'])
  expect(originsOf(' ')).toEqual([])
})

test('what the form sends is what the contract takes', () => {
  const wire = z.encode(UpdateInboxBody, updateBodyOf(values))
  expect(UpdateInboxBody.safeParse(wire).success).toBe(true)
  expect(wire.settings?.allowed_origins).toEqual(['https://loja.exemplo.com.br', 'https://*.exemplo.com.br'])
  expect(wire.settings).toMatchObject({ after_resolve: 'start_new', ask_rating: false })
  expect(wire.settings?.pre_chat).toMatchObject([{ key: 'qual_carro' }])
})

test('an address without its scheme and a question without words are found before they are sent', () => {
  const paths = (changed: Partial<InboxFormValues>) =>
    InboxForm.safeParse({ ...values, ...changed }).error?.issues.map(({ path, message }) => [path.join('.'), message])
  expect(paths({})).toBeUndefined()
  expect(paths({ origins: 'loja.exemplo.com.br' })).toEqual([['origins.0', 'origin_malformed']])
  expect(paths({ pre_chat: [{ key: 'x', label: ' ', kind: 'text', required: false }] })).toEqual([
    ['pre_chat.0.label', 'text_empty'],
  ])
})
