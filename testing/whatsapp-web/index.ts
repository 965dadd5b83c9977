export { startWhatsAppWeb, type WebPerson, type WhatsAppWebStandIn } from './start-whatsapp-web.ts'
export type { WebAccount } from './web-account.ts'
