import { ConversationId, encodeId, type InboxId } from '@recado/contracts/ids'
import { InboxSettings } from '@recado/contracts/inboxes'
import type { PlacementKind } from '@recado/contracts/tenants'
import { expect } from 'vitest'
import { MAIL_JOB } from '../../src/core/mail/index.ts'
import type { AdvancingClock } from '../../src/platform/clock/testing.ts'
import { newId } from '../../src/platform/ids.ts'
import { createFlow, publishFlow } from '../../src/zap/flows/index.ts'
import { buildScene, type Scene } from '../conversations/scene.ts'
import { buildFlowSession } from '../flows/build-flow-session.ts'
import { menuFlow } from '../flows/menu-flow.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import type { TestHouse } from '../support/test-house.ts'
import type { Receiver } from '../webhooks/receiver.ts'

/** Everything by which the person of these tests could be recognised in a dump, however it is written. */
export const MARKS: readonly RegExp[] = [
  /zulm[ií]ra/i,
  /quixabeira/i,
  /zq\.pessoal/i,
  /zq\.antigo/i,
  /8321\D{0,3}7746/,
  /529\D{0,3}982\D{0,3}247\D{0,3}25/,
  /zq_loja7/i,
  /pagina-secreta-zq/i,
  /conteudo-secreto-zq/i,
  /recibo-secreto-zq/i,
  /confissao-zq/i,
]

export interface Planted {
  scene: Scene
  owner: SignedIn
  /** As the wire shows them. */
  contactId: string
  conversationId: string
  otherConversationId: string
  failing: string
  ask: Ask
}

export type Json = Record<string, unknown>

export type Ask = (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  payload?: object | Buffer,
  headers?: Record<string, string>,
) => Promise<{ status: number; body: Json; text: string }>

