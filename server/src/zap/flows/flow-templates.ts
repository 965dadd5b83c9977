import { FlowStarts } from '@recado/contracts/flow-starts'
import { FlowDraftDocument, type FlowTemplateView } from '@recado/contracts/flows'
import { FLOW_TEMPLATES, flowTemplate } from '@recado/flow/templates'
import type { NewFlow } from './create-flow.ts'
import { errors } from './errors.ts'

/** Flows that come ready, in the order of the catalogue. */
export function listTemplates(): FlowTemplateView[] {
  return FLOW_TEMPLATES.map(({ id, name, description, category, needs, document }) => ({
    id,
    name,
    description,
    category,
    needs,
    block_count: [document, ...document.sub_flows].reduce((sum, { blocks }) => sum + blocks.length, 0),
  }))
}

/** One of them on the company's clock; its starts wait for an inbox. @throws flow_template_unknown (404) */
export function templateFlow(id: string, timezone: string): NewFlow {
  const template = flowTemplate(id)
  if (template === undefined) throw errors.flow_template_unknown()
  const { name, description, document, starts } = template
  return {
    name,
    description,
    canvas: {},
    document: FlowDraftDocument.parse({ ...document, time_zone: timezone }),
    starts: FlowStarts.parse(starts),
  }
}
