import { z } from 'zod'
import { defineEndpoint } from './endpoint.ts'
import { CarId, ConversationId } from './ids.ts'
import { ClientId, MessageView } from './messages.ts'

/** As many as a person compares in one message. */
export const MOST_SENT_CARS = 5

export const SendCarsBody = z.strictObject({
  /** The same act again is the same messages. */
  client_id: ClientId,
  car_ids: z.array(CarId).min(1).max(MOST_SENT_CARS),
})

export const carMessageEndpoints = {
  send: defineEndpoint({
    name: 'send-cars',
    method: 'POST',
    path: '/api/v1/conversations/:id/cars',
    tag: 'Cars',
    summary: 'Sends cars: as cards on the site, each as a photo with its words on WhatsApp.',
    status: 201,
    params: z.object({ id: ConversationId }),
    body: SendCarsBody,
    response: z.object({ items: z.array(MessageView) }),
  }),
}
