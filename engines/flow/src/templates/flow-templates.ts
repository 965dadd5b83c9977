import afterSales from '../../templates/after-sales.json' with { type: 'json' }
import aiAssistant from '../../templates/ai-assistant.json' with { type: 'json' }
import businessHours from '../../templates/business-hours.json' with { type: 'json' }
import carDealership from '../../templates/car-dealership.json' with { type: 'json' }
import clinicBooking from '../../templates/clinic-booking.json' with { type: 'json' }
import clinicConfirmation from '../../templates/clinic-confirmation.json' with { type: 'json' }
import clinicNoShow from '../../templates/clinic-no-show.json' with { type: 'json' }
import collections from '../../templates/collections.json' with { type: 'json' }
import delivery from '../../templates/delivery.json' with { type: 'json' }
import leadCapture from '../../templates/lead-capture.json' with { type: 'json' }
import nps from '../../templates/nps.json' with { type: 'json' }
import orderStatus from '../../templates/order-status.json' with { type: 'json' }
import realEstate from '../../templates/real-estate.json' with { type: 'json' }
import salon from '../../templates/salon.json' with { type: 'json' }
import welcome from '../../templates/welcome.json' with { type: 'json' }
import { type FlowTemplate, flowTemplateSchema } from './template-schema.ts'

/** Flows that come ready, in Brazilian Portuguese, in the order of the catalogue. */
export const FLOW_TEMPLATES: readonly FlowTemplate[] = [
  welcome,
  businessHours,
  leadCapture,
  aiAssistant,
  carDealership,
  realEstate,
  clinicBooking,
  clinicConfirmation,
  clinicNoShow,
  salon,
  delivery,
  orderStatus,
  collections,
  afterSales,
  nps,
].map((template) => flowTemplateSchema.parse(template))

/** One of them by id. */
export function flowTemplate(id: string): FlowTemplate | undefined {
  return FLOW_TEMPLATES.find((template) => template.id === id)
}
