import { createHmac } from 'node:crypto'
import type { InboxId } from '@recado/contracts/ids'
import type { PlacementKind } from '@recado/contracts/tenants'
import { sealIdentitySecret } from '../../src/chat/inboxes/identity-secret.ts'
import { newId } from '../../src/platform/ids.ts'
import { buildInbox, buildScene, type Scene } from '../conversations/scene.ts'
import { buildMember, type SignedIn } from '../support/factories.ts'
import type { TestHouse } from '../support/test-house.ts'

/** A company whose site proves who its visitors are, and the calls of a widget and of its people. */
export interface WidgetScene extends Scene {
  owner: SignedIn
  /** A widget's call, by a visitor's token where one is given. */
  call(method: 'GET' | 'POST' | 'PUT', path: string, token?: string, payload?: object): Promise<Answer>
  /** Begins a visit in an inbox, the scene's own unless another is named. */
  enter(session?: { visitor_token?: string; identity?: object; inbox?: string }): Promise<Answer>
  /** Somebody who has written once. */
  visit(text?: string, identity?: object, inbox?: string): Promise<Visit>
  /** What the site says of its user: signed by the secret of an inbox. */
  identity(userId: string, more?: object, secret?: string): { user_id: string; hash: string }
  /** Another widget of the company, with a secret of its own. */
  addInbox(secret: string): Promise<InboxId>
  textsOf(visit: Pick<Visit, 'token' | 'conversation'>): Promise<string[]>
}

export interface Answer {
  status: number
  body: AnswerBody
}

/** What a widget's calls answer, all together: which of it is there follows from the call and its status. */
export interface AnswerBody {
  id: string
  code: string
  visitor_token: string
  verified: boolean
  returning: boolean
  contact: { id: string; name: string; email: string | null } | null
  conversation: { id: string }
  items: { id: string; body: string }[]
  links: { url: string }
}

export interface Visit {
  token: string
  conversation: string
  /** Their contact's id on the wire. */
  contact: string
}

const SECRET = 'ids_segredo'

export async function buildWidgetScene(house: TestHouse, placement: PlacementKind): Promise<WidgetScene> {
  const scene = await buildScene(house, { placement })
  const { tenant } = scene
  const setSecret = (inboxId: InboxId, secret: string) =>
    scene.run((scope) =>
      scope.db
        .updateTable('inboxes')
        .set({ sealed_identity_secret: sealIdentitySecret(house.services.keyring, tenant.id, secret) })
        .where('tenant_id', '=', tenant.id)
        .where('id', '=', inboxId)
        .execute(),
    )
  await setSecret(scene.inboxId, SECRET)
  const call: WidgetScene['call'] = async (method, path, token, payload) => {
    const answer = await house.app.inject({
      method,
      url: `/api/v1/widget/${path}`,
      headers: {
        'x-tenant': tenant.slug,
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(Buffer.isBuffer(payload) ? { 'content-type': 'application/octet-stream' } : {}),
      },
      ...(payload === undefined ? {} : { payload }),
    })
    return { status: answer.statusCode, body: answer.body === '' ? ({} as AnswerBody) : answer.json<AnswerBody>() }
  }
  const enter: WidgetScene['enter'] = ({ inbox = scene.inboxId, ...session } = {}) =>
    call('POST', 'sessions', undefined, { inbox_key: inbox, ...session })
  return {
    ...scene,
    owner: await buildMember(house, tenant, 'owner'),
    call,
    enter,
    visit: async (text = 'Oi', identity, inbox) => {
      const named = { ...(identity === undefined ? {} : { identity }), ...(inbox === undefined ? {} : { inbox }) }
      const token = (await enter(named)).body.visitor_token
      const started = await call('POST', 'conversations', token, { client_id: newId<string>(), text })
      if (started.status !== 201) throw new Error(JSON.stringify(started.body))
      const { body } = await enter({ ...named, visitor_token: token })
      return { token, conversation: started.body.conversation.id, contact: body.contact?.id ?? '' }
    },
    identity: (userId, more = {}, secret = SECRET) => ({
      user_id: userId,
      hash: createHmac('sha256', secret).update(userId).digest('hex'),
      ...more,
    }),
    addInbox: async (secret) => {
      const inboxId = await scene.run((scope) => buildInbox(scope))
      await setSecret(inboxId, secret)
      return inboxId
    },
    textsOf: async ({ token, conversation }) => {
      const { status, body } = await call('GET', `conversations/${conversation}/messages`, token)
      if (status !== 200) throw new Error(JSON.stringify(body))
      return body.items.map((item) => item.body)
    },
  }
}
