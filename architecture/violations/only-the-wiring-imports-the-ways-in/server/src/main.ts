import { app } from './http/create-app.ts'

export const wired = app
