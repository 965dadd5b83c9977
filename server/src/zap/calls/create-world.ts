import type { HttpClient } from '../../platform/http-client.ts'
import type { Keyring } from '../../platform/secrets/index.ts'
import { type AiParts, askModel } from './ai/ask-model.ts'
import { callHttp } from './call-http.ts'
import type { CarAdviser } from './car-adviser.ts'
import { openFlowSecrets } from './flow-secrets.sql.ts'
import { secretsOf } from './reveal-secrets.ts'
import type { World } from './world.ts'

export interface WorldParts {
  http: HttpClient
  keyring: Keyring
  cars: CarAdviser
  ai: Omit<AiParts, 'http' | 'keyring'>
}

/** The world of a server: services over HTTP, the car adviser, and a model where one is configured. */
export function createWorld({ http, keyring, cars, ai }: WorldParts): World {
  return {
    prepare: async (scope, asking) => {
      const { effect, conversationId, key, signal } = asking
      switch (effect.type) {
        case 'http_request': {
          const secrets = await openFlowSecrets(scope, keyring, secretsOf(effect))
          return () => callHttp(http, { effect, idempotencyKey: key, secrets, signal })
        }
        case 'recommend': {
          const answer = await cars.recommend(scope, effect, { conversationId, key })
          return async () => answer
        }
        case 'load_questionnaire': {
          const answer = await cars.loadQuestionnaire(scope, effect.questionnaire_id)
          return async () => answer
        }
        case 'ai_answer':
          return askModel(scope, { http, keyring, ...ai }, asking)
      }
    },
  }
}
