export { Account, type AccountOptions } from './people/account.ts'
export { type Addressing, Person, type PersonOptions, type Shown, textOf } from './people/person.ts'
export { startWhatsApp, type WhatsAppStandIn } from './start-whatsapp.ts'
