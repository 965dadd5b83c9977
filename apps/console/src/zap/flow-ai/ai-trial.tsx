import { FlowAiBody, type FlowAiTrial } from '@recado/contracts/flow-ai'
import { CircleAlert, CircleCheck, FlaskConical } from 'lucide-react'
import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { useTranslation } from 'react-i18next'
import { Button } from '../../design/button.tsx'
import { Notice } from '../../design/notice.tsx'
import { showProblem } from '../../forms/show-problem.ts'
import { useServices } from '../../services.ts'
import { type AiValues, bodyOf } from './ai-values.ts'
import { testFlowAi } from './flow-ai.api.ts'

/** Asks the model that is typed for a word, before it is kept. */
export function AiTrial({ form }: { form: UseFormReturn<AiValues> }) {
  const { t } = useTranslation('flow-settings')
  const { http } = useServices()
  const [trial, setTrial] = useState<FlowAiTrial>()
  const [busy, setBusy] = useState(false)
  const test = async () => {
    setTrial(undefined)
    if (!(await form.trigger(undefined, { shouldFocus: true }))) return
    setBusy(true)
    try {
      setTrial(await testFlowAi(http, FlowAiBody.parse(bodyOf(form.getValues()))))
    } catch (error) {
      showProblem(form, error, { flow_ai_key_missing: 'api_key' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="grid gap-2">
      <Button className="justify-self-start" busy={busy} onClick={() => void test()}>
        {!busy && <FlaskConical size={16} aria-hidden />}
        {t('ai.test')}
      </Button>
      <div role="status">
        {trial !== undefined && (
          <Notice icon={trial.fault === null ? CircleCheck : CircleAlert} tone={trial.fault === null ? 'good' : 'bad'}>
            {trial.fault === null ? t('ai.works', { answer: trial.answer }) : t(`ai.faults.${trial.fault}`)}
          </Notice>
        )}
      </div>
    </div>
  )
}
