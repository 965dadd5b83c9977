import { createRenderer, type Model, type Wording } from '@recado/matching'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { hasCars } from './cars.sql.ts'

export type AskedQuestion = {
  id: string
  text: string
  answer:
    | { kind: 'money' }
    | { kind: 'number'; min: number; whole: true }
    | { kind: 'choice'; options: { id: string; title: string }[] }
  optional: true
}

/**
 * The questions by which a stock is searched, in the company's language; undefined where it has no cars of its own. Those
 * with several answers at once are left to pages: in a conversation one is picked.
 */
export async function askForCars(
  scope: TenantScope,
  policy: (scope: TenantScope) => Promise<{ model: Model; wording: Wording }>,
): Promise<AskedQuestion[] | undefined> {
  if (!(await hasCars(scope))) return undefined
  const { model, wording } = await policy(scope)
  const renderer = createRenderer(model, wording)
  return model.questions
    .filter(({ kind }) => kind === 'choice' || kind === 'amount')
    .map(({ key, kind, unit, options }) => ({
      id: key,
      text: renderer.question(key),
      answer:
        kind === 'choice'
          ? {
              kind: 'choice',
              options: options.map((option) => ({ id: option.key, title: renderer.option(key, option.key) })),
            }
          : unit === 'brl_cents'
            ? { kind: 'money' }
            : { kind: 'number', min: 0, whole: true },
      optional: true,
    }))
}
