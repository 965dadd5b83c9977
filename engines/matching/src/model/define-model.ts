import type { Attribute } from './attribute.ts'
import { checkModel, type ModelProblem } from './check-model.ts'
import { type ModelData, modelSchema } from './model-schema.ts'

export interface Model extends ModelData {
  /** Attributes by key. */
  readonly byKey: ReadonlyMap<string, Attribute>
}

export class InvalidModel extends Error {
  readonly problems: readonly ModelProblem[]
  constructor(problems: readonly ModelProblem[]) {
    super(`invalid model: ${problems.map((p) => `${p.code} at ${p.path}`).join('; ')}`)
    this.name = 'InvalidModel'
    this.problems = problems
  }
}

/**
 * Checks a definition and fills its defaults.
 * @throws InvalidModel listing every problem: unknown attributes, value functions against their direction, …
 */
export function defineModel(input: unknown): Model {
  const parsed = modelSchema.safeParse(input)
  if (!parsed.success) {
    throw new InvalidModel(
      parsed.error.issues.map((issue) => ({ code: 'malformed', path: issue.path.join('.'), detail: issue.message })),
    )
  }
  const problems = checkModel(parsed.data)
  if (problems.length > 0) throw new InvalidModel(problems)
  return { ...parsed.data, byKey: new Map(parsed.data.attributes.map((attribute) => [attribute.key, attribute])) }
}
