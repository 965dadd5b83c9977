import type { Contact } from '../contacts/contact.ts'

export type Payer = Contact
