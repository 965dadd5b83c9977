import { app } from '../server/src/http/create-app.ts'

export const printed = app
