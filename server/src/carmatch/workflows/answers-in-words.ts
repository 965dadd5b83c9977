import type { RecommendationId } from '@recado/contracts/ids'
import type { Locale } from '@recado/contracts/wire'
import type { Translator } from '../../platform/i18n.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { listChainOf, sayAnswers } from '../recommendations/index.ts'
import type { Shop } from './shop.ts'

/** What somebody answered in the questionnaire before they asked, by the questions as they are asked now. */
export async function answersInWords(
  { shop, texts }: { shop: Shop; texts: Translator },
  scope: TenantScope,
  id: RecommendationId | null | undefined,
): Promise<{ question: string; answer: string }[]> {
  if (id === null || id === undefined) return []
  const chain = await listChainOf(scope, id)
  const policy = await shop.policies.live(scope)
  const locale = scope.tenant.locale as Locale
  return sayAnswers(policy, chain[0]?.answers ?? {}, (key) => texts.translate(locale, `matcher:${key}`))
}

/** What they typed or asked to be different, in its order. */
export async function wishesInWords(
  texts: Translator,
  scope: TenantScope,
  ids: readonly RecommendationId[],
): Promise<string[]> {
  const said: string[] = []
  for (const id of ids)
    for (const { source, said: words } of await listChainOf(scope, id)) {
      const label =
        source === 'critique' ? texts.translate(scope.tenant.locale as Locale, `matcher:critiques.${words}`) : words
      if (label !== '' && !said.includes(label)) said.push(label)
    }
  return said
}