/** A person who went through every way in, and whom colleagues wrote about wherever one can write. */
export async function plantPerson(
  house: TestHouse,
  clock: AdvancingClock,
  receiver: Receiver,
  placement: PlacementKind,
): Promise<Planted> {
  const scene = await buildScene(house, { placement })
  const owner = await buildMember(house, scene.tenant, 'owner')
  const ask = asker(house, scene, owner)
  const must = async (...order: Parameters<Ask>) => {
    const answer = await ask(...order)
    expect(answer.status, `${order[0]} ${order[1]}: ${answer.text}`).toBeLessThan(300)
    return answer.body
  }
  const fields = ['name', 'email', 'phone', 'cpf'].map((key) => ({ key, label: key, kind: 'text' }))
  await scene.run((scope) =>
    scope.db
      .updateTable('inboxes')
      .set({
        settings: JSON.stringify(InboxSettings.parse({ pre_chat: fields, allowed_origins: ['https://loja.com.br'] })),
      })
      .execute(),
  )
  // Receivers that answer with what they were sent, one of them with an error.
  receiver.answer(`${placement}-ok`, 200, 'recebi Zulmira Quixabeira')
  receiver.answer(`${placement}-failing`, 500, 'erro com Zulmira Quixabeira, zq.pessoal@exemplo.com.br')
  await must('POST', 'webhooks', { url: receiver.url(`${placement}-ok`), events: ['*'] })
  const failing = (await must('POST', 'webhooks', { url: receiver.url(`${placement}-failing`), events: ['*'] }))
    .id as string
  await house.drain()
  clock.advance(1_000)

  // Written down by the company, idempotently.
  const written = await must(
    'POST',
    'contacts',
    {
      name: 'Zulmíra da Quixabeira',
      email: 'zq.pessoal@exemplo.com.br',
      phone: '(41) 98321-7746',
      attributes: { cpf: '529.982.247-25', instagram: '@zq_loja7' },
      notes: 'Zulmíra prefere manhã',
    },
    { 'idempotency-key': `criar-${placement}` },
  )
  const contactId = written.id as string

  // The same person at the widget, under another name and address, merged by hand.
  const visitor = visitorAsker(house, scene)
  const token = (await visitor('POST', 'sessions', undefined, { inbox_key: scene.inboxId })).visitor_token as string
  const begun = await visitor('POST', 'conversations', token, {
    ...{ client_id: 'oi', text: 'Sou a Zulmira, zq.antigo@exemplo.com.br, confissao-zq' },
    pre_chat: { name: 'Zulmira', email: 'zq.antigo@exemplo.com.br', phone: '41983217746', cpf: '52998224725' },
    page_url: 'https://loja.com.br/pagina-secreta-zq?q=1',
  })
  const conversationId = (begun.conversation as { id: string }).id
  const file = async (
    put: (method: 'POST' | 'PUT', path: string, body?: object | Buffer) => Promise<Json>,
    name: string,
    content: string,
  ): Promise<string> => {
    const bytes = Buffer.from(content)
    const order = { kind: 'document', name, content_type: 'text/plain', size_bytes: bytes.length }
    const { id } = await put('POST', 'attachments', { conversation_id: conversationId, ...order })
    await put('PUT', `attachments/${String(id)}/parts?offset=0`, bytes)
    await put('POST', `attachments/${String(id)}/finish`)
    return id as string
  }
  const byVisitor = (method: 'POST' | 'PUT', path: string, body?: object | Buffer) => visitor(method, path, token, body)
  const sent = await file(byVisitor, 'rg zulmira.txt', 'conteudo-secreto-zq')
  await visitor('POST', `conversations/${conversationId}/messages`, token, { client_id: 'rg', attachment_ids: [sent] })
  await visitor('POST', `conversations/${conversationId}/messages`, token, {
    client_id: 'x',
    text: 'apague, confissao-zq',
  })
  const mine = (await must('GET', `conversations/${conversationId}`)).contact as { id: string }
  if (mine.id !== contactId) await must('POST', `contacts/${mine.id}/merge`, { into: contactId })
  // Begun and never sent.
  await file(byVisitor, 'outro zulmira.txt', 'conteudo-secreto-zq 2')

  // What colleagues write there.
  const at = `conversations/${conversationId}`
  const say = (path: string, body: string, more: object = {}) =>
    must('POST', `${path}/messages`, { client_id: newId<string>(), body, ...more })
  await say(at, 'Bom dia, Zulmira! Confirmo o 8321 7746 e o CPF 529.982.247-25.')
  const receipt = await file(
    (method, path, body) => must(method, path, body),
    'recibo-secreto-zq.txt',
    'recibo-secreto-zq de Zulmira',
  )
  await say(at, '', { kind: 'document', attachment_ids: [receipt] })
  await say(at, 'ligar para a QUIXABEIRA amanhã', { kind: 'note' })
  await must('DELETE', `${at}/messages/3`)
  await must('POST', `${at}/resolve`, {})
  await visitor('PUT', `${at}/rating`, token, { stars: 5, comment: 'nota cinco, confissao-zq' })
  await must('POST', `${at}/reopen`)
  await say(at, 'Já te respondo, Zulmira')
  await must('PUT', `${at}/draft`, { body: 'Zulmira, segue' })
  await must('POST', `${at}/scheduled-messages`, {
    body: 'Oi Zulmira, ainda pensa nisso?',
    send_at: new Date(clock.now().getTime() + 86_400_000).toISOString(),
  })

  // And elsewhere.
  const other = await must('POST', 'contacts', { name: 'Outro Cliente', notes: 'cunhado da Zulmira Quixabeira' })
  await must('PATCH', `contacts/${String(other.id)}`, {
    attributes: { indicado: 'zulmira quixabeira +55 41 8321-7746' },
  })
  const second = await must('POST', 'conversations', { inbox_id: wireInbox(scene), contact_id: other.id })
  const otherConversationId = second.id as string
  for (const body of [
    'veio pela Zulmíra da Quixabeira',
    'telefone dela: +55 (41) 9 8321.7746, antes 41 8321-7746',
    'ZQ.PESSOAL@EXEMPLO.COM.BR ou @ZQ_loja7, CPF 52998224725',
    `${'palavras '.repeat(16)}Zulmira Quixabeira mora perto`,
  ]) {
    await say(`conversations/${otherConversationId}`, body, { kind: 'note' })
  }
  await must('PUT', `conversations/${otherConversationId}/draft`, { body: 'perguntar a zulmira_quixabeira' })
  await must('POST', 'canned-responses', { shortcut: 'zulmira-quixabeira', body: 'Fale com zq.pessoal@exemplo.com.br' })
  await must('POST', 'labels', { name: 'Amigos da Zulmira Quixabeira', colour: '#112233' })
  await must('POST', 'labels', { name: 'Amigos da zq.pessoal@exemplo.com.br', colour: '#112233' })
  await must('POST', 'saved-views', { name: 'Casos Zulmira Quixabeira', filters: {} })
  await plantFlow(scene, clock, conversationId, 'sou Zulmira, confissao-zq')
  clock.advance(1_000)
  await plantFlow(scene, clock, otherConversationId, 'indicado por Zulmira Quixabeira')
  await house.drain()
  // Two minutes later the answer goes to her by mail.
  clock.advance(3 * 60_000)
  await house.drain()

  // Jobs that wait, are dead, and have not left the outbox; events that have not either.
  const mail = { kind: 'conversation_reply_unlinked', locale: 'pt-BR', tenant_id: scene.tenant.id }
  const params = { name: 'Zulmira', author: 'Ana', protocol: '20260504-9999', text: 'confissao-zq' }
  const later = { startAfter: new Date(clock.now().getTime() + 86_400_000) }
  const enqueue = (payload: object, options: object = {}) =>
    scene.run((scope) => scope.jobs.enqueue(MAIL_JOB, { ...mail, ...payload } as never, options))
  await enqueue({ to: 'zq.pessoal@exemplo.com.br', params }, later)
  await enqueue({ to: 'chefe@exemplo.com.br', params: { ...params, name: 'Chefe', text: 'Zulmira Quixabeira' } }, later)
  await enqueue({ to: 'zq.pessoal@exemplo.com.br', kind: 'never_written', params })
  await house.drain()
  await enqueue({ to: 'zq.pessoal@exemplo.com.br', params }, later)
  await enqueue({ to: 'chefe@exemplo.com.br', params: { ...params, name: 'Chefe', text: '41983217746' } }, later)
  await say(at, 'Zulmira, ainda está aí?')
  await say(`conversations/${otherConversationId}`, 'e os passos seguintes da Zulmira Quixabeira?', { kind: 'note' })
  // From here on they say nothing: what they answer to later deliveries is theirs.
  receiver.answer(`${placement}-ok`, 200)
  receiver.answer(`${placement}-failing`, 500)
  return { scene, owner, contactId, conversationId, otherConversationId, failing, ask }
}

