export { createDevelopmentMailbox } from './development-mailbox.ts'
