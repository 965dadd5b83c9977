import { outbox } from '../../../../bot/src/outbox.ts'

export const startBot = outbox
