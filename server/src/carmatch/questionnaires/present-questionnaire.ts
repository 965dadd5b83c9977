import type { PublicQuestionnaire } from '@recado/contracts/matcher'
import type {
  QuestionnaireProblem,
  QuestionnaireVersionView,
  QuestionnaireView,
} from '@recado/contracts/questionnaires'
import type { Locale } from '@recado/contracts/wire'
import { type Catalogue, createRenderer } from '@recado/matching'
import type { Translator } from '../../platform/i18n.ts'
import type { TenantScope } from '../../tenancy/tenant-scope.ts'
import { defaultContent } from './default-content.ts'
import { type FoundProblem, findProblems } from './find-problems.ts'
import { listAttributes } from './list-attributes.ts'
import type { Policy } from './policy.ts'
import { findVersion, readQuestionnaire, type VersionRow } from './questionnaires.sql.ts'

export function describeProblem(
  { translate }: Translator,
  locale: Locale,
): (problem: FoundProblem) => QuestionnaireProblem {
  return (problem) => ({ ...problem, text: translate(locale, `matcher:problems.${problem.code}`) })
}

export async function readView(
  scope: TenantScope,
  stock: Catalogue,
  { texts, locale }: { texts: Translator; locale: Locale },
): Promise<QuestionnaireView> {
  const stored = await readQuestionnaire(scope)
  const content = stored?.draft ?? defaultContent
  const live = stored?.live_version_id == null ? undefined : await findVersion(scope, stored.live_version_id)
  return {
    draft: {
      revision: stored?.draft_revision ?? 0,
      content,
      saved:
        stored === undefined
          ? null
          : { by_id: stored.draft_saved_by, by_name: stored.draft_saved_by_name, at: stored.draft_saved_at },
      problems: findProblems(content, scope.clock.now().getFullYear(), stock).map(describeProblem(texts, locale)),
    },
    live: live === undefined ? null : presentVersion(live),
    changed_since_publish: stored !== undefined && stored.published_revision !== stored.draft_revision,
    default_content: defaultContent,
    attributes: listAttributes(stock, locale),
    stock_count: stock.items.length,
  }
}

export function presentVersion({ by_id, by_name, published_at, ...version }: VersionRow): QuestionnaireVersionView {
  const { id, number, note, live, question_count } = version
  return { id, number, note, live, question_count, published: { by_id, by_name, at: published_at } }
}

/** What a page asks. */
export function presentPublicly({ version, content, model, wording }: Policy): PublicQuestionnaire {
  const renderer = createRenderer(model, wording)
  return {
    version,
    title: content.title,
    intro: content.intro,
    questions: content.questions.map(({ key, kind, help, unit, range, most, options }) => ({
      key,
      kind,
      text: renderer.question(key),
      help,
      unit: unit ?? null,
      range: range ?? null,
      most: most ?? null,
      options: options.map((option) => ({ key: option.key, label: renderer.option(key, option.key) })),
    })),
    finance: content.finance,
  }
}