/** A bot was told that in a conversation. */
async function plantFlow(scene: Scene, clock: AdvancingClock, wireId: string, said: string): Promise<void> {
  const conversationId = ConversationId.parse(wireId)
  const { inboxId } = scene
  await scene.run(async (scope) => {
    const flow = menuFlow({ inboxIds: [inboxId as InboxId] })
    const flowId = await createFlow(scope, flow)
    const refuse = () => {
      throw new Error('the flow has problems')
    }
    const versionId = await publishFlow(scope, flowId, { beganWith: 1, starts: undefined, note: '' }, refuse)
    await buildFlowSession(scope, { flowId, versionId, conversationId, inboxId, said, startedAt: clock.now() })
  })
}

export function asker(house: TestHouse, scene: Scene, by: SignedIn): Ask {
  return async (method, path, payload, headers = {}) => {
    const bytes = Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}
    const answer = await house.app.inject({
      ...{ method, url: `/api/v1/${path}` },
      headers: { ...(await freshHeaders(house, scene, by)), ...bytes, ...headers },
      ...(payload === undefined ? {} : { payload }),
    })
    return { status: answer.statusCode, body: answer.body === '' ? {} : answer.json(), text: answer.body }
  }
}

/** The clock runs ahead here: tokens and sessions must not end with it. */
async function freshHeaders(house: TestHouse, { tenant }: Scene, by: SignedIn) {
  const { tokens, control, clock } = house.services
  await control.acrossTenants((scope) =>
    scope.control
      .updateTable('sessions')
      .set({ expires_at: new Date(clock.now().getTime() + 86_400_000) })
      .where('id', '=', by.sessionId)
      .execute(),
  )
  const { identityId, sessionId, email } = by
  const token = await tokens.issue({ identityId, sessionId, tenantId: tenant.id, email })
  return { ...by.headers, authorization: `Bearer ${token}` }
}

function visitorAsker(house: TestHouse, { tenant }: Scene) {
  return async (method: 'GET' | 'POST' | 'PUT', path: string, token?: string, payload?: object | Buffer) => {
    const answer = await house.app.inject({
      ...{ method, url: `/api/v1/widget/${path}` },
      headers: {
        ...{ 'x-tenant': tenant.slug, origin: 'https://loja.com.br' },
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    expect(answer.statusCode, `${method} ${path}: ${answer.body}`).toBeLessThan(300)
    return answer.json() as Json
  }
}

function wireInbox({ inboxId }: Scene): string {
  return encodeId('inb', inboxId)
}
