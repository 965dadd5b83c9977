import { useTranslation } from 'react-i18next'

const EFFECTS = [
  ...(['http_request', 'ai_answer', 'recommend', 'load_questionnaire', 'send', 'ask'] as const),
  ...(['label', 'assign', 'hand_over'] as const),
]
const FAULTS = [
  ...(['ai_not_configured', 'ai_over_budget', 'ai_failed', 'ai_silent', 'ai_unfounded'] as const),
  ...(['secret_missing', 'secret_elsewhere', 'questionnaire_missing'] as const),
  ...(['http_timeout', 'http_connect_failed', 'http_name_unresolved', 'http_address_refused'] as const),
  'http_response_too_large' as const,
]

interface FaultText {
  /** What was to be done. */
  effect(kind: string): string
  /** Why it was not: a code of ours and what it is about (`secret_missing crm`); other words as they are. */
  fault(error: string): string
}

/** What went wrong in a run, as people say it. */
export function useFaultText(): FaultText {
  const { t } = useTranslation('flows')
  return {
    effect: (kind) => t(`runs.effects.${EFFECTS.find((one) => one === kind) ?? 'other'}`),
    fault: (error) => {
      const [code = '', ...about] = error.split(' ')
      const known = FAULTS.find((one) => one === code)
      if (known === undefined) return error
      return [t(`runs.faults.${known}`), about.length > 0 && `(${about.join(' ')})`].filter(Boolean).join(' ')
    },
  }
}
