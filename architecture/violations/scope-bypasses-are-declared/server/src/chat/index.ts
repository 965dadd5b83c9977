import { listContacts } from './contacts/routes/console.ts'

export const chat = { routes: [listContacts] }
