export { FLOW_TEMPLATES, flowTemplate } from './flow-templates.ts'
export {
  type FlowTemplate,
  TEMPLATE_CATEGORIES,
  TEMPLATE_NEEDS,
  type TemplateCategory,
  type TemplateNeed,
  type TemplateStart,
} from './template-schema.ts'
